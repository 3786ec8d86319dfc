import type { Language } from '../platform/locales/languages.ts'
import { type Entry, entryTitle } from '../record/index.ts'
import type { CommitmentPage } from './read-commitment-page.ts'
import { words } from './words.ts'

export type HistoryLine = { recorded: Date; title: string; entryId: string }

/** What the record says of a commitment and of its milestones; what was recorded at once is one line. */
export function historyLines(
  { history, commitment }: Pick<CommitmentPage, 'history' | 'commitment'>,
  language: Language,
): HistoryLine[] {
  const lines = new Map<string, Entry[]>()
  for (const entry of history) {
    const line = `${entry.batch_id ?? entry.id} ${entry.public.change}`
    lines.set(line, [...(lines.get(line) ?? []), entry])
  }
  return [...lines.values()].flatMap(entries => {
    const own = entries.find(entry => entry.subject_id === commitment.row.id) ?? entries[0]
    const milestones = entries.filter(entry => entry.subject_type === 'milestone').length
    if (!own) return []
    const ofMilestone = own.subject_type === 'milestone'
    return [
      {
        recorded: own.recorded,
        title: words(language).historyLine(entryTitle(own, undefined, language), ofMilestone ? 0 : milestones),
        entryId: ofMilestone && own.batch_id && milestones > 1 ? own.batch_id : own.id,
      },
    ]
  })
}
