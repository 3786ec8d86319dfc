import { type DatedItem, TextView, Typeset } from '../design/index.ts'
import { type EventRow, eventPath, seriesPath } from '../events/index.ts'
import { wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { eventTitle } from './agenda/naming.tsx'
import { countInWords } from './count-in-words.ts'
import type { PlanPage } from './read-plan-page.ts'
import { words } from './words.ts'

/**
 * What took place, in the order of time. Events of one series that nothing tells apart (no date, no title of their own) are one
 * line with the series' own figures: six identical lines would say less than one.
 */
export function eventItems(
  { events, series, figureByKey }: Pick<PlanPage, 'events' | 'series' | 'figureByKey'>,
  language: Language,
): DatedItem[] {
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
          id: `serie-${own.key}`,
          when: event.facts.period,
          whenNote: words(language).eventKinds[event.facts.kind],
          title: own.facts.title,
          href: seriesPath(language, own.slug),
          text: (
            <>
              <Typeset
                words={`${say.events(members)}. ${figure ? say.attendance(countInWords(figure.facts, language)) : ''}`}
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
      attendance && say.attendance(countInWords(attendance.facts, language)),
      sessions.length > 0 &&
        (event.facts.kind === 'hackathon' ? say.challenges : say.sessions)(
          sessions.join(language === 'fr' ? ' ; ' : '; '),
        ),
    ].filter(Boolean)
    return [
      {
        id: `evenement-${event.key}`,
        when: event.facts.period,
        whenNote: words(language).eventKinds[event.facts.kind],
        title: eventTitle(event, language),
        href: eventPath(language, event.slug),
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
