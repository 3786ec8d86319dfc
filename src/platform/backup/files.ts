import { createHash } from 'node:crypto'
import type pg from 'pg'
import { stage, unstage } from '../files/stage.ts'
import { FileMissing, type FileStore, FilesUnavailable, holdsFile } from '../files/store.ts'
import { filesNotKept, filesNotRead } from './backup-errors.ts'
import type { FileStart } from './format.ts'
import type { FileRead } from './read.ts'

/** What is told of files, one content after the other: its beginning, its bytes, its end; and that one is lost. */
export type FilePart = { start: FileStart } | { bytes: Buffer } | { end: true } | { lost: true }

/**
 * All contents that files have, as the transaction sees them. One that the store doesn't have, or has otherwise, is said to be lost, and
 * holds nothing up; who has kept a file and not put it there yet is passed over.
 * @throws OperatorError `backup-files-not-read`, when the store can't be read
 */
export async function* filesIn(client: pg.ClientBase, store: FileStore): AsyncGenerator<FilePart> {
  for await (const { hash, attached } of contentsOf(client)) {
    const found = await store.read(hash).catch((error: unknown) => missingOr(error, store))
    if (found) yield* partsOf(store, hash, found)
    else if (attached) {
      yield { start: { file: hash, bytes: null } }
      yield { lost: true }
    }
  }
}

async function* partsOf(
  { place }: FileStore,
  hash: string,
  { size, bytes }: Awaited<ReturnType<FileStore['read']>>,
): AsyncGenerator<FilePart> {
  const found = createHash('sha256')
  let given = 0
  try {
    yield { start: { file: hash, bytes: size } }
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      found.update(piece)
      given += piece.length
      if (given > size) break
      yield { bytes: piece }
    }
  } catch (error) {
    throw filesNotRead(place, (error as Error).message)
  } finally {
    bytes.destroy()
  }
  if (given !== size) throw filesNotRead(place, `${hash}: ${given}/${size}`)
  yield { end: true }
  if (found.digest('hex') !== hash) yield { lost: true }
}

function missingOr(error: unknown, { place }: FileStore): null {
  if (error instanceof FileMissing) return null
  throw error instanceof FilesUnavailable ? filesNotRead(place, error.reason) : error
}

/** How many are asked for at once. */
const page = 1000

/** Each content once, whether a file that is attached has it. */
async function* contentsOf(client: pg.ClientBase): AsyncGenerator<{ hash: string; attached: boolean }> {
  for (let last = ''; ; ) {
    const { rows } = await client.query<{ hash: string; attached: boolean }>(
      `select hash, bool_or(ticket is null) as attached from files where hash > $1 group by hash order by hash limit ${page}`,
      [last],
    )
    yield* rows
    if (rows.length < page) return
    last = rows.at(-1)?.hash ?? last
  }
}

export type FilesRestored = { files: number; lost: number }

/**
 * Puts the contents of a backup into the store, each once its hash is found to be the one that it is kept under.
 * @param put is told of those that weren't there before: whoever can't go on has to take them away
 * @throws OperatorError `restore-files-not-kept`; what reading the backup throws
 */
export async function restoreFiles(
  files: AsyncIterable<FileRead>,
  store: FileStore,
  put: (hash: string) => void,
): Promise<FilesRestored> {
  const restored = { files: 0, lost: 0 }
  try {
    for await (const { file, bytes, content } of files) {
      if (bytes !== null && (await restoreOne(file, bytes, content(), store, put))) restored.files += 1
      else restored.lost += 1
    }
  } catch (error) {
    throw error instanceof FilesUnavailable ? filesNotKept(store.place, error.reason) : error
  }
  return restored
}

async function restoreOne(
  hash: string,
  length: number,
  content: AsyncIterable<Buffer>,
  store: FileStore,
  put: (hash: string) => void,
): Promise<boolean> {
  const staged = await stage(store, content, length)
  try {
    if (staged.hash !== hash) return false
    if (!(await holdsFile(store, hash))) put(hash)
    await store.put(staged)
    return true
  } finally {
    await unstage(staged.path)
  }
}

/** Takes away again what a restore put there that came to nothing. What can't be is left: nothing refers to it. */
export async function takeBack(store: FileStore, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) await store.takeAway(hash).catch(() => {})
}
