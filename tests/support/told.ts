import { bareWords } from './pdf.ts'

/** What documents have to say of commitments, from the data beside their pages. */

type Words = string | Record<string, string | { text: string }>
export type Told = {
  number: string
  title: Words
  milestones?: { output: Words }[]
  sources?: { title: Words }[]
} & Partial<Record<'problem' | 'objective' | 'contribution' | 'relevance' | 'note', Words>>

/** A text as French readers get it, as far as words go: set in type, its apostrophes are others. */
const frenchWords = (text: Words | undefined): string => {
  if (text === undefined || typeof text === 'string') return text ?? ''
  const wording = text.fr ?? text[String(text.original)] ?? ''
  return typeof wording === 'string' ? wording : wording.text
}

export const straight = (words: string): string => words.replaceAll('’', "'")
export const inFrench = (text: Words): string => straight(bareWords(frenchWords(text)))

/** All that is said of a commitment in French, piece by piece, without spaces. */
export const toldOf = ({ number, title, milestones = [], sources = [], ...facts }: Told): string[] => [
  `${number}${inFrench(title)}`,
  ...[facts.problem, facts.objective, facts.contribution, facts.relevance, facts.note].flatMap(text =>
    frenchWords(text)
      .split(/\n\s*\n/)
      .map(inFrench),
  ),
  ...milestones.map(({ output }) => inFrench(output)),
  ...sources.map(source => inFrench(source.title)),
]
