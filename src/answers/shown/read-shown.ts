import type { OrganisationRow } from '../../people/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { ChangesInWords } from '../changes-in-words.ts'
import type { AnswerRow } from '../replies/answer.ts'
import { readTargets, type TargetShown } from './targets-shown.ts'

/** An answer as everybody reads it, or will. */
export type AnswerShown = {
  row: AnswerRow
  organisation: OrganisationRow
  passedTo: OrganisationRow | null
  targets: TargetShown[]
}

/** Answers by id, with what they speak of. */
export async function readShown(
  db: Queries,
  ids: readonly string[],
  as: { language: Language; today: Day },
  inWords: ChangesInWords,
): Promise<Map<string, AnswerShown>> {
  const rows = await db
    .selectFrom('answers')
    .selectAll()
    .where('id', 'in', ['', ...ids])
    .execute()
  const named = rows.flatMap(row => [row.organisation_id, ...(row.passed_to ? [row.passed_to] : [])])
  const organisations = new Map(
    (
      await db
        .selectFrom('organisations')
        .selectAll()
        .where('id', 'in', ['', ...named])
        .execute()
    ).map(one => [one.id, one]),
  )
  const targets = await readTargets(
    db,
    rows.map(({ id }) => id),
    as,
    inWords,
  )
  return new Map(
    rows.flatMap(row => {
      const organisation = organisations.get(row.organisation_id)
      if (!organisation) return []
      const passedTo = row.passed_to ? (organisations.get(row.passed_to) ?? null) : null
      return [[row.id, { row, organisation, passedTo, targets: targets.get(row.id) ?? [] }] as const]
    }),
  )
}
