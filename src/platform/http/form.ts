/** More than any form of ours holds, in bytes. */
const largestForm = 64 * 1024

export type FormRead = { form: URLSearchParams } | { refused: 413 | 415 }

/** The control characters that no field of a form may hold; line breaks and tabs are allowed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/**
 * What a form sent, as browsers send it without a script. Of a field that is there twice, the first value counts.
 * @returns 415 for a body of another kind, 413 for one that is longer than any form of ours
 */
export async function readForm(request: Request): Promise<FormRead> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return { refused: 415 }
  const bytes = await bounded(request.body)
  if (bytes === null) return { refused: 413 }
  const form = new URLSearchParams()
  for (const [name, value] of new URLSearchParams(bytes.toString('utf8')))
    if (!form.has(name)) form.set(name, value.toWellFormed().replace(unwritable, ''))
  return { form }
}

async function bounded(body: ReadableStream<Uint8Array> | null): Promise<Buffer | null> {
  const pieces: Uint8Array[] = []
  let length = 0
  if (body) {
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
      length += piece.length
      if (length > largestForm) return null
      pieces.push(piece)
    }
  }
  return Buffer.concat(pieces)
}
