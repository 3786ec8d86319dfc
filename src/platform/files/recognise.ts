import { type FileKind, fileKinds } from './kinds.ts'
import { type ReadAt, readZip, unpacked, type ZipEntry } from './zip.ts'

/** Why content is not taken. */
type Unfit = 'unknown-kind' | 'has-macros' | 'encrypted'

const begins = (head: Buffer, signature: string) => head.toString('latin1', 0, signature.length) === signature

/**
 * What a file is, by what it holds: neither its name nor what a browser says of it counts, and what it is stands at its very first byte, so
 * that a page that would also pass for a document isn't one.
 */
export async function kindOf(read: ReadAt, size: number): Promise<FileKind | { unfit: Unfit }> {
  const head = await read(0, 64)
  if (/^%PDF-[12]\.\d/.test(head.toString('latin1'))) return 'pdf'
  if (begins(head, '\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR')) return 'png'
  if (begins(head, '\xff\xd8\xff') && (head[3] ?? 0) >= 0xc0 && head[3] !== 0xff) return 'jpeg'
  if (!begins(head, 'PK\x03\x04')) return { unfit: 'unknown-kind' }
  const entries = await readZip(read, size)
  if (!entries) return { unfit: 'unknown-kind' }
  if (entries.some(({ encrypted }) => encrypted)) return { unfit: 'encrypted' }
  return (await asOdt(read, head, entries)) ?? (await asDocx(read, entries)) ?? { unfit: 'unknown-kind' }
}

/** More than the parts that are looked at ever have, in bytes. */
const longestPart = 256 * 1024

const partOf = async (read: ReadAt, entries: readonly ZipEntry[], name: string): Promise<string | null> => {
  const entry = entries.find(one => one.name === name)
  const bytes = entry ? await unpacked(read, entry, longestPart) : null
  return bytes?.toString('utf8') ?? null
}

/** OpenDocument 1.3, part 2, 3.3: its type stands first, as it is, at byte 38. Basic and scripts have folders of their own. */
async function asOdt(read: ReadAt, head: Buffer, entries: readonly ZipEntry[]) {
  if (head.toString('latin1', 30, 38) !== 'mimetype') return null
  if ((await partOf(read, entries, 'mimetype')) !== fileKinds.odt.mediaType) return null
  const manifest = await partOf(read, entries, 'META-INF/manifest.xml')
  // Locked as a whole, it shows none of its parts.
  if (manifest?.includes(':encryption-data')) return { unfit: 'encrypted' } as const
  if (manifest === null || !entries.some(({ name }) => name === 'content.xml')) return null
  if (entries.some(({ name }) => /^(Basic|Scripts)\/.*[^/]$/i.test(name))) return { unfit: 'has-macros' } as const
  return 'odt'
}

const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** ECMA-376, part 2: what its parts are is said in one of them. */
async function asDocx(read: ReadAt, entries: readonly ZipEntry[]) {
  const types = await partOf(read, entries, '[Content_Types].xml')
  if (types === null || !entries.some(({ name }) => name === 'word/document.xml')) return null
  if (
    /macroEnabled|vbaProject/i.test(types) ||
    entries.some(({ name }) => /vbaProject\.bin$|vbaData\.xml$/i.test(name))
  )
    return { unfit: 'has-macros' } as const
  return types.includes(wordMain) ? 'docx' : null
}
