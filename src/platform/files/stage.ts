import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { codeOf } from '../database/server-errors.ts'
import { type FileStore, FilesUnavailable, type Staged } from './store.ts'

/** What has to stay free on the disk where files come in, in bytes: the database may lie there too, and a full disk stops it. */
const roomKept = 200_000_000
/** What lies there for longer is of a process that died, in milliseconds. */
const longestStay = 86_400_000
const ending = '.part'

/** What is being written now, by all requests of this process, and isn't on the disk yet: as much as each may bring. */
let promised = 0

/**
 * Writes bytes into a file of their own, as they come, while they are hashed. Whatever happens meanwhile, no part of them stays.
 * @param most bytes that may come: room for so many has to be there
 * @throws FilesUnavailable; what reading `source` throws
 */
export async function stage(store: FileStore, source: AsyncIterable<Buffer>, most: number): Promise<Staged> {
  const hash = createHash('sha256')
  let size = 0
  let path: string | undefined
  promised += most
  try {
    const folder = await store.incoming()
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < roomKept + promised) throw new FilesUnavailable('ENOSPC')
    path = join(folder, `${randomBytes(16).toString('hex')}${ending}`)
    await pipeline(
      source,
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          hash.update(piece)
          size += piece.length
          yield piece
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    )
    return { path, hash: hash.digest('hex'), size }
  } catch (error) {
    if (path) await unstage(path)
    throw isOfDisk(error) ? new FilesUnavailable(codeOf(error)) : error
  } finally {
    promised -= most
  }
}

/** Takes away what was staged, unless it was moved to where it is kept. */
export const unstage = (path: string): Promise<void> => rm(path, { force: true }).catch(() => {})

const ofDisks = [
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'ENOTDIR',
  'ENOENT',
  'ESTALE',
  'EMFILE',
  'ENFILE',
]

/** Whether the file system said so, and not the client's connection. */
const isOfDisk = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && ofDisks.includes(codeOf(error))

/** Takes away what processes that died left where files come in. */
export async function sweepIncoming(store: FileStore, now: Date): Promise<void> {
  // A store that is away keeps nobody from anything else.
  const folder = await store.incoming().catch(() => null)
  if (folder === null) return
  const names = await readdir(folder)
  for (const name of names.filter(one => one.endsWith(ending))) {
    const path = join(folder, name)
    const lain = await stat(path).catch(() => null)
    if (lain && now.getTime() - lain.mtimeMs > longestStay) await unstage(path)
  }
}
