import { type Selectable, sql } from 'kysely'
import { timeZoneOf } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { wordsIn } from '../../platform/facts/fold.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { NewEntry } from '../../record/index.ts'
import { cleaned } from '../cleaned.ts'
import { answeringFor, type Consultation, takesContributions } from '../consultation.ts'
import { answersTo } from '../fields/field.ts'
import { refusals } from '../refusals.ts'
import type { AuthorKind, Said } from './contribution.ts'
import { filesTold } from './files.ts'
import { joinSame } from './groups.ts'

export type ContributionRow = Selectable<Tables['contributions']>
export type ConsultationRow = Selectable<Tables['consultations']>

/** A consultation that contributions may refer to. @throws a refusal where there is none */
export async function consultationOf(tx: Tx, id: string): Promise<ConsultationRow> {
  const row = await tx
    .selectFrom('consultations')
    .selectAll()
    .where('id', '=', id)
    .where('removed', 'is', null)
    .executeTakeFirst()
  if (!row) throw refusals.unknownConsultation()
  return row
}

/** @throws a refusal where it takes nothing any more, or not yet */
export function mustTake({ facts }: ConsultationRow, moment: { now: Date; begun: Date }): void {
  if (takesContributions(facts, moment)) return
  throw moment.now < new Date(facts.opens) ? refusals.notOpen() : refusals.closed()
}

/** How many days come from one to another. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000))

/** A day so many days after another. */
export function daysAfter(day: Day, days: number): Day {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

const idOfKey = async (tx: Tx, table: 'organisations' | 'priorities', key: string): Promise<string | null> =>
  (await tx.selectFrom(table).select('id').where('key', '=', key).executeTakeFirst())?.id ?? null

/**
 * Who owes an answer to a contribution that is published on a day, and until when.
 * @param daysHidden for how many days nobody could answer it, since it was hidden
 */
export async function owedBy(
  tx: Tx,
  { facts }: ConsultationRow,
  priorityKey: string | null,
  published: Date,
  daysHidden = 0,
): Promise<{ responsible_id: string | null; due: Day }> {
  const { organisationId, withinDays } = answeringFor(facts, priorityKey)
  return {
    responsible_id: await idOfKey(tx, 'organisations', organisationId),
    due: daysAfter(dayIn(await timeZoneOf(tx), published), withinDays + daysHidden),
  }
}

/** The key of a priority that a contribution to a consultation may fall under. @throws a refusal where it may not */
export async function priorityKeyOf(
  tx: Tx,
  { facts, plan_id }: ConsultationRow,
  id: string | null,
): Promise<string | null> {
  if (id === null) return null
  const row = await tx
    .selectFrom('priorities')
    .select('key')
    .where('id', '=', id)
    .where('plan_id', '=', plan_id)
    .where('removed', 'is', null)
    .executeTakeFirst()
  if (!row || !facts.priorities.some(({ priorityId }) => priorityId === row.key)) throw refusals.unknownPriority()
  return row.key
}

/** What was said, as it is kept. @throws a refusal where an answer is missing or doesn't fit */
export function asKept(facts: Consultation, said: Said): Pick<Said, 'title' | 'text' | 'author' | 'answers'> {
  const { answers, problems } = answersTo(facts.fields, said.answers)
  if (problems.length > 0) throw refusals.badAnswers()
  return { title: cleaned(said.title), text: cleaned(said.text), author: cleaned(said.author), answers }
}

/** The kind of author that an organisation is. */
export async function authorKindOf(tx: Tx, organisationId: string | null): Promise<AuthorKind> {
  if (organisationId === null) return 'person'
  const row = await tx
    .selectFrom('organisations')
    .select('kind')
    .where('id', '=', organisationId)
    .where('removed', 'is', null)
    .executeTakeFirst()
  if (!row) throw refusals.unknownOrganisation()
  return row.kind
}

/** The words of a contribution as search looks through them: folded in the program, stemmed in the database. */
export const asWords = (title: string, text: string) => {
  const folded = (of: string) => wordsIn(of).join(' ')
  return sql<never>`setweight(to_tsvector('pg_catalog.french', ${folded(title)}), 'A') || setweight(to_tsvector('pg_catalog.french', ${folded(text)}), 'B')`
}

/** What shows the contributions that were made for an organisation. */
export const contributionsFor = (organisationId: string): string => `contributions-for:${organisationId}`

type Shown = Pick<ContributionRow, 'id' | 'consultation_id' | 'organisation_id'>

/** The pages that show a contribution. */
export const tagsOf = ({ id, consultation_id, organisation_id }: Shown): string[] => [
  `contribution:${id}`,
  `consultation:${consultation_id}`,
  ...(organisation_id === null ? [] : [contributionsFor(organisation_id)]),
  'all:contribution',
]

type Publishing = Pick<
  ContributionRow,
  | 'id'
  | 'number'
  | 'consultation_id'
  | 'priority_id'
  | 'title'
  | 'text'
  | 'author'
  | 'organisation_id'
  | 'channel'
  | 'language'
> & { answers: Json; due: Day; version: number }

export const subjectOf = (id: string) => ({ type: 'contribution', id })

/** What the record says once a contribution is there for everybody to read. @param files those that are attached to it */
export const publishedEntry = (row: Publishing, files: Parameters<typeof filesTold>[0] = []): NewEntry => ({
  type: 'contribution.published',
  subject: subjectOf(row.id),
  public: {
    number: row.number,
    consultation: row.consultation_id,
    priority: row.priority_id,
    organisation: row.organisation_id,
    channel: row.channel,
    language: row.language,
    version: row.version,
    due: row.due,
    ...(files.length > 0 ? { files: filesTold(files).public } : {}),
  },
  erasable: {
    title: row.title,
    text: row.text,
    answers: row.answers,
    author: row.author,
    ...(files.length > 0 ? { files: filesTold(files).erasable } : {}),
  },
  tags: tagsOf(row),
})

/** What a contribution becomes as everybody may read it: who owes an answer, until when, and whether others said the same. */
export async function publication(
  tx: Tx,
  consultation: ConsultationRow,
  { said, priorityKey, at }: { said: Buffer; priorityKey: string | null; at: Date },
) {
  const owed = await owedBy(tx, consultation, priorityKey, at)
  const same_as = await joinSame(tx, { consultation_id: consultation.id, said })
  return { state: 'published' as const, published_at: at, email: null, same_as, ...owed }
}
