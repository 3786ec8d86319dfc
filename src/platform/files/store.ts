import type { Readable } from 'node:stream'

/** Bytes that lie in a file of this machine for a while, and the hash and the size that they have. */
export type Staged = { path: string; hash: string; size: number }

/**
 * Where the bytes of files lie, each content once, under its SHA-256 in hexadecimal.
 * What can't be done is `FilesUnavailable`; what isn't there is `FileMissing`.
 */
export type FileStore = {
  /** Where it is, for whoever runs the site. */
  place: string
  /** The folder of this machine where bytes lie until it is known whether they are kept; it is made where it lacks. */
  incoming(): Promise<string>
  /** Keeps bytes: durable once this resolves. They may be there already. */
  put(staged: Staged): Promise<void>
  /** Once this resolves, they are there; reading them can still fail. */
  read(hash: string): Promise<{ size: number; bytes: Readable }>
  /** Takes bytes away for good; those that aren't there too. */
  takeAway(hash: string): Promise<void>
}

/** The store has no room, may not be written to, or isn't reached. Nothing of what was asked for was done. */
export class FilesUnavailable extends Error {
  override readonly name = 'FilesUnavailable'
  constructor(
    /** What the system or the service says: `ENOSPC`, `403`. */
    readonly reason: string,
  ) {
    super(`the store of files can’t be used: ${reason}`)
  }
}

/** The store works, and doesn't have these bytes. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing'
  constructor(readonly hash: string) {
    super(`the store has no file ${hash}`)
  }
}

/** Whether a store has some bytes. @throws FilesUnavailable */
export async function holdsFile(store: FileStore, hash: string): Promise<boolean> {
  try {
    const { bytes } = await store.read(hash)
    bytes.destroy()
    return true
  } catch (error) {
    if (error instanceof FileMissing) return false
    throw error
  }
}

/** Where a hash stands in any store: few files in each folder. */
export const keyOf = (hash: string): string => `${hash.slice(0, 2)}/${hash.slice(2)}`
