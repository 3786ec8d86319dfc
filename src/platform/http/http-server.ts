import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { AnswersAtOnce } from './at-once.ts'
import { longestBody, slowest } from './connections.ts'

/** What the socket knows of a request. */
export type Bindings = { peer?: string | undefined }
type Answering = (request: Request, bindings: Bindings) => Response | Promise<Response>

/** What the parser of requests stumbled over, as a status; anything else is a bad request. */
const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** Read by hardly anybody: no browser sends what is refused here. */
const sentence = (status: number): string =>
  `${status} ${STATUS_CODES[status]}\nCette requête ne peut pas être lue.\nThis request can’t be read.\n`

/** RFC 9112, 3.2: a request names one host. Which one it names matters to nothing here. */
const hasOneHost = ({ rawHeaders, httpVersion }: IncomingMessage): boolean => {
  const named = rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === 'host').length
  return named === 1 || (named === 0 && httpVersion === '1.0')
}

/** Whether all of a request is awaited for no longer than any other: a form with files has its own measure. */
const isBounded = ({ headers }: IncomingMessage): boolean =>
  (headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0') &&
  !/^multipart\/form-data/i.test(headers['content-type'] ?? '')

/**
 * The site behind a socket. What is hardly a request never reaches it: whoever sent it hears what it is, under the same headers as any answer.
 * @param headers those of every answer
 * @param atOnce what is tried first: it says whether it has answered
 */
export function httpServer(
  answer: Answering,
  headers: Record<string, string>,
  atOnce: AnswersAtOnce = () => false,
): Server {
  const around = (status: number): Record<string, string> => ({
    ...headers,
    ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Request-Id': randomUUID(),
    Connection: 'close',
  })
  const refusal = (status: number) => new Response(sentence(status), { status, headers: around(status) })
  const refuse = (socket: Duplex, status: number) => {
    const body = sentence(status)
    const lines = Object.entries({ ...around(status), 'Content-Length': String(Buffer.byteLength(body)) })
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map(([name, value]) => `${name}: ${value}`)]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
  }

  // What is being said on a connection: a second head in the middle of an answer would be read as a part of it.
  const said = new WeakMap<Duplex, ServerResponse>()
  const answering = getRequestListener(
    async (request, { incoming, outgoing }) => {
      said.set(incoming.socket as Duplex, outgoing as ServerResponse)
      return hasOneHost(incoming as IncomingMessage)
        ? answer(request, { peer: incoming.socket.remoteAddress })
        : refusal(400)
    },
    {
      hostname: 'localhost',
      overrideGlobalObjects: false,
      errorHandler: error => refusal(error instanceof RequestError ? 400 : 500),
    },
  )
  const awaitBody = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const timer = setTimeout(() => {
      if (incoming.complete) return
      if (outgoing.headersSent) incoming.socket.destroy()
      else refuse(incoming.socket, 408)
    }, longestBody)
    outgoing.once('close', () => clearTimeout(timer))
  }
  // Node.js would answer a request without a host itself, without our headers.
  const server = createServer({ requireHostHeader: false, ...slowest }, (incoming, outgoing) => {
    said.set(incoming.socket, outgoing)
    if (isBounded(incoming)) awaitBody(incoming, outgoing)
    if (!hasOneHost(incoming) || !atOnce(incoming, outgoing)) answering(incoming, outgoing)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const outgoing = said.get(socket)
    const midway = outgoing?.headersSent && !outgoing.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || midway) socket.destroy()
    else refuse(socket, statuses[error.code ?? ''] ?? 400)
  })
  server.on('connect', (_, socket) => refuse(socket, 405))
  server.on('checkExpectation', (_, outgoing) => outgoing.writeHead(417, around(417)).end(sentence(417)))
  return server
}
