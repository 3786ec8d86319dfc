/** Signs that mean something wherever they stand. `$` begins a formula for some readers. */
const signs = /[\\`*_{}[\]<>#|~$]/g
/** `&copy;` would be another sign. */
const reference = /&(?=#?\w+;)/g

/** Words as they are, within a line. */
export const written = (words: string): string => words.replace(signs, '\\$&').replace(reference, '\\&')

/** A line that begins with words: what would make it a list, a rule or the line under a heading is told to be none. */
export const begun = (line: string): string => line.replace(/^[-+=]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2')

/** Words that lead somewhere; an address that stands for itself needs no other sign. */
export const link = (words: string, href: string): string =>
  words === href && /^https?:[^\s<>\\]+$/.test(href)
    ? `<${href}>`
    : `[${written(words)}](<${href.replace(/[\\<>]/g, '\\$&').replace(reference, '\\&')}>)`

const word = /[\p{L}\p{N}]/u

/**
 * Words that are set apart by signs around them. The signs only count where the words begin and end with a letter or a digit; other words
 * stay as they are.
 */
export function apart(words: string, sign: '*' | '**'): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(words) ?? []
  const ends = [...inner]
  const counts = word.test(ends[0] ?? '') && word.test(ends.at(-1) ?? '')
  return counts ? `${before}${sign}${written(inner)}${sign}${after}` : written(words)
}
