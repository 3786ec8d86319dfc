import { z } from 'zod'
import { numberInWords } from '../../consultations/index.ts'
import { action } from '../../record/index.ts'
import { changePoints, lockedPoints, withOthers } from '../points/locked.ts'
import { pointInWords, Seen, SeenPoints } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import { entriesOf } from '../told.ts'
import type { Consolidated } from './change.ts'
import { changeOf, keepJournal } from './journal.ts'
import { withoutDrafts } from './underway.ts'

const Id = z.string().length(26)
const Merging = z.strictObject({
  consultationId: Id,
  /** The one with which the others go from now on. */
  into: Seen,
  points: SeenPoints,
})

/**
 * `contributions.merged`: an editor finds that contributions say the same thing in other words: what is decided of one is decided of all. Each
 * keeps its author, its words and its address, and each author is answered.
 */
export const mergeContributions = action<z.infer<typeof Merging>, Consolidated>({
  name: 'contributions.merged',
  input: Merging,
  right: consolidating(),
  async run({ consultationId, into: seenInto, points: seen }, acting) {
    const { tx } = acting
    if (seen.some(({ id }) => id === seenInto.id)) throw refusals.mergeIntoItself()
    const held = await lockedPoints(tx, [seenInto, ...seen], consultationId)
    const into = held.points.find(({ contribution_id }) => contribution_id === seenInto.id)
    const others = held.points.filter(point => point !== into)
    if (!into) throw refusals.unknown()
    if (held.points.some(({ state, number }) => state === 'split' || number !== 1)) throw refusals.isSplit()
    const settled = held.points.filter(({ state }) => state !== 'owed')
    if (settled.length > 0) throw refusals.onlyOwed(settled.map(pointInWords))
    await withoutDrafts(tx, held.points)
    const all = await withOthers(tx, others)
    const { contribution_id: with_id, theme_id, responsible_id, answer_id, due } = into
    // Those that say the same words as one of them stay known as such.
    const toldWith = { with_id, theme_id, responsible_id, answer_id, due }
    await changePoints(tx, others, { ...toldWith, joined: 'merged' })
    await changePoints(
      tx,
      all.filter(({ with_id: leader }) => leader !== null),
      toldWith,
    )
    const changes = others.map(point => changeOf(point, pointInWords(point)))
    const consolidation = await keepJournal(tx, acting, { consultationId, kind: 'merged', changes })
    const named = numberInWords(into.contribution_number)
    const entries = [
      ...entriesOf('contribution.merged', held, others, () => ({ public: { into: named } })),
      ...entriesOf('contribution.merged', held, [into], () => ({
        public: { received: others.map(({ contribution_number }) => numberInWords(contribution_number)) },
      })),
    ]
    return { entries, result: { consolidation, numbers: others.map(pointInWords) } }
  },
})

const Unmerging = z.strictObject({ consultationId: Id, id: Id, version: z.int().min(1) })

/** `contribution.unmerged`: an editor takes a contribution out of those that it was merged with. It keeps what was decided meanwhile. */
export const unmergeContribution = action<z.infer<typeof Unmerging>, Consolidated>({
  name: 'contribution.unmerged',
  input: Unmerging,
  right: consolidating(),
  async run({ consultationId, id, version }, acting) {
    const { tx } = acting
    const held = await lockedPoints(tx, [{ id, number: 1, version }], consultationId, { leads: false })
    const [point] = held.points
    if (point?.joined !== 'merged') throw refusals.notMerged()
    await changePoints(tx, [point], { with_id: null, joined: null })
    // Those that say its very words go with it.
    await tx
      .updateTable('points')
      .set({ with_id: id })
      .where('with_id', '=', point.with_id)
      .where('joined', '=', 'same')
      .where('is_shown', '=', true)
      .where('contribution_id', 'in', eb => eb.selectFrom('contributions').select('id').where('same_as', '=', id))
      .execute()
    const consolidation = await keepJournal(tx, acting, {
      consultationId,
      kind: 'unmerged',
      changes: [changeOf(point, pointInWords(point))],
    })
    const entries = entriesOf('contribution.unmerged', held, [point], () => ({}))
    return { entries, result: { consolidation, numbers: [pointInWords(point)] } }
  },
})
