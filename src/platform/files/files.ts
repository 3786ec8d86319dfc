import type { Database } from '../database/database.ts'
import { keepFile, type StoredFile, type WaitingFile } from './rows.ts'
import { unstage } from './stage.ts'
import { FileMissing, type FileStore } from './store.ts'
import type { TakenFile, Upload } from './upload.ts'

/** The files that came with a form. What of them isn’t kept goes once the form has been answered. */
export type Uploads = {
  /** In the order of the form, those that aren’t taken too. */
  all: readonly Upload[]
  /**
   * Keeps one: it is durable once this resolves. It waits to be attached, for a day.
   * @throws FilesUnavailable: the person’s text is then to be given back with a 503
   */
  keep(file: TakenFile): Promise<WaitingFile>
  /**
   * All that a file holds that was kept.
   * @throws FilesUnavailable, FileMissing
   */
  read(file: Pick<StoredFile, 'hash'>): Promise<Buffer>
}

/** Of a form without files, and of a site that takes none. */
export const noUploads: Uploads = {
  all: [],
  keep: () => Promise.reject(new Error('nothing came that could be kept')),
  read: ({ hash }) => Promise.reject(new FileMissing(hash)),
}

export const uploadsOf = (all: readonly Upload[], db: Database, store: FileStore, now: Date): Uploads => ({
  all,
  keep: file => keepFile(db, store, file, now),
  async read({ hash }) {
    const { bytes } = await store.read(hash)
    return Buffer.concat(await bytes.toArray())
  },
})

/** Takes away what was taken and not kept. */
export async function discard(uploads: readonly Upload[]): Promise<void> {
  for (const upload of uploads) if ('staged' in upload) await unstage(upload.staged.path)
}
