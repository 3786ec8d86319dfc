import { wordsIn } from '../../platform/facts/fold.ts'

/** Where a hiding stands: its author has or hasn't contested it; it was undone; or it was contested and stays. */
export const hidingStates = ['hidden', 'appealed', 'restored', 'upheld'] as const
export type HidingState = (typeof hidingStates)[number]

/** For how many days its author may contest a hiding: once. */
export const daysToAppeal = 30

export const longestExplanation = 1000
export const longestAppeal = 3000

/** Until when a hiding may be contested. */
export const appealUntil = (hidden: Date): Date => new Date(hidden.getTime() + daysToAppeal * 86_400_000)

/** So many words in a row are no accident. */
const ownWords = 6
const shortestTitle = 2

const hasRun = (words: string, run: readonly string[]) => words.includes(` ${run.join(' ')} `)

/**
 * Whether what a moderator writes repeats what it hides: its title, or some words in a row of its text. Explanations are for everybody to
 * read.
 */
export function repeatsHidden(explanation: string, { title, text }: { title: string; text: string }): boolean {
  const said = ` ${wordsIn(explanation).join(' ')} `
  const titled = wordsIn(title)
  if (titled.length >= shortestTitle && hasRun(said, titled)) return true
  const written = wordsIn(text)
  const run = Math.min(ownWords, written.length)
  if (run < shortestTitle) return false
  return written.some((_, start) => start + run <= written.length && hasRun(said, written.slice(start, start + run)))
}
