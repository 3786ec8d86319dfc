import { type Format, pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type ChartName, chartNames } from './plan-charts.ts'

/** How each chart is called in its address. */
const slugs: Record<ChartName, Record<Language, string>> = {
  timeline: { fr: 'calendrier', en: 'calendar' },
  priorities: { fr: 'priorites', en: 'priorities' },
  organisations: { fr: 'organisations', en: 'organisations' },
  quarters: { fr: 'trimestres', en: 'quarters' },
}

export const chartPath = (name: ChartName, plan: string, language: Language, format?: Format): string =>
  pathOf('chart', language, { plan, chart: slugs[name][language] }, format)

/** The chart of an address, in whichever language its last word is. */
export const chartAt = (slug: string): ChartName | undefined =>
  chartNames.find(name => Object.values(slugs[name]).includes(slug))
