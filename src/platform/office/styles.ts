import type { Document } from '../document/document.ts'
import type { Look } from './look.ts'

/** How characters look; sizes are in points. */
export type Characters = {
  size?: number
  bold?: boolean
  colour?: string
  raised?: boolean
  /** Behind them. */
  ground?: string
  underlined?: boolean
}
/** How lines stand; measures are in points. */
export type Lines = {
  space?: { before: number; after: number }
  /** How far from the left; the first line hangs out by as much where `hangs` says so. */
  indent?: number
  hangs?: boolean
  /** With what follows, and not cut. */
  together?: boolean
  edge?: { side: 'top' | 'left' | 'bottom'; colour: string; width: number }
  ground?: string
  /** What follows a tab stands at the end of the line. */
  tabAtEnd?: boolean
  /** The level in the contents. */
  outline?: number
}

export type ParagraphLook = { parent?: ParagraphStyle; characters?: Characters; lines?: Lines }

export type ParagraphStyle =
  | 'Normal'
  | 'Kicker'
  | 'Title'
  | 'Lede'
  | 'Imprint'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'Heading4'
  | 'Quote'
  | 'Small'
  | 'Source'
  | 'TitleNote'
  | 'States'
  | 'Bullet'
  | 'Numbered'
  | 'Fact'
  | 'Figure'
  | 'Caption'
  | 'CellText'
  | 'CellNote'
  | 'AfterTable'
  | 'Notice'
  | 'ContentsTitle'
  | 'Contents1'
  | 'Contents2'
  | 'Header'
  | 'Footer'
export type CharacterStyle =
  | 'Strong'
  | 'Link'
  | 'ContentsLink'
  | 'Muted'
  | 'Mark'
  | 'Raised'
  | 'Late'
  | 'Number'
  | 'FactLabel'
  | 'FigureNumber'

/** What styles are called by programs that have one of their kind themselves. */
export const styleNames: Partial<Record<ParagraphStyle | CharacterStyle, { word: string; opendocument: string }>> = {
  Normal: { word: 'Normal', opendocument: 'Standard' },
  Title: { word: 'Title', opendocument: 'Title' },
  Heading1: { word: 'heading 1', opendocument: 'Heading 1' },
  Heading2: { word: 'heading 2', opendocument: 'Heading 2' },
  Heading3: { word: 'heading 3', opendocument: 'Heading 3' },
  Heading4: { word: 'heading 4', opendocument: 'Heading 4' },
  Quote: { word: 'Quote', opendocument: 'Quotations' },
  Bullet: { word: 'List Bullet', opendocument: 'List Bullet' },
  Numbered: { word: 'List Number', opendocument: 'List Number' },
  Caption: { word: 'caption', opendocument: 'Caption' },
  ContentsTitle: { word: 'TOC Heading', opendocument: 'Contents Heading' },
  Contents1: { word: 'toc 1', opendocument: 'Contents 1' },
  Contents2: { word: 'toc 2', opendocument: 'Contents 2' },
  Header: { word: 'header', opendocument: 'Header' },
  Footer: { word: 'footer', opendocument: 'Footer' },
  Strong: { word: 'Strong', opendocument: 'Strong Emphasis' },
  Link: { word: 'Hyperlink', opendocument: 'Internet link' },
  ContentsLink: { word: 'Contents Link', opendocument: 'Index Link' },
}

/** Styles with their names, in their order. */
export const entriesOf = <Style extends string, Its>(styles: Record<Style, Its>): [Style, Its][] =>
  Object.entries(styles) as [Style, Its][]

const space = (before: number, after: number) => ({ before, after })

/**
 * The styles of paragraphs, so that whoever goes on with a document changes its look in one place.
 * @param layout in a book the first headings begin its parts; in a leaf they are those of its paragraphs
 */
export function paragraphStyles(look: Look, layout: Document['layout']): Record<ParagraphStyle, ParagraphLook> {
  const { ink, quiet, accent, joint, notice } = look
  const beginning = { side: 'top', colour: accent, width: 3 } as const
  const heading = (level: number, characters: Characters, lines: Lines): ParagraphLook => ({
    characters: { bold: true, ...characters },
    lines: { together: true, outline: level, ...lines },
  })
  const aside = { size: 8.5, colour: quiet }
  return {
    Normal: { characters: { size: 10, colour: ink } },
    Kicker: { characters: { size: 11, bold: true, colour: quiet }, lines: { together: true, space: space(0, 4) } },
    Title: {
      characters: { size: 28, bold: true },
      lines: { together: true, space: space(2, 14) },
    },
    Lede: { characters: { size: 13 }, lines: { space: space(0, 12) } },
    Imprint: { lines: { space: space(0, 3) } },
    Heading1:
      layout === 'book'
        ? heading(1, { size: 20 }, { space: space(26, 8), edge: beginning })
        : heading(1, { size: 13, colour: accent }, { space: space(16, 5) }),
    Heading2: heading(2, { size: 15 }, { space: space(24, 8), edge: { side: 'top', colour: ink, width: 1 } }),
    Heading3: heading(3, { size: 11, colour: accent }, { space: space(14, 5) }),
    Heading4: heading(4, { size: 10 }, { space: space(11, 4) }),
    Quote: {
      lines: { indent: 11, space: space(0, 6), edge: { side: 'left', colour: joint, width: 2 } },
    },
    Small: { characters: aside, lines: { space: space(4, 6) } },
    Source: { characters: aside, lines: { space: space(3, 9) } },
    TitleNote: { characters: aside, lines: { together: true, space: space(0, 6) } },
    States: { characters: { size: 11 }, lines: { space: space(4, 8) } },
    Bullet: {
      lines: { space: space(0, 3), indent: 20, hangs: true },
    },
    Numbered: {
      lines: { space: space(0, 3), indent: 20, hangs: true },
    },
    Fact: { lines: { space: space(0, 5), indent: 113, hangs: true } },
    Figure: { lines: { space: space(8, 2) } },
    Caption: {
      characters: aside,
      lines: { together: true, space: space(6, 4) },
    },
    CellText: { characters: { size: 9 }, lines: { space: space(2, 2) } },
    CellNote: { parent: 'CellText', characters: { size: 8, colour: quiet }, lines: { space: space(0, 2) } },
    AfterTable: { characters: { size: 4 }, lines: { space: space(0, 0) } },
    Notice: {
      lines: { ground: notice, indent: 6, space: space(0, 6), edge: { side: 'left', colour: accent, width: 3 } },
    },
    ContentsTitle: {
      characters: { size: 20, bold: true },
      lines: { together: true, space: space(0, 12), edge: beginning },
    },
    Contents1: {
      characters: { bold: true },
      lines: { space: space(8, 2) },
    },
    Contents2: { lines: { space: space(0, 2), indent: 14 } },
    Header: {
      characters: { size: 8, colour: quiet },
      lines: { edge: { side: 'bottom', colour: joint, width: 0.5 } },
    },
    Footer: {
      characters: { size: 7.5, colour: quiet },
      lines: { space: space(0, 0), tabAtEnd: true },
    },
  }
}

/** The styles of words within paragraphs. */
export const characterStyles = ({ accent, quiet, late, notice }: Look): Record<CharacterStyle, Characters> => ({
  Strong: { bold: true },
  Link: { colour: accent, underlined: true },
  ContentsLink: {},
  Muted: { colour: quiet, size: 8.5 },
  Mark: { colour: quiet, size: 7.5, ground: notice },
  Raised: { raised: true },
  Late: { bold: true, colour: late },
  Number: { colour: accent },
  FactLabel: { bold: true, colour: quiet, size: 8.5 },
  FigureNumber: { bold: true, colour: accent, size: 15 },
})

/** A sheet of A4 with the margins of documents on paper, in millimetres. */
export const sheet = { width: 210, height: 297, top: 27, bottom: 29, side: 22, head: 14, foot: 12 }
/** What lines have between the margins. */
export const lineWidth: number = sheet.width - 2 * sheet.side
