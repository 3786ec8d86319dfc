import type { Suspicion } from './contribution.ts'

/**
 * Nobody reads a form, puts a title, a proposal and an address into it and sends it in so many seconds, even who has all of it ready to be
 * pasted; most programs that fill in forms take less than one. Who is faster isn't refused: somebody looks at what they sent first.
 */
export const fastestWriting = 3

/**
 * Why what a form sent should be looked at before it is shown; null where nothing speaks for it. Links are counted where it is kept.
 * @param honey what stands in the field that people don't see and programs fill in
 * @param begun when the form was opened; null where it doesn't say so in a way that can be read, as those don't that were never opened
 */
export function suspicionOf({
  honey,
  begun,
  now,
}: {
  honey: string
  begun: Date | null
  now: Date
}): Exclude<Suspicion, 'links'> | null {
  if (honey.trim() !== '') return 'honey'
  if (begun === null || Number.isNaN(begun.getTime())) return 'fast'
  // Opened later than it was sent, too: nobody did that.
  return now.getTime() - begun.getTime() < fastestWriting * 1000 ? 'fast' : null
}
