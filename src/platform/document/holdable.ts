import type { Document } from './document.ts'
import { eachText, statedWithin } from './stated.ts'

/** Whoever opens such a file draws it with any font. */
const anyFont = { has: () => true }

/**
 * A document as files of text can hold it: what is no text is told (`[U+0007]`), which is said once at the end; ends of lines are
 * spaces, and several spaces one.
 */
export function holdable({ changed, ...said }: Document): Document {
  const { value, replaced } = statedWithin(said, [anyFont])
  const even = eachText(value, text => text.replace(/[\t\n\r ]+/g, ' '))
  const { blocks, words } = even
  return {
    ...even,
    changed,
    blocks: replaced ? [...blocks, { kind: 'paragraph', as: 'small', line: [{ text: words.replaced }] }] : blocks,
  }
}
