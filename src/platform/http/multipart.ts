import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Busboy, type BusboyConfig, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'

/** Parts that have no end: more of them, or more about each of them, than any form of ours has. */
const bounds = { fields: 200, headerPairs: 16, headerSize: 8 * 1024, parts: 300, files: 100 }
/** No field of ours has a longer name: one that has, or whose name was cut, is passed over. */
const longestName = 100
/** How much of a file is held until the disk has taken it, in bytes. */
const held = 64 * 1024

/** How slowly a body may come, in bytes a second, once it has had some time, in milliseconds. Whoever is slower is cut off. */
const [slowest, grace, lookedAt] = [16 * 1024, 15_000, 1_000]
/** How long the largest body may take by that, in milliseconds. */
export const longestUpload = (bytes: number): number => grace + (bytes / slowest) * 1000

export type FilePart = { field: string; given: string; bytes: BusboyFileStream }

type Reading = {
  contentType: string
  /** How many bytes a file may have: what comes after is passed over. */
  largest: number
  /** How many bytes all of it may have, and how many all its fields. */
  most: number
  mostText: number
  onField(name: string, value: string): void
  /** Takes a file, to its end. @param place which one it is, from 0 */
  onFile(part: FilePart, place: number): Promise<void>
}

/** Why a form wasn’t read to its end: it is cut short or malformed, too slow, or too long. */
export type Unread = 400 | 408 | 413

/**
 * Reads a form that brings files (RFC 7578) as it comes: no file is ever whole in memory. Once this comes to its end, so have all that took
 * files.
 * @returns null once all of it was read
 * @throws what `onFile` throws, other than because the form wasn't read to its end
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array>,
  { contentType, largest, most, mostText, onField, onFile }: Reading,
): Promise<Unread | null> {
  const end = new AbortController()
  const stop = (why: Unread | { failed: unknown }) => end.abort(why)
  const limits = { ...bounds, fileSize: largest, fieldSize: mostText }
  const form = parserFor(contentType, limits)
  if (!form) return 400
  const streams: BusboyFileStream[] = []
  const takings: Promise<void>[] = []
  let text = 0
  form.on('field', (name, value, _, cut) => {
    text += (name ?? '').length + value.length
    if (cut || text > mostText) stop(413)
    else if (isName(name)) onField(name, value)
  })
  form.on('file', (field, bytes, given) => {
    // Told by reading it, or to nobody: without a listener it would end the process.
    bytes.on('error', () => {})
    // What browsers send of a field in which nothing was chosen.
    if (!given || !isName(field)) return bytes.resume()
    streams.push(bytes)
    takings.push(onFile({ field, given, bytes }, takings.length).catch(failed => stop({ failed })))
  })
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) form.on(limit, () => stop(413))

  let read = 0
  const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      read += piece.length
      if (read > most) stop(413)
      yield piece
    }
  }
  const begun = performance.now()
  const pace = setInterval(() => {
    if (performance.now() - begun > longestUpload(read)) stop(408)
  }, lookedAt)
  try {
    await pipeline(Readable.fromWeb(body), counted, form, { signal: end.signal })
  } catch {
    // Unless we stopped it: cut short, or not what it says that it is.
    stop(400)
    for (const stream of streams) stream.destroy(new Error('the form was not read to its end'))
  } finally {
    clearInterval(pace)
  }
  await Promise.all(takings)
  const why: Unread | { failed: unknown } | undefined = end.signal.reason
  if (why === undefined || typeof why === 'number') return why ?? null
  throw why.failed
}

const isName = (name: string | undefined): name is string => Boolean(name && name.length <= longestName)

function parserFor(contentType: string, limits: BusboyConfig['limits']): BusboyInstance | null {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, fileHwm: held, limits })
  } catch {
    return null
  }
}
