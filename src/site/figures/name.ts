import { formatNumber, messagesOf } from '../../design/index.ts'
import type { SeriesRow } from '../../events/index.ts'
import type { FigureRow } from '../../plans/index.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { plural } from '../../platform/locales/plural.ts'
import { unitInWords } from '../count-in-words.ts'
import { seriesName } from '../series-name.ts'
import { words } from './words.ts'

/** A figure beside the series that tell what it counts. */
export type Named = { figure: FigureRow; series: readonly SeriesRow[] }

/** Any count that is said in the plural. */
const many = 9

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

/** Whether a label says how many by itself: « plus de 15 ateliers organisés ». */
const saysAmount = (figure: FigureRow, language: Language): boolean =>
  wordsOf(figure.facts.label, language)
    .toLowerCase()
    .startsWith(`${amountOf(figure, language)} `)

/** What a figure counts, to be read after its number: its label, without the number that it may begin with. */
export const labelAfterAmount = (figure: FigureRow, language: Language): Text | string =>
  saysAmount(figure, language)
    ? wordsOf(figure.facts.label, language).slice(amountOf(figure, language).length + 1)
    : figure.facts.label

/** A phrase around what a figure counts: the words before it, the words themselves, and what closes them. */
export type Phrase = { before: string; what: Text | string; after: string }

/**
 * A figure in one phrase: how exactly, how many, of what. A label that goes on from the number is said after it (« 77 pays membres du
 * PGO »), but for a single one, of which it speaks in the plural; one that stands for itself, in brackets after the unit (« 187
 * candidatures (projets déposés au premier appel) »).
 */
export function phraseOf({ figure, series }: Named, language: Language): Phrase {
  const { unit, value, label } = figure.facts
  const amount = amountOf(figure, language)
  const total = seriesName(figure, series, language)
  if (total) return { before: `${amount} `, what: total, after: '' }
  if (saysAmount(figure, language)) return { before: '', what: label, after: '' }
  const said = wordsOf(label, language).toLowerCase()
  const goesOn =
    unit === '%'
      ? /^(des?|du|d[’']|of)\b/.test(said)
      : said.includes(unitInWords({ unit, value: many }, language).toLowerCase())
  if (goesOn && !said.includes(formatNumber(value, language))) {
    return unit !== '%' && plural(language, value, 'one', 'other') === 'one'
      ? { before: '', what: label, after: `${language === 'fr' ? '\u00a0:' : ':'} ${amount}` }
      : { before: `${amount} `, what: label, after: '' }
  }
  return {
    before: `${amount}${unit === '%' ? '' : ` ${unitInWords(figure.facts, language)}`} (`,
    what: label,
    after: ')',
  }
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
