import { strToU8, type Zippable, zipSync } from 'fflate'

/** The first day that the format can say, which it says without a time zone: the same files make the same bytes. */
const firstDay = () => new Date(1980, 0, 1, 12)

/**
 * Files as one (ZIP), in the order in which they are given.
 * @param stored the names of those that stay as they are, so that programs find them without unpacking
 */
export function packed(files: Readonly<Record<string, string>>, stored: readonly string[] = []): Uint8Array {
  const contents: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, [strToU8(text), stored.includes(name) ? { level: 0 } : {}]]),
  )
  return zipSync(contents, { mtime: firstDay(), os: 0, level: 6 })
}
