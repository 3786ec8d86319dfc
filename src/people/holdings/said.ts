import { pathOf } from '../../platform/http/addresses.ts'
import { entryTitle } from '../../record/index.ts'
import { words } from '../words.ts'
import { type Holding, subjectsOf, type Value } from './holding.ts'

/** What stands in the private part of an entry, as somebody reads it. */
const asValue = (value: unknown): Value =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value)

export const recordHolding: Holding = {
  name: 'record',
  tables: ['entries'],
  words: language => words(language).holdings.record,
  async read(db, whose, language) {
    const subjects = await subjectsOf(db, whose)
    const rows = await db
      .selectFrom('entries')
      .leftJoin('seals', 'seals.entry_id', 'entries.id')
      .select(['entries.id', 'type', 'subject_type', 'public', 'private', 'erasable', 'recorded', 'seq'])
      .where(eb => eb.or(subjects.map(({ type, id }) => eb.and({ subject_type: type, subject_id: id }))))
      .orderBy('position', 'desc')
      .execute()
    return rows.map(row => ({
      entry: { path: pathOf('entry', language, { entry: row.id }), label: words(language).entryNumber(row.seq) },
      said: entryTitle(row, undefined, language),
      recorded: row.recorded,
      ...Object.fromEntries(
        Object.entries({ ...row.erasable, ...row.private }).map(([name, value]) => [name, asValue(value)]),
      ),
    }))
  },
  // It loses what was said of the person, and nothing else: see `erasePerson`.
  erase: async () => [],
}
