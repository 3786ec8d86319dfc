import type { Document } from '../document/document.ts'
import type { CharacterStyle, ParagraphStyle } from './styles.ts'

/** Words in one style and one language; a tab; the end of a line; or a number that the program counts. */
export type Span =
  | { text: string; style?: CharacterStyle; lang?: string; href?: string }
  | 'tab'
  | 'break'
  | 'page'
  | 'pages'

export type Paragraph = {
  kind: 'paragraph'
  style: ParagraphStyle
  spans: readonly Span[]
  /** It stays on the page of what follows. */
  together?: boolean
  onPage?: boolean
  fromTheRight?: boolean
}
export type Heading = Omit<Paragraph, 'kind'> & { kind: 'heading'; level: 1 | 2 | 3 | 4; mark: string }
/** Each item has its number, or none has. */
export type List = { kind: 'list'; items: readonly { paragraph: Paragraph; number?: number }[] }
export type Table = {
  kind: 'table'
  caption: Paragraph
  /** The caption in plain words. */
  name: string
  /** In parts of the whole, which is 1. */
  widths: readonly number[]
  head: readonly Cell[]
  rows: readonly (readonly Cell[])[]
}
export type Cell = readonly Paragraph[]
/** Links to the headings. They have no numbers of pages, which only the program that opens the document knows. */
export type Contents = {
  kind: 'contents'
  title: Paragraph
  depth: number
  entries: readonly { level: 1 | 2; mark: string; paragraph: Paragraph }[]
}
export type Part = Paragraph | Heading | List | Table | Contents

/** A document as office programs know one: paragraphs in styles, lists, tables, and what stands around each page. */
export type Flow = {
  about: Pick<Document, 'layout' | 'name' | 'author' | 'description' | 'language' | 'changed'>
  parts: readonly Part[]
  /** On each page but the first. */
  head: Paragraph
  /** On each page. */
  foot: readonly Paragraph[]
}
