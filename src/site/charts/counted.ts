import type { CompletionLevel, Followed } from '../../commitments/index.ts'
import {
  type Bars,
  type Chart,
  completionIcons,
  type Fill,
  formatNumber,
  messagesOf,
  milestoneIcons,
  typographic,
} from '../../design/index.ts'
import { read, type Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from './words.ts'

/** What is counted in one bar: of what, and how many have each state. */
export type Group = {
  /** Its permanent address, its quarter, its plan: the same in every language. */
  id: string | null
  label: Text | string
  counts: readonly number[]
}

/** A state that things are counted by: its name in the data, its word, its drawing. */
export type CountedState = { name: string; label: string; fill: Fill }

/** A chart that counts things, and what it counts. */
export type Counted = { chart: Chart; states: readonly CountedState[]; groups: readonly Group[] }

/** Furthest first, as everywhere on the site. */
const levels: CompletionLevel[] = ['complete', 'substantial', 'limited', 'not-started', 'no-information', 'withdrawn']

export const completionStates = (language: Language): CountedState[] =>
  levels.map(name => ({ name, label: messagesOf(language).completion[name], fill: completionIcons[name] }))

/** How many commitments have each level, in the order of `completionStates`. */
export const levelsOf = (commitments: readonly Followed[]): number[] =>
  levels.map(level => commitments.filter(({ completion }) => completion.level === level).length)

const milestoneOrder = ['reached', 'in-progress', 'not-started', 'postponed', 'no-information', 'abandoned'] as const

/** Late ones are told apart from the others of their state: they are what a reader looks for. */
export const milestoneStates = (language: Language): CountedState[] => {
  const say = messagesOf(language)
  return [
    ...milestoneOrder.map(name => ({ name, label: say.milestone[name], fill: milestoneIcons[name] })),
    { name: 'late', label: say.late, fill: 'late' as const },
  ]
}

/** How many milestones have each state, in the order of `milestoneStates`. */
export const standingsOf = (milestones: Followed['milestones']): number[] => [
  ...milestoneOrder.map(
    state => milestones.filter(({ standing }) => !standing.late && standing.state === state).length,
  ),
  milestones.filter(({ standing }) => standing.late).length,
]

type Said = {
  id: string
  title: string
  /** What the groups are, above their column. */
  heading: string
  /** What comes before the counts in what it says. */
  before: string
  /** What has to be known to read it. */
  after?: string | undefined
  /** How many groups are drawn at most, and what is said of the others. */
  most?: { drawn: number; more: (count: number) => string }
}

export const labelOf = (label: Text | string, language: Language): { words: string; lang?: string } => {
  if (typeof label === 'string') return { words: typographic(label, language) }
  const { words: said, language: own } = read(label, language)
  return own === language ? { words: typographic(said, own) } : { words: typographic(said, own), lang: own }
}

/** A chart of counts: its bars, its sentence and its table, from one list of groups. */
export function countedChart(
  groups: readonly Group[],
  states: readonly CountedState[],
  said: Said,
  language: Language,
): Counted {
  const say = words(language)
  const sums = states.map((_, place) => groups.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0))
  const used = states.filter((_, place) => (sums[place] ?? 0) > 0)
  const drawn = groups.slice(0, said.most?.drawn)
  const rest = groups.length - drawn.length
  const drawing: Bars = {
    kind: 'bars',
    parts: states.map(({ label, fill }) => ({ label, fill })),
    rows: drawn.map(({ label, counts }) => ({ label: labelOf(label, language), counts })),
    ...(rest > 0 && said.most ? { more: said.most.more(rest) } : {}),
  }
  const told = states.flatMap(({ label }, place) => (sums[place] ? [say.state(label, sums[place])] : []))
  const sentences = [said.before, told.length > 0 ? `${say.states(told)}.` : '', said.after ?? '']
  return {
    states,
    groups,
    chart: {
      id: said.id,
      title: said.title,
      summary: sentences.filter(Boolean).join(' '),
      drawing,
      table: {
        headings: [said.heading, say.total, ...used.map(({ label }) => label)],
        rows: groups.map(({ label, counts }) => ({
          label: labelOf(label, language),
          cells: [
            counts.reduce((sum, count) => sum + count, 0),
            ...states.flatMap((_, place) => ((sums[place] ?? 0) > 0 ? [counts[place] ?? 0] : [])),
          ].map(count => formatNumber(count, language)),
        })),
      },
    },
  }
}
