import type { Json } from '../../src/platform/canonical.ts'
import { interfaceLanguages, type Language } from '../../src/platform/locales/languages.ts'
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
const words = {
  record: { fr: '/registre', en: '/en/record' },
  entries: { fr: '/registre/entrees', en: '/en/record/entries' },
}

/**
 * Every page of a site, found as somebody who re-uses its data would find it: the plans, the commitments and the organisations
 * from the JSON beside the pages; of the record, one entry for each kind of thing.
 */
export async function everyPage(site: TestSite): Promise<TestPage[]> {
  const pages: TestPage[] = [
    { what: 'home', path: { fr: '/', en: '/en' } },
    { what: 'plans', path: { fr: '/plans', en: '/en/plans' } },
    { what: 'organisations', path: { fr: '/organisations', en: '/en/organisations' } },
    { what: 'record', path: words.record },
  ]
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
      const { commitments } = await dataOf(site, `${root}/plans/${plan.slug}.json`)
      for (const commitment of list(commitments)) add('commitment', language, commitment)
    }
    const { organisations } = await dataOf(site, `${root}/organisations.json`)
    for (const organisation of list(organisations)) add('organisation', language, organisation)
  }
  const entries = await site.database.db
    .selectFrom('entries')
    .select(['id', 'subject_type'])
    .distinctOn('subject_type')
    .orderBy('subject_type')
    .orderBy('position')
    .execute()
  for (const { id, subject_type } of entries) {
    const path = { fr: `${words.entries.fr}/${id}`, en: `${words.entries.en}/${id}` }
    pages.push({ what: `entry of ${subject_type === 'import' ? 'an' : 'a'} ${subject_type}`, path })
  }
  return [...pages, ...found.values()]
}

/** The address of the data beside a page. */
export const jsonOf = (path: string): string =>
  path === '/' ? '/index.json' : path === '/en' ? '/en/index.json' : `${path}.json`
