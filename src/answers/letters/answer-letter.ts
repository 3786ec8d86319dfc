import { formatDay, typographic } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Piece } from '../../platform/mail/letter.tsx'
import type { NoticeKind } from '../../platform/mail/notices.ts'
import { daysToSecond } from '../contests/contest.ts'
import { isInterim, type Outcome } from '../replies/outcome.ts'
import { words as shared } from '../words.ts'
import { words } from './words.ts'

/** What the letter of an answer is made of; kept with its notice until it is sent. */
export type Answered = {
  /** The points that it answers: the contribution’s number, that of the point where it was split, and the author’s own words. */
  points: { number: string; point: number; words: string }[]
  /** How many more of this author’s it answers. */
  more: number
  outcome: Outcome
  reason: string
  organisation: Text
  signedAs: string
  until: string | null
  passedTo: Text | null
  targets: { number: string; milestone: number | null; title: Text }[]
  isSecond: boolean
  isCorrected: boolean
}

function outcomeInWords({ outcome, until, passedTo }: Answered, language: Language): string {
  const say = shared(language)
  if (until) return say.underStudyUntil(formatDay(until, language))
  if (passedTo) return say.passedOnTo(wordsOf(passedTo, language))
  return say.outcomes[outcome] ?? outcome
}

/** The letter to the author of what an answer answers: their point, the answer, and where it went. One for each author and answer. */
export const answerLetter: NoticeKind = {
  name: 'contribution-answered',
  compose({ data }, language, { siteName, origin }) {
    const told = data as unknown as Answered
    const say = words(language)
    const set = (said: string) => typographic(said, language)
    const first = told.points[0]?.number ?? ''
    const numbers = [...new Set(told.points.map(({ number }) => number))].join(', ')
    const named = told.more > 0 ? `${numbers} ${say.more(told.more)}` : numbers
    const organisation = wordsOf(told.organisation, language)
    const kind = told.isSecond ? 'second' : told.isCorrected ? 'corrected' : 'plain'
    const subject = { second: say.secondSubject, corrected: say.correctedSubject, plain: say.subject }[kind]
    const opening = { second: say.secondWords, corrected: say.correctedWords, plain: say.words }[kind]
    const outcome = outcomeInWords(told, language)
    const targets = told.targets.map(({ number, milestone, title }) =>
      [number, milestone === null ? '' : `${say.milestone} ${milestone}`, wordsOf(title, language)]
        .filter(Boolean)
        .join(', '),
    )
    const path = pathOf('contribution', language, { contribution: first })
    const contest = pathOf('contestAnswer', language, { contribution: first })
    const split = told.points.find(({ point }) => point > 1)
    const isFinal = !isInterim(told.outcome)
    const pieces: Piece[] = [
      { words: set(opening(named, organisation)) },
      ...told.points.filter(({ words: own }) => own !== '').map(({ words: own }) => ({ words: set(say.yours(own)) })),
      { words: set(say.decided(outcome)) },
      { words: say.reason(told.reason) },
      { words: set(say.signed(told.signedAs, organisation)) },
      ...(isFinal ? [] : [{ words: set(say.interim) }]),
      ...(targets.length > 0 ? [{ words: set(say.leads(targets.join(' ; '))) }] : []),
      { button: set(targets.length > 0 ? say.see : say.seeAnswer), href: `${origin}${path}#reponses` },
      ...(isFinal && !told.isSecond
        ? [
            { words: set(say.contest(daysToSecond)) },
            { button: set(say.contestButton), href: `${origin}${contest}${split ? `?point=${split.point}` : ''}` },
          ]
        : []),
    ]
    return {
      language,
      subject: set(subject(named)),
      heading: set(say.heading(outcome)),
      pieces,
      signature: set(say.signature(siteName)),
    }
  },
}

export const dataOf = (told: Answered): Record<string, Json> => told as unknown as Record<string, Json>

/** The letter to the author of a contribution that was waived from an answer. */
export const waivedLetter: NoticeKind = {
  name: 'contribution-waived',
  compose({ data: { number = '', words: own = '', reason = '', signedAs = '' } }, language, { siteName, origin }) {
    const { waived, yours, signature } = words(language)
    const set = (said: string) => typographic(said, language)
    const path = pathOf('contribution', language, { contribution: String(number) })
    return {
      language,
      subject: set(waived.subject(String(number))),
      heading: set(waived.heading),
      pieces: [
        { words: set(waived.words(String(number))) },
        ...(own ? [{ words: set(yours(String(own))) }] : []),
        { words: waived.reason(String(reason)) },
        { words: set(waived.signed(String(signedAs))) },
        { button: set(waived.see), href: `${origin}${path}#reponses` },
      ],
      signature: set(signature(siteName)),
    }
  },
}
