import type { Tx } from '../../platform/database/database.ts'

type Draft = { id: string; said: Buffer }
type Place = { same_as: string | null; copies: number }

/**
 * Where each of several contributions that are about to be published stands among those that say the same words: the first that said them, now or
 * before, stands for them all and counts them. The caller is alone in the consultation.
 */
export async function groupSame(tx: Tx, consultationId: string, drafts: readonly Draft[]): Promise<Map<string, Place>> {
  if (drafts.length === 0) return new Map()
  const said = new Map(drafts.map(one => [one.said.toString('hex'), one.said]))
  const standing = await tx
    .selectFrom('contributions')
    .select(['id', 'said'])
    .where('consultation_id', '=', consultationId)
    .where('said', 'in', [...said.values()])
    .where('state', '=', 'published')
    .where('same_as', 'is', null)
    .execute()
  const firsts = new Map(standing.map(row => [row.said.toString('hex'), row.id]))
  const before = new Set(firsts.values())
  const places = new Map<string, Place>()
  const more = new Map<string, number>()
  for (const draft of drafts) {
    const words = draft.said.toString('hex')
    const first = firsts.get(words)
    places.set(draft.id, { same_as: first ?? null, copies: 0 })
    if (first === undefined) firsts.set(words, draft.id)
    else if (before.has(first)) more.set(first, (more.get(first) ?? 0) + 1)
    else (places.get(first) as Place).copies += 1
  }
  for (const count of new Set(more.values())) {
    const ids = [...more].flatMap(([id, times]) => (times === count ? id : []))
    await tx
      .updateTable('contributions')
      .set(eb => ({ copies: eb('copies', '+', count) }))
      .where('id', 'in', ids)
      .execute()
  }
  return places
}
