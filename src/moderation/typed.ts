import { isStorable } from '../platform/facts/text.ts'

/** What is wrong with words that were typed; null where nothing is. */
export type WrongWords = 'none' | 'long' | 'bad'

/** @param longest how many signs they may have */
export function wrongWords(typed: string, longest: number): WrongWords | null {
  if (typed.trim() === '') return 'none'
  if (typed.trim().length > longest) return 'long'
  return isStorable(typed) ? null : 'bad'
}
