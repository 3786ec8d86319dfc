import type { Excess, Line, Sheet } from '../../platform/document/document.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from './words.ts'

const plain = (line: Line): string => line.map(({ text }) => text).join('')

/** By how many lines a sheet is longer than its page, and which part of it is the longest, in a sentence. */
export function excessInWords(sheet: Sheet, { lines, part }: Excess, language: Language): string {
  const say = words(language)
  const own = typeof part === 'string' ? undefined : sheet.columns[part[0] === 0 ? 0 : 1][part[1]]
  const named =
    typeof part === 'string'
      ? say.parts[part]
      : own?.kind === 'part'
        ? say.quoted(plain(own.heading))
        : say.parts.quotation
  return say.tooLong(lines, named)
}
