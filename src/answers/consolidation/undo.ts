import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database/database.ts'
import { type Admitted, action, type NewEntry } from '../../record/index.ts'
import { changePoints, columnsOf, type Held, holdPoints, type PointChange, withOthers } from '../points/locked.ts'
import { keyOf, type PointRow, pointInWords } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import { allThemes, answersIn, entriesOf, themeTag } from '../told.ts'
import type { Change, ConsolidationKind } from './change.ts'
import { withoutDrafts } from './underway.ts'

const Undoing = z.strictObject({ consultationId: z.string().length(26), id: z.string().length(26) })

type Journal = {
  id: string
  consultation_id: string
  kind: ConsolidationKind
  changes: Change[]
  theme_id: string | null
}

/**
 * `consolidation.undone`: an editor takes back what was done, by anybody: all of it, or nothing where somebody has gone on with it since. The record
 * keeps both.
 */
export const undoConsolidation = action<z.infer<typeof Undoing>, { kind: string; numbers: string[] }>({
  name: 'consolidation.undone',
  input: Undoing,
  right: consolidating(),
  async run({ consultationId, id }, acting) {
    const { tx, recorded } = acting
    const journal = await tx
      .selectFrom('consolidations')
      .selectAll()
      .where('id', '=', id)
      .where('consultation_id', '=', consultationId)
      .executeTakeFirst()
    if (!journal) throw refusals.nothingToUndo()
    const held = await holdPoints(tx, journal.changes)
    // Only once all is locked: of two who undo the same thing, one does.
    const first = await tx
      .updateTable('consolidations')
      .set({ undone_at: recorded })
      .where('id', '=', id)
      .where('undone_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!first) throw refusals.nothingToUndo()
    const entries = await undone(tx, journal, held, acting)
    return { entries, result: { kind: journal.kind, numbers: journal.changes.map(({ named }) => named) } }
  },
})

async function undone(tx: Tx, journal: Journal, held: Held, acting: Admitted): Promise<NewEntry[]> {
  const { kind, changes, theme_id } = journal
  const pairs = changes.flatMap(change => {
    const point = held.points.find(one => one.contribution_id === change.id && one.number === change.number)
    // What was withdrawn or hidden meanwhile is nobody’s building on it: it is put back as well, where it is.
    return point ? [{ change, point }] : []
  })
  const builtOn = pairs.filter(({ change, point }) => point.is_shown && point.version !== change.version)
  if (builtOn.length > 0) throw refusals.builtOn(builtOn.map(({ change }) => change.named))
  const points = pairs.map(({ point }) => point)
  if (kind !== 'waived') await withoutDrafts(tx, points)
  if (kind === 'dissolved' && theme_id !== null)
    await tx.updateTable('themes').set({ dissolved_at: null }).where('id', '=', theme_id).execute()
  else await stillThere(tx, changes)
  for (const { change, point } of pairs) await putBack(tx, kind, change, point, acting)
  const entries = entriesOf('contribution.consolidation-undone', held, points, ({ theme_id: now }) => ({
    public: { undone: kind },
    tags: [theme_id, now].flatMap(one => (one === null ? [] : [themeTag(one)])),
  }))
  if (kind === 'dissolved' && theme_id !== null)
    entries.push({
      type: 'theme.restored',
      subject: { type: 'theme', id: theme_id },
      tags: [themeTag(theme_id), allThemes, answersIn(journal.consultation_id)],
    })
  return entries
}

/** @throws a refusal where a theme to which a point would go back was dissolved meanwhile */
async function stillThere(tx: Tx, changes: readonly Change[]): Promise<void> {
  const ids = [...new Set(changes.flatMap(({ before }) => before.theme ?? []))]
  if (ids.length === 0) return
  const standing = await tx
    .selectFrom('themes')
    .select('id')
    .where('id', 'in', ids)
    .where('dissolved_at', 'is', null)
    .execute()
  const missing = changes.filter(
    ({ before }) => before.theme !== null && !standing.some(({ id }) => id === before.theme),
  )
  if (missing.length > 0) throw refusals.builtOn(missing.map(({ named }) => named))
}

async function putBack(tx: Tx, kind: ConsolidationKind, { before }: Change, point: PointRow, acting: Admitted) {
  const all = await withOthers(tx, [point])
  const { contribution_id: id } = point
  switch (kind) {
    case 'grouped':
    case 'dissolved':
      return changePoints(tx, all, { theme_id: before.theme })
    case 'assigned':
      return changePoints(tx, all, { responsible_id: before.responsible })
    case 'waived':
      await tx
        .updateTable('rulings')
        .set({ ended_at: acting.recorded })
        .where(sql<boolean>`(contribution_id, number) in (select * from ${columnsOf(all.map(keyOf))})`)
        .where('kind', '=', 'waived')
        .where('ended_at', 'is', null)
        .execute()
      return changePoints(tx, all, { state: 'owed', settled_at: null })
    case 'split':
      return unite(tx, all, before)
    case 'merged': {
      const same = await sameWordsAs(tx, point)
      const back: PointChange = { theme_id: before.theme, responsible_id: before.responsible, due: before.due }
      await changePoints(tx, [point], { ...back, with_id: null, joined: null })
      return changePoints(tx, same, { ...back, with_id: id })
    }
    case 'unmerged': {
      const leader = before.with === null ? null : await leaderOf(tx, before.with)
      if (!leader) throw refusals.builtOn([pointInWords(point)])
      const stands = { theme_id: leader.theme_id, state: leader.state, answer_id: leader.answer_id }
      if (stands.theme_id !== point.theme_id || stands.state !== point.state || stands.answer_id !== point.answer_id)
        throw refusals.builtOn([pointInWords(point)])
      await changePoints(tx, all.slice(1), { with_id: leader.contribution_id })
      return changePoints(tx, [point], { with_id: leader.contribution_id, joined: 'merged' })
    }
  }
}

/** The contribution with which another goes now, where that is still shown. */
const leaderOf = async (tx: Tx, id: string): Promise<PointRow | null> =>
  (await tx
    .selectFrom('points')
    .selectAll()
    .where('contribution_id', '=', id)
    .where('number', '=', 1)
    .where('is_shown', '=', true)
    .where('with_id', 'is', null)
    .executeTakeFirst()) ?? null

/** Those that say a contribution’s very words, and go where it goes. */
const sameWordsAs = (tx: Tx, { contribution_id, with_id }: PointRow): Promise<PointRow[]> =>
  tx
    .selectFrom('points')
    .innerJoin('contributions', 'contributions.id', 'points.contribution_id')
    .selectAll('points')
    .where('same_as', '=', contribution_id)
    .where('with_id', '=', with_id)
    .where('is_shown', '=', true)
    .execute()

/** Makes one of the points of a contribution again. @throws a refusal where one of them was handled meanwhile */
async function unite(tx: Tx, all: readonly PointRow[], before: Change['before']): Promise<void> {
  const ids = all.map(({ contribution_id }) => contribution_id)
  const parts = await tx
    .selectFrom('points')
    .selectAll()
    .where('contribution_id', 'in', ids)
    .where('number', '>', 1)
    .orderBy('contribution_number')
    .orderBy('number')
    .execute()
  const handled = parts.filter(({ version }) => version > 1)
  if (handled.length > 0) throw refusals.builtOn(handled.map(pointInWords))
  const said = await tx
    .selectFrom('answer_points')
    .select('contribution_id')
    .where('contribution_id', 'in', ids)
    .where('number', '>', 1)
    .executeTakeFirst()
  if (said) throw refusals.builtOn(parts.slice(0, 1).map(pointInWords))
  await tx.deleteFrom('points').where('contribution_id', 'in', ids).where('number', '>', 1).execute()
  await changePoints(tx, all, {
    state: 'owed',
    theme_id: before.theme,
    responsible_id: parts[0]?.responsible_id ?? before.responsible,
    due: parts[0]?.due ?? null,
    answer_id: parts[0]?.answer_id ?? null,
  })
}
