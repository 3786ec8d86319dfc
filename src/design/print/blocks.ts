import type { Block, Cell, Column, Line, State } from '../../platform/document/document.ts'
import type { Source } from '../../platform/facts/source.ts'
import { read, type Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { FigureBlockProps } from '../figure-block.tsx'
import { formatNumber } from '../formatting.ts'
import { messagesOf } from '../messages.ts'
import { evidenceIsDue, type MilestoneItem } from '../milestones-table.tsx'
import type { RatingItem } from '../ratings-table.tsx'
import { type Completion, completionIcons, type MilestoneStanding, milestoneIcons, toneOf } from '../states.ts'
import { completionOrder } from '../status.tsx'
import {
  contentLine,
  joined,
  markLine,
  periodLine,
  plainLine,
  sourceLine,
  sourcesLine,
  spoken,
  textLine,
} from './lines.ts'

type Manner = Exclude<Extract<Block, { kind: 'paragraph' }>['as'], undefined>

/** A paragraph, where there is something to say. */
export const paragraph = (line: Line, as?: Manner): Block[] =>
  line.length === 0 ? [] : [{ kind: 'paragraph', line, ...(as ? { as } : {}) }]

/** Of a title whose words are not its source's: that it is so, and the title as its source has it. */
export function titleMark(title: Text, language: Language): Block[] {
  const { originalTitle } = messagesOf(language).textMark
  const { from } = read(title, language)
  const mark = markLine(title, language, true).slice(1)
  if (mark.length === 0) return []
  const original = from
    ? [...plainLine(` ${originalTitle} `, language), ...spoken(from.words, from.language, language)]
    : []
  return paragraph([...mark, ...original], 'title')
}

const lateState = (language: Language): State => ({
  icon: 'late',
  tone: 'late',
  word: plainLine(messagesOf(language).late, language),
})

/** How far a commitment is; then, where it is due and unreported, the mark of lateness. */
export const completionStates = (completion: Completion, late: boolean, language: Language): State[] => [
  {
    icon: completionIcons[completion],
    tone: toneOf(completion),
    word: plainLine(messagesOf(language).completion[completion], language),
  },
  ...(late ? [lateState(language)] : []),
]

const milestoneStates = (state: MilestoneStanding, late: boolean, language: Language): State[] => [
  {
    icon: milestoneIcons[state],
    tone: toneOf(state),
    word: plainLine(messagesOf(language).milestone[state], language),
  },
  ...(late ? [lateState(language)] : []),
]

/** How many commitments have each status; a status that none has is left out. */
export function tally(counts: Partial<Record<Completion, number>>, language: Language): Block[] {
  const present = completionOrder.flatMap(completion => {
    const [state] = completionStates(completion, false, language)
    const count = counts[completion]
    return count && state ? [{ number: formatNumber(count, language), state }] : []
  })
  return present.length === 0 ? [] : [{ kind: 'tally', counts: present }]
}

type PrintedFigure = Omit<FigureBlockProps, 'language' | 'note'>

/** Figures side by side: how exactly, how many, of what, then date and sources. */
export function figures(list: readonly PrintedFigure[], language: Language): Block[] {
  if (list.length === 0) return []
  const percent = language === 'fr' ? '\u00a0%' : '%'
  return [
    {
      kind: 'figures',
      figures: list.map(({ value, qualifier = 'exact', unit, sign, asOf, sources = [] }) => ({
        before: plainLine(messagesOf(language).qualifier[qualifier], language),
        number: plainLine(
          `${typeof value === 'number' ? formatNumber(value, language) : value}${sign ? percent : ''}`,
          language,
        ),
        unit: contentLine(unit, language),
        source: sourcesLine(sources, language, { asOf }),
      })),
    },
  ]
}

type PrintedMilestone = Omit<MilestoneItem, 'responsible' | 'id'> & { responsible?: Line }

/** A commitment's milestones. The evidence column is there as soon as anything was reported. */
export function milestonesTable(caption: string, milestones: readonly PrintedMilestone[], language: Language): Block {
  const say = messagesOf(language).milestones
  const reported = milestones.some(({ state }) => state !== 'no-information')
  const columns: Column[] = [
    { heading: plainLine(say.state, language), width: 'narrow' },
    { heading: plainLine(say.milestone, language), width: 'wide' },
    { heading: plainLine(say.due, language), width: 'narrow' },
    ...(reported ? [{ heading: plainLine(say.evidence, language), width: 'medium' } as const] : []),
  ]
  return {
    kind: 'table',
    caption: plainLine(caption, language),
    columns,
    rows: milestones.map(milestone => [
      { line: [], states: milestoneStates(milestone.state, milestone.late ?? false, language) },
      outputCell(milestone, language),
      dueCell(milestone, language),
      ...(reported ? [evidenceCell(milestone, language)] : []),
    ]),
  }
}

const outputCell = ({ output, responsible, reason }: PrintedMilestone, language: Language): Cell => {
  const say = messagesOf(language).milestones
  return {
    line: textLine(output, language),
    below: [
      ...(responsible?.length ? [[...plainLine(`${say.responsible} `, language), ...responsible]] : []),
      ...(reason ? [[...plainLine(`${say.reason} `, language), ...textLine(reason, language)]] : []),
    ],
  }
}

function dueCell({ state, due, newDue }: PrintedMilestone, language: Language): Cell {
  const say = messagesOf(language).milestones
  if (state === 'postponed' && newDue) {
    return {
      line: periodLine(newDue, language),
      below: due ? [[...plainLine(`${say.firstDue} `, language), ...periodLine(due, language)]] : [],
    }
  }
  return { line: due ? periodLine(due, language) : plainLine(say.noDue, language, { as: 'muted' }) }
}

function evidenceCell({ state, evidence = [] }: PrintedMilestone, language: Language): Cell {
  const say = messagesOf(language)
  if (evidence.length > 0) {
    const titles = evidence.map(({ title, href, language: own }) =>
      sourceLine({ title, ...(href ? { address: href } : {}), ...(own ? { language: own } : {}) }, language),
    )
    return { line: joined(titles, say.list.separator) }
  }
  return { line: evidenceIsDue.has(state) ? plainLine(say.milestones.noEvidence, language, { as: 'muted' }) : [] }
}

type RatingsOptions = {
  /** The numbered sources beside it: those are told by their numbers. */
  list?: readonly Source[]
  /** Said below instead of the sources' titles, when all rest on the same ones. */
  below?: Line
}

/** What evaluators said. What would be the same on each line, or nothing, is left out or said once below. */
export function ratingsTable(
  caption: string,
  ratings: readonly RatingItem[],
  language: Language,
  { list = [], below }: RatingsOptions = {},
): Block[] {
  const say = messagesOf(language).ratings
  const [first] = ratings
  if (!first) return []
  const oneSource = ratings.every(({ sources }) => sources === first.sources)
  const dated = ratings.some(({ asOf }) => asOf)
  const columns: Column[] = [
    { heading: plainLine(say.scale, language), width: 'wide' },
    { heading: plainLine(say.value, language), width: 'medium' },
    { heading: plainLine(say.assessor, language), width: 'medium' },
    ...(dated ? [{ heading: plainLine(say.asOf, language), width: 'narrow' } as const] : []),
    ...(oneSource ? [] : [{ heading: plainLine(say.source, language), width: 'medium' } as const]),
  ]
  const rows = ratings.map(({ scale, value, atLeast, assessor, asOf, basis, sources = [] }): Cell[] => [
    { line: contentLine(scale, language), below: basis ? [contentLine(basis, language)] : [] },
    {
      line: [
        ...(atLeast ? plainLine(`${say.atLeast} `, language) : []),
        ...contentLine(value, language).map(run => (run.as ? run : { ...run, as: 'strong' as const })),
      ],
    },
    { line: contentLine(assessor, language) },
    ...(dated ? [{ line: asOf ? periodLine(asOf, language) : [] }] : []),
    ...(oneSource ? [] : [{ line: sourcesInCell(sources, list, language) }]),
  ])
  return [
    { kind: 'table', caption: plainLine(caption, language), columns, rows },
    ...(oneSource ? paragraph(below ?? sourcesLine(first.sources ?? [], language), 'source') : []),
  ]
}

function sourcesInCell(sources: readonly Source[], list: readonly Source[], language: Language): Line {
  const say = messagesOf(language)
  if (sources.length === 0) return plainLine(say.ratings.none, language, { as: 'muted' })
  const lines = sources.map(source => {
    const place = list.findIndex(({ title, address }) => title === source.title && address === source.address)
    return place < 0 ? sourceLine(source, language) : plainLine(String(place + 1), language)
  })
  return joined(lines, say.list.separator)
}
