import { type CompletionLevel, commitmentPath, completionLevels } from '../../commitments/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { lineTitle, marksInWords, takenUpInWords } from './line-list.tsx'
import type { Line, Step } from './lines.ts'
import type { PlanEvaluation } from './read.ts'

/** One count of an evaluation, as data: what is counted, by whom, on which version of which scale. */
export type CountRow = {
  plan: string
  what: 'announced' | 'sourced' | 'completion' | 'mark' | 'no-mark' | 'plan-mark' | 'self-assessment' | 'figure'
  assessor: string | null
  scale: string | null
  version: string | null
  value: string | null
  atLeast: boolean
  count: number | null
  qualifier: string | null
  unit: string | null
  asOf: string | null
  source: string | null
}

const empty: Omit<CountRow, 'plan' | 'what'> = {
  assessor: null,
  scale: null,
  version: null,
  value: null,
  atLeast: false,
  count: null,
  qualifier: null,
  unit: null,
  asOf: null,
  source: null,
}

/** All that the evaluation of a plan counts, one count a line; scales and versions stay apart. */
export function countRows(evaluation: PlanEvaluation): CountRow[] {
  const { plan, commitments, announced, completion, marks, selfFigures, evaluationFigures } = evaluation
  const row = (what: CountRow['what'], more: Partial<CountRow>): CountRow => ({
    ...empty,
    plan: plan.slug,
    what,
    ...more,
  })
  const figure = (what: CountRow['what'], { facts }: (typeof selfFigures)[number]) =>
    row(what, {
      scale: facts.measure,
      count: facts.value,
      qualifier: facts.qualifier,
      unit: facts.unit,
      asOf: facts.asOf.latest ?? facts.asOf.earliest ?? null,
      source: facts.sources[0]?.address ?? facts.sources[0]?.title ?? null,
    })
  return [
    announced ? figure('announced', announced) : row('announced', {}),
    row('sourced', { count: commitments.length, unit: 'commitments' }),
    ...completionLevels.map((value: CompletionLevel) =>
      row('completion', { scale: 'completion', value, count: completion[value] ?? 0, unit: 'commitments' }),
    ),
    ...(plan.facts.ratings ?? []).map(({ assessor, scale, version, value, atLeast, sources }) =>
      row('plan-mark', {
        assessor,
        scale,
        version: version ?? null,
        value: value ?? atLeast ?? null,
        atLeast: value === undefined,
        source: sources?.[0]?.address ?? null,
      }),
    ),
    ...marks.flatMap(({ assessor, scale, version, values, marked }) => [
      ...values.map(({ value, atLeast, count }) =>
        row('mark', { assessor, scale, version, value, atLeast, count, unit: 'marks' }),
      ),
      row('no-mark', { assessor, scale, version, count: commitments.length - marked, unit: 'commitments' }),
    ]),
    ...selfFigures.map(one => ({ ...figure('self-assessment', one), assessor: 'self' })),
    ...evaluationFigures.map(one => figure('figure', one)),
  ]
}

/** The columns of the counts. */
export const countColumns: Column<CountRow>[] = [
  {
    name: 'plan',
    description: { fr: 'Le plan, par ses années', en: 'The plan, by its years' },
    value: row => row.plan,
  },
  {
    name: 'what',
    description: {
      fr: 'Ce qui est compté : announced (prévus), sourced (sourcés ici), completion (réalisation calculée), mark (avis sur des engagements), no-mark (sans avis), plan-mark (avis sur le plan), self-assessment, figure',
      en: 'What is counted: announced, sourced, completion (computed), mark (on commitments), no-mark, plan-mark (on the plan), self-assessment, figure',
    },
    value: row => row.what,
  },
  {
    name: 'assessor',
    description: { fr: 'Qui a jugé : irm, self, civil-society…', en: 'Who judged: irm, self, civil-society…' },
    value: row => row.assessor,
  },
  {
    name: 'scale',
    description: { fr: 'L’échelle, ou la mesure du chiffre', en: 'The scale, or the measure of the figure' },
    value: row => row.scale,
  },
  {
    name: 'version',
    description: {
      fr: 'La version de l’échelle, quand elle est dite',
      en: 'The version of the scale, where it is stated',
    },
    value: row => row.version,
  },
  {
    name: 'value',
    description: {
      fr: 'Le niveau ou l’avis, tel que l’évaluateur l’a écrit',
      en: 'The level or the mark, as the assessor wrote it',
    },
    value: row => row.value,
  },
  {
    name: 'at_least',
    description: { fr: 'true : la source dit seulement « au moins »', en: 'true: the source only says “at least”' },
    value: row => row.atLeast,
  },
  {
    name: 'count',
    description: { fr: 'Le nombre ; vide quand il n’est pas sourcé', en: 'How many; empty when it is not sourced' },
    value: row => row.count,
  },
  {
    name: 'qualifier',
    description: {
      fr: 'L’exactitude du nombre : exact, about, over, under',
      en: 'How exact the number is: exact, about, over, under',
    },
    value: row => row.qualifier,
  },
  {
    name: 'unit',
    description: { fr: 'Ce que le nombre compte', en: 'What the number counts' },
    value: row => row.unit,
  },
  {
    name: 'as_of',
    description: { fr: 'La date du chiffre (AAAA-MM-JJ)', en: 'The date of the figure (YYYY-MM-DD)' },
    value: row => row.asOf,
  },
  {
    name: 'source',
    description: { fr: 'L’adresse de la source', en: 'The address of the source' },
    value: row => row.source,
  },
]

/** One commitment of a line, as data. */
export type LineRow = { line: Line; lineNumber: number; step: Step; place: number; ends: boolean; reading: Reading }

/** The lines, one commitment a line of the file. */
export const lineRows = (lines: readonly Line[], reading: Reading): LineRow[] =>
  lines.flatMap((line, index) =>
    line.steps.map((step, place) => ({
      line,
      lineNumber: index + 1,
      step,
      place: place + 1,
      ends: line.silent.length > 0 && step.plan.id === line.steps.at(-1)?.plan.id,
      reading,
    })),
  )

/** The columns of the lines. */
export const lineColumns: Column<LineRow>[] = [
  {
    name: 'line',
    description: { fr: 'Le rang de la suite', en: 'The number of the line' },
    value: row => row.lineNumber,
  },
  {
    name: 'line_title',
    description: { fr: 'La suite en une phrase', en: 'The line in a phrase' },
    value: ({ line, reading }) => lineTitle(line, reading.language),
  },
  { name: 'step', description: { fr: 'Le rang dans la suite', en: 'The place in the line' }, value: row => row.place },
  {
    name: 'plan',
    description: { fr: 'Le plan, par ses années', en: 'The plan, by its years' },
    value: ({ step }) => step.plan.slug,
  },
  {
    name: 'number',
    description: { fr: 'Le numéro de l’engagement dans le plan', en: 'The number of the commitment in the plan' },
    value: ({ step }) => step.commitment.row.number,
  },
  {
    name: 'title',
    description: { fr: 'Son titre', en: 'Its title' },
    value: ({ step, reading }) => wordsOf(step.commitment.row.facts.title, reading.language),
  },
  {
    name: 'promised',
    description: { fr: 'Son objectif, où il est sourcé', en: 'Its objective, where it is sourced' },
    value: ({ step, reading }) => {
      const { objective } = step.commitment.row.facts
      return objective ? wordsOf(objective, reading.language) : null
    },
  },
  {
    name: 'takes_up',
    description: { fr: 'Ce qu’il prolonge', en: 'What it continues' },
    value: ({ step, reading }) => takenUpInWords(step.takesUp, reading.language).join(' ; ') || null,
  },
  {
    name: 'completion',
    description: {
      fr: 'La réalisation, calculée à partir des jalons',
      en: 'The completion, computed from the milestones',
    },
    value: ({ step }) => step.commitment.completion.level,
  },
  {
    name: 'marks',
    description: { fr: 'Les avis, chacun avec son échelle', en: 'The marks, each with its scale' },
    value: ({ step, reading }) => marksInWords(step.commitment.row.facts.ratings ?? [], reading.language),
  },
  {
    name: 'ends_here',
    description: {
      fr: 'true : aucune suite n’est sourcée après ce plan',
      en: 'true: nothing is sourced after this plan',
    },
    value: row => row.ends,
  },
  {
    name: 'id',
    description: { fr: 'L’adresse permanente de l’engagement', en: 'The permanent address of the commitment' },
    value: ({ step, reading }) => `${reading.origin}${permanentPath('commitment', step.commitment.row.id)}`,
  },
  {
    name: 'page',
    description: { fr: 'La page de l’engagement', en: 'The page of the commitment' },
    value: ({ step, reading }) =>
      `${reading.origin}${commitmentPath(reading.language, step.plan.slug, step.commitment.row.facts)}`,
  },
  {
    name: 'evaluation',
    description: { fr: 'La page de l’évaluation du plan', en: 'The page of the plan’s evaluation' },
    value: ({ step, reading }) =>
      `${reading.origin}${pathOf('evaluation', reading.language, { plan: step.plan.slug })}`,
  },
]
