import { longestTitle } from '../contributions/contribution.ts'

export type Note = { title: string; text: string }

/** A list's sign before a note: a dash, a dot, a number. */
const listSign = /^(?:[-–—•*·]\s+|\d{1,3}[.)]\s+)/

/** How a note begins, in as many words as a title may have. */
function beginning(text: string): string {
  if (text.length <= longestTitle) return text
  const cut = text.slice(0, longestTitle)
  const end = cut.lastIndexOf(' ')
  // No sign that takes two places is cut in the middle.
  return `${(end > longestTitle / 2 ? cut.slice(0, end) : cut.slice(0, longestTitle - 1)).toWellFormed().replace(/[\ufffd\s,;:.]+$/, '')}…`
}

/**
 * The notes of a sheet: an empty line stands between one and the next. Of a note of several lines, the first is the title; of a note of one
 * line, which stays whole, the title is how it begins.
 */
export function notesIn(sheet: string): Note[] {
  return sheet
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map(note => note.trim())
    .filter(note => note !== '')
    .map(note => {
      const [first = '', ...rest] = note.split('\n')
      const line = first.replace(listSign, '').trim()
      const more = rest.join('\n').trim()
      return more !== '' && line !== '' && line.length <= longestTitle
        ? { title: line, text: more }
        : { title: beginning(note.replace(listSign, '').replace(/\s+/g, ' ')), text: note.replace(listSign, '') }
    })
}
