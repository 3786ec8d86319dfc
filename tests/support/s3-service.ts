import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const region = 'eu-test-1'
const keys = { accessKey: 'PARVISTEST', secretKey: 'a secret/that+nobody=guesses' }

export type S3Service = {
  url: string
  region: string
  accessKey: string
  secretKey: string
  /** What is kept, by bucket and key. */
  objects: Map<string, Buffer>
  /** The requests that came, as `METHOD /bucket/key status`. */
  heard: string[]
  /** What the next requests are answered instead: a status, or nothing at all. */
  failing: (number | 'hangs up')[]
  /** Cuts answers off after so many bytes. */
  cutAt: number | null
  stop(): Promise<void>
}

const hex = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** The signature that a request has to have, written down from AWS’s description (Signature Version 4) and not from any library. */
function isSigned({ method = '', url = '', headers }: IncomingMessage): boolean {
  const [, scope = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=PARVISTEST\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  const date = String(headers['x-amz-date'])
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every(name => names.split(';').includes(name))) return false
  if (scope !== `${date.slice(0, 8)}/${region}/s3/aws4_request`) return false
  const canonical = [
    method,
    url,
    '',
    ...names.split(';').map(name => `${name}:${headers[name]}`),
    '',
    names,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', date, scope, hex(canonical)].join('\n')
  const key = [date.slice(0, 8), region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${keys.secretKey}`)
  return hmac(key, toSign).toString('hex') === signature
}

/** A small service that speaks as much of S3 as keeping files takes, with one bucket. It believes only what is signed. */
export async function startS3(bucket: string): Promise<S3Service> {
  const service: Omit<S3Service, 'url' | 'stop'> = {
    region,
    ...keys,
    objects: new Map(),
    heard: [],
    failing: [],
    cutAt: null,
  }
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const body = Buffer.concat(pieces)
    const path = request.url ?? ''
    const answer = (status: number, content: Buffer | string = '') => {
      service.heard.push(`${request.method} ${path} ${status}`)
      response.writeHead(status, { 'Content-Length': Buffer.byteLength(content) })
      if (service.cutAt === null) return response.end(content)
      response.write(Buffer.from(content).subarray(0, service.cutAt), () => response.destroy())
    }
    const failing = service.failing.shift()
    if (failing === 'hangs up') return request.socket.destroy()
    if (failing !== undefined) return answer(failing, '<Error/>')
    if (!isSigned(request)) return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    if (!path.startsWith(`/${bucket}/`)) return answer(404, '<Error><Code>NoSuchBucket</Code></Error>')
    if (request.method === 'PUT') {
      if (request.headers['content-length'] === undefined) return answer(411)
      if (hex(body) !== request.headers['x-amz-content-sha256']) return answer(400)
      service.objects.set(path.slice(1), body)
      return answer(200)
    }
    if (request.method === 'DELETE') {
      service.objects.delete(path.slice(1))
      return answer(204)
    }
    const found = service.objects.get(path.slice(1))
    return found ? answer(200, found) : answer(404, '<Error><Code>NoSuchKey</Code></Error>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(service, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}
