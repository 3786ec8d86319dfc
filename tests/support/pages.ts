import type { Json } from '../../src/platform/canonical.ts'
import { addresses, pathOf } from '../../src/platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../../src/platform/locales/languages.ts'
import { pages as routes } from '../../src/site/pages.ts'
import { type TestSite, testOrigin } from './site.ts'

/** A page of the site by its path in each language. */
export type TestPage = { what: string; path: Record<Language, string> }

type Facts = { [key: string]: Json }
export const list = (value: Json | undefined): Facts[] => (value ?? []) as Facts[]

/** The data beside a page. */
export async function dataOf(site: TestSite, path: string): Promise<Facts> {
  const response = await site.get(path)
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
  return (await response.json()) as Facts
}

const roots = { fr: '', en: '/en' }
const entries = { fr: '/registre/entrees', en: '/en/record/entries' }

/**
 * The pages of a site: those with an address of their own, then, found as somebody who re-uses the data would find them, the
 * plans, their priorities and commitments, the organisations, the events, their series and the figures from the JSON beside the
 * pages; of the record, one entry for each kind of thing.
 */
export async function everyPage(site: TestSite): Promise<TestPage[]> {
  const pages: TestPage[] = routes
    .map(({ page }) => ({ what: page as string, path: addresses[page] }))
    .filter(({ path }) => !path.fr.includes(':'))
  const found = new Map<string, TestPage>()
  const add = (what: string, language: Language, { ulid, page }: Facts) => {
    const known = found.get(String(ulid)) ?? { what, path: { fr: '', en: '' } }
    known.path[language] = String(page).replace(testOrigin, '')
    found.set(String(ulid), known)
  }
  for (const language of interfaceLanguages) {
    const root = roots[language]
    for (const plan of list((await dataOf(site, `${root}/plans.json`)).plans)) {
      add('plan', language, plan)
      const { commitments, priorities } = await dataOf(site, `${root}/plans/${plan.slug}.json`)
      for (const commitment of list(commitments)) add('commitment', language, commitment)
      for (const { ulid } of list(priorities)) {
        const located = await site.get(`/id/priority/${ulid}`, { 'accept-language': language })
        add('priority', language, { ulid: ulid ?? null, page: located.headers.get('location') })
      }
    }
    const { events, series } = await dataOf(site, `${root}/agenda.json`)
    for (const event of list(events)) add('event', language, event)
    for (const one of list(series)) add('series', language, one)
    for (let next: string | null = pathOf('figures', language, undefined, 'json'); next; ) {
      const page: Facts = await dataOf(site, next)
      for (const figure of list(page.figures)) add('figure', language, figure)
      next = page.next ? String(page.next).replace(testOrigin, '') : null
    }
    const { organisations } = await dataOf(site, `${root}/organisations.json`)
    for (const organisation of list(organisations)) add('organisation', language, organisation)
    for (let next = `${addresses.figures[language]}.json`; next; ) {
      const { figures, next: further } = await dataOf(site, next)
      for (const figure of list(figures)) add('figure', language, figure)
      next = further ? String(further).replace(testOrigin, '') : ''
    }
  }
  pages.push(...(await onlyInSiteMap(site, [...pages, ...found.values()])))
  const examples = await site.database.db
    .selectFrom('entries')
    .select(['id', 'subject_type'])
    .distinctOn('subject_type')
    .orderBy('subject_type')
    .orderBy('position')
    .execute()
  for (const { id, subject_type } of examples) {
    const path = { fr: `${entries.fr}/${id}`, en: `${entries.en}/${id}` }
    pages.push({ what: `entry of ${subject_type === 'import' ? 'an' : 'a'} ${subject_type}`, path })
  }
  return [...pages, ...found.values()]
}

/** The pages that the site map lists beside those that are known: the same in both languages, in the same order. */
async function onlyInSiteMap(site: TestSite, known: readonly TestPage[]): Promise<TestPage[]> {
  const listed = async (language: Language): Promise<string[]> => {
    const below = (entries: Facts[]): string[] =>
      entries.flatMap(entry => [String(entry.page).replace(testOrigin, ''), ...below(list(entry.below))])
    const { parts } = await dataOf(site, `${addresses.siteMap[language]}.json`)
    return list(parts).flatMap(part => below(list(part.entries)))
  }
  const [french, english] = await Promise.all([listed('fr'), listed('en')])
  const paths = new Set(known.map(({ path }) => path.fr))
  return french.flatMap((fr, place) =>
    paths.has(fr) ? [] : [{ what: 'listed in the site map', path: { fr, en: english[place] ?? '' } }],
  )
}

/** The address of the data beside a page. */
export const jsonOf = (path: string): string =>
  path === '/' ? '/index.json' : path === '/en' ? '/en/index.json' : `${path}.json`
