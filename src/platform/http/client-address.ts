import { BlockList, isIP } from 'node:net'
import { urlOf } from '../facts/url.ts'
import { isLoopback } from '../loopback.ts'

/** The proxies that are believed, as the operator names them: addresses and networks. Null where one of them is neither. */
export function proxiesOf(names: string): BlockList | null {
  const list = new BlockList()
  for (const name of names.split(',').map(one => one.trim())) {
    const [address = '', length, ...more] = name.split('/')
    const kind = kindOf(address)
    if (!kind || more.length > 0) return null
    if (length === undefined) {
      list.addAddress(address, kind)
      continue
    }
    if (!/^\d{1,3}$/.test(length) || Number(length) > (kind === 'ipv4' ? 32 : 128)) return null
    list.addSubnet(address, Number(length), kind)
  }
  return list
}

const kindOf = (address: string): 'ipv4' | 'ipv6' | null => {
  const version = isIP(address)
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6'
}

/** An IPv4 address as such, where the socket tells it as IPv6. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

const among = (list: BlockList, address: string): boolean => {
  const kind = kindOf(address)
  return kind !== null && list.check(address, kind)
}

/**
 * The address that a request is from. Only a proxy that is believed is asked whom it speaks for: `X-Forwarded-For` is read from its end,
 * where the nearest proxy wrote, up to the first address that isn't a believed proxy's; what a client wrote before it counts for nothing.
 * @param peer the address at the other end of the socket
 */
export function clientAddress(peer: string | undefined, forwarded: string | null, proxies: BlockList | null): string {
  let address = plain(peer ?? '')
  if (!proxies) return address
  for (const named of (forwarded ?? '').split(',').reverse()) {
    if (!among(proxies, address)) break
    const before = plain(named)
    if (kindOf(before) === null) break
    address = before
  }
  return address
}

/** Whom a limit counts for: of an IPv6 address its network, since one reader has 2^64 of them. */
export function countedAs(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const missing = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : []
  return `${[...before, ...missing, ...after]
    .slice(0, 4)
    .map(part => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** What proxies write into what they send on. */
const sentOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/** Whether a request is from this machine: by its socket, under a name of this machine, and with no sign that a proxy sent it on. */
export function isFromHere(peer: string | undefined, headers: Headers): boolean {
  const host = urlOf(`http://${headers.get('host') ?? ''}`)?.hostname.replace(/^\[|\]$/g, '') ?? ''
  return isLoopback(plain(peer ?? '')) && isLoopback(host) && sentOn.every(name => !headers.has(name))
}
