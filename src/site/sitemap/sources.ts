import { sql } from 'kysely'
import { themePath } from '../../answers/index.ts'
import { commitmentPath } from '../../commitments/index.ts'
import { contributionPath } from '../../consultations/index.ts'
import { eventPath, seriesPath } from '../../events/index.ts'
import { priorityPath, readPrioritiesOf } from '../../plans/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import { addresses, type PageName, pathOf, personalPages } from '../../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import { lastRecorded, readMonths } from '../../record/index.ts'

/** A page that search engines may list, in each language, and when it last changed, where that is known. */
export type Place = { paths: Record<Language, string>; changed: Date | null }

/** Pages of one kind, which can be read part by part: those whose position is after one and up to another. */
export type PlaceSource = {
  name: string
  /** The position of the last one. */
  last(db: Queries): Promise<number>
  read(db: Queries, after: number, upTo: number): Promise<Place[]>
}

const inBoth = (path: (language: Language) => string): Record<Language, string> =>
  Object.fromEntries(interfaceLanguages.map(language => [language, path(language)])) as Record<Language, string>

/** Pages that answer a question or are for one reader, and are not for search engines. */
const unlisted: readonly PageName[] = ['search', ...personalPages]

/** Pages with an address of their own. */
export const fixedPages = (Object.keys(addresses) as PageName[]).filter(
  page => !addresses[page].fr.includes(':') && !unlisted.includes(page),
)

const fixed: PlaceSource = {
  name: 'pages',
  last: async () => fixedPages.length,
  read: async (_, after, upTo) =>
    fixedPages.slice(after, upTo).map(page => ({ paths: addresses[page], changed: null })),
}

type Row = { id: string; position: number }

/** Things that have pages: what a table holds, where each is shown, when it last changed. */
const things = <R extends Row>(
  name: string,
  type: 'plan' | 'priority' | 'commitment' | 'organisation' | 'figure' | 'series' | 'event' | 'consultation',
  table: 'plans' | 'priorities' | 'commitments' | 'organisations' | 'figures' | 'series' | 'events' | 'consultations',
  rowsBetween: (db: Queries, after: number, upTo: number) => Promise<R[]>,
  pathsOf: (row: R) => Record<Language, string>[],
): PlaceSource => ({
  name,
  async last(db) {
    const row = await db
      .selectFrom(table)
      .select(eb => eb.fn.max('position').as('last'))
      .executeTakeFirst()
    return Number(row?.last ?? 0)
  },
  async read(db, after, upTo) {
    const rows = await rowsBetween(db, after, upTo)
    const changed = await lastRecorded(
      db,
      type,
      rows.map(({ id }) => id),
    )
    return rows.flatMap(row => pathsOf(row).map(paths => ({ paths, changed: changed.get(row.id) ?? null })))
  },
})

const plans = things(
  'plans',
  'plan',
  'plans',
  (db, after, upTo) =>
    db
      .selectFrom('plans')
      .select(eb => [
        'id',
        'position',
        'slug',
        eb
          .exists(
            eb
              .selectFrom('consultations')
              .select('id')
              .whereRef('plan_id', '=', 'plans.id')
              .where('removed', 'is', null),
          )
          .as('asks'),
        eb
          .exists(
            eb.selectFrom('sheets').select('id').whereRef('plan_id', '=', 'plans.id').where('removed', 'is', null),
          )
          .as('sheet'),
      ])
      .where('removed', 'is', null)
      .where('position', '>', after)
      .where('position', '<=', upTo)
      .orderBy('position')
      .execute(),
  ({ slug: plan, sheet, asks }) =>
    [
      ...(['plan', 'calendar', 'charts', 'method', 'documents', 'evaluation', 'planThread'] as const),
      ...(sheet ? ['sheet' as const] : []),
      ...(asks ? ['coverage' as const] : []),
    ].map(page => inBoth(language => pathOf(page, language, { plan }))),
)

const priorities = things(
  'priorities',
  'priority',
  'priorities',
  async (db, after, upTo) => {
    const rows = await db
      .selectFrom('priorities')
      .innerJoin('plans', 'plans.id', 'priorities.plan_id')
      .selectAll('priorities')
      .select('plans.slug')
      .where('priorities.removed', 'is', null)
      .where('plans.removed', 'is', null)
      .where('priorities.position', '>', after)
      .where('priorities.position', '<=', upTo)
      .orderBy('priorities.position')
      .execute()
    // An address depends on the other priorities of its plan, of which some may be in another part.
    const all = await readPrioritiesOf(db, [...new Set(rows.map(({ plan_id }) => plan_id))])
    return rows.map(row => ({ ...row, all: all.filter(({ plan_id }) => plan_id === row.plan_id) }))
  },
  priority => [inBoth(language => priorityPath(language, priority.slug, priority, priority.all))],
)

const commitments = things(
  'commitments',
  'commitment',
  'commitments',
  (db, after, upTo) =>
    db
      .selectFrom('commitments')
      .innerJoin('plans', 'plans.id', 'commitments.plan_id')
      .select(['commitments.id', 'commitments.position', 'commitments.facts', 'plans.slug'])
      .where('commitments.removed', 'is', null)
      .where('commitments.position', '>', after)
      .where('commitments.position', '<=', upTo)
      .orderBy('commitments.position')
      .execute(),
  ({ slug, facts }) => [inBoth(language => commitmentPath(language, slug, facts))],
)

/** Things whose page has an address of one part. */
const plainThings = (
  table: 'organisations' | 'figures' | 'series' | 'events' | 'consultations',
  type: 'organisation' | 'figure' | 'series' | 'event' | 'consultation',
  column: 'slug' | 'key',
  pathOfOne: (language: Language, name: string) => string,
): PlaceSource =>
  things(
    table,
    type,
    table,
    async (db, after, upTo) => {
      const { rows } = await sql<Row & { name: string }>`
        select id, position, ${sql.ref(column)} as name from ${sql.table(table)}
        where removed is null and position > ${after} and position <= ${upTo} order by position`.execute(db)
      return rows
    },
    ({ name }) => [inBoth(language => pathOfOne(language, name))],
  )

const organisations = plainThings('organisations', 'organisation', 'slug', (language, organisation) =>
  pathOf('organisation', language, { organisation }),
)
const figures = plainThings('figures', 'figure', 'key', (language, figure) => pathOf('figure', language, { figure }))
const series = plainThings('series', 'series', 'slug', seriesPath)
const events = plainThings('events', 'event', 'slug', eventPath)
/** Consultations, with what came of them as soon as there is something: their themes, and their report. */
const consultations = things(
  'consultations',
  'consultation',
  'consultations',
  async (db, after, upTo) => {
    const rows = await db
      .selectFrom('consultations')
      .select(['id', 'position', 'slug'])
      .where('removed', 'is', null)
      .where('position', '>', after)
      .where('position', '<=', upTo)
      .orderBy('position')
      .execute()
    const ids = ['', ...rows.map(({ id }) => id)]
    const [themes, reports] = await Promise.all([
      db
        .selectFrom('themes')
        .select(['consultation_id', 'number', 'title'])
        .where('consultation_id', 'in', ids)
        .where('dissolved_at', 'is', null)
        .orderBy('number')
        .execute(),
      db
        .selectFrom('consultation_reports')
        .select('consultation_id')
        .where('consultation_id', 'in', ids)
        .where('state', '<>', 'draft')
        .execute(),
    ])
    return rows.map(row => ({
      ...row,
      themes: themes.filter(({ consultation_id }) => consultation_id === row.id),
      isReported: reports.some(({ consultation_id }) => consultation_id === row.id),
    }))
  },
  ({ slug: consultation, themes, isReported }) => [
    inBoth(language => pathOf('consultation', language, { consultation })),
    ...(themes.length > 0 ? [inBoth(language => pathOf('themes', language, { consultation }))] : []),
    ...themes.map(theme => inBoth(language => themePath(language, consultation, theme))),
    ...(isReported ? [inBoth(language => pathOf('report', language, { consultation }))] : []),
  ],
)

/** What people said, as far as everybody may read it; their position is their number. */
const contributions: PlaceSource = {
  name: 'contributions',
  async last(db) {
    const row = await db
      .selectFrom('contributions')
      .select(eb => eb.fn.max('number').as('last'))
      .executeTakeFirst()
    return Number(row?.last ?? 0)
  },
  async read(db, after, upTo) {
    const rows = await db
      .selectFrom('contributions')
      .select(['number', 'title', 'state', 'published_at', 'changed_at'])
      .where('state', '=', 'published')
      .where('number', '>', after)
      .where('number', '<=', upTo)
      .orderBy('number')
      .execute()
    return rows.map(row => ({
      paths: inBoth(language => contributionPath(language, row)),
      changed: row.changed_at ?? row.published_at,
    }))
  },
}

/** The months of the record; their position is their place. */
const months = (timeZone: string): PlaceSource => ({
  name: 'months',
  last: async db => (await readMonths(db, timeZone)).length,
  async read(db, after, upTo) {
    const all = (await readMonths(db, timeZone)).reverse()
    return all.slice(after, upTo).map(({ month: name, newest }) => {
      const [year = '', month = ''] = name.split('-')
      return { paths: inBoth(language => pathOf('recordMonth', language, { year, month })), changed: newest }
    })
  },
})

/** The lines of the record: an entry never changes. Those of people’s accounts are proofs, and no pages to be found. */
const entries: PlaceSource = {
  name: 'record',
  async last(db) {
    const { rows } = await sql<{ last: number }>`select coalesce(max(position), 0) as last from entries`.execute(db)
    return Number(rows[0]?.last ?? 0)
  },
  async read(db, after, upTo) {
    const rows = await db
      .selectFrom('entries')
      .select(['id', 'recorded'])
      .where('subject_type', '<>', 'person')
      .where('position', '>', after)
      .where('position', '<=', upTo)
      .orderBy('position')
      .execute()
    return rows.map(({ id: entry, recorded }) => ({
      paths: inBoth(language => pathOf('entry', language, { entry })),
      changed: recorded,
    }))
  },
}

/** Every kind of page that search engines may list. A new kind of page adds its source. */
export const placeSources = (timeZone: string): PlaceSource[] => [
  fixed,
  plans,
  priorities,
  commitments,
  organisations,
  figures,
  series,
  events,
  consultations,
  contributions,
  months(timeZone),
  entries,
]
