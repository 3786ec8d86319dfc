import { numberInWords, sendReceipt } from '../../consultations/index.ts'
import type { Json } from '../../platform/canonical.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { type NoticeKind, write } from '../../platform/mail/notices.ts'
import type { Secret } from '../../platform/secret.ts'
import { attempt, type Outcome, type Who } from '../../record/index.ts'
import { hiddenLetter, restoredLetter, settledLetter } from '../letters.ts'
import { settleAppeal } from './appeal.ts'
import { hide, refuse, release, restore, type Settled } from './hide.ts'
import type { HidingRow } from './store.ts'

/** By whom, when, and with what letters are sealed. */
export type Doing = { db: Database; secret: Secret; who: Who; now: Date }
type Done = { number: number; hiding: string }

/** For how many days it is tried to send a letter. */
const daysToSend = 7

/** Writes to the author of a hidden contribution, where anybody is known as such. */
async function tellAuthor(
  tx: Tx,
  { secret, now }: Doing,
  hidingId: string,
  kind: NoticeKind,
  dataOf: (row: HidingRow, number: string) => Record<string, Json>,
): Promise<void> {
  const row = await tx.selectFrom('hidings').selectAll().where('id', '=', hidingId).executeTakeFirstOrThrow()
  if (row.author_id === null) return
  const author = await tx
    .selectFrom('people')
    .select(['email', 'language'])
    .where('id', '=', row.author_id)
    .executeTakeFirst()
  if (!author) return
  const { number } = await tx
    .selectFrom('contributions')
    .select('number')
    .where('id', '=', row.contribution_id)
    .executeTakeFirstOrThrow()
  await write(tx, secret, {
    kind: kind.name,
    recipient: author.email,
    language: author.language,
    data: dataOf(row, numberInWords(number)),
    now,
    expires: new Date(now.getTime() + daysToSend * 86_400_000),
  })
}

const tellHidden = (tx: Tx, doing: Doing, hidingId: string) =>
  tellAuthor(tx, doing, hidingId, hiddenLetter, ({ rule, charter, explanation, appeal_until }, number) => ({
    number,
    rule,
    charter,
    explanation,
    until: appeal_until.toISOString(),
  }))

const tellSettled = (tx: Tx, doing: Doing, hidingId: string) =>
  tellAuthor(tx, doing, hidingId, settledLetter, ({ rule, charter, settlement, restored_at }, number) => ({
    number,
    rule,
    charter,
    restores: restored_at !== null,
    explanation: settlement ?? '',
  }))

/** Hides a contribution, and writes to its author: both, or neither and why not. */
export const hideAndTell = (
  doing: Doing,
  input: { id: string; rule: string; explanation: string },
): Promise<Outcome<Done>> =>
  attempt(doing.db, async tx => {
    const done = await hide.within({ tx, who: doing.who, recorded: doing.now }, input)
    await tellHidden(tx, doing, done.result.hiding)
    return done
  })

/** Restores a contribution, and writes to its author. */
export const restoreAndTell = (doing: Doing, input: { id: string; explanation?: string }): Promise<Outcome<Done>> =>
  attempt(doing.db, async tx => {
    const done = await restore.within({ tx, who: doing.who, recorded: doing.now }, input)
    await tellAuthor(tx, doing, done.result.hiding, restoredLetter, (_, number) => ({ number }))
    return done
  })

/** Answers an appeal, and writes to its author. */
export const settleAndTell = (
  doing: Doing,
  input: { id: string; restores: boolean; explanation: string },
): Promise<Outcome<Done>> =>
  attempt(doing.db, async tx => {
    const done = await settleAppeal.within({ tx, who: doing.who, recorded: doing.now }, input)
    await tellSettled(tx, doing, done.result.hiding)
    return done
  })

/** Those that were ticked, by the plan that they are on: a role may be held on each of several. */
async function byPlan(tx: Tx, ids: readonly string[]): Promise<string[][]> {
  const rows = await tx
    .selectFrom('contributions')
    .innerJoin('consultations', 'consultations.id', 'consultation_id')
    .select(['contributions.id', 'plan_id'])
    .where('contributions.id', 'in', [...ids])
    .orderBy('plan_id')
    .orderBy('contributions.number')
    .execute()
  const plans = new Map<string, string[]>()
  for (const { id, plan_id } of rows) plans.set(plan_id, [...(plans.get(plan_id) ?? []), id])
  return [...plans.values()]
}

/**
 * Publishes all of what was ticked, or refuses it by a rule and writes to each author. All that still waits, in one transaction; or nothing and
 * why not.
 */
export const settleMany = (
  doing: Doing,
  ids: readonly string[],
  because: { rule: string; explanation: string } | null,
): Promise<Outcome<Settled>> =>
  attempt(doing.db, async tx => {
    const all: Settled = { done: [], hidings: [], passed: [] }
    const entryIds: string[] = []
    const acting = { tx, who: doing.who, recorded: doing.now }
    // What isn't there at all is refused by the action itself.
    const groups = await byPlan(tx, ids)
    for (const group of groups.length === 0 ? [[...ids]] : groups) {
      const { result, entryIds: written } = because
        ? await refuse.within(acting, { ids: group, ...because })
        : await release.within(acting, { ids: group })
      all.done.push(...result.done)
      all.hidings.push(...result.hidings)
      all.passed.push(...result.passed)
      entryIds.push(...written)
    }
    for (const hiding of all.hidings) await tellHidden(tx, doing, hiding)
    if (!because) await sendReceipts(tx, doing, all.done)
    return { result: all, entryIds }
  })

/** Writes the receipt to each author of what is published now, as its confirmation would have. */
async function sendReceipts(tx: Tx, { secret, now }: Doing, published: Settled['done']): Promise<void> {
  const authors = await tx
    .selectFrom('contributions')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['contributions.id', 'people.email', 'people.language'])
    .where(
      'contributions.id',
      'in',
      published.map(({ id }) => id),
    )
    .orderBy('number')
    .execute()
  for (const author of authors) await sendReceipt(tx, secret, { ...author, now })
}
