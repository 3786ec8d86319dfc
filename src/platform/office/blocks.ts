import type { Block, Cell as BlockCell, Column, Document, Line, State } from '../document/document.ts'
import type { Cell, Contents, Heading, Paragraph, Part, Span } from './flow.ts'
import { spans } from './spans.ts'
import { isFromTheRight, languageOf } from './spoken-in.ts'
import type { ParagraphStyle } from './styles.ts'

type Manner = Pick<Paragraph, 'together' | 'onPage'>

const paragraph = (style: ParagraphStyle, content: readonly Span[], manner: Manner = {}): Paragraph => ({
  kind: 'paragraph',
  style,
  spans: content,
  ...manner,
})

/** A paragraph of one line; it begins at the right where its language does. */
const ofLine = (style: ParagraphStyle, line: Line, manner: Manner = {}): Paragraph => {
  const own = languageOf(line)
  return { ...paragraph(style, spans(line), manner), ...(own && isFromTheRight(own) ? { fromTheRight: true } : {}) }
}

/** States by their words: what is drawn beside them on a page says nothing more. */
const ofStates = (states: readonly State[]): Span[] =>
  states.flatMap(({ tone, word }, place) => [
    ...(place > 0 ? [{ text: ' · ' }] : []),
    ...spans(word, tone === 'late' ? 'Late' : 'Strong'),
  ])

const apart: Span = { text: ' – ' }
const paragraphStyles = { lede: 'Lede', letter: 'Quote', small: 'Small', source: 'Source', title: 'TitleNote' } as const
const shares: Record<Column['width'], number> = { narrow: 24, medium: 32, wide: 64 }

function widthsOf(columns: readonly Column[]): number[] {
  const all = columns.reduce((sum, { width }) => sum + shares[width], 0)
  return columns.map(({ width }) => shares[width] / all)
}

const cell = ({ line, states, below = [] }: BlockCell): Cell => [
  ...(states && states.length > 0 ? [paragraph('CellText', ofStates(states))] : []),
  ...(line.length > 0 ? [ofLine('CellText', line)] : []),
  ...below.map(one => ofLine('CellNote', one)),
]

type Makers = { [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>, place: number) => Part[] }

const makers: Makers = {
  heading: ({ level, line, number, onPage }, place): [Heading] => [
    {
      kind: 'heading',
      level,
      mark: `heading${place}`,
      style: `Heading${level}`,
      spans: [...(number ? [{ text: `${number} `, style: 'Number' as const }] : []), ...spans(line)],
      ...(onPage ? { onPage } : {}),
    },
  ],
  paragraph: ({ line, as }) => [ofLine(as ? paragraphStyles[as] : 'Normal', line)],
  states: ({ states, line }) => [
    paragraph('States', [...ofStates(states), ...(line ? [apart, ...spans(line)] : [])], { together: true }),
  ],
  list: ({ items, numbers }) => [
    {
      kind: 'list',
      items: items.map((item, place) =>
        numbers
          ? { paragraph: ofLine('Numbered', item), number: numbers[place] ?? place + 1 }
          : { paragraph: ofLine('Bullet', item) },
      ),
    },
  ],
  facts: ({ facts }) =>
    facts.map(({ label, values, note }) =>
      paragraph('Fact', [
        ...spans(label, 'FactLabel'),
        'tab',
        ...values.flatMap((value, place): Span[] => [...(place > 0 ? (['break'] as const) : []), ...spans(value)]),
        ...(note ? (['break', ...spans(note, 'Muted')] as const) : []),
      ]),
    ),
  figures: ({ figures }) =>
    figures.flatMap(({ before, number, unit, source }) => [
      paragraph(
        'Figure',
        [
          ...(before.length > 0 ? [...spans(before), { text: ' ' }] : []),
          ...spans(number, 'FigureNumber'),
          { text: ' ' },
          ...spans(unit),
        ],
        source ? { together: true } : {},
      ),
      ...(source ? [ofLine('Source', source)] : []),
    ]),
  tally: ({ counts }) => [
    paragraph(
      'States',
      counts.flatMap(({ number, state }, place): Span[] => [
        ...(place > 0 ? [{ text: ' · ' }] : []),
        { text: `${number} `, style: 'FigureNumber' },
        ...ofStates([state]),
      ]),
    ),
  ],
  table: ({ caption, columns, rows }) => [
    {
      kind: 'table',
      caption: ofLine('Caption', caption),
      name: caption.map(({ text }) => text).join(''),
      widths: widthsOf(columns),
      head: columns.map(({ heading }) => [paragraph('CellText', spans(heading, 'Strong'))]),
      rows: rows.map(cells => columns.map((_, place) => cell(cells[place] ?? { line: [] }))),
    },
    paragraph('AfterTable', []),
  ],
  picture: () => [],
  notice: ({ title, lines }) => [
    paragraph('Notice', spans(title, 'Strong'), { together: true }),
    ...lines.map(line => ofLine('Notice', line)),
  ],
}

const partsOf = <Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>, place: number): Part[] =>
  (makers[block.kind as Kind] as Makers[Kind])(block, place)

const depth = 2

function contentsOf(title: string, parts: readonly Part[]): Contents {
  return {
    kind: 'contents',
    title: paragraph('ContentsTitle', [{ text: title }], { onPage: true }),
    depth,
    entries: parts.flatMap(part => {
      if (part.kind !== 'heading' || part.level > depth) return []
      const level = part.level === 1 ? 1 : 2
      const unlinked = part.spans.map(span => (typeof span === 'string' ? span : bare(span)))
      return [{ level, mark: part.mark, paragraph: paragraph(`Contents${level}`, unlinked) }]
    }),
  }
}

/** Words that lead nowhere of their own: they are a link to their heading. */
const bare = ({ text, lang }: Exclude<Span, string>): Span => ({ text, ...(lang ? { lang } : {}) })

/** All that a document says, from its title on. A book has its contents after it. */
export function flowOf({ layout, kicker, title, lede, imprint, words, blocks }: Document): Part[] {
  const parts = blocks.flatMap((block, place) => partsOf(block, place))
  return [
    ofLine('Kicker', kicker),
    ofLine('Title', title),
    ...(lede ? [ofLine('Lede', lede)] : []),
    ...(layout === 'book' ? [...imprint.map(line => ofLine('Imprint', line)), contentsOf(words.contents, parts)] : []),
    ...parts,
  ]
}
