import type { Tx } from '../platform/database/database.ts'
import { type Ids, type Reference, thing } from '../record/index.ts'
import { Commitment, Milestone } from './commitment.ts'
import { numberOrder } from './number.ts'

const refer = (type: string, field: string, keys: readonly (string | undefined)[] | undefined): Reference[] =>
  (keys ?? []).flatMap(key => (key ? [{ type, key, field }] : []))

/** A commitment: what one lead institution promises, why, and what evaluators said of it. */
export const commitments = thing<Commitment>({
  type: 'commitment',
  table: 'commitments',
  label: { fr: 'engagement', en: 'commitment' },
  facts: Commitment,
  name: commitment => commitment.title,
  parent: { type: 'plan', column: 'plan_id' },
  references: commitment => [
    ...refer('organisation', 'leadIds', commitment.leadIds),
    ...refer('organisation', 'supportIds', commitment.supportIds),
    ...refer('priority', 'priorityId', [commitment.priorityId]),
    ...refer(
      'commitment',
      'continues',
      commitment.continues?.map(link => link.commitmentId),
    ),
    ...refer('term', 'valueIds', commitment.valueIds),
    ...refer('term', 'policyAreaIds', commitment.policyAreaIds),
  ],
  columns: (commitment, ids) => ({
    number: commitment.number,
    number_order: numberOrder(commitment.number),
    priority_id: commitment.priorityId ? ids.of('priority', commitment.priorityId) : null,
  }),
  // The number is the address: it never points to another commitment of the plan later.
  slug: (commitment, planId) => ({ scope: planId ?? '', slug: commitment.number.toLowerCase() }),
  links: commitment =>
    (commitment.continues ?? []).map(({ kind, commitmentId }) => ({
      kind,
      to: { type: 'commitment', key: commitmentId },
    })),
  relate: async (tx: Tx, written: { id: string; facts: Commitment }[], ids: Ids) => {
    if (written.length === 0) return
    await tx
      .deleteFrom('commitment_organisations')
      .where(
        'commitment_id',
        'in',
        written.map(({ id }) => id),
      )
      .execute()
    const rows = written.flatMap(({ id, facts }) =>
      (['lead', 'support'] as const).flatMap(role =>
        [...new Set(role === 'lead' ? facts.leadIds : facts.supportIds)].map((key, rank) => ({
          commitment_id: id,
          organisation_id: ids.of('organisation', key),
          role,
          rank,
        })),
      ),
    )
    if (rows.length > 0) await tx.insertInto('commitment_organisations').values(rows).execute()
  },
})

/** A verifiable step of a commitment. */
export const milestones = thing<Milestone>({
  type: 'milestone',
  table: 'milestones',
  label: { fr: 'jalon', en: 'milestone' },
  facts: Milestone,
  name: milestone => milestone.output,
  parent: { type: 'commitment', column: 'commitment_id' },
  references: milestone => refer('organisation', 'responsibleIds', milestone.responsibleIds),
  columns: milestone => ({ number: milestone.number }),
  distinct: ['commitment_id', 'number'],
})
