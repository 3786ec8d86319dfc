import { consultationWords, numberInWords } from '../../consultations/index.ts'
import { organisationKindWords } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words as coverageWords } from '../coverage/words.ts'
import { words as answerWords } from '../words.ts'
import type { ChangeTold, Composed } from './composed.ts'
import { words } from './words.ts'

/** How fields of things, and what they hold, are called: a later room knows. */
export type FieldWords = {
  name(field: string, language: Language): string
  value(value: Json, field: string, language: Language): string | null
}

/** A line of a table of a report: what is counted, and how many. */
export type CountLine = { label: string; count: number }

export const kindLines = ({ participation }: Composed, language: Language): CountLine[] =>
  participation.kinds.map(({ kind, count }) => ({
    label: kind === 'person' ? consultationWords(language).list.person : organisationKindWords[language][kind],
    count,
  }))

export const channelLines = ({ participation }: Composed, language: Language): CountLine[] =>
  participation.channels.map(({ kind, count }) => ({
    label: consultationWords(language).one.channels[kind],
    count,
  }))

export const outcomeLines = (outcomes: Composed['outcomes'], language: Language): CountLine[] =>
  outcomes.map(({ kind, count }) => ({ label: answerWords(language).outcomes[kind] ?? kind, count }))

/** What an answer led to, in words. */
export function changeInWords(change: ChangeTold, language: Language): string {
  const say = words(language)
  const { plan, commitment, milestone } = change
  const whole = say.change(plan, commitment.number, wordsOf(commitment.title, language))
  return milestone ? `${whole}. ${say.milestone(milestone.number, wordsOf(milestone.output, language))}` : whole
}

/** Who owes answers, in words. */
export const owingInWords = ({ coverage }: Composed, language: Language): string[] =>
  coverage.owing.map(({ name, owed, late }) =>
    words(language).owes(name ? wordsOf(name, language) : coverageWords(language).nobody, owed, late),
  )

/** The address of a contribution by its number alone. */
export const pathOfNumber = (number: number, language: Language): string =>
  pathOf('contribution', language, { contribution: numberInWords(number) })

/** `C-0142`, or `C-0142, point 2`. */
export const waivedInWords = (number: number, point: number, language: Language): string =>
  point > 1 ? coverageWords(language).point(numberInWords(number), point) : numberInWords(number)
