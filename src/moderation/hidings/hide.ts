import { z } from 'zod'
import {
  type ContributionRow,
  canBeHidden,
  hideContribution,
  lockedContribution,
  lockedContributions,
  releaseContribution,
  restoreContribution,
  tagsOf,
} from '../../consultations/index.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { newUlid } from '../../platform/ids.ts'
import { type Admitted, action, explanationPart, type NewEntry } from '../../record/index.ts'
import { cited, currentVersion, ruleCodes } from '../charter/rules.ts'
import { count } from '../counts.ts'
import { refusals } from '../refusals.ts'
import { closeReports } from '../reports/report.ts'
import { moderating } from '../rights.ts'
import { appealUntil, longestExplanation, repeatsHidden } from './hiding.ts'
import { type StandingHiding, standingHiding } from './store.ts'

const Id = z.string().length(26)
const Explanation = z.string().trim().max(longestExplanation).refine(isStorable)
const Because = { rule: z.enum(ruleCodes), explanation: Explanation }

const Hiding = z.strictObject({ id: Id, ...Because, explanation: Explanation.min(1) })
const Restoring = z.strictObject({ id: Id, explanation: Explanation.optional() })
const Releasing = z.strictObject({ ids: z.array(Id).min(1).max(100) })
const Refusing = z.strictObject({ ids: z.array(Id).min(1).max(100), ...Because })

type Done = { number: number; hiding: string }
/** What came of many: which were done, and where the others stood already. */
export type Settled = { done: { id: string; number: number }[]; hidings: string[]; passed: number[] }

const tags = (row: ContributionRow) => [...tagsOf(row), 'all:moderation']
export const personOf = ({ who }: Admitted) => (who.capacity === 'participant' ? who.personId : null)

/** What a decision shows of why: nothing where nothing was written. */
const explained = (explanation: string) => (explanation === '' ? {} : { erasable: { [explanationPart]: explanation } })

/** `contribution.hidden`: a moderator takes a contribution away from what everybody reads, by a rule of the charter. */
export const hide = action<z.infer<typeof Hiding>, Done>({
  name: 'contribution.hidden',
  input: Hiding,
  right: moderating(({ id }) => [id]),
  async run({ id, rule, explanation }, acting) {
    const row = await lockedContribution(acting.tx, id)
    if (!row) throw refusals.unknown()
    if (row.state === 'hidden') {
      const standing = await standingHiding(acting.tx, id)
      const by = standing && cited(standing.rule, standing.charter)
      throw by ? refusals.hiddenMeanwhile(by.number, by.title) : refusals.hiddenAlready()
    }
    const { entry, hiding } = await hideRow(row, { rule, explanation }, acting)
    return { entries: [entry], result: { number: row.number, hiding } }
  },
})

/** Hides one contribution, locked, answers what was reported of it, and tells the record. */
async function hideRow(
  row: ContributionRow,
  { rule, explanation }: { rule: string; explanation: string },
  acting: Admitted,
): Promise<{ entry: NewEntry; hiding: string }> {
  const { tx, recorded } = acting
  if (!canBeHidden(row)) throw refusals.notShown()
  if (repeatsHidden(explanation, row)) throw refusals.repeats()
  const { plan_id } = await tx
    .selectFrom('consultations')
    .select('plan_id')
    .where('id', '=', row.consultation_id)
    .executeTakeFirstOrThrow()
  const id = newUlid()
  const until = appealUntil(recorded)
  await tx
    .insertInto('hidings')
    .values({
      id,
      contribution_id: row.id,
      plan_id,
      rule,
      charter: currentVersion,
      explanation,
      hidden_at: recorded,
      hidden_as: acting.as,
      hidden_by: personOf(acting),
      author_id: row.person_id,
      appeal_until: until,
    })
    .execute()
  await hideContribution(tx, row)
  await closeReports(tx, row.id, 'hidden', recorded)
  await count(tx, 'hidden', rule, recorded)
  const entry: NewEntry = {
    type: 'contribution.hidden',
    subject: { type: 'contribution', id: row.id },
    public: { number: row.number, rule, charter: currentVersion, was: row.state, appealUntil: until.toISOString() },
    ...explained(explanation),
    tags: tags(row),
  }
  return { entry, hiding: id }
}

/** `contribution.restored`: a moderator gives a hidden contribution back to everybody, as it was. */
export const restore = action<z.infer<typeof Restoring>, Done>({
  name: 'contribution.restored',
  input: Restoring,
  right: moderating(({ id }) => [id]),
  async run({ id, explanation = '' }, acting) {
    const { tx } = acting
    const row = await lockedContribution(tx, id)
    if (!row) throw refusals.unknown()
    const hiding = row.state === 'hidden' ? await standingHiding(tx, id) : null
    if (!hiding) throw refusals.notHidden()
    return {
      entries: await restoreRow(row, hiding, explanation, acting),
      result: { number: row.number, hiding: hiding.id },
    }
  },
})

/** Restores one contribution, locked. An appeal that waits is granted by it. @returns what the record is told of it */
export async function restoreRow(
  row: ContributionRow,
  { id, rule, hidden_at, appealed_at, settled_at }: StandingHiding,
  explanation: string,
  acting: Admitted,
): Promise<NewEntry[]> {
  const { tx, recorded, as } = acting
  const by = personOf(acting)
  const settles = appealed_at !== null && settled_at === null
  await tx
    .updateTable('hidings')
    .set({
      restored_at: recorded,
      restored_as: as,
      restored_by: by,
      ...(settles ? { settled_at: recorded, settled_as: as, settled_by: by, settlement: explanation } : {}),
    })
    .where('id', '=', id)
    .execute()
  const { entries, due } = await restoreContribution(tx, row, { hidden: hidden_at, at: recorded })
  await count(tx, 'restored', rule, recorded)
  const restored: NewEntry = {
    type: 'contribution.restored',
    subject: { type: 'contribution', id: row.id },
    public: { number: row.number, rule, ...(due !== null && due !== row.due ? { due } : {}) },
    ...explained(explanation),
    tags: tags(row),
  }
  return [restored, ...entries]
}

/** Of many, those that are still set aside; the others were settled meanwhile, and are passed over. */
async function setAside(
  acting: Admitted,
  ids: readonly string[],
): Promise<{ rows: ContributionRow[]; passed: number[] }> {
  const found = await lockedContributions(acting.tx, [...new Set(ids)])
  const rows = found.filter(({ state }) => state === 'quarantined')
  if (rows.length === 0) throw found.length === 0 ? refusals.unknown() : refusals.nothingLeft()
  return { rows, passed: found.filter(({ state }) => state !== 'quarantined').map(({ number }) => number) }
}

/** `contributions.released`: a moderator has looked at what was set aside, and publishes it just as its confirmation would have. */
export const release = action<z.infer<typeof Releasing>, Settled>({
  name: 'contributions.released',
  input: Releasing,
  right: moderating(({ ids }) => ids),
  async run({ ids }, acting) {
    const { rows, passed } = await setAside(acting, ids)
    const entries: NewEntry[] = []
    for (const row of rows) entries.push(await releaseContribution(acting.tx, row, acting.recorded))
    return { entries, result: { done: rows.map(({ id, number }) => ({ id, number })), hidings: [], passed } }
  },
})

/** `contributions.refused`: a moderator has looked at what was set aside, and hides it by a rule. */
export const refuse = action<z.infer<typeof Refusing>, Settled>({
  name: 'contributions.refused',
  input: Refusing,
  right: moderating(({ ids }) => ids),
  async run({ ids, ...because }, acting) {
    const { rows, passed } = await setAside(acting, ids)
    const entries: NewEntry[] = []
    const hidings: string[] = []
    for (const row of rows) {
      const hidden = await hideRow(row, because, acting)
      entries.push(hidden.entry)
      hidings.push(hidden.hiding)
    }
    return { entries, result: { done: rows.map(({ id, number }) => ({ id, number })), hidings, passed } }
  },
})
