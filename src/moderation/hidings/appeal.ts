import { z } from 'zod'
import { type ContributionRow, lockedContribution, tagsOf } from '../../consultations/index.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { action, explanationPart } from '../../record/index.ts'
import { count } from '../counts.ts'
import { refusals } from '../refusals.ts'
import { moderating } from '../rights.ts'
import { personOf, restoreRow } from './hide.ts'
import { longestAppeal, longestExplanation, repeatsHidden } from './hiding.ts'
import { standingHiding } from './store.ts'

const Id = z.string().length(26)
const Appealing = z.strictObject({
  id: Id,
  words: z.string().trim().min(1).max(longestAppeal).refine(isStorable),
})
const Settling = z.strictObject({
  id: Id,
  restores: z.boolean(),
  explanation: z.string().trim().min(1).max(longestExplanation).refine(isStorable),
})

/** By which its author's words stand in the record, where nobody reads them: they may repeat what is hidden. */
export const appealPart = 'appeal'

const tags = (row: ContributionRow) => [...tagsOf(row), 'all:moderation']

/** `contribution.appealed`: the author of a hidden contribution contests that, once, in their own words, which moderators read and nobody else. */
export const appeal = action<z.infer<typeof Appealing>, { number: number }>({
  name: 'contribution.appealed',
  input: Appealing,
  right: { by: ['participant'] },
  async run({ id, words }, acting) {
    const { tx, recorded } = acting
    const row = await lockedContribution(tx, id)
    if (!row || row.person_id === null || row.person_id !== personOf(acting)) throw refusals.notYours()
    const hiding = row.state === 'hidden' ? await standingHiding(tx, id) : null
    if (!hiding) throw refusals.notHidden()
    if (hiding.appealed_at) throw refusals.appealedAlready()
    if (recorded > hiding.appeal_until) throw refusals.tooLate()
    await tx.updateTable('hidings').set({ appealed_at: recorded, appeal: words }).where('id', '=', hiding.id).execute()
    await count(tx, 'appealed', hiding.rule, recorded)
    const { number } = row
    const entry = {
      type: 'contribution.appealed',
      subject: { type: 'contribution', id },
      public: { number, rule: hiding.rule },
      private: { [appealPart]: words },
      tags: tags(row),
    }
    return { entries: [entry], result: { number } }
  },
})

/** `appeal.settled`: another moderator than the one who hid it answers its author: the contribution comes back, or stays hidden. */
export const settleAppeal = action<z.infer<typeof Settling>, { number: number; hiding: string }>({
  name: 'appeal.settled',
  input: Settling,
  right: moderating(({ id }) => [id]),
  async run({ id, restores, explanation }, acting) {
    const { tx, recorded, as } = acting
    const row = await lockedContribution(tx, id)
    if (!row) throw refusals.unknown()
    const hiding = row.state === 'hidden' ? await standingHiding(tx, id) : null
    if (!hiding?.appealed_at || hiding.settled_at) throw refusals.noAppeal()
    if (hiding.hidden_by !== null && hiding.hidden_by === personOf(acting)) throw refusals.anotherModerator()
    const { number } = row
    const result = { number, hiding: hiding.id }
    const settled = {
      type: 'appeal.settled',
      subject: { type: 'contribution', id },
      public: { number, rule: hiding.rule, settlement: restores ? 'restored' : 'upheld' },
      erasable: { [explanationPart]: explanation },
      tags: tags(row),
    }
    if (restores) return { entries: [settled, ...(await restoreRow(row, hiding, explanation, acting))], result }
    if (repeatsHidden(explanation, row)) throw refusals.repeats()
    await tx
      .updateTable('hidings')
      .set({ settled_at: recorded, settled_as: as, settled_by: personOf(acting), settlement: explanation })
      .where('id', '=', hiding.id)
      .execute()
    await count(tx, 'upheld', hiding.rule, recorded)
    return { entries: [settled], result }
  },
})
