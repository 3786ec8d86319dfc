import type { HtmlElement } from 'html-validate'
import { type CompletionLevel, completionLevels } from '../../src/commitments/index.ts'
import { messagesOf } from '../../src/design/index.ts'
import type { Text } from '../../src/platform/facts/text.ts'
import type { Language } from '../../src/platform/locales/languages.ts'
import { sealAll } from '../../src/record/index.ts'
import { importing } from '../fixtures/files.ts'
import { followedPlan } from '../fixtures/followed-plan.ts'
import { attributeOf, bare, textOf } from './html.ts'
import { asked, cellsOf, jsonAt, rowsAt, walkData } from './lists.ts'
import { openSite, type TestSite, testOrigin } from './site.ts'

/** The list of commitments as its tests read it. */

/** The French plans, of which nobody reports here, and one that is followed, with commitments in every state. */
export async function openFollowed(): Promise<TestSite> {
  const site = await openSite('france')
  await importing(site.database.db, followedPlan())
  await sealAll(site.database.db)
  return site
}

/** The plans in the order of the list, and how many commitments they have together. */
export const followedPlans = ['2026-2028', '2023-2025', '2021-2023', '2018-2020', '2015-2017']
export const followedCount = 151

export type TrackedData = {
  ulid: string
  plan: string
  number: string
  title: Text
  leads: { slug: string; name: Text }[]
  completion: CompletionLevel
  late: boolean | null
  priority: { key: string; number: number } | null
  due: { text: Text; latest?: string | null; earliest?: string | null } | null
  news: { latest?: string | null } | null
}
export type TrackerData = {
  total: number
  counts: { levels: Partial<Record<CompletionLevel, number>>; late: number; followed: number; total: number }
  commitments: TrackedData[]
  previous: string | null
  next: string | null
  ignored: { name: string; value: string }[]
  filters: Record<string, string>
  strayed: boolean
}

type Query = Record<string, string>
export const trackerRoots = { fr: '/engagements', en: '/en/commitments' }

/** What a reader of one site finds in its list of commitments. */
export const trackerOf = (site: TestSite) => ({
  csv: (query: Query = {}, language: Language = 'fr') => rowsAt(site, asked(`${trackerRoots[language]}.csv`, query)),
  page: (query: Query = {}, language: Language = 'fr') =>
    jsonAt<TrackerData>(site, asked(`${trackerRoots[language]}.json`, query)),
  pages: (query: Query = {}, language: Language = 'fr') =>
    walkData<TrackerData>(site, asked(`${trackerRoots[language]}.json`, query)),
  lines: async (query: Query = {}, language: Language = 'fr') =>
    (await walkData<TrackerData>(site, asked(`${trackerRoots[language]}.json`, query))).flatMap(
      ({ commitments }) => commitments,
    ),
})

export const rowsIn = (main: HtmlElement): HtmlElement[] => main.querySelectorAll('tbody tr')

/** Lines by plan and number. */
export const numbersOf = (lines: readonly Record<string, unknown>[]): string[] =>
  lines.map(({ plan, number }) => `${plan} ${number}`)

const nobody = { fr: 'non sourcé', en: 'not sourced' }

/** A line of the page as its CSV would say it, once typography is set aside. */
export function shownIn(row: HtmlElement, language: Language) {
  const [number = '', , leads = '', status = '', due = '', news = ''] = cellsOf(row)
  const link = row.querySelectorAll('td')[1]?.querySelector('a')
  const words = messagesOf(language)
  return {
    number,
    page: testOrigin + attributeOf(link, 'href'),
    title: bare(textOf(link)),
    lead: leads === nobody[language] ? '' : bare(leads),
    completion: completionLevels.filter(level => status.startsWith(words.completion[level])),
    late: status.includes(words.late),
    due: bare(due),
    news: bare(news),
  }
}
