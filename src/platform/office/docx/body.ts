import { type Content, type Piece, xml } from '../../xml.ts'
import type { Cell, Contents, Heading, List, Paragraph, Part, Table } from '../flow.ts'
import { lineWidth } from '../styles.ts'
import { twipsOf } from './measures.ts'
import { field, instruction, type Links, runs } from './runs.ts'

/** What parts need of the package around them. */
export type Around = {
  links: Links
  /** A list that counts from a number, or the one of all bullets. */
  list(first?: number): number
  /** A number that no other place in the document has. */
  next(): number
}

type Standing = Omit<Paragraph, 'kind'>

/** A paragraph; its properties stand in the order that the format asks for. */
export function paragraph(
  { style, spans, together, onPage, fromTheRight }: Standing,
  links: Links,
  { list, content = runs(spans, links) }: { list?: number; content?: Content } = {},
): Piece {
  return xml(
    'w:p',
    {},
    xml(
      'w:pPr',
      {},
      xml('w:pStyle', { 'w:val': style }),
      together && xml('w:keepNext'),
      onPage && xml('w:pageBreakBefore'),
      list !== undefined && xml('w:numPr', {}, xml('w:ilvl', { 'w:val': 0 }), xml('w:numId', { 'w:val': list })),
      fromTheRight && xml('w:bidi'),
    ),
    content,
  )
}

function heading({ mark, spans, ...standing }: Heading, { links, next }: Around): Piece[] {
  const id = next()
  const content = [
    xml('w:bookmarkStart', { 'w:id': id, 'w:name': mark }),
    runs(spans, links),
    xml('w:bookmarkEnd', { 'w:id': id }),
  ]
  return [paragraph({ ...standing, spans }, links, { content })]
}

function list({ items }: List, around: Around): Piece[] {
  let own = 0
  return items.map(({ paragraph: one, number }, place) => {
    if (number === undefined) own = around.list()
    // A list counts on by itself; where a number is another one, another list begins.
    else if (number !== (items[place - 1]?.number ?? Number.NaN) + 1) own = around.list(number)
    return paragraph(one, around.links, { list: own })
  })
}

/** A table under its caption: its head is said again on each page that it reaches, and no row is cut. */
function table({ caption, name, widths, head, rows }: Table, { links }: Around): Piece[] {
  const twips = widths.map(width => Math.floor(twipsOf.millimetres(lineWidth) * width))
  const cell = (own: Cell, place: number): Piece =>
    xml(
      'w:tc',
      {},
      xml('w:tcPr', {}, xml('w:tcW', { 'w:w': twips[place], 'w:type': 'dxa' })),
      // A cell has a paragraph at least.
      (own.length > 0 ? own : [{ style: 'CellText', spans: [] } as const]).map(one => paragraph(one, links)),
    )
  const row = (cells: readonly Cell[], isHead = false): Piece =>
    xml('w:tr', {}, xml('w:trPr', {}, xml('w:cantSplit'), isHead && xml('w:tblHeader')), cells.map(cell))
  const properties = xml(
    'w:tblPr',
    {},
    xml('w:tblStyle', { 'w:val': 'Lines' }),
    xml('w:tblW', { 'w:w': twips.reduce((sum, one) => sum + one, 0), 'w:type': 'dxa' }),
    xml('w:tblLayout', { 'w:type': 'fixed' }),
    xml('w:tblLook', { 'w:val': '0620', 'w:firstRow': 1, 'w:noHBand': 1, 'w:noVBand': 1 }),
    xml('w:tblCaption', { 'w:val': name }),
  )
  const columns = twips.map(width => xml('w:gridCol', { 'w:w': width }))
  return [
    paragraph(caption, links),
    xml(
      'w:tbl',
      {},
      properties,
      xml('w:tblGrid', {}, columns),
      row(head, true),
      rows.map(cells => row(cells)),
    ),
  ]
}

/** The contents as the program would make them itself, which it may do again. */
function contents({ title, depth, entries }: Contents, { links }: Around): Piece[] {
  const begin = [field('begin'), instruction(`TOC \\o "1-${depth}" \\n \\h`), field('separate')]
  return [
    paragraph(title, links),
    ...entries.map(({ mark, paragraph: entry }, place) =>
      paragraph(entry, links, {
        content: [
          place === 0 && begin,
          xml('w:hyperlink', { 'w:anchor': mark, 'w:history': 1 }, runs(entry.spans, links)),
          place === entries.length - 1 && field('end'),
        ],
      }),
    ),
  ]
}

/** A part as what stands in the body of a document. */
export function bodyOf(part: Part, around: Around): Piece[] {
  switch (part.kind) {
    case 'paragraph':
      return [paragraph(part, around.links)]
    case 'heading':
      return heading(part, around)
    case 'list':
      return list(part, around)
    case 'table':
      return table(part, around)
    case 'contents':
      return contents(part, around)
  }
}
