import type { Json } from '../platform/canonical.ts'
import { Period } from '../platform/facts/period.ts'
import { read, Text } from '../platform/facts/text.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { Crumb, PageAnswer, PageRoute } from '../platform/http/answer.ts'
import { interfaceLanguages, type Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'

type Facts = Record<string, Json>
type About = (data: Facts, reading: Reading) => Facts

/** A page that says what it is about in schema.org's words, from its own data. */
const describing = (route: PageRoute, about: About): PageRoute => ({
  ...route,
  async answer(reading, parameters, query) {
    const answer = await route.answer(reading, parameters, query)
    return answer.kind === 'page' ? { ...answer, about: about(answer.data, reading) } : answer
  },
})

const factsIn = (value: Json | undefined): Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}

/** A name as the reader gets it, and the language that it is in. */
function named(title: Json | undefined, language: Language): Facts {
  const text = Text.safeParse(title)
  if (!text.success) return {}
  const { words, language: spoken } = read(text.data, language)
  return { name: words, inLanguage: spoken }
}

const periodIn = (value: Json | undefined): Period | null => Period.safeParse(value).data ?? null

const siteOf = ({ origin }: Reading): Facts => ({ '@type': 'WebSite', '@id': `${origin}/`, url: `${origin}/` })

/** The home page: the site. */
export const describingSite = (route: PageRoute): PageRoute =>
  describing(route, (data, reading) => ({
    ...siteOf(reading),
    ...named(factsIn(data.site).name, reading.language),
    inLanguage: [...interfaceLanguages],
  }))

/** A plan: a work in the span of its period, published on the day that a source gives, if one does. */
export const describingPlan = (route: PageRoute): PageRoute =>
  describing(route, (data, reading) => {
    const { earliest, latest } = periodIn(data.period) ?? {}
    const published = (Array.isArray(data.phases) ? data.phases : [])
      .map(factsIn)
      .filter(({ kind }) => kind === 'publication')
      .map(({ actual }) => periodIn(actual))
      .find(period => period?.precision === 'day')
    return {
      '@type': 'CreativeWork',
      '@id': String(data.url),
      url: String(data.page),
      ...named(data.title, reading.language),
      ...(earliest && latest ? { temporalCoverage: `${earliest}/${latest}` } : {}),
      ...(published?.earliest ? { datePublished: published.earliest } : {}),
      isPartOf: siteOf(reading),
    }
  })

/** A commitment: a work that is part of its plan. */
export const describingCommitment = (route: PageRoute): PageRoute =>
  describing(route, (data, reading) => {
    const plan = factsIn(data.plan)
    return {
      '@type': 'CreativeWork',
      '@id': String(data.url),
      url: String(data.page),
      ...named(data.title, reading.language),
      position: String(data.number),
      ...(typeof data.ogpId === 'string' ? { identifier: data.ogpId } : {}),
      isPartOf: {
        '@type': 'CreativeWork',
        '@id': String(plan.url),
        url: `${reading.origin}${pathOf('plan', reading.language, { plan: String(plan.slug) })}`,
      },
    }
  })

/** The kinds of organisation that are not of a government. */
const notOfGovernment = ['civil-society', 'research', 'company', 'international', 'other']

/** An organisation, of a government or not. */
export const describingOrganisation = (route: PageRoute): PageRoute =>
  describing(route, (data, reading) => {
    const { name } = named(data.name, reading.language)
    return {
      '@type': notOfGovernment.includes(String(data.kind)) ? 'Organization' : 'GovernmentOrganization',
      '@id': String(data.url),
      url: String(data.page),
      ...(name ? { name } : {}),
      ...(typeof data.abbreviation === 'string' ? { alternateName: data.abbreviation } : {}),
    }
  })

/** What the page is about, and the way to it from the home page: one block for both. */
export function graphOf(answer: PageAnswer, home: Crumb, language: Language, origin: string): Facts | undefined {
  const way = [...answer.breadcrumb, { label: answer.crumb, href: answer.paths[language] }]
  const breadcrumb: Facts = {
    '@type': 'BreadcrumbList',
    itemListElement: [home, ...way].map(({ label, href }, place) => ({
      '@type': 'ListItem',
      position: place + 1,
      name: label,
      item: `${origin}${href}`,
    })),
  }
  const blocks = [...(answer.about ? [answer.about] : []), ...(answer.section === 'home' ? [] : [breadcrumb])]
  return blocks.length > 1 ? { '@graph': blocks } : blocks[0]
}
