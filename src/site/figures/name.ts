import { formatNumber, messagesOf } from '../../design/index.ts'
import type { SeriesRow } from '../../events/index.ts'
import type { FigureRow } from '../../plans/index.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { seriesName } from '../series-name.ts'
import { words as siteWords } from '../words.ts'
import { words } from './words.ts'

/** A figure beside the series that tell what it counts. */
export type Named = { figure: FigureRow; series: readonly SeriesRow[] }

/** What a figure counts, as a title: its label, or for a total of participants the series that it sums. */
export const titleOf = ({ figure, series }: Named, language: Language): string =>
  seriesName(figure, series, language) ?? wordsOf(figure.facts.label, language)

/** How exactly, how many: « près de 100 », “76%”. */
export function amountOf({ facts }: FigureRow, language: Language): string {
  const { value, qualifier, unit } = facts
  const sign = unit === '%' ? (language === 'fr' ? '\u00a0%' : '%') : ''
  const word = messagesOf(language).qualifier[qualifier]
  return `${word ? `${word} ` : ''}${formatNumber(value, language)}${sign}`
}

/** A phrase around what a figure counts: the words before it, the words themselves, and what closes them. */
export type Phrase = { before: string; what: Text | string; after: string }

/**
 * A figure in one phrase: how exactly, how many, of what. A label that goes on from the number is said after it (« 77 pays membres du
 * PGO »); one that stands for itself, in brackets after the unit (« 187 candidatures (projets déposés au premier appel) »).
 */
export function phraseOf({ figure, series }: Named, language: Language): Phrase {
  const { unit, value, label } = figure.facts
  const amount = amountOf(figure, language)
  const total = seriesName(figure, series, language)
  if (total) return { before: `${amount} `, what: total, after: '' }
  const said = wordsOf(label, language).toLowerCase()
  const unitWord = siteWords(language).units[unit] ?? unit
  const goesOn = unit === '%' ? /^(des?|du|d[’']|of)\b/.test(said) : said.includes(unitWord.toLowerCase())
  if (goesOn && !said.includes(formatNumber(value, language))) return { before: `${amount} `, what: label, after: '' }
  return { before: `${amount}${unit === '%' ? '' : ` ${unitWord}`} (`, what: label, after: ')' }
}

/** A figure in one phrase, in plain words. */
export function phraseInWords(named: Named, language: Language): string {
  const { before, what, after } = phraseOf(named, language)
  return `${before}${typeof what === 'string' ? what : wordsOf(what, language)}${after}`
}

/** What can be copied in one gesture: the figure with its qualifier, its date, its sources and its permanent address. */
export function citationOf(named: Named, { language, origin }: { language: Language; origin: string }): string {
  const { asOf, sources } = named.figure.facts
  const said = `${phraseInWords(named, language)}, ${wordsOf(asOf.text, language)}.`
  const from = words(language).citedFrom(sources.map(({ title }) => title))
  return `${said} ${from} ${origin}${permanentPath('figure', named.figure.id)}`
}
