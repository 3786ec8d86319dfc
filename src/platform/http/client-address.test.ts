import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientAddress, countedAs, isFromHere, proxiesOf } from './client-address.ts'

const proxies = proxiesOf('127.0.0.1, 10.0.0.0/8, 2001:db8::/32')

describe('the address that a request is from', () => {
  test('is that of the socket, whatever the request claims, where no proxy is believed', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (peer, claimed) => {
        expect(clientAddress(peer, claimed, null)).toBe(peer)
      }),
    )
  })

  test('is that of the socket where that is no believed proxy', () => {
    expect(clientAddress('192.0.2.9', '198.51.100.1', proxies)).toBe('192.0.2.9')
  })

  test('is what the nearest believed proxy wrote, and nothing that a client wrote before it', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.7', proxies)).toBe('203.0.113.7')
    expect(clientAddress('::ffff:127.0.0.1', 'forged, 198.51.100.1, 203.0.113.7', proxies)).toBe('203.0.113.7')
    expect(clientAddress('127.0.0.1', '127.0.0.1, 203.0.113.7', proxies)).toBe('203.0.113.7')
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.ipV4())), forged => {
        expect(clientAddress('127.0.0.1', [...forged, '203.0.113.7'].join(','), proxies)).toBe('203.0.113.7')
      }),
    )
  })

  test('goes through several proxies, all of them believed', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.7, 10.1.2.3, 2001:db8::1', proxies)).toBe('203.0.113.7')
    expect(clientAddress('127.0.0.1', '198.51.100.1, 203.0.113.7, 10.1.2.3', proxies)).toBe('203.0.113.7')
  })

  test('is the proxy’s where that says nothing that could be an address', () => {
    for (const said of [null, '', 'unknown', '1.2.3', '203.0.113.7:1234', '_hidden'])
      expect(clientAddress('127.0.0.1', said, proxies)).toBe('127.0.0.1')
  })
})

test.each(['', 'nonsense', '127.0.0.1/33', '::1/129', '10.0.0.0/8/8', '10.0.0.0/x', '127.0.0.1,,'])(
  '%j is no list of proxies',
  names => expect(proxiesOf(names)).toBeNull(),
)

describe('whom a limit counts for', () => {
  test('is an IPv4 address, or the network of an IPv6 address, however it is written', () => {
    expect(countedAs('203.0.113.7')).toBe('203.0.113.7')
    for (const address of ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff::', '2001:DB8:1:2:3:4:5:6'])
      expect(countedAs(address)).toBe('2001:db8:1:2::/64')
    expect(countedAs('::1')).toBe('0:0:0:0::/64')
    expect(countedAs('')).toBe('')
  })
})

describe('a request from this machine', () => {
  const asked = (peer: string, host: string, more: Record<string, string> = {}) =>
    isFromHere(peer, new Headers({ host, ...more }))

  test('comes by its own socket, under a name of this machine', () => {
    expect(asked('127.0.0.1', 'localhost:3000')).toBe(true)
    expect(asked('::ffff:127.0.0.1', '127.0.0.1:3000')).toBe(true)
    expect(asked('::1', '[::1]:3000')).toBe(true)
  })

  test('isn’t one that another machine sent, or a proxy of this machine, or under another name', () => {
    expect(asked('192.0.2.1', 'localhost:3000')).toBe(false)
    expect(asked('127.0.0.1', 'parvis.example')).toBe(false)
    expect(asked('127.0.0.1', '')).toBe(false)
    expect(asked('127.0.0.1', 'localhost.elsewhere.example')).toBe(false)
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-forwarded-host', 'x-real-ip'])
      expect(asked('127.0.0.1', 'localhost:3000', { [header]: '127.0.0.1' })).toBe(false)
    expect(isFromHere(undefined, new Headers())).toBe(false)
  })
})
