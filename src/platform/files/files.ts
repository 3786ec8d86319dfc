import type { Database } from '../database/database.ts'
import { keepFile, type WaitingFile } from './rows.ts'
import { unstage } from './stage.ts'
import type { FileStore } from './store.ts'
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
}

/** Of a form without files, and of a site that takes none. */
export const noUploads: Uploads = {
  all: [],
  keep: () => Promise.reject(new Error('nothing came that could be kept')),
}

export const uploadsOf = (all: readonly Upload[], db: Database, store: FileStore, now: Date): Uploads => ({
  all,
  keep: file => keepFile(db, store, file, now),
})

/** Takes away what was taken and not kept. */
export async function discard(uploads: readonly Upload[]): Promise<void> {
  for (const upload of uploads) if ('staged' in upload) await unstage(upload.staged.path)
}
