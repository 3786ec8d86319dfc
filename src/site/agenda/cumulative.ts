import type { EventRow, SeriesRow } from '../../events/index.ts'
import type { FigureRow } from '../../plans/index.ts'
import { type Count, total } from '../../platform/facts/figure.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { countInWords } from '../count-in-words.ts'
import type { Around } from './around.ts'
import { words } from './words.ts'

/** What a series adds up to: how many events, and how many people in all, each with the figure that says so where one does. */
export type Cumulative = {
  events: FigureRow | null
  /** How many of its events are here. */
  members: number
  attendance: { count: Count; figure: FigureRow | null } | null
}

/**
 * What a series adds up to. Its own sourced total wins, since it may count what its events alone don't tell; a total is computed
 * only where every event has a figure, and is then only as exact as they are.
 */
export function cumulative({ facts }: SeriesRow, members: readonly EventRow[], figures: Around['figures']): Cumulative {
  const figureOf = (key: string | undefined) => (key === undefined ? null : (figures.get(key) ?? null))
  const own = figureOf(facts.attendanceFigureId)
  const counts = members.flatMap(member => figureOf(member.facts.attendanceFigureId)?.facts ?? [])
  const sum = counts.length === members.length ? total(counts) : null
  return {
    events: figureOf(facts.countFigureId),
    members: members.length,
    attendance: own ? { count: own.facts, figure: own } : sum ? { count: sum, figure: null } : null,
  }
}

/** What a series adds up to, in a line: « 6 webinaires, plus de 700 participants ». */
export function cumulativeInWords(
  { facts }: SeriesRow,
  { events, members, attendance }: Cumulative,
  language: Language,
): string {
  return [
    events ? countInWords(events.facts, language) : words(language).kinds[facts.kind](members),
    ...(attendance ? [countInWords(attendance.count, language)] : []),
  ].join(', ')
}
