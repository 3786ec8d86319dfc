import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
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
  return {
    place: folder,
    incoming: () =>
      tried(async () => {
        const incoming = join(folder, 'incoming')
        if (!made) await stat(folder)
        await mkdir(incoming, { recursive: true, mode: 0o700 })
        return incoming
      }),
    put: ({ path, hash }) =>
      tried(async () => {
        const to = pathOf(hash)
        if (!made) await stat(folder)
        await syncing(path)
        if (await mkdir(dirname(to), { recursive: true, mode: 0o700 }))
          for (const above of [folder, dirname(folder)]) await syncing(above)
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

async function syncing(path: string): Promise<void> {
  const file: FileHandle = await open(path, 'r')
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
