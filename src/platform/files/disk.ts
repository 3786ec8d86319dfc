import { chown, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf } from '../database/server-errors.ts'
import { FileMissing, type FileStore, FilesUnavailable, keyOf } from './store.ts'

type Options = {
  folder: string
  /** Whether the folder is made where it lacks. One that somebody named has to be there: it may be of another machine, and away for now. */
  made: boolean
}

/** Files in a folder, which several processes and machines may share. What is there under its name is whole, and on the disk. */
export function diskStore({ folder, made }: Options): FileStore {
  const pathOf = (hash: string) => join(folder, keyOf(hash))

  /** Makes a folder within ours, and what is above it. */
  async function making(path: string): Promise<void> {
    if (!made) await stat(folder)
    const first = await mkdir(path, { recursive: true, mode: 0o700 })
    if (first === undefined) return
    for (let one = path; one.length >= first.length; one = dirname(one)) await giveToOwner(one, dirname(first))
    for (const above of [folder, dirname(folder)]) await syncing(above)
  }

  return {
    place: folder,
    incoming: () =>
      tried(async () => {
        await making(join(folder, 'incoming'))
        return join(folder, 'incoming')
      }),
    put: ({ path, hash }) =>
      tried(async () => {
        const to = pathOf(hash)
        await making(dirname(to))
        await giveToOwner(path, folder)
        await syncing(path)
        await rename(path, to)
        await syncing(dirname(to))
      }),
    async read(hash) {
      const file = await tried(async () => {
        try {
          return await open(pathOf(hash), 'r')
        } catch (error) {
          if (codeOf(error) !== 'ENOENT') throw error
          // Is it gone, or all that there was?
          await stat(folder)
          throw new FileMissing(hash)
        }
      })
      const { size } = await file.stat()
      return { size, bytes: file.createReadStream() }
    },
    takeAway: hash =>
      tried(async () => {
        await stat(folder).catch(absent => {
          if (!made || codeOf(absent) !== 'ENOENT') throw absent
        })
        await rm(pathOf(hash), { force: true })
      }),
  }
}

/** What root does beside a site of another user, such as a restore, is that user's, as the folder is. */
async function giveToOwner(path: string, like: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(like)
  await chown(path, uid, gid)
}

async function syncing(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function tried<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (codeOf(error) === '' || error instanceof FileMissing) throw error
    throw new FilesUnavailable(codeOf(error))
  }
}
