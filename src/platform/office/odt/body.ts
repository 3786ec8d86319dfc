import { type Content, type Piece, xml } from '../../xml.ts'
import type { Cell, Contents, Heading, List, Paragraph, Part, Span, Table } from '../flow.ts'
import type { Automatic } from './automatic.ts'
import { nameOf } from './styles.ts'

const signs = {
  tab: xml('text:tab'),
  break: xml('text:line-break'),
  page: xml('text:page-number', { 'text:select-page': 'current' }, '1'),
  pages: xml('text:page-count', {}, '1'),
}

/** What parts need of the document around them. */
export type Around = {
  automatic: Automatic
  /** A number that no other table has. */
  next(): number
}

function piecesOf(spans: readonly Span[], { automatic }: Around): Content[] {
  return spans.map(span => {
    if (typeof span === 'string') return signs[span]
    const { text, style, lang, href } = span
    const name = automatic.words(style, lang)
    const said = name ? xml('text:span', { 'text:style-name': name }, text) : text
    return href === undefined ? said : xml('text:a', { 'xlink:type': 'simple', 'xlink:href': href }, said)
  })
}

export const paragraph = (one: Paragraph, around: Around, more: { masterPage?: string } = {}): Piece =>
  xml('text:p', { 'text:style-name': around.automatic.paragraph(one, more) }, piecesOf(one.spans, around))

const heading = (one: Heading, around: Around): Piece =>
  xml(
    'text:h',
    { 'text:style-name': around.automatic.paragraph(one), 'text:outline-level': one.level },
    xml('text:bookmark', { 'text:name': one.mark }),
    piecesOf(one.spans, around),
  )

function list({ items }: List, around: Around): Piece {
  const counts = items.some(({ number }) => number !== undefined)
  return xml(
    'text:list',
    { 'text:style-name': counts ? 'Numbers' : 'Bullets' },
    items.map(({ paragraph: one, number }) =>
      xml('text:list-item', { 'text:start-value': number }, paragraph(one, around)),
    ),
  )
}

/** A table under its caption: its head is said again on each page that it reaches, and no row is cut. */
function table({ caption, name, widths, head, rows }: Table, around: Around): Piece[] {
  const row = (cells: readonly Cell[], style: string): Piece =>
    xml(
      'table:table-row',
      { 'table:style-name': 'Row' },
      cells.map(cell =>
        xml(
          'table:table-cell',
          { 'table:style-name': style, 'office:value-type': 'string' },
          cell.length > 0
            ? cell.map(one => paragraph(one, around))
            : xml('text:p', { 'text:style-name': nameOf('CellText') }),
        ),
      ),
    )
  return [
    paragraph(caption, around),
    xml(
      'table:table',
      { 'table:name': `Table${around.next()}`, 'table:style-name': 'Lines' },
      xml('table:title', {}, name),
      widths.map(width => xml('table:table-column', { 'table:style-name': around.automatic.column(width) })),
      xml('table:table-header-rows', {}, row(head, 'HeadCell')),
      rows.map(cells => row(cells, 'Cell')),
    ),
  ]
}

/** Not underlined, as links elsewhere are. */
const contentsLink = {
  'text:style-name': nameOf('ContentsLink'),
  'text:visited-style-name': nameOf('ContentsLink'),
}

function contents({ title, depth, entries }: Contents, around: Around): Piece {
  const [said] = title.spans
  const words = typeof said === 'object' ? said.text : ''
  const levels = Array.from({ length: depth }, (_, place) => place + 1)
  const source = xml(
    'text:table-of-content-source',
    { 'text:outline-level': depth },
    xml('text:index-title-template', { 'text:style-name': nameOf('ContentsTitle') }, words),
    levels.map(level =>
      xml(
        'text:table-of-content-entry-template',
        { 'text:outline-level': level, 'text:style-name': nameOf(level === 1 ? 'Contents1' : 'Contents2') },
        xml('text:index-entry-link-start'),
        xml('text:index-entry-text'),
        xml('text:index-entry-link-end'),
      ),
    ),
  )
  const lines = entries.map(({ mark, paragraph: { style, spans } }) =>
    xml(
      'text:p',
      { 'text:style-name': nameOf(style) },
      xml('text:a', { 'xlink:type': 'simple', 'xlink:href': `#${mark}`, ...contentsLink }, piecesOf(spans, around)),
    ),
  )
  return xml(
    'text:table-of-content',
    { 'text:name': 'Contents' },
    source,
    xml(
      'text:index-body',
      {},
      xml('text:index-title', { 'text:name': 'ContentsTitle' }, paragraph(title, around)),
      lines,
    ),
  )
}

/** A part as what stands in the text of a document. */
export function bodyOf(part: Part, around: Around): Content {
  switch (part.kind) {
    case 'paragraph':
      return paragraph(part, around)
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
