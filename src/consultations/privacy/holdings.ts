import { holdsOfPeople } from '../../people/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import { shownName } from '../../platform/files/name.ts'
import type { StoredFile } from '../../platform/files/rows.ts'
import { fileInWords } from '../../platform/files/words.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { emptyParts, type NewEntry } from '../../record/index.ts'
import { takeBack } from '../contributions/change-contribution.ts'
import { contributionPath, numberInWords } from '../contributions/contribution.ts'
import { readFiles, unnameFilesOf } from '../contributions/files.ts'
import { lapse } from '../contributions/forget.ts'
import { removeDrafts } from '../contributions/form/drafts.ts'
import { aloneSaying } from '../contributions/groups.ts'
import { type ContributionRow, tagsOf } from '../contributions/write.ts'
import { privacyWords } from './words.ts'

/** Files by their names, what they are and how large: each can be read where the contribution is. */
const filesInWords = (files: readonly Pick<StoredFile, 'name' | 'kind' | 'size'>[], language: Language): string =>
  files.map(file => `${shownName(file)} (${fileInWords(file, language)})`).join(', ')

const ofPerson = (db: Queries, { id, email }: { id: string; email: string }) =>
  db
    .selectFrom('contributions')
    .selectAll()
    .where(eb => eb.or([eb('person_id', '=', id), eb('email', '=', email)]))
    .orderBy('number', 'desc')

/** Those that others read: what is to become of them is asked. */
const shown = (row: ContributionRow): boolean => row.state === 'published' || row.state === 'hidden'

holdsOfPeople({
  name: 'contributions',
  tables: ['contributions', 'contribution_versions', 'contribution_files'],
  words: language => privacyWords(language).holdings.contributions,
  async read(db, whose, language) {
    const rows = await ofPerson(db, whose).execute()
    const files = await readFiles(db, ...rows.map(({ id }) => id))
    return rows.map(row => ({
      number: numberInWords(row.number),
      title: row.title,
      text: row.text,
      answers: JSON.stringify(row.answers),
      author: row.author,
      files: filesInWords(
        files.filter(({ contributionId }) => contributionId === row.id),
        language,
      ),
      state: row.state,
      sent: row.sent_at,
      published: row.published_at,
      organisation: row.organisation_id !== null,
      email: row.email,
      ...(row.published_at
        ? { page: { path: contributionPath(language, row), label: numberInWords(row.number) } }
        : {}),
    }))
  },
  wrote: {
    async count(db, whose) {
      return (await ofPerson(db, whose).execute()).filter(row => shown(row) && row.organisation_id === null).length
    },
    async settle(tx, whose, writings, recorded) {
      const before = await ofPerson(tx, whose).execute()
      await aloneSaying(tx, ...before)
      const rows = await ofPerson(tx, whose).forUpdate().execute()
      const entries: NewEntry[] = []
      for (const row of rows) {
        // What somebody said for an organisation is the organisation's.
        if (shown(row) && (writings === 'keep' || row.organisation_id !== null)) {
          await unnameFilesOf(tx, row.id)
          await emptyParts(tx, 'erasable', [{ type: 'contribution', id: row.id }], ['author', 'files'])
          entries.push({
            type: 'contribution.unsigned',
            subject: { type: 'contribution', id: row.id },
            public: { number: row.number },
            tags: tagsOf(row),
          })
        } else if (row.state === 'unconfirmed') await lapse(tx, row.id)
        else if (row.state !== 'lapsed' && row.state !== 'withdrawn')
          entries.push(await takeBack(tx, row, '', recorded))
      }
      await tx
        .updateTable('contributions')
        .set({ author: '', person_id: null, link_hash: null, link_ends: null, withdrawn_reason: null })
        .where('person_id', '=', whose.id)
        .execute()
      return entries
    },
  },
  // All of it was settled, with the name on it.
  erase: async () => [],
})

holdsOfPeople({
  name: 'drafts',
  tables: ['contribution_drafts'],
  words: language => privacyWords(language).holdings.drafts,
  async read(db, { id, email }, language) {
    const rows = await db
      .selectFrom('contribution_drafts')
      .selectAll()
      .where(eb => eb.or([eb('person_id', '=', id), eb('email', '=', email)]))
      .orderBy('kept_at', 'desc')
      .execute()
    const waiting = await db
      .selectFrom('files')
      .select(['id', 'kind', 'size', 'name'])
      .where('id', 'in', ['', ...rows.flatMap(({ files }) => files)])
      .execute()
    return rows.map(({ kept_at, ends_at, typed, files }) => ({
      kept: kept_at,
      ends: ends_at,
      title: typed.title ?? '',
      text: typed.text ?? '',
      files: filesInWords(
        waiting.filter(({ id }) => files.includes(id)),
        language,
      ),
    }))
  },
  async erase(tx, { id, email }) {
    const rows = await tx
      .selectFrom('contribution_drafts')
      .select('id')
      .where(eb => eb.or([eb('person_id', '=', id), eb('email', '=', email)]))
      .forUpdate()
      .execute()
    await removeDrafts(
      tx,
      rows.map(draft => draft.id),
    )
    return []
  },
})
