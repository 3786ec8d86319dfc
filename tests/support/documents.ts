import fc from 'fast-check'
import type { Block, Cell, Document, Line } from '../../src/platform/document/document.ts'

/** Documents for tests of what is made of them: what they say, in the order in which it is read, and ones made of whatever people type. */

const textOf = (line: Line = []): string => line.map(({ text }) => text).join('')

function linesOf(block: Block): (Line | string | undefined)[] {
  switch (block.kind) {
    case 'heading':
      return [block.number, block.line]
    case 'paragraph':
      return [block.line]
    case 'states':
      return [...block.states.map(({ word }) => word), block.line]
    case 'list':
      return block.items.flatMap((item, place) => [block.numbers && `${block.numbers[place] ?? place + 1}.`, item])
    case 'facts':
      return block.facts.flatMap(({ label, values, note }) => [label, ...values, note])
    case 'figures':
      return block.figures.flatMap(({ before, number, unit, source }) => [before, number, unit, source])
    case 'tally':
      return block.counts.flatMap(({ number, state }) => [number, state.word])
    case 'table':
      return [block.caption, ...block.columns.map(({ heading }) => heading), ...block.rows.flat().flatMap(linesOfCell)]
    // It says nothing that its table doesn't.
    case 'picture':
      return []
    case 'notice':
      return [block.title, ...block.lines]
  }
}

const linesOfCell = ({ line, states = [], below = [] }: Cell): Line[] => [
  ...states.map(({ word }) => word),
  line,
  ...below,
]

/** All that a document says between its cover and its end, in one string: its title, and what its blocks say. */
export const wordsOfBlocks = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(linesOf)
    .map(line => (typeof line === 'string' ? line : textOf(line)))
    .join(' ')

/** What stands above its blocks, and in its contents. */
export const wordsAbove = (
  { kicker, title, lede, layout, imprint, words, blocks }: Document,
  contents = true,
): string =>
  [
    ...[kicker, title, lede, ...(layout === 'book' ? imprint : [])].map(textOf),
    ...(layout === 'book' && contents
      ? [
          words.contents,
          ...blocks.filter(one => one.kind === 'heading' && one.level <= 2).map(one => wordsOfBlocks([one])),
        ]
      : []),
  ].join(' ')

/** Words without spaces and without the signs that stand between them: what must be the same whatever the format. */
export const onlyWords = (words: string): string => words.replace(/[\s·–•]+/g, '')

const line = (text: string, more: object = {}): Line => [{ text, ...more }]

/** Each kind of block, in each manner, saying these words in this language. */
export const everyBlock = (words: string, lang: string): Block[] => [
  { kind: 'heading', level: 1, line: line(words, { lang }), running: words, number: '1' },
  { kind: 'heading', level: 2, line: line(words) },
  { kind: 'paragraph', line: line(words, { lang }) },
  { kind: 'paragraph', as: 'lede', line: line(words, { as: 'raised' }) },
  { kind: 'paragraph', as: 'letter', line: [...line(words), ...line(words, { lang, as: 'strong' })] },
  { kind: 'paragraph', as: 'small', line: line(words, { as: 'muted' }) },
  { kind: 'paragraph', as: 'title', line: line(words, { as: 'mark' }) },
  { kind: 'paragraph', as: 'source', line: line(words, { href: 'https://example.org/a?b=1&c=(2)#[3]' }) },
  { kind: 'states', states: [{ icon: 'late', tone: 'late', word: line(words) }], line: line(words) },
  { kind: 'list', items: [line(words, { lang }), line(words, { href: 'https://example.org/a' })] },
  { kind: 'list', items: [line(words), line(words), line(words)], numbers: [7, 8, 3] },
  { kind: 'facts', facts: [{ label: line(words), values: [line(words, { lang }), line(words)], note: line(words) }] },
  { kind: 'figures', figures: [{ before: line(words), number: line(words), unit: line(words), source: line(words) }] },
  { kind: 'tally', counts: [{ number: '3', state: { icon: 'half', tone: 'plain', word: line(words) } }] },
  { kind: 'notice', title: line(words), lines: [line(words, { lang })] },
  {
    kind: 'table',
    caption: line(words),
    columns: [
      { heading: line(words), width: 'narrow' },
      { heading: line(words), width: 'wide' },
    ],
    rows: [
      [{ line: line(words) }, { line: [], below: [line(words, { lang, as: 'mark' })] }],
      [{ line: [] }, { line: line(words), states: [{ icon: 'tick', tone: 'plain', word: line(words) }] }],
    ],
  },
]

/** A document of these blocks. */
export const documentOf = (blocks: readonly Block[], more: Partial<Document> = {}): Document => ({
  layout: 'leaf',
  language: 'fr',
  title: line('Titre'),
  name: 'Titre',
  author: 'DITP',
  description: 'Un essai',
  kicker: line('Essai'),
  imprint: [line('Publié par personne')],
  running: 'Essai',
  standing: [line('Texte courant du 24 novembre 2026'), line('Registre, ligne n° 1')],
  blocks,
  words: { contents: 'Sommaire', page: '{n} sur {all}', replaced: 'REPLACED' },
  changed: new Date('2026-11-24T10:00:00Z'),
  ...more,
})

const signs = {
  latin: 'AbcéèçœŸğőşđŽþæßıÅøł'.split(''),
  greek: 'αβγδεώΆΩπσς'.split(''),
  cyrillic: 'абвгдежЯщъіїЎѓ'.split(''),
  arabic: 'كتابحكومةمفتوح'.split(''),
  others: ['😀', '漢', '字', '한', 'ก', '\u{1F1EB}\u{1F1F7}', 'e\u0301', '\u00a0', '\u202f'],
  marks: '#$*_`"\\@<>[]{}()/=~^|&%-–—«»€№+.,:;!?\'’0123456789'.split(''),
  impossible: [
    '\u0000',
    '\u0007',
    '\u001f',
    '\u0085',
    '\ud800',
    '\udc00',
    '\ue000',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\u202e',
  ],
  spaces: [' ', '  ', '\t', '\n', '\r\n', '\u2028'],
}
/** What a program could take for something else than words. */
const traps = [
  '=HYPERLINK("http://a.example")',
  '<w:p/>',
  '</text:p>',
  ']]>',
  '<!-- -->',
  '&amp;',
  '&#x41;',
  '&copy;',
  '{{ PAGE }}',
  '# a',
  '- a',
  '1. a',
  '---',
  '===',
  '```',
  '| a | b |',
  '[a](b)',
  '![a](b)',
  '<https://a.example>',
  '**a**',
  '_a_',
  '~~a~~',
  '\\',
  '    a',
  '> a',
  '$a$',
]

/** What people type: words of any script, signs, what no file may hold, what programs could take for something else. */
export const typed: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      ...Object.values(signs).map(some => fc.string({ unit: fc.constantFrom(...some), minLength: 1, maxLength: 12 })),
      fc.constantFrom(...traps),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(words => words.join(' '))
  .chain(words => fc.constantFrom(words, words.replaceAll(' ', '')))

export const anyLanguage: fc.Arbitrary<string> = fc.constantFrom(
  'fr',
  'en',
  'el',
  'ar',
  'he',
  'sr-Latn',
  'de',
  'zh-Hant-TW',
)
