import type { Context } from 'hono'
import type { Encoded, Encoding } from './encoded.ts'
import { encodingFor, matches } from './negotiate.ts'

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
export type Form = Encoding | 'unchanged'

/** The form that a client gets: the encoding that it reads, or only word that what it has is still so. */
export function formFor({ status, etag }: Sendable, { ifNoneMatch, acceptEncoding }: Asked): Form {
  return status === 200 && etag && matches(ifNoneMatch, etag) ? 'unchanged' : encodingFor(acceptEncoding)
}

/**
 * How an answer begins in one of its forms.
 * @param bytes its content in that form; null for `unchanged`
 */
export function beginningOf(
  { status, contentType, headers = {}, etag, body }: Sendable,
  form: Form,
  bytes: Uint8Array | null,
) {
  if (!bytes) return { status: 304, headers: { ETag: etag ?? '', Vary: 'Accept-Encoding', ...headers } }
  return {
    status,
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
      Vary: 'Accept-Encoding',
      ...(bytes === body.identity ? {} : { 'Content-Encoding': form }),
      ...(etag ? { ETag: etag } : {}),
      ...headers,
    },
  }
}

/** Sends an answer in the encoding that the client reads, or 304 when it has it already. */
export async function send(c: Context, what: Sendable): Promise<Response> {
  const form = formFor(what, {
    ifNoneMatch: c.req.header('if-none-match'),
    acceptEncoding: c.req.header('accept-encoding'),
  })
  const bytes = form === 'unchanged' ? null : await what.body.in(form)
  return new Response(bytes as Uint8Array<ArrayBuffer> | null, beginningOf(what, form, bytes))
}
