import type { ReadableStream } from 'node:stream/web'
import { type Coming, refuse, type Upload } from '../files/upload.ts'
import { readMultipart, type Unread } from './multipart.ts'

/** More than any form of ours holds beside its files, in bytes. */
const largestForm = 64 * 1024
/** How many times what it may bring a form with files may hold before nothing more of it is read: whoever chose too much is told so. */
const patience = 2

export type FormRead = { form: URLSearchParams; uploads: Upload[] } | { refused: Unread | 415 }

/** What a page takes of files. */
export type Taking = {
  most: number
  /** Of each, in bytes. */
  bytes: number
  take(coming: Coming): Promise<Upload>
}

/** The control characters that no field of a form may hold; line breaks and tabs are allowed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/**
 * What a form sent, as browsers send it without a script. Of a field that is there twice, the first value counts.
 * @param taking what the page takes of files; null where it takes none
 * @param came is filled with its files, also where the form isn't read to its end: whoever asked has to take them away
 * @param mostText bytes that its text may have
 * @returns 415 for a body of another kind, 413 for one that is longer than any form of ours, 400 for one that is cut short, 408 for one that
 *   comes too slowly
 */
export async function readForm(
  request: Request,
  taking: Taking | null,
  came: Upload[],
  mostText = largestForm,
): Promise<FormRead> {
  const contentType = request.headers.get('content-type') ?? ''
  const form = new URLSearchParams()
  const onField = (name: string, value: string) => {
    if (!form.has(name)) form.set(name, value.toWellFormed().replace(unwritable, ''))
  }
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) {
    const bytes = await bounded(request.body, mostText)
    if (bytes === null) return { refused: 413 }
    for (const [name, value] of new URLSearchParams(bytes.toString('utf8'))) onField(name, value)
    return { form, uploads: [] }
  }
  if (!taking || !/^multipart\/form-data\s*(;|$)/i.test(contentType)) return { refused: 415 }
  const most = mostText + patience * taking.most * taking.bytes
  if (Number(request.headers.get('content-length') ?? 0) > most) return { refused: 413 }
  if (!request.body) return { refused: 400 }
  const places = new Map<Upload, number>()
  const refused = await readMultipart(request.body as ReadableStream<Uint8Array>, {
    contentType,
    largest: taking.bytes,
    most,
    mostText,
    onField,
    async onFile(part, place) {
      const upload = place < taking.most ? await taking.take(part) : refuse(part, 'too-many')
      came.push(upload)
      places.set(upload, place)
    },
  })
  if (refused !== null) return { refused }
  const uploads = came.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
  return { form, uploads }
}

async function bounded(body: Request['body'], most: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = []
  let length = 0
  if (body) {
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
      length += piece.length
      if (length > most) return null
      pieces.push(piece)
    }
  }
  return Buffer.concat(pieces)
}
