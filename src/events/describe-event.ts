import type { Tx } from '../platform/database/database.ts'
import { type Ids, type Reference, thing } from '../record/index.ts'
import { eventSlug, seriesSlug } from './address.ts'
import { Event, Series } from './event.ts'

const ofPlan = { type: 'plan', column: 'plan_id' }
const refer = (type: string, field: string, keys: readonly (string | undefined)[]): Reference[] =>
  keys.flatMap(key => (key ? [{ type, key, field }] : []))

/** Events that belong together, with their own sourced totals. */
export const series = thing<Series>({
  type: 'series',
  table: 'series',
  label: { fr: 'série d’événements', en: 'series of events' },
  facts: Series,
  name: facts => facts.title,
  parent: ofPlan,
  references: facts => [
    ...refer('figure', 'countFigureId', [facts.countFigureId]),
    ...refer('figure', 'attendanceFigureId', [facts.attendanceFigureId]),
  ],
  columns: (_facts, _ids, _key, slug) => ({ slug }),
  slug: (facts, _planId, key) => ({ scope: '', ...seriesSlug(facts, key) }),
})

/** A forum, a webinar, a workshop, a hackathon: when, where, by whom, and what came out of it. */
export const events = thing<Event>({
  type: 'event',
  table: 'events',
  label: { fr: 'événement', en: 'event' },
  facts: Event,
  name: event => event.title,
  parent: ofPlan,
  references: event => [
    ...refer('organisation', 'hostId', [event.hostId]),
    ...refer('organisation', 'organiserIds', event.organiserIds ?? []),
    ...refer('series', 'seriesId', [event.seriesId]),
    ...refer('figure', 'attendanceFigureId', [event.attendanceFigureId]),
  ],
  columns: (event, ids, _key, slug) => ({
    slug,
    series_id: event.seriesId ? ids.of('series', event.seriesId) : null,
    earliest: event.period.earliest ?? null,
    latest: event.period.latest ?? null,
  }),
  slug: (event, _planId, key) => ({ scope: '', ...eventSlug(event, key) }),
  relate: async (tx: Tx, written: { id: string; facts: Event }[], ids: Ids) => {
    if (written.length === 0) return
    await tx
      .deleteFrom('event_organisations')
      .where(
        'event_id',
        'in',
        written.map(({ id }) => id),
      )
      .execute()
    const rows = written.flatMap(({ id, facts }) => [
      ...(facts.hostId
        ? [{ event_id: id, organisation_id: ids.of('organisation', facts.hostId), role: 'host' as const, rank: 0 }]
        : []),
      ...[...new Set(facts.organiserIds ?? [])].map((key, rank) => ({
        event_id: id,
        organisation_id: ids.of('organisation', key),
        role: 'organiser' as const,
        rank,
      })),
    ])
    if (rows.length > 0) await tx.insertInto('event_organisations').values(rows).execute()
  },
})
