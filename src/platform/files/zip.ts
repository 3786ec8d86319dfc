import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

/** Reads so many bytes of a file from a place; fewer at its end. */
export type ReadAt = (from: number, length: number) => Promise<Buffer>

export type ZipEntry = { name: string; encrypted: boolean; method: number; packed: number; start: number }

const inflated = promisify(inflateRaw)

const [endLength, centralLength, localLength] = [22, 46, 30]
const longestComment = 0xffff
/** More than any text document of ten megabytes has. */
const [mostEntries, longestDirectory] = [10_000, 1024 * 1024]

/**
 * What a ZIP file says that it holds, by its directory; nothing is unpacked. It must be one from its first byte to its last, and of the plain
 * form: files of more than four gigabytes have another one.
 * @returns null for what isn't such a file
 */
export async function readZip(read: ReadAt, size: number): Promise<ZipEntry[] | null> {
  const tail = await read(Math.max(0, size - endLength - longestComment), endLength + longestComment)
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (at < 0 || at + endLength > tail.length || at + endLength + tail.readUInt16LE(at + 20) !== tail.length) return null
  const [count, length, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (count > mostEntries || length > longestDirectory || start + length !== size - tail.length + at) return null
  const entries = entriesIn(await read(start, length))
  return entries?.length === count && entries.some(entry => entry.start === 0) ? entries : null
}

function entriesIn(directory: Buffer): ZipEntry[] | null {
  const entries: ZipEntry[] = []
  for (let at = 0; at < directory.length; ) {
    if (at + centralLength > directory.length || directory.toString('latin1', at, at + 4) !== 'PK\x01\x02') return null
    const nameLength = directory.readUInt16LE(at + 28)
    const next = at + centralLength + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    if (next > directory.length) return null
    entries.push({
      name: directory.toString('utf8', at + centralLength, at + centralLength + nameLength),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      start: directory.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/**
 * What one entry holds, never more of it than `most` bytes, whatever it says of itself.
 * @returns null for what is longer, or can't be unpacked
 */
export async function unpacked(read: ReadAt, entry: ZipEntry, most: number): Promise<Buffer | null> {
  const local = await read(entry.start, localLength)
  if (local.length < localLength || local.toString('latin1', 0, 4) !== 'PK\x03\x04' || entry.packed > most) return null
  const packed = await read(
    entry.start + localLength + local.readUInt16LE(26) + local.readUInt16LE(28),
    Math.max(1, entry.packed),
  )
  if (packed.length < entry.packed) return null
  if (entry.method === 0) return packed.subarray(0, entry.packed)
  if (entry.method !== 8) return null
  return inflated(packed, { maxOutputLength: most }).catch(() => null)
}
