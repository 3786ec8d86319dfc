import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database/database.ts'
import { urlOf } from '../../platform/facts/url.ts'
import { openStore } from '../../platform/files/open-store.ts'
import { newestHashes } from '../../platform/files/rows.ts'
import { stage, unstage } from '../../platform/files/stage.ts'
import { FileMissing, type FileStore, FilesUnavailable, holdsFile } from '../../platform/files/store.ts'
import { isLoopback } from '../../platform/loopback.ts'
import { type Found, fine, look, wrong } from './finding.ts'

/** How many of the newest files are looked for: as many as take no time. */
const lookedFor = 50

/** Whether attached files can be kept, and read again, where the settings say; and whether those that are attached are there. */
export async function findFiles(config: Config, db: Database | null, say: (found: Found) => void): Promise<void> {
  const { files, databaseUrl } = config
  const store = openStore(config)
  const { place } = store
  if (files.kind === 'disk' && files.made && !existsSync(files.folder))
    return say(
      fine(
        'files-none',
        `Pas encore de dossier pour les fichiers joints (${place}) : le site le fait quand il démarre.`,
        `No folder for attached files yet (${place}): the site makes it when it starts.`,
      ),
    )
  const trouble = await tried(store)
  if (trouble !== null)
    return say(
      wrong(
        'files-unusable',
        `Les fichiers joints ne peuvent être ni gardés ni lus dans ${place} (${trouble}) : voyez si ce dépôt est là, s’il reste 200 Mo sur son disque et sur celui de DATA_DIR, et si ce programme a le droit d’y écrire.`,
        `Attached files can be neither kept nor read in ${place} (${trouble}): see whether that store is there, whether 200 MB are left on its disk and on that of DATA_DIR, and whether this program may write there.`,
      ),
    )
  say(
    fine(
      'files',
      `Les fichiers joints se gardent et se lisent dans ${place}`,
      `Attached files are kept and read in ${place}`,
    ),
  )
  if (files.kind === 's3' && files.endpoint.startsWith('http:') && !isLoopback(urlOf(files.endpoint)?.hostname ?? ''))
    say(
      look(
        'files-unencrypted',
        `Les fichiers joints vont à ${files.endpoint} sans chiffrement : préférez une adresse en https.`,
        `Attached files go to ${files.endpoint} unencrypted: prefer an https address.`,
      ),
    )
  if (files.kind === 'disk' && databaseUrl !== undefined)
    say(
      look(
        'files-shared',
        `Avec DATABASE_URL, si le site tourne sur plusieurs machines, toutes doivent partager le dossier ${place} : sinon chacune ne montre que les fichiers qu’elle a reçus. FILES_URL peut nommer un dossier partagé, ou un service S3.`,
        `With DATABASE_URL, if the site runs on several machines, all must share the folder ${place}: else each shows only the files that came to it. FILES_URL can name a shared folder, or an S3 service.`,
      ),
    )
  if (db) await findLost(db, store, say)
}

async function findLost(db: Database, store: FileStore, say: (found: Found) => void): Promise<void> {
  let lost = 0
  const newest = await newestHashes(db, lookedFor)
  for (const hash of newest) if (!(await holdsFile(store, hash))) lost += 1
  if (lost > 0)
    say(
      look(
        'files-lost',
        `Des ${newest.length} fichiers joints les plus récents, ${lost} manquent dans ${store.place} : le site dit qu’ils ne peuvent pas être lus. Cherchez-les dans une sauvegarde.`,
        `Of the ${newest.length} newest attached files, ${lost} are missing from ${store.place}: the site says that they can’t be read. Look for them in a backup.`,
      ),
    )
}

/** Keeps something that nobody else has, reads it again, and takes it away. @returns what was in the way; null if nothing was */
async function tried(store: FileStore): Promise<string | null> {
  const content = randomBytes(32)
  try {
    const staged = await stage(store, Readable.from([content]), content.length)
    try {
      await store.put(staged)
      const { bytes } = await store.read(staged.hash)
      const found = Buffer.concat(await bytes.toArray())
      await store.takeAway(staged.hash)
      return found.equals(content) ? null : 'unlike'
    } finally {
      await unstage(staged.path)
    }
  } catch (error) {
    if (error instanceof FilesUnavailable) return error.reason
    return error instanceof FileMissing ? 'ENOENT' : (error as Error).message
  }
}
