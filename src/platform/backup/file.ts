import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileExists, readingError, writingError } from './backup-errors.ts'

/** The name of a backup that was given none: it sorts by time, and tells it in UTC. */
export const datedName = (taken: Date): string =>
  `parvis-${taken
    .toISOString()
    .replaceAll(':', '')
    .replace(/\.\d+Z$/, 'Z')}.backup`

/**
 * Writes a new file that only its owner may read, so that it is there whole and on the disk, or not at all: beside, under a name
 * that ends in `.part`, then renamed.
 * @param fill writes into it
 * @throws OperatorError `backup-file-exists`, `backup-file-not-writable`, `backup-disk-full`; what `fill` throws
 */
export async function writeNewFile<T>(
  path: string,
  fill: (write: (bytes: AsyncIterable<Buffer>) => Promise<void>) => Promise<T>,
): Promise<T> {
  if (existsSync(path)) throw fileExists(path)
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    let result: T
    try {
      result = await fill(bytes => writeFile(file, bytes))
      await file.sync()
    } finally {
      await file.close()
    }
    if (existsSync(path)) throw fileExists(path)
    await rename(beside, path)
    await syncFolder(dirname(resolve(path)))
    return result
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw writingError(error, path)
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder: FileHandle = await open(path, 'r')
  await folder.sync()
  await folder.close()
}

const pieceLength = 64 * 1024

/**
 * Opens a file for reading it from its beginning to its end.
 * @returns its bytes, and its length where it has one
 * @throws OperatorError `backup-file-not-readable`, while it is read too
 */
export async function readNamedFile(
  path: string,
): Promise<{ bytes: AsyncIterable<Buffer>; length: number; close(): Promise<void> }> {
  try {
    const file = await open(path, 'r')
    const { size } = await file.stat()
    return { bytes: read(file, path), length: size, close: () => file.close() }
  } catch (error) {
    throw readingError(error, path)
  }
}

async function* read(file: FileHandle, path: string): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(pieceLength) })
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } catch (error) {
    throw readingError(error, path)
  }
}
