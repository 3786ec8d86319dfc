import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetWhatIsOver, keptKinds, passingKinds } from '../src/people/index.ts'
import { openSite, type TestSite } from './support/site.ts'

/** The tables in which nothing is anybody's, and why. */
const ofNobody: Record<string, string> = {
  migrations: 'numbers and names of migrations',
  unsealed: 'entries that wait for their number',
  seals: 'numbers and hashes',
  idempotency_keys: 'what a program chose so that nothing is done twice, and identities of what was done',
  files_gone: 'hashes of content that is to be taken away',
  links: 'which thing refers to which',
  slugs: 'addresses of things',
  event_organisations: 'which organisation takes part in which event',
  commitment_organisations: 'which organisation leads which commitment',
  search_state: 'which version made the index',
  commitment_progress: 'counts of milestones',
  commitment_counts: 'counts of commitments',
  commitment_progress_state: 'which version made the counts',
  recorded_lines: 'counts of entries',
  withheld: 'of what the record shows no words for now',
  reported: 'counts of reports',
  moderation_counts: 'counts of decisions',
  contribution_counts: 'counts of contributions',
  contest_counts: 'counts of contested answers',
  coverage_counts: 'counts of contributions by what they are owed',
  point_counts: 'counts of points',
  thread_counts: 'counts of what led where',
  themes: 'what contributions have in common, in the words of an organisation',
  answer_points: 'which answer answers what',
  answer_targets: 'to which commitments answers lead',
  contribution_identities: 'by what the rows of imported files are known again: references, hashes, identities',
}

let site: TestSite
beforeAll(async () => {
  site = await openSite('empty', null)
})
afterAll(() => site.close())

const plain = (html: string) => html.replace(/[\u00a0\u202f]/g, ' ')
const pageOf = async (path: string) => plain(await (await site.get(path)).text())

describe('every table of the database', () => {
  test('is said to be nobody’s, or stands in the table of what is kept about people, column by column', async () => {
    const { rows } = await sql<{ name: string; columns: string[] }>`
      select table_name as name, array_agg(column_name::text order by column_name) as columns
      from information_schema.tables join information_schema.columns using (table_schema, table_name)
      where table_schema = current_schema() and table_type = 'BASE TABLE' group by 1`.execute(site.database.db)
    const entries = keptKinds()
    const unlike = rows.flatMap(({ name, columns }) => {
      const said = entries.flatMap(({ tables }) => tables[name] ?? [])
      if (Object.hasOwn(ofNobody, name))
        return said.length === 0 ? [] : [`${name} is said to be somebody’s and nobody’s`]
      if (said.length === 0) return [`${name} is missing: tell it by keepsOfPeople, or above`]
      const told = [...new Set(said)].sort()
      return said.includes('all') || JSON.stringify(told) === JSON.stringify([...columns].sort())
        ? []
        : [`${name} has ${columns.join(', ')}, and ${told.join(', ')} are said of it`]
    })
    expect(unlike).toEqual([])
    const known = rows.map(({ name }) => name)
    const named = [...Object.keys(ofNobody), ...entries.flatMap(({ tables }) => Object.keys(tables))]
    expect(named.filter(name => !known.includes(name))).toEqual([])
  })
})

describe('the page about privacy', () => {
  test('says, on a site that nobody has signed in to yet, all that would be kept, and that nothing was erased yet', async () => {
    const page = await pageOf('/vie-privee')
    for (const words of [
      'Les sessions',
      '14 jours sans visite, 90 jours en tout',
      '1 jour après la fin du lien',
      '7 jours après l’envoi',
      'un compte qui ne sert pas ne s’efface pas de lui-même',
      'RGPD, article 6',
      'Rien encore : le premier passage',
    ])
      expect(page).toContain(words)
    const data = JSON.parse(await pageOf('/en/privacy.json'))
    expect(data.runs).toEqual([])
    expect(data.kept.map(({ kind }: { kind: string }) => kind)).toEqual(keptKinds().map(({ kind }) => kind))
    for (const { days, endedBy, name, holds, purpose, howLong } of data.kept) {
      expect(days !== null).toBe(endedBy === 'run')
      for (const words of [name, holds, purpose, howLong]) expect(words.length).toBeGreaterThan(3)
    }
  })

  test('shows what was erased, day by day, and of each kind how much', async () => {
    const { db } = site.database
    const now = new Date('2026-11-27T00:03:00Z')
    await db
      .insertInto('rate_counts')
      .values(['a', 'b', 'c'].map(key => ({ key, count: 1, ends: now })))
      .execute()
    await forgetWhatIsOver(db, '2026-11-26', new Date('2026-11-26T00:03:00Z'))
    await forgetWhatIsOver(db, '2026-11-27', now)
    site.cache.forgetAll()
    const { runs } = JSON.parse(await pageOf('/vie-privee.json'))
    const nothing = Object.fromEntries(passingKinds().map(({ kind }) => [kind, 0]))
    expect(runs).toEqual([
      { day: '2026-11-27', taken: { ...nothing, counts: 3 } },
      { day: '2026-11-26', taken: nothing },
    ])
    expect(await pageOf('/vie-privee')).toMatch(/27 novembre 2026[\s\S]*Les compteurs : 3[\s\S]*26 novembre 2026/)
    expect(await pageOf('/en/privacy.md')).toContain('27 November 2026')
  })
})
