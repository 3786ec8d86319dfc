import { type RawBuilder, sql } from 'kysely'
import type { Consultation, ContributionRow } from '../../consultations/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Order } from '../../platform/database/keyset.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { HidingState } from '../hidings/hiding.ts'
import { words } from '../words.ts'
import { type Moderated, within } from './moderated.ts'

export const deskLists = ['reported', 'set-aside', 'appeals', 'decided'] as const
export type DeskList = (typeof deskLists)[number]

/** A line of the desk: a contribution with its words, and why it is there. */
export type DeskRow = Pick<
  ContributionRow,
  'id' | 'number' | 'title' | 'text' | 'answers' | 'language' | 'author' | 'state' | 'suspicion' | 'sent_at' | 'files'
> & {
  consultation: Consultation
  organisation: string | null
  reports: number | null
  since: Date | null
  rule: string | null
  charter: number | null
  appeal: string | null
  standing: HidingState | null
  /** What the list is in the order of. */
  k1: number | string
  k2: number | string
  k3: string
}

/** What a list is narrowed to, as its address says it. */
export type Asked = { rule: string; why: string; state: string }

const said = sql`contributions.id, contributions.number, contributions.title, contributions.text, contributions.answers,
  contributions.language, contributions.author, contributions.state, contributions.suspicion, contributions.sent_at, contributions.files,
  consultations.facts as consultation,
  (select key from organisations where organisations.id = contributions.organisation_id) as organisation`
const none = sql`null::text as rule, null::integer as charter, null::text as appeal, null::text as standing`
const inConsultation = sql`join consultations on consultations.id = contributions.consultation_id`

/** The rows of each list, as a statement. */
export const rowsOf: Record<DeskList, (moderated: Moderated, asked: Asked) => RawBuilder<DeskRow>> = {
  reported: (moderated, { rule }) => sql<DeskRow>`
    select ${said}, reported.count as reports, reported.since, ${none},
      -reported.count as k1, (extract(epoch from reported.since) * 1000)::bigint as k2, contributions.id as k3
    from reported join contributions on contributions.id = reported.contribution_id ${inConsultation}
    where ${within(moderated, 'reported.plan_id')} and (${rule} = '' or exists (
      select from reports where reports.contribution_id = contributions.id and closed_at is null and reports.rule = ${rule}))`,
  'set-aside': (moderated, { why }) => sql<DeskRow>`
    select ${said}, null::integer as reports, null::timestamptz as since, ${none},
      contributions.number as k1, 0 as k2, contributions.id as k3
    from contributions ${inConsultation}
    where contributions.state = 'quarantined' and contributions.same_as is null
      and ${within(moderated, 'consultations.plan_id')} and (${why} = '' or contributions.suspicion = ${why})`,
  appeals: (moderated, { rule }) => sql<DeskRow>`
    select ${said}, null::integer as reports, hidings.appealed_at as since, hidings.rule, hidings.charter, hidings.appeal,
      hidings.state as standing, (extract(epoch from hidings.appealed_at) * 1000)::bigint as k1, 0 as k2, hidings.id as k3
    from hidings join contributions on contributions.id = hidings.contribution_id ${inConsultation}
    where hidings.appealed_at is not null and hidings.settled_at is null and restored_at is null and contributions.state = 'hidden'
      and ${within(moderated, 'hidings.plan_id')} and (${rule} = '' or hidings.rule = ${rule})`,
  decided: (moderated, { rule, state }) => sql<DeskRow>`
    select ${said}, null::integer as reports, hidings.hidden_at as since, hidings.rule, hidings.charter, null::text as appeal,
      hidings.state as standing, 0 as k1, 0 as k2, hidings.id as k3
    from hidings join contributions on contributions.id = hidings.contribution_id ${inConsultation}
    where ${within(moderated, 'hidings.plan_id')} and (${rule} = '' or hidings.rule = ${rule})
      and (${state} = '' or hidings.state = ${state})`,
}

const upwards: Order = {
  keys: [
    { column: 'k1', type: 'bigint' },
    { column: 'k2', type: 'bigint' },
    { column: 'k3', type: 'text' },
  ],
}

/** The most reported first, and of those the oldest; what waits for longest first; the last decision first. */
export const orderOf: Record<DeskList, Order> = {
  reported: upwards,
  // By number alone: there may be very many, and an index leads to the first of them.
  'set-aside': { keys: [{ column: 'k1', type: 'bigint' }] },
  appeals: upwards,
  decided: { keys: [{ column: 'k3', type: 'text' }], downwards: true },
}

/** More than this many are counted as more than this many: how many more isn't worth reading them all. */
export const mostCounted = 1000

/** How much of a list there is, up to one more than `mostCounted`. */
export async function countOf(db: Database, list: DeskList, moderated: Moderated, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from (${rowsOf[list](moderated, asked)}) as row limit ${mostCounted + 1}) as counted`.execute(db)
  return rows[0]?.count ?? 0
}

/** How much of a list there is, in words. */
export function countInWords(list: DeskList, count: number, language: Language): string {
  const { count: say, more } = words(language).desk
  return count > mostCounted ? more(say[list](mostCounted)) : say[list](count)
}

const everything: Asked = { rule: '', why: '', state: '' }

/** How much waits for whoever moderates: for the first page of the workshop. */
export async function waitingFor(
  db: Database,
  moderated: Moderated,
): Promise<{ reported: number; setAside: number; appeals: number }> {
  return {
    reported: await countOf(db, 'reported', moderated, everything),
    setAside: await countOf(db, 'set-aside', moderated, everything),
    appeals: await countOf(db, 'appeals', moderated, everything),
  }
}
