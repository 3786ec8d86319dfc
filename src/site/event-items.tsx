import { type Content, type DatedItem, TextView, Typeset } from '../design/index.ts'
import { type EventRow, eventPath, type SeriesRow, seriesPath } from '../events/index.ts'
import type { Period } from '../platform/facts/period.ts'
import { type Text, wordsOf } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { eventTitle } from './agenda/naming.tsx'
import { countInWords } from './count-in-words.ts'
import type { PlanPage } from './read-plan-page.ts'
import { words } from './words.ts'

type Took = Pick<PlanPage, 'events' | 'series' | 'figureByKey'>

/** One line of what took place: an event, or those of a series that nothing tells apart. */
export type ToldEvent = {
  /** Its anchor on the page. */
  id: string
  when: Period
  kind: string
  of: EventRow | SeriesRow
  /** By itself, or as one of several of its series. */
  alone: boolean
  href: string
  sentences: string
  note?: Text
}

/**
 * What took place, in the order of time. Events of one series that nothing tells apart (no date, no title of their own) are one
 * line with the series' own figures: six identical lines would say less than one.
 */
export function toldEvents({ events, series, figureByKey }: Took, language: Language): ToldEvent[] {
  const say = words(language).planPage
  const alike = (event: EventRow) =>
    event.series_id !== null &&
    events.filter(other => other.series_id === event.series_id && sameEvent(other, event)).length > 1
  const attendanceOf = (key: string | undefined) => {
    const figure = key ? figureByKey.get(key) : undefined
    return figure ? say.attendance(countInWords(figure.facts, language)) : undefined
  }
  const told = new Set<string>()
  return events.flatMap((event): ToldEvent[] => {
    const { facts } = event
    const shared = { when: facts.period, kind: words(language).eventKinds[facts.kind] }
    const own = series.find(({ id }) => id === event.series_id)
    if (own && alike(event)) {
      if (told.has(own.id)) return []
      told.add(own.id)
      const members = events.filter(other => other.series_id === own.id).length
      return [
        {
          ...shared,
          id: `serie-${own.key}`,
          of: own,
          alone: false,
          href: seriesPath(language, own.slug),
          sentences: [`${say.events(members)}.`, attendanceOf(own.facts.attendanceFigureId)].filter(Boolean).join(' '),
        },
      ]
    }
    const sessions = (facts.sessions ?? []).map(({ title }) => wordsOf(title, language))
    const sentences = [
      facts.place && say.at(facts.place),
      attendanceOf(facts.attendanceFigureId),
      sessions.length > 0 &&
        (facts.kind === 'hackathon' ? say.challenges : say.sessions)(sessions.join(language === 'fr' ? ' ; ' : '; ')),
    ]
    return [
      {
        ...shared,
        id: `evenement-${event.key}`,
        of: event,
        alone: true,
        href: eventPath(language, event.slug),
        sentences: sentences.filter(Boolean).join(' '),
        ...(facts.note ? { note: facts.note } : {}),
      },
    ]
  })
}

const titleOf = ({ of, alone }: ToldEvent, language: Language): Content =>
  alone ? eventTitle(of as EventRow, language) : of.facts.title

/** What took place, as a list of a page. */
export const eventItems = (took: Took, language: Language): DatedItem[] =>
  toldEvents(took, language).map((told): DatedItem => {
    const { id, when, kind, href, sentences, note } = told
    return {
      id,
      when,
      whenNote: kind,
      title: titleOf(told, language),
      href,
      ...(sentences || note
        ? {
            text: (
              <>
                <Typeset words={sentences} language={language} />{' '}
                {note && <TextView text={note} language={language} mark={false} />}
              </>
            ),
          }
        : {}),
    }
  })

const sameEvent = (a: EventRow, b: EventRow): boolean =>
  wordsOf(a.facts.title, 'fr') === wordsOf(b.facts.title, 'fr') &&
  wordsOf(a.facts.period.text, 'fr') === wordsOf(b.facts.period.text, 'fr')
