import { wordPattern, wordsIn } from '../platform/facts/fold.ts'

/** How much of a question is looked at: more would cost more than anyone means. */
export const longestQuestion = 200
export const mostWords = 12

/** What somebody asks for, made safe: words and nothing else, so that no sign in it means anything to the database. */
export type Question = {
  /** As it was typed, shortened. */
  text: string
  /** Its words, folded. */
  words: readonly string[]
  /** Its words as typed, one for each folded one. */
  typed: readonly string[]
  /** All its words in their order, as what something may exactly be called. */
  whole: string
  /** Something was left out. */
  shortened: boolean
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g

/** Reads a question: control characters, half surrogates and signs that turn text around are left out. */
export function readQuestion(raw: string): Question {
  const clean = raw
    .slice(0, longestQuestion * 10)
    .toWellFormed()
    .replace(unprintable, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...clean]
  const text = letters.slice(0, longestQuestion).join('').trim()
  const found = [...text.matchAll(wordPattern)].flatMap(([typed]) => wordsIn(typed).map(word => ({ word, typed })))
  const kept = found.filter(({ word }, place) => found.findIndex(other => other.word === word) === place)
  const asked = kept.slice(0, mostWords)
  return {
    text,
    words: asked.map(({ word }) => word),
    typed: asked.map(({ typed }) => typed),
    whole: found
      .slice(0, mostWords)
      .map(({ word }) => word)
      .join(' '),
    shortened: letters.length > longestQuestion || kept.length > mostWords,
  }
}
