import type { Context } from 'hono'
import { encodingFor, matches } from './negotiate.ts'
import type { Encoded } from './page-cache.ts'

type Sendable = { status: number; contentType: string; headers?: Record<string, string>; etag?: string; body: Encoded }

/** Sends ready bytes in the encoding that the client reads, or 304 when it has them already. */
export function send(c: Context, { status, contentType, headers = {}, etag, body }: Sendable): Response {
  if (status === 200 && etag && matches(c.req.header('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: { ETag: etag, Vary: 'Accept-Encoding', ...headers } })
  }
  const encoding = encodingFor(c.req.header('accept-encoding'))
  const bytes = body[encoding]
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    status,
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' || bytes === body.identity ? {} : { 'Content-Encoding': encoding }),
      ...(etag ? { ETag: etag } : {}),
      ...headers,
    },
  })
}
