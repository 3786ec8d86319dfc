import type { Selectable } from 'kysely'
import type { OrganisationRow } from '../../people/index.ts'
import type { PriorityRow } from '../../plans/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { type ConsultationRow, readConsultationsById } from '../store.ts'
import type { Listed } from './list-rows.ts'
import { type Outcomes, readOutcomes } from './outcomes.ts'

/** What contributions refer to, by id. */
export type Around = {
  consultations: ReadonlyMap<string, ConsultationRow>
  priorities: ReadonlyMap<string, PriorityRow>
  organisations: ReadonlyMap<string, OrganisationRow>
  plans: ReadonlyMap<string, Selectable<Tables['plans']>>
  events: ReadonlyMap<string, Pick<Selectable<Tables['events']>, 'id' | 'key'>>
  outcomes: Outcomes
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map(row => [row.id, row]))

type Referring = Pick<
  Listed,
  'id' | 'standing' | 'consultation_id' | 'priority_id' | 'organisation_id' | 'event_id'
> & {
  responsible_id?: string | null
}

/** Reads what some contributions refer to, in six queries however many they are. */
export async function readAround(db: Queries, rows: readonly Referring[]): Promise<Around> {
  const some = (ids: readonly (string | null | undefined)[]) =>
    ['', ...new Set(ids.filter(id => id != null))] as string[]
  const [consultations, priorities, organisations, events, outcomes] = await Promise.all([
    readConsultationsById(db, some(rows.map(row => row.consultation_id))),
    db
      .selectFrom('priorities')
      .selectAll()
      .where('id', 'in', some(rows.map(row => row.priority_id)))
      .execute(),
    db
      .selectFrom('organisations')
      .selectAll()
      .where('id', 'in', some(rows.flatMap(row => [row.organisation_id, row.responsible_id])))
      .execute(),
    db
      .selectFrom('events')
      .select(['id', 'key'])
      .where('id', 'in', some(rows.map(row => row.event_id)))
      .execute(),
    readOutcomes(db, rows),
  ])
  const plans = await db
    .selectFrom('plans')
    .selectAll()
    .where('id', 'in', some(consultations.map(({ plan_id }) => plan_id)))
    .execute()
  return {
    consultations: byId(consultations),
    priorities: byId(priorities),
    organisations: byId(organisations),
    plans: byId(plans),
    events: byId(events),
    outcomes,
  }
}
