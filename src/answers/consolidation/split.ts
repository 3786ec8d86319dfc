import { z } from 'zod'
import { action } from '../../record/index.ts'
import { changePoints, lockedPoints, withOthers } from '../points/locked.ts'
import { pointInWords, Seen } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import { entriesOf } from '../told.ts'
import type { Consolidated } from './change.ts'
import { changeOf, keepJournal } from './journal.ts'
import { withoutDrafts } from './underway.ts'

/** Into as many points as somebody can say in one contribution. */
export const mostParts = 20
export const longestPart = 20_000

const Splitting = z.strictObject({
  consultationId: z.string().length(26),
  point: Seen,
  /** The words of each point, in the author’s own. */
  parts: z.array(z.string().max(longestPart)).min(2).max(mostParts),
})

/** Where a point leaves out words of its author’s. */
const cut = /\[\s*(?:…|\.\.\.)\s*\]/

const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Whether some words are a text’s own: as they stand there, but for spaces, and for cuts that say so. */
export function isQuoted(part: string, text: string): boolean {
  const pieces = part.split(cut).map(spaced).filter(Boolean)
  if (pieces.length === 0) return false
  const whole = spaced(text)
  let from = 0
  for (const piece of pieces) {
    const at = whole.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return true
}

/**
 * `contribution.split`: an editor separates what says several things into points, each in its author’s words, each with an answer of its own.
 * Nothing of the contribution changes: its text, its author and its address stay one.
 */
export const splitContribution = action<z.infer<typeof Splitting>, Consolidated>({
  name: 'contribution.split',
  input: Splitting,
  right: consolidating(),
  async run({ consultationId, point: seen, parts: typed }, acting) {
    const { tx } = acting
    const held = await lockedPoints(tx, [seen], consultationId)
    const [point] = held.points
    const row = point && held.contributions.get(point.contribution_id)
    if (!point || !row) throw refusals.unknown()
    if (point.state === 'split' || point.number !== 1) throw refusals.alreadySplit()
    if (point.state !== 'owed') throw refusals.onlyOwed([pointInWords(point)])
    await withoutDrafts(tx, [point])
    const parts = typed.map(part => part.replace(/\r\n?/g, '\n').trim())
    const stranger = parts.findIndex(part => !isQuoted(part, `${row.title}\n${row.text}`))
    if (stranger >= 0) throw refusals.notItsWords(stranger + 1)
    if (new Set(parts.map(spaced)).size < parts.length) throw refusals.samePart()
    const all = await withOthers(tx, [point])
    // What others say in other words isn’t split with these.
    if (all.some(({ joined }) => joined === 'merged')) throw refusals.othersMerged()
    await tx
      .insertInto('points')
      .values(
        all.flatMap(one =>
          parts.map((part, place) => ({
            contribution_id: one.contribution_id,
            number: place + 2,
            contribution_number: one.contribution_number,
            consultation_id: one.consultation_id,
            part,
            is_shown: true,
            with_id: one.with_id,
            joined: one.joined,
            theme_id: one.theme_id,
            responsible_id: one.responsible_id,
            due: one.due,
            // What was said of all of it in the meantime was said of each.
            answer_id: one.answer_id,
            settled_at: null,
          })),
        ),
      )
      .execute()
    await changePoints(tx, all, { state: 'split', theme_id: null, answer_id: null })
    const change = changeOf(point, pointInWords(point))
    const consolidation = await keepJournal(tx, acting, { consultationId, kind: 'split', changes: [change] })
    const entries = entriesOf('contribution.split', held, [point], () => ({
      public: { points: parts.length },
      erasable: { parts },
    }))
    return { entries, result: { consolidation, numbers: [pointInWords(point)] } }
  },
})
