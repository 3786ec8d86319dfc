import { type EventRow, eventPath, eventState, reportDelay, type SeriesRow, seriesPath } from '../../events/index.ts'
import type { Json } from '../../platform/canonical.ts'
import type { Count } from '../../platform/facts/figure.ts'
import { isoValue } from '../../platform/facts/period.ts'
import { read, wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import type { Around } from './around.ts'
import { cumulative, cumulativeInWords } from './cumulative.ts'
import { eventName } from './naming.tsx'

type Data = Record<string, Json>

/** The people of an event: who hosts it, then who organises it. */
export const peopleOf = ({ facts }: EventRow, { organisations }: Around) => ({
  host: organisations.get(facts.hostId ?? '') ?? null,
  organisers: (facts.organiserIds ?? []).flatMap(key => organisations.get(key) ?? []),
})

/** An event in data, with what is derived from its dates beside what was said. */
export function eventData(event: EventRow, around: Around, { origin, language, today }: Reading): Data {
  const { facts, id, slug, key } = event
  const plan = around.plans.get(event.plan_id)
  const series = around.series.get(event.series_id ?? '')
  const figure = around.figures.get(facts.attendanceFigureId ?? '')
  return {
    type: 'event',
    id: key,
    ulid: id,
    url: `${origin}${permanentPath('event', id)}`,
    page: `${origin}${eventPath(language, slug)}`,
    slug,
    ...(facts as unknown as Data),
    name: eventName(event, language),
    state: eventState(facts.period, today),
    plan: plan ? { id: plan.key, ulid: plan.id, slug: plan.slug } : null,
    series: series ? { id: series.key, ulid: series.id, slug: series.slug } : null,
    attendance: figure ? (figure.facts as unknown as Json) : null,
    reportDelayDays: reportDelay(facts),
  }
}

/** A series in data, with what it adds up to. */
export function seriesData(series: SeriesRow, around: Around, { origin, language }: Reading): Data {
  const sum = cumulative(series, around.members.get(series.id) ?? [], around.figures)
  const plan = around.plans.get(series.plan_id)
  return {
    type: 'series',
    id: series.key,
    ulid: series.id,
    url: `${origin}${permanentPath('series', series.id)}`,
    page: `${origin}${seriesPath(language, series.slug)}`,
    slug: series.slug,
    ...(series.facts as unknown as Data),
    plan: plan ? { id: plan.key, ulid: plan.id, slug: plan.slug } : null,
    cumulative: {
      words: cumulativeInWords(series, sum, language),
      count: (sum.events?.facts ?? null) as unknown as Json,
      members: sum.members,
      attendance: sum.attendance
        ? { ...countOnly(sum.attendance.count), computed: sum.attendance.figure === null }
        : null,
    },
  }
}

const countOnly = ({ value, qualifier, unit }: Count): Data => ({ value, qualifier, unit })

/** An event in schema.org's words. Its date is said only as far as ISO 8601 can say exactly what the source said. */
export function eventAbout(event: EventRow, around: Around, { origin, language }: Reading): Data {
  const { title, period, place, online } = event.facts
  const { host, organisers } = peopleOf(event, around)
  const series = around.series.get(event.series_id ?? '')
  const date = isoValue(period)
  const { language: spoken } = read(title, language)
  return {
    '@type': 'Event',
    '@id': `${origin}${permanentPath('event', event.id)}`,
    url: `${origin}${eventPath(language, event.slug)}`,
    name: eventName(event, language),
    inLanguage: spoken,
    ...(date ? { startDate: date, endDate: date } : {}),
    ...(place ? { location: { '@type': 'Place', name: place } } : {}),
    ...(online ? { eventAttendanceMode: `https://schema.org/${place ? 'Mixed' : 'Online'}EventAttendanceMode` } : {}),
    ...([...organisers, ...(host ? [host] : [])].length > 0
      ? {
          organizer: [...new Set([...organisers, ...(host ? [host] : [])])].map(one => ({
            '@type': 'Organization',
            '@id': `${origin}${permanentPath('organisation', one.id)}`,
            name: wordsOf(one.facts.name, language),
            url: `${origin}${pathOf('organisation', language, { organisation: one.slug })}`,
          })),
        }
      : {}),
    ...(series ? { superEvent: seriesAbout(series, { origin, language }) } : {}),
  }
}

/** A series in schema.org's words. */
export function seriesAbout(series: SeriesRow, { origin, language }: Pick<Reading, 'origin' | 'language'>): Data {
  const { words, language: spoken } = read(series.facts.title, language)
  return {
    '@type': 'EventSeries',
    '@id': `${origin}${permanentPath('series', series.id)}`,
    url: `${origin}${seriesPath(language, series.slug)}`,
    name: words,
    inLanguage: spoken,
  }
}
