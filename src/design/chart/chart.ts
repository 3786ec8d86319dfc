import type { Day } from '../../platform/facts/period.ts'
import type { StateIcon } from '../states.ts'

/**
 * A picture of numbers, as data: a page, a document and a file of its own are drawn from the same one. Whatever it shows is also said in a
 * table beside it.
 */
export type Chart = {
  /** Unique on its page. */
  id: string
  title: string
  /** All that it says, in a sentence or two, for whoever doesn't see it. */
  summary: string
  drawing: Bars | Spans
  table: ChartTable
}

/** Words, and the language that they are in where it isn't the page's. */
export type Label = { words: string; lang?: string | undefined }

/** How a part of a bar is filled: as the stone of a state; `announced` is known of by number only. */
export type Fill = StateIcon | 'announced'

/** Bars of counted things, each cut into parts by state. */
export type Bars = {
  kind: 'bars'
  parts: readonly { label: string; fill: Fill }[]
  /** One count for each part, in their order. */
  rows: readonly { label: Label; counts: readonly number[] }[]
  /** Said under it where it doesn't draw all rows. */
  more?: string | undefined
}

/** A stretch of time; without an end, it is open there. */
export type Span = { from: Day | null; to: Day | null }

/** Stretches of time, planned and real, one pair below the other. */
export type Spans = {
  kind: 'spans'
  from: Day
  to: Day
  today?: { day: Day; label: string } | undefined
  words: { planned: string; actual: string; none: string }
  rows: readonly { label: Label; planned: Span | null; actual: Span | null }[]
}

export type ChartTable = { headings: readonly string[]; rows: readonly { label: Label; cells: readonly string[] }[] }
