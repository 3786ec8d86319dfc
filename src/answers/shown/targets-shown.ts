import type { Selectable } from 'kysely'
import {
  type Completion,
  commitmentPath,
  type Followed,
  type MilestoneStanding,
  readCommitmentsById,
} from '../../commitments/index.ts'
import type { Change } from '../../design/index.ts'
import { readPlansById } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Tables } from '../../platform/database/tables.ts'
import type { Day, Period } from '../../platform/facts/period.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { ChangesInWords } from '../changes-in-words.ts'

type TargetRow = Selectable<Tables['answer_targets']>

/** A commitment or a milestone to which something leads, as it is today. */
export type Pointed = {
  type: 'commitment' | 'milestone'
  id: string
  /** The number of its commitment, and its own where it is a milestone of it. */
  number: string
  milestone: number | null
  title: Text
  plan: Text
  href: string
  removed: boolean
  /** How far it is. */
  standing: { completion: Completion['level'] } | { state: MilestoneStanding['state'] }
  /** What was reported on it last. */
  reported: Period | null
}

/** Where an answer leads, with the words that were changed for it. */
export type TargetShown = {
  pointed: Pointed
  entryId: string | null
  field: string | null
  before: Json
  after: Json
  change: Change | null
}

/** Whether something was reported there since the day of a moment. */
export const hasMovedSince = ({ reported }: Pointed, moment: Date, timeZone: string): boolean =>
  reported?.latest != null && reported.latest > dayIn(timeZone, moment)

const lastOf = (followed: Followed): Period | null =>
  followed.milestones
    .flatMap(({ standing }) => standing.report?.date ?? [])
    .reduce<Period | null>((last, date) => (!last || (date.latest ?? '') >= (last.latest ?? '') ? date : last), null)

/** Commitments and milestones, by id, as they are on a day: those that were withdrawn too. */
export async function readPointed(
  db: Queries,
  wanted: readonly { type: 'commitment' | 'milestone'; id: string }[],
  language: Language,
  today: Day,
): Promise<Map<string, Pointed>> {
  const idsOf = (type: string) => [...new Set(wanted.flatMap(one => (one.type === type ? [one.id] : [])))]
  const milestones = await db
    .selectFrom('milestones')
    .selectAll()
    .where('id', 'in', ['', ...idsOf('milestone')])
    .execute()
  const ids = [...new Set([...idsOf('commitment'), ...milestones.map(({ commitment_id }) => commitment_id)])]
  const rows = await db
    .selectFrom('commitments')
    .select(['id', 'plan_id'])
    .where('id', 'in', ['', ...ids])
    .execute()
  const plans = await readPlansById(db, [...new Set(rows.map(({ plan_id }) => plan_id))])
  const commitments = new Map((await readCommitmentsById(db, ids, plans, today)).map(one => [one.row.id, one]))
  const found = new Map<string, Pointed>()
  const about = (followed: Followed | undefined) => {
    const plan = followed && plans.find(({ id }) => id === followed.row.plan_id)
    return plan
      ? {
          number: followed.row.number,
          plan: plan.facts.title,
          href: commitmentPath(language, plan.slug, followed.row.facts),
        }
      : null
  }
  for (const id of idsOf('commitment')) {
    const followed = commitments.get(id)
    const told = about(followed)
    if (followed && told)
      found.set(id, {
        ...told,
        type: 'commitment',
        id,
        milestone: null,
        title: followed.row.facts.title,
        removed: followed.row.removed !== null,
        standing: { completion: followed.completion.level },
        reported: lastOf(followed),
      })
  }
  for (const row of milestones) {
    const followed = commitments.get(row.commitment_id)
    const told = about(followed)
    if (!followed || !told) continue
    const standing = followed.milestones.find(one => one.row.id === row.id)?.standing
    found.set(row.id, {
      ...told,
      type: 'milestone',
      id: row.id,
      href: `${told.href}#jalons`,
      milestone: row.number,
      title: row.facts.output,
      removed: row.removed !== null || followed.row.removed !== null,
      standing: { state: standing?.state ?? 'no-information' },
      reported: standing?.report?.date ?? null,
    })
  }
  return found
}

/** Where answers lead, by the answer. */
export async function readTargets(
  db: Queries,
  answerIds: readonly string[],
  { language, today }: { language: Language; today: Day },
  inWords: ChangesInWords,
): Promise<Map<string, TargetShown[]>> {
  const rows: TargetRow[] = await db
    .selectFrom('answer_targets')
    .selectAll()
    .where('answer_id', 'in', ['', ...answerIds])
    .orderBy('answer_id')
    .orderBy('place')
    .execute()
  const pointed = await readPointed(
    db,
    rows.map(({ target_type: type, target_id: id }) => ({ type, id })),
    language,
    today,
  )
  const changed = rows.flatMap(row => (row.field === null ? [] : [{ row, field: row.field }]))
  const said = await inWords(
    db,
    changed.map(({ row, field }) => ({ field, before: row.before, after: row.after })),
    language,
  )
  const changes = new Map(changed.map(({ row }, place) => [row, said[place] ?? null]))
  const found = new Map<string, TargetShown[]>()
  for (const row of rows) {
    const one = pointed.get(row.target_id)
    if (!one) continue
    const shown = {
      pointed: one,
      entryId: row.entry_id,
      field: row.field,
      before: row.before,
      after: row.after,
      change: changes.get(row) ?? null,
    }
    found.set(row.answer_id, [...(found.get(row.answer_id) ?? []), shown])
  }
  return found
}

/** « 4-2 Ouvrir les données », or « 4-2, jalon 3 : … », in words without a page. */
export const pointedInWords = (
  { number, milestone, title }: Pointed,
  language: Language,
  milestoneWord: string,
): string =>
  milestone === null
    ? `${number} ${wordsOf(title, language)}`
    : `${number}, ${milestoneWord} ${milestone}${language === 'fr' ? '\u00a0:' : ':'} ${wordsOf(title, language)}`
