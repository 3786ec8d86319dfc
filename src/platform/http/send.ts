import type { Context } from 'hono'
import { encodingFor, matches } from './negotiate.ts'
import type { Encoded } from './page-cache.ts'

export type Sendable = {
  status: number
  contentType: string
  headers?: Record<string, string>
  etag?: string
  body: Encoded
}

/** What a client says that decides in which form it gets an answer. */
type Asked = { ifNoneMatch: string | undefined; acceptEncoding: string | undefined }
/** The forms in which an answer can be had. */
export type Form = keyof Encoded | 'unchanged'

/** The form that a client gets: the encoding that it reads, or only word that what it has is still so. */
export function formFor({ status, etag }: Sendable, { ifNoneMatch, acceptEncoding }: Asked): Form {
  return status === 200 && etag && matches(ifNoneMatch, etag) ? 'unchanged' : encodingFor(acceptEncoding)
}

/** An answer in one of its forms. */
export function inForm({ status, contentType, headers = {}, etag, body }: Sendable, form: Form) {
  if (form === 'unchanged') {
    return { status: 304, headers: { ETag: etag ?? '', Vary: 'Accept-Encoding', ...headers }, bytes: null }
  }
  const bytes = body[form]
  return {
    status,
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
      Vary: 'Accept-Encoding',
      ...(form === 'identity' || bytes === body.identity ? {} : { 'Content-Encoding': form }),
      ...(etag ? { ETag: etag } : {}),
      ...headers,
    },
    bytes,
  }
}

/** Sends ready bytes in the encoding that the client reads, or 304 when it has them already. */
export function send(c: Context, what: Sendable): Response {
  const form = formFor(what, {
    ifNoneMatch: c.req.header('if-none-match'),
    acceptEncoding: c.req.header('accept-encoding'),
  })
  const { status, headers, bytes } = inForm(what, form)
  return new Response(bytes as Uint8Array<ArrayBuffer> | null, { status, headers })
}
