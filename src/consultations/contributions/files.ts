import { type Selectable, sql } from 'kysely'
import type { Json } from '../../platform/canonical.ts'
import type { Queries, Tx } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { attachFiles, bytesWaiting, forgetFileNames, removeFiles, type StoredFile } from '../../platform/files/rows.ts'
import { refusals } from '../refusals.ts'

type Row = Selectable<Tables['contribution_files']>

/** A file of a contribution; of one that was taken off, what is left of it: what it was, how large, and in which versions. */
export type ContributionFile = Pick<StoredFile, 'id' | 'hash' | 'size' | 'kind' | 'name'> & {
  contributionId: string
  fromVersion: number
  untilVersion: number | null
}

const asFile = (row: Row & { name: string | null }): ContributionFile => ({
  id: row.id,
  hash: row.hash,
  size: row.size,
  kind: row.kind,
  name: row.name,
  contributionId: row.contribution_id,
  fromVersion: row.from_version,
  untilVersion: row.until_version,
})

/** All files that contributions have or had, in their order. */
export async function readAllFiles(db: Queries, contributionIds: readonly string[]): Promise<ContributionFile[]> {
  if (contributionIds.length === 0) return []
  const rows = await db
    .selectFrom('contribution_files')
    .leftJoin('files', 'files.id', 'contribution_files.file_id')
    .selectAll('contribution_files')
    .select('files.name')
    .where('contribution_id', 'in', contributionIds)
    .orderBy('contribution_id')
    .orderBy('place')
    .orderBy('contribution_files.id')
    .execute()
  return rows.map(asFile)
}

/** Those that contributions have. */
export const readFiles = async (db: Queries, ...contributionIds: readonly string[]): Promise<ContributionFile[]> =>
  (await readAllFiles(db, contributionIds)).filter(({ untilVersion }) => untilVersion === null)

/** Those that a contribution had in a version. */
export const filesIn = (all: readonly ContributionFile[], version: number): ContributionFile[] =>
  all.filter(
    ({ fromVersion, untilVersion }) => fromVersion <= version && (untilVersion === null || untilVersion > version),
  )

/**
 * What the record says of the files of a contribution: what they are, for ever, so that anybody can check that none was swapped; and what they
 * are called, which may be erased.
 */
export const filesTold = (
  files: readonly Pick<StoredFile, 'id' | 'hash' | 'size' | 'kind' | 'name'>[],
): { public: Json; erasable: Json } => ({
  public: files.map(({ id, hash, size, kind }) => ({ id, sha256: hash, size, kind })),
  erasable: files.map(({ name, hash }) => ({ name, sha256: hash })),
})

/** Takes files that wait, before what they are attached to is written. @throws a refusal where one waits no more */
export async function takeWaiting(tx: Tx, references: readonly string[]): Promise<StoredFile[]> {
  const files = await attachFiles(tx, references)
  if (!files) throw refusals.filesGone()
  return files
}

/** Attaches files, taken before, to a contribution from a version on, after those that it has. */
export async function attachTo(
  tx: Tx,
  contributionId: string,
  files: readonly StoredFile[],
  version: number,
): Promise<void> {
  if (files.length === 0) return
  const { last } = await tx
    .selectFrom('contribution_files')
    .select(({ fn }) => fn.coalesce(fn.max('place'), sql<number>`0`).as('last'))
    .where('contribution_id', '=', contributionId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('contribution_files')
    .values(
      files.map(({ id, hash, size, kind }, at) => ({
        id,
        contribution_id: contributionId,
        file_id: id,
        hash,
        size,
        kind,
        place: last + 1 + at,
        from_version: version,
      })),
    )
    .execute()
}

/** Takes files off a contribution, from a version on: what they hold and how they were called is gone, for earlier versions too. */
export async function takeOff(tx: Tx, ids: readonly string[], version: number): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('contribution_files')
    .set({ file_id: null, until_version: version })
    .where('id', 'in', ids)
    .execute()
  await removeFiles(tx, ids)
}

/** Takes all files of contributions away, with all that was left of those before: their text goes too. */
export async function forgetFilesOf(tx: Tx, contributionIds: readonly string[]): Promise<void> {
  if (contributionIds.length === 0) return
  const gone = await tx
    .deleteFrom('contribution_files')
    .where('contribution_id', 'in', contributionIds)
    .returning('file_id')
    .execute()
  await removeFiles(
    tx,
    gone.flatMap(({ file_id }) => file_id ?? []),
  )
}

/** Takes from the files of a contribution how they are called: a name may tell whose they are. */
export const unnameFilesOf = async (tx: Tx, contributionId: string): Promise<void> =>
  forgetFileNames(
    tx,
    (await readFiles(tx, contributionId)).map(({ id }) => id),
  )

/** How many bytes lie here that strangers sent and that nobody stands for yet: those of files that wait, and of what isn’t confirmed. */
export async function bytesUnsettled(db: Queries): Promise<number> {
  const { bytes } = await db
    .selectFrom('contribution_files')
    .innerJoin('contributions', 'contributions.id', 'contribution_files.contribution_id')
    .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
    .where('state', 'in', ['unconfirmed', 'quarantined'])
    .executeTakeFirstOrThrow()
  return Number(bytes ?? 0) + (await bytesWaiting(db))
}
