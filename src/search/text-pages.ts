import type { Text } from '../platform/facts/text.ts'
import type { SearchEntry, TextPage } from './entry.ts'

/** A part of a page of text about the site: found by its heading and its words, and led to. */
export type TextPart = { page: TextPage; fragment?: string | undefined; title: Text; words: Text }

/** The entries of pages of text, which no record holds: they are the program's own. */
export const textEntries = (parts: readonly TextPart[]): SearchEntry[] =>
  parts.map(({ page, fragment, title, words }) => ({
    id: fragment ? `page.${page}.${fragment}` : `page.${page}`,
    type: 'page',
    planId: null,
    place: { page, ...(fragment ? { fragment } : {}) },
    title,
    codes: [],
    names: [],
    pieces: [{ text: words, weight: 'B' }],
  }))
