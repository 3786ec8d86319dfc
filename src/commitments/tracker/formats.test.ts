import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedAt } from '../../../tests/support/feeds.ts'
import { bare } from '../../../tests/support/html.ts'
import { asked, walk } from '../../../tests/support/lists.ts'
import { type TestSite, testOrigin } from '../../../tests/support/site.ts'
import {
  followedCount,
  followedPlans,
  openFollowed,
  rowsIn,
  shownIn,
  trackerOf,
  trackerRoots,
} from '../../../tests/support/tracker.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { operator, sealAll } from '../../record/index.ts'
import { completionLevels } from '../completion.ts'
import { milestones } from '../describe-commitment.ts'
import { trackerColumns } from './columns.ts'
import { type Sort, sorts } from './sorts.ts'

let site: TestSite
let tracker: ReturnType<typeof trackerOf>
beforeAll(async () => {
  site = await openFollowed()
  tracker = trackerOf(site)
})
afterAll(() => site.close())

/** What stands where there is nothing to say. */
const orSilent = (words: string | undefined, unknown: string) => bare(words || unknown)

const someWords = fc.constantFrom(
  '',
  'donnees',
  'École',
  'jeu de données',
  'transparence',
  '=SUM',
  '%',
  'former',
  'zzz',
)
const queries = fc
  .record({
    q: someWords,
    plan: fc.constantFrom('', '', ...followedPlans, 'nowhere'),
    priority: fc.constantFrom('', '', '', 'suivi-p1', 'suivi-p2', 'fr-2018-2020-priority-1', 'none'),
    organisation: fc.constantFrom('', '', '', 'agence-des-etapes', 'etalab', 'nobody'),
    completion: fc.constantFrom('', '', ...completionLevels, 'done'),
    late: fc.constantFrom('', '', '', 'yes', 'no'),
    sort: fc.constantFrom<Sort | '' | 'size'>('', ...sorts, 'size'),
  })
  .map(query => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')))

test('whatever is asked, the page, its CSV and its JSON say the same: the same lines, in the same order, with the same values', async () => {
  await fc.assert(
    fc.asyncProperty(queries, fc.constantFrom<Language>('fr', 'en'), async (query, language) => {
      const root = trackerRoots[language]
      const rows = await tracker.csv(query, language)
      const data = await tracker.pages(query, language)
      const lines = data.flatMap(({ commitments }) => commitments)
      const text = (words: Text | null | undefined) => (words ? wordsOf(words, language) : '')
      expect(
        lines.map(({ ulid, plan, number, title, completion, late, priority, due, news }) => ({
          id: `${testOrigin}/id/commitment/${ulid}`,
          plan,
          number,
          title: text(title),
          completion,
          late: late === null ? '' : String(late),
          priority_number: priority ? String(priority.number) : '',
          due: text(due?.text),
          due_latest: due?.latest ?? '',
          news_latest: news?.latest ?? '',
        })),
      ).toEqual(
        rows.map(({ id, plan, number, title, completion, late, priority_number, due, due_latest, news_latest }) => ({
          id,
          plan,
          number,
          title,
          completion,
          late,
          priority_number,
          due,
          due_latest,
          news_latest,
        })),
      )
      expect(data[0]?.total).toBe(rows.length)
      const pages = await walk(site, asked(root, query))
      const shown = pages.flatMap(({ main }) => rowsIn(main).map(row => shownIn(row, language)))
      expect(shown.length).toBe(rows.length)
      for (const [place, row] of rows.entries()) {
        const line = shown[place]
        expect({ ...line, lead: '', due: '', news: '' }).toEqual({
          number: row.number,
          page: row.page,
          title: bare(row.title ?? ''),
          lead: '',
          completion: [row.completion],
          late: row.late === 'true',
          due: '',
          news: '',
        })
        // The page goes on with what it adds: in which language, due for what, how long ago.
        expect(line?.lead.startsWith(bare(row.lead ?? ''))).toBe(true)
        expect(line?.due.startsWith(orSilent(row.due, language === 'fr' ? 'non sourcée' : 'not sourced'))).toBe(true)
        expect(line?.news.startsWith(orSilent(row.news, language === 'fr' ? 'aucune nouvelle' : 'no news'))).toBe(true)
      }
    }),
    { numRuns: 15 },
  )
})

describe('the list as data', () => {
  test('is CSV in UTF-8 with the columns that are described, and no cell that a spreadsheet would run', async () => {
    const response = await site.get('/engagements.csv')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const [header = [], ...lines] = parse(text) as string[][]
    expect(header).toEqual(trackerColumns.map(({ name }) => name))
    expect(lines.length).toBe(followedCount)
    expect(new Set(lines.map(line => line.length))).toEqual(new Set([trackerColumns.length]))
    const cells = lines.flat()
    expect(cells.filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells.some(cell => cell.startsWith("'=SUM(A1:A9)"))).toBe(true)
    expect(cells.some(cell => cell.startsWith("'@ssociation"))).toBe(true)
    expect(cells.some(cell => cell.startsWith('à titre d’exemple, "cité", et; séparé'))).toBe(true)
  })

  test('is followed as a feed that two readers read the same way: what its filters let through, and nothing else', async () => {
    const titlesAt = async (path: string) =>
      (await feedAt(site, path)).items.map(({ title }) => title.replace(/\u00a0/g, ' '))
    const { db } = site.database
    const row = await db.selectFrom('milestones').selectAll().where('key', '=', 'suivi-1-1').executeTakeFirstOrThrow()
    const facts = { ...row.facts, output: { original: 'fr', fr: 'Une étape bien nommée' } }
    const later = new Date('2026-11-24T09:30:00Z')
    await milestones.describe.perform(db, operator, later, {
      things: [{ key: row.key, parentKey: 'suivi-1', facts: facts as never }],
    })
    await sealAll(db)
    site.cache.forgetAll()
    const newest = 'Correction : jalon « Une étape bien nommée »'
    expect((await titlesAt('/engagements.atom'))[0]).toBe(newest)
    expect((await titlesAt('/engagements.atom?late=yes'))[0]).toBe(newest)
    expect(await titlesAt('/engagements.atom?plan=2015-2017')).not.toContain(newest)
    expect(await titlesAt('/engagements.atom?plan=2015-2017&q=zzz')).toEqual([])
    for (const title of await titlesAt('/engagements.atom?plan=2015-2017'))
      expect(title).toMatch(/^Ajout.*(engagement|jalon)/)
    const { self } = await feedAt(site, '/en/commitments.atom?plan=1789&late=yes')
    expect(self).toBe(`${testOrigin}/en/commitments.atom?late=yes`)
    expect((await titlesAt('/en/commitments.atom?plan=1789'))[0]).toContain('Une étape bien nommée')
  })
})
