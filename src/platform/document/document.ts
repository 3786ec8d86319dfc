/**
 * A document as data: what a book or a sheet says, without how it is set. One of it can be made into a PDF, and into any other
 * format that has headings, paragraphs and tables.
 */

/** Words in one manner, in one language. */
export type Run = {
  text: string
  /** BCP 47 tag, where it isn't the document's language. */
  lang?: string
  /** Where they lead: a whole web address. */
  href?: string
  /** `mark` is the discreet word that says of other words that they are ours; `raised` the ending of an ordinal. */
  as?: 'strong' | 'muted' | 'mark' | 'raised'
}
export type Line = readonly Run[]

/** A state: a drawing and always its word. */
export type State = { icon: string; tone: 'plain' | 'quiet' | 'closed' | 'late'; word: Line }

export type Cell = { line: Line; states?: readonly State[]; below?: readonly Line[] }
export type Column = { heading: Line; width: 'narrow' | 'medium' | 'wide' }

export type Block =
  | {
      kind: 'heading'
      /** 1 begins a part of a book; each next one is under the last. */
      level: 1 | 2 | 3 | 4
      line: Line
      /** What it begins with: a commitment's number. */
      number?: string
      /** In a book, it begins a page. */
      onPage?: boolean
      /** What the heads of the following pages say, from here on. */
      running?: string
    }
  /** `letter` is the wording of a source; `title` says of a title that the words are ours, and stays with what follows. */
  | { kind: 'paragraph'; line: Line; as?: 'lede' | 'letter' | 'small' | 'source' | 'title' }
  | { kind: 'states'; states: readonly State[]; line?: Line }
  /** With `numbers`, each item has its own. */
  | { kind: 'list'; items: readonly Line[]; numbers?: readonly number[] }
  | { kind: 'facts'; facts: readonly { label: Line; values: readonly Line[]; note?: Line }[] }
  | {
      kind: 'figures'
      figures: readonly { before: Line; number: Line; unit: Line; source?: Line }[]
    }
  | { kind: 'tally'; counts: readonly { number: string; state: State }[] }
  | { kind: 'table'; caption: Line; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }
  | { kind: 'notice'; title: Line; lines: readonly Line[] }
  /** Something drawn, as SVG, and what it shows in words. A table says it too, for formats that hold no pictures. */
  | { kind: 'picture'; svg: string; alternative: string }

/** Something of a sheet's columns: a part under its heading, set apart by its ground where it is a `focus`; or what somebody said. */
export type SheetPart =
  | { kind: 'part'; heading: Line; blocks: readonly Block[]; as?: 'focus' }
  | { kind: 'quotation'; words: Line; by: Line }

/** One page to be handed over, block by block in the order in which it is read. */
export type Sheet = {
  layout: 'sheet'
  language: string
  title: Line
  name: string
  author: string
  description: string
  /** Above the title: what it is, its number; and whose it is. */
  kicker: Line
  lead: Line
  objective?: { heading: Line; lines: readonly Line[] }
  /** A number in a sentence: what stands before it, the number with its sign, what stands after it. */
  figures: readonly { before: Line; number: Line; after: Line }[]
  /** The two columns: the first is read before the second. */
  columns: readonly [readonly SheetPart[], readonly SheetPart[]]
  steps?: { heading: Line; steps: readonly { when: Line; what: Line; after: Line }[] }
  /** At its foot: on the left and on the right. */
  foot: readonly [Line, Line]
  /** Up to where the record goes, and whatever else is said of the whole. */
  standing: readonly Line[]
  words: { replaced: string }
  changed: Date
}

/** How much longer than its page a sheet is in its smallest type: how many lines, and which of its parts is the longest. */
export type Excess = {
  lines: number
  /** Of a column, its place and that of the part in it. */
  part: 'title' | 'objective' | 'figures' | 'steps' | readonly [column: number, part: number]
}

export type Document = {
  /** `book` has a cover and a table of contents; `leaf` begins at once. */
  layout: 'book' | 'leaf'
  language: string
  title: Line
  /** The title in plain words, for the file's own description. */
  name: string
  author: string
  description: string
  /** Above the title: what kind of document it is. */
  kicker: Line
  lede?: Line
  /** At the foot of the cover: who publishes it, when. */
  imprint: readonly Line[]
  /** On each page, at the left of its head. */
  running: string
  /** On each page, at its foot: of when it is, where it can be found, and up to where the record goes. */
  standing: readonly Line[]
  blocks: readonly Block[]
  words: {
    contents: string
    /** `{n}` of `{all}`. */
    page: string
    /** Said once, at the end, where a character stands in its stated form since no font has it. */
    replaced: string
  }
  /** When what it says was last changed: the file's own date, so that the same content makes the same bytes. */
  changed: Date
}
