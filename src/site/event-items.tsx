import { type DatedItem, formatNumber, messagesOf, TextView, Typeset } from '../design/index.ts'
import type { EventRow } from '../events/index.ts'
import type { FigureRow } from '../plans/index.ts'
import { wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { PlanPage } from './read-plan-page.ts'
import { words } from './words.ts'

/** A figure in a sentence: « plus de 700 participants ». */
const countInWords = ({ facts }: FigureRow, language: Language): string =>
  [
    messagesOf(language).qualifier[facts.qualifier],
    formatNumber(facts.value, language),
    words(language).units[facts.unit] ?? facts.unit,
  ]
    .filter(Boolean)
    .join(' ')

/**
 * What took place, in the order of time. Events of one series that nothing tells apart (no date, no title of their own) are one
 * line with the series' own figures: six identical lines would say less than one.
 */
export function eventItems({ events, series, figureByKey }: PlanPage, language: Language): DatedItem[] {
  const say = words(language).planPage
  const alike = (event: EventRow) =>
    event.series_id !== null &&
    events.filter(other => other.series_id === event.series_id && sameEvent(other, event)).length > 1
  const told = new Set<string>()
  return events.flatMap((event): DatedItem[] => {
    const own = series.find(({ id }) => id === event.series_id)
    if (own && alike(event)) {
      if (told.has(own.id)) return []
      told.add(own.id)
      const figure = own.facts.attendanceFigureId ? figureByKey.get(own.facts.attendanceFigureId) : undefined
      const members = events.filter(other => other.series_id === own.id).length
      return [
        {
          id: own.key,
          when: event.facts.period,
          whenNote: words(language).eventKinds[event.facts.kind],
          title: own.facts.title,
          text: (
            <>
              <Typeset
                words={`${say.events(members)}. ${figure ? say.attendance(countInWords(figure, language)) : ''}`}
                language={language}
              />
            </>
          ),
        },
      ]
    }
    const attendance = event.facts.attendanceFigureId ? figureByKey.get(event.facts.attendanceFigureId) : undefined
    const sessions = (event.facts.sessions ?? []).map(({ title }) => wordsOf(title, language))
    const sentences = [
      event.facts.place && say.at(event.facts.place),
      attendance && say.attendance(countInWords(attendance, language)),
      sessions.length > 0 &&
        (event.facts.kind === 'hackathon' ? say.challenges : say.sessions)(
          sessions.join(language === 'fr' ? ' ; ' : '; '),
        ),
    ].filter(Boolean)
    return [
      {
        id: event.key,
        when: event.facts.period,
        whenNote: words(language).eventKinds[event.facts.kind],
        title: event.facts.title,
        ...(sentences.length > 0 || event.facts.note
          ? {
              text: (
                <>
                  <Typeset words={sentences.join(' ')} language={language} />{' '}
                  {event.facts.note && <TextView text={event.facts.note} language={language} mark={false} />}
                </>
              ),
            }
          : {}),
      },
    ]
  })
}

const sameEvent = (a: EventRow, b: EventRow): boolean =>
  wordsOf(a.facts.title, 'fr') === wordsOf(b.facts.title, 'fr') &&
  wordsOf(a.facts.period.text, 'fr') === wordsOf(b.facts.period.text, 'fr')
