import { lastRuns, passingKinds } from '../../people/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { recordStanding, verifyRecord } from '../../record/index.ts'
import { isIndexStale } from '../../search/index.ts'
import { textParts } from '../help/found.ts'
import { type Found, fine, look, wrong } from './finding.ts'

/** How many of the newest entries are read again: as many as take no time. */
const readAgain = 1000
/** Entries are sealed about a second after they are written; past this, in seconds, nobody does it. */
const longestWait = 30
const mostShown = 5
/** A daily run is late past this, in milliseconds. */
const longestUnforgotten = 2 * 86_400_000

/** Whether entries wait to be sealed, and whether the newest ones are what was sealed. */
export async function findRecord(db: Database, say: (found: Found) => void): Promise<void> {
  const { position, unsealed, oldestWait } = await readOnly(db, recordStanding)
  if (oldestWait > longestWait)
    say(
      look(
        'record-late',
        `Entrées qui attendent d’être scellées : ${unsealed}, depuis ${Math.round(oldestWait)} s au plus. Un site qui tourne le fait, ou parvis verify.`,
        `Entries that wait to be sealed: ${unsealed}, for up to ${Math.round(oldestWait)} s. A site that runs does it, or parvis verify.`,
      ),
    )
  const { read, problems } = await verifyRecord(db, { last: readAgain })
  for (const { fr, en } of problems.slice(0, mostShown)) say(wrong('record-broken', `${fr}.`, `${en}.`))
  if (problems.length > 0)
    return say(
      wrong(
        'record-broken',
        `Le registre ne tient pas (problèmes : ${problems.length}, entrées relues : ${read}). Lancez parvis verify, qui relit tout, et gardez la dernière sauvegarde.`,
        `The record doesn’t hold (problems: ${problems.length}, entries read: ${read}). Run parvis verify, which reads it all, and keep the last backup.`,
      ),
    )
  say(
    position === 0
      ? fine('record-empty', 'Le registre est vide', 'The record is empty')
      : fine(
          'record-holds',
          `Le registre tient : entrées relues, les plus récentes : ${read} sur ${position} (parvis verify les relit toutes, et les compare au site)`,
          `The record holds: newest entries read again: ${read} of ${position} (parvis verify reads them all, and compares them with the site)`,
        ),
  )
}

/** Whether search knows all that it should. */
export async function findSearch(db: Database): Promise<Found> {
  if (!(await readOnly(db, tx => isIndexStale(tx, textParts()))))
    return fine('search', 'L’index de la recherche est à jour', 'The index of search is up to date')
  return look(
    'search-stale',
    'L’index de la recherche est celui d’une autre version : parvis reindex le refait, comme le prochain démarrage.',
    'The index of search is that of another version: parvis reindex makes it again, as the next start does.',
  )
}

/** Whether what is kept about people for a time goes when its time is over. */
export async function findForgetting(db: Database, now: Date): Promise<Found> {
  const last = await readOnly(db, tx => lastRuns(tx))
  if (last.size === 0)
    return fine(
      'forgetting-none',
      'Rien de ce qui n’est gardé qu’un temps n’a encore été effacé : le prochain démarrage du site le fait',
      'Nothing of what is kept for a time only was erased yet: the next start of the site does it',
    )
  const late = passingKinds()
    .map(({ kind }) => kind)
    .filter(kind => now.getTime() - (last.get(kind)?.getTime() ?? 0) > longestUnforgotten)
  if (late.length > 0)
    return look(
      'forgetting-late',
      `Depuis plus de deux jours, ce qui est fini n’est plus effacé (${late.join(', ')}). Un site qui tourne le fait chaque jour ; s’il tourne, son journal dit pourquoi.`,
      `For more than two days, what is over hasn’t been erased (${late.join(', ')}). A site that runs does it every day; if it runs, its log says why.`,
    )
  return fine(
    'forgetting',
    'Ce qui n’est gardé qu’un temps est effacé à son terme',
    'What is kept for a time only is erased at its end',
  )
}

/** Nothing that is asked here could write, even by mistake. */
const readOnly = <T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> =>
  db.transaction().setAccessMode('read only').execute(work)
