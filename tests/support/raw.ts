import { once } from 'node:events'
import { connect } from 'node:net'

/** Sends bytes as they are, and gives all that is answered until the server closes. `over`: we say that nothing more will come. */
export async function say(port: number, bytes: string | Buffer, over = false): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const chunks: Buffer[] = []
  socket.on('data', chunk => chunks.push(chunk))
  // A server may close before it has heard all of it.
  socket.on('error', () => {})
  const sent = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
  if (over) socket.end(sent)
  else socket.write(sent)
  await once(socket, 'close')
  return Buffer.concat(chunks)
}

/** A request in bytes: its first line and its headers. */
export const line = (request: string, headers = 'Host: localhost\r\nConnection: close'): string =>
  `${request}\r\n${headers}\r\n\r\n`

/** The pieces of a body that was sent in chunks, and where it ends. */
function unchunked(bytes: Buffer, from: number): { body: Buffer; end: number } {
  const pieces: Buffer[] = []
  for (let at = from; ; ) {
    const stop = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, stop), 16)
    if (stop < 0 || Number.isNaN(size)) throw new Error('a chunk without its size')
    pieces.push(bytes.subarray(stop + 2, stop + 2 + size))
    at = stop + 2 + size + 2
    if (size === 0) return { body: Buffer.concat(pieces), end: at }
  }
}

/**
 * The answers that bytes hold, one after the other, each with exactly the body that its head says.
 * @param methods of the requests, in their order: HEAD has no body
 * @throws Error where bytes are left over, or lack
 */
export function answersIn(bytes: Buffer, methods: readonly string[] = ['GET']): Response[] {
  const answers: Response[] = []
  let at = 0
  while (at < bytes.length) {
    const end = bytes.indexOf('\r\n\r\n', at)
    const [first = '', ...lines] = bytes.toString('latin1', at, end).split('\r\n')
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1])
    if (end < 0 || !status) throw new Error(`no answer begins with ${first.slice(0, 60)}`)
    const headers = new Headers(
      lines.map(one => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)] as [string, string]),
    )
    at = end + 4
    if (status < 200) continue
    const bodiless = methods[answers.length] === 'HEAD' || status === 304 || status === 204
    let body: Buffer = Buffer.alloc(0)
    if (!bodiless && headers.get('transfer-encoding') === 'chunked') ({ body, end: at } = unchunked(bytes, at))
    else if (!bodiless) {
      body = bytes.subarray(at, at + Number(headers.get('content-length') ?? 0))
      if (body.length < Number(headers.get('content-length') ?? 0)) throw new Error('an answer cut short')
      at += body.length
    }
    answers.push(new Response(bodiless || status === 304 ? null : new Uint8Array(body), { status, headers }))
  }
  return answers
}
