import { type Content, plainLine, TextView, Typeset, textLine } from '../../design/index.ts'
import type { EventRow } from '../../events/index.ts'
import type { Line, Run } from '../../platform/document/document.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words as siteWords } from '../words.ts'
import { words } from './words.ts'

type Named = Pick<EventRow, 'facts'>

/** The number that tells an event from others of its series, where no exact day does. */
const tellingNumber = ({ facts }: Named): number | undefined =>
  facts.period.precision === 'day' ? undefined : facts.numberInSeries

/** What an event is called in plain words. */
export function eventName(event: Named, language: Language): string {
  const title = wordsOf(event.facts.title, language)
  const number = tellingNumber(event)
  return number === undefined ? title : words(language).numbered(title, number)
}

/** What an event is called on a page: its title in its own language, and the number that tells it from others. */
export function eventTitle(event: Named, language: Language): Content {
  const { title } = event.facts
  const number = tellingNumber(event)
  if (number === undefined) return title
  return (
    <>
      <TextView text={title} language={language} mark={false} />
      <Typeset words={words(language).numbered('', number)} language={language} />
    </>
  )
}

/** The same on paper. */
export function eventTitleLine(event: Named, language: Language, manner: Pick<Run, 'href'>): Line {
  const number = tellingNumber(event)
  return [
    ...textLine(event.facts.title, language, { mark: false, ...manner }),
    ...(number === undefined ? [] : plainLine(words(language).numbered('', number), language, manner)),
  ]
}

/** What an event is called where there is little room: « Forum du 17 juin 2021 ». */
export function shortName(event: Named, language: Language): string {
  const { kind, period } = event.facts
  return period.precision === 'day'
    ? words(language).kindOn(siteWords(language).eventKinds[kind], wordsOf(period.text, language))
    : eventName(event, language)
}
