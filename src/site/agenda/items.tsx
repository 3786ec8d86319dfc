import { type DatedItem, formatDay, Link, Typeset } from '../../design/index.ts'
import { type EventRow, eventPath, eventState, type SeriesRow, seriesPath } from '../../events/index.ts'
import { type Day, type Period, union } from '../../platform/facts/period.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { countInWords } from '../count-in-words.ts'
import { words as siteWords } from '../words.ts'
import type { Around } from './around.ts'
import { cumulative, cumulativeInWords } from './cumulative.ts'
import { eventTitle } from './naming.tsx'
import { words } from './words.ts'

type Saying = { language: Language; today: Day }

/** An event as a line of the agenda. */
export function eventItem(event: EventRow, { plans, figures }: Around, { language, today }: Saying): DatedItem {
  const { kind, period, place, attendanceFigureId } = event.facts
  const { planPage, eventKinds } = siteWords(language)
  const attendance = figures.get(attendanceFigureId ?? '')
  const sentences = [
    place && planPage.at(place),
    attendance && planPage.attendance(countInWords(attendance.facts, language)),
  ].filter(Boolean)
  const state = eventState(period, today)
  const plan = plans.get(event.plan_id)
  return {
    when: period,
    whenNote: state === 'now' ? `${eventKinds[kind]}, ${words(language).states.now}` : eventKinds[kind],
    title: eventTitle(event, language),
    href: eventPath(language, event.slug),
    text: (
      <>
        {sentences.length > 0 && <Typeset words={`${sentences.join(' ')} `} language={language} />}
        {plan && (
          <Link href={pathOf('plan', language, { plan: plan.slug })}>{siteWords(language).plan(plan.slug)}</Link>
        )}
      </>
    ),
  }
}

/**
 * A series as one line of the agenda, with what it adds up to.
 * @param events how many of its events the line stands for: the others have lines of their own, or don't fit the filters
 */
export function seriesItem(series: SeriesRow, around: Around, events: number, { language }: Saying): DatedItem {
  const members = around.members.get(series.id) ?? []
  const plan = around.plans.get(series.plan_id)
  const period = commonPeriod(members)
  const kind = siteWords(language).eventKinds[series.facts.kind]
  const span = period ? null : spanInWords(members, language)
  const sum = cumulativeInWords(series, cumulative(series, members, around.figures), language)
  return {
    when: period,
    whenNote: span ? `${span} · ${kind}` : kind,
    title: series.facts.title,
    href: seriesPath(language, series.slug),
    text: (
      <>
        <Typeset words={`${sum}. `} language={language} />
        {events < members.length && (
          <Typeset words={`${words(language).partOfSeries(events, members.length)} `} language={language} />
        )}
        {plan && (
          <Link href={pathOf('plan', language, { plan: plan.slug })}>{siteWords(language).plan(plan.slug)}</Link>
        )}
      </>
    ),
  }
}

/** The period that events have in common, if they all say the same. */
export function commonPeriod(events: readonly EventRow[]): Period | null {
  const [first, ...rest] = events.map(({ facts }) => facts.period)
  const said = ({ text, earliest, latest }: Period) => [wordsOf(text, 'fr'), earliest, latest].join()
  return first && rest.every(period => said(period) === said(first)) ? first : null
}

/** The days between which events lie, in words; null where they aren't known. */
export function spanInWords(events: readonly EventRow[], language: Language): string | null {
  const { earliest, latest } = union(events.map(({ facts }) => facts.period)) ?? {}
  return earliest && latest ? `${formatDay(earliest, language)} – ${formatDay(latest, language)}` : null
}
