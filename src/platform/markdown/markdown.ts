import type { Block, Cell, Document, Line, Run, State } from '../document/document.ts'
import { holdable } from '../document/holdable.ts'
import { apart, begun, link, written } from './written.ts'

function run({ text, href, as }: Run): string {
  if (href !== undefined && /\S/.test(text)) return link(text, href)
  if (as === 'strong') return apart(text, '**')
  return as === 'mark' ? apart(text, '*') : written(text)
}

const inLine = (line: Line): string => line.map(run).join('').trim()
const strong = (line: Line): string =>
  inLine(line.map(one => (one.as || one.href ? one : { ...one, as: 'strong' as const })))
const inStates = (list: readonly State[]): string => list.map(({ word }) => strong(word)).join(' · ')

const joined = (parts: readonly string[], separator: string): string =>
  parts.filter(part => part !== '').join(separator)

/** Lines that stand one below the other where there is room for one only. */
const below = (lines: readonly string[]): string => joined(lines, '<br>')

const cell = ({ line, states = [], below: more = [] }: Cell): string =>
  below([inStates(states), inLine(line), ...more.map(inLine)])
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const item = (...lines: readonly string[]): string => `- ${begun(below(lines))}`
const quoted = (line: string): string => `> ${begun(line)}`

type Makers = { [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>) => string[] }

/** What each kind of block is, as paragraphs, lists and tables of Markdown. */
const makers: Makers = {
  // The title of the document is above them all.
  heading: ({ level, line, number = '' }) => [
    `${'#'.repeat(level + 1)} ${joined([written(number), inLine(line)], ' ')}`,
  ],
  paragraph: ({ line, as }) => [as === 'letter' ? quoted(inLine(line)) : begun(inLine(line))],
  states: ({ states, line = [] }) => [begun(joined([inStates(states), inLine(line)], ' – '))],
  list: ({ items, numbers }) => [
    items.map((one, place) => `${marker(numbers, place)} ${begun(inLine(one))}`).join('\n'),
  ],
  facts: ({ facts }) => [
    facts
      .map(({ label, values, note = [] }) =>
        item(joined([strong(label), below(values.map(inLine))], ' – '), inLine(note)),
      )
      .join('\n'),
  ],
  figures: ({ figures }) => [
    figures
      .map(({ before, number, unit, source = [] }) =>
        item(joined([inLine(before), strong(number), inLine(unit)], ' '), inLine(source)),
      )
      .join('\n'),
  ],
  tally: ({ counts }) => [
    begun(counts.map(({ number, state }) => `${written(number)} ${inStates([state])}`).join(' · ')),
  ],
  table: ({ caption, columns, rows }) => [
    begun(inLine(caption)),
    [
      row(columns.map(({ heading }) => inLine(heading))),
      row(columns.map(() => '---')),
      ...rows.map(cells => row(columns.map((_, place) => cell(cells[place] ?? { line: [] })))),
    ].join('\n'),
  ],
  picture: () => [],
  notice: ({ title, lines }) => [joined([strong(title), ...lines.map(inLine)].filter(Boolean).map(quoted), '\n>\n')],
}

/** Where a number is not the one after the last, another list begins: it has another sign. */
function marker(numbers: readonly number[] | undefined, place: number): string {
  if (!numbers) return '-'
  const breaks = numbers.slice(1, place + 1).filter((number, before) => number !== (numbers[before] ?? 0) + 1).length
  return `${numbers[place] ?? place + 1}${breaks % 2 === 0 ? '.' : ')'}`
}

const blocksOf = <Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>): string[] =>
  (makers[block.kind as Kind] as Makers[Kind])(block)

/**
 * A document as Markdown (CommonMark, with the tables of GitHub). Which language words are in, and what of them is more discreet, has no
 * place in it.
 */
export function markdown(document: Document): string {
  const { kicker, title, lede = [], imprint, layout, blocks, standing } = holdable(document)
  const paragraphs = (lines: readonly Line[]): string[] => lines.map(line => begun(inLine(line)))
  const parts = [
    ...paragraphs([kicker]),
    `# ${inLine(title)}`,
    ...paragraphs([lede, ...(layout === 'book' ? imprint : [])]),
    ...blocks.flatMap(block => blocksOf(block)),
    '---',
    ...paragraphs(standing),
  ]
  return `${joined(parts, '\n\n')}\n`
}
