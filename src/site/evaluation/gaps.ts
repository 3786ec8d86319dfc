import type { Language } from '../../platform/locales/languages.ts'
import type { Line } from './lines.ts'
import { type PlanEvaluation, planMark } from './read.ts'
import { words } from './words.ts'

/** Something that nobody said of a plan, in a sentence; how many commitments it is about, where it is about some. */
export type Gap = { what: string; count: number | null; sentence: string }

/** What nobody said of a plan and of its commitments, counted. */
export function gapsOf(evaluation: PlanEvaluation, lines: readonly Line[], language: Language): Gap[] {
  const { gaps: say } = words(language).one
  const { plan, announced, commitments, completion, marks } = evaluation
  const silent = completion['no-information'] ?? 0
  const marked = new Set(
    commitments
      .filter(({ row }) => row.facts.ratings?.some(({ assessor }) => assessor === 'irm'))
      .map(({ row }) => row.id),
  )
  const linked = new Set(lines.flatMap(({ steps }) => steps.map(({ commitment }) => commitment.row.id)))
  const unmarked = commitments.filter(({ row }) => !marked.has(row.id)).length
  const unlinked = commitments.filter(({ row }) => !linked.has(row.id)).length
  const missing = announced ? announced.facts.value - commitments.length : 0
  const counted = (what: string, count: number, sentence: (count: number) => string): Gap[] =>
    count > 0 ? [{ what, count, sentence: sentence(count) }] : []
  return [
    ...(announced ? [] : [{ what: 'announced', count: null, sentence: say.announced }]),
    ...counted('commitments', missing, say.commitments),
    ...counted('reports', silent, say.reports),
    ...counted('marks', unmarked, say.marks),
    ...counted('links', unlinked, say.links),
    ...(plan.facts.selfAssessment || marks.some(({ assessor }) => assessor === 'self')
      ? []
      : [{ what: 'self-assessment', count: null, sentence: say.self }]),
    ...(planMark(evaluation, 'acted-contrary-to-process')
      ? []
      : [{ what: 'process', count: null, sentence: say.process }]),
  ]
}
