import type { SeriesRow } from '../events/index.ts'
import type { FigureRow } from '../plans/index.ts'
import { wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './words.ts'

/** A total of participants is named by the series that it sums: its source only says “having gathered 200 participants in all”. */
export function seriesName(
  { key, facts }: FigureRow,
  series: readonly SeriesRow[],
  language: Language,
): string | undefined {
  const own = series.find(one => one.facts.attendanceFigureId === key)
  const { units, ofSeries } = words(language)
  return own && ofSeries(units[facts.unit] ?? facts.unit, wordsOf(own.facts.title, language))
}
