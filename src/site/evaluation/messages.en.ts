import { glossary } from '../../platform/locales/glossary.ts'
import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const n = (value: number) => value.toLocaleString('en-GB')
const count = (value: number, one: string, other: string) => `${n(value)} ${plural('en', value, one, other)}`
const commitments = (value: number) => count(value, 'commitment', 'commitments')

export const en: Messages = {
  plan: (years: string) => `${years} plan`,
  colon: ': ',
  by: (assessor: string) => `, by ${assessor}`,
  allPlans: {
    title: 'The evaluations',
    crumb: 'Evaluations',
    lede: 'What was planned, what was done, who says so, and what nobody said. Plan by plan, each on its own scale.',
    description: 'The evaluations of the action plans side by side: planned, done, IRM marks, what is still unknown.',
    none: 'No plan is published here yet.',
    sideBySide: 'Side by side',
    caption: 'The plans side by side',
    columns: {
      plan: 'Plan',
      announced: 'Planned',
      sourced: 'Sourced here',
      completion: 'Completion, computed',
      self: 'Self-assessment',
      process: 'Contrary to process, says the IRM',
    },
    marks: 'IRM marks',
    marksIntro: 'One table for each scale, one line for each version: scales changed, and their words do not add up.',
    lines: 'From one plan to the next',
    linesIntro: (lines: number) =>
      lines === 0
        ? 'No link from one plan to another is sourced.'
        : `${count(lines, 'line of commitments is sourced', 'lines of commitments are sourced')} from one plan to the next.`,
    readLines: 'Follow commitments from one plan to the next',
  },
  one: {
    title: (years: string) => `Evaluation of the ${years} plan`,
    crumb: 'Evaluation',
    description: (years: string) =>
      `What became of the ${years} plan: planned, done, self-assessment, IRM marks, reports, and what nobody said.`,
    lede: (announced: number | null, sourced: number) =>
      announced === null
        ? `${commitments(sourced)} sourced here; how many were planned is not sourced.`
        : announced === sourced
          ? `${commitments(announced)} planned, all sourced here.`
          : `${commitments(announced)} planned; ${n(sourced)} ${plural('en', sourced, 'is', 'are')} sourced here.`,
    planned: 'What was planned',
    sourcedHere: (sourced: number) => `Of which ${n(sourced)} can be read here with their sources.`,
    plannedUnknown: 'How many commitments this plan was to hold is not sourced.',
    completion: 'What was done',
    completionIntro: 'Computed from the milestones of the commitments that are sourced.',
    silent: (silent: number, total: number) =>
      silent === total
        ? 'No report on any milestone is sourced: of no commitment can it be said whether it was kept.'
        : `For ${commitments(silent)} of ${n(total)}, no report on any milestone is sourced.`,
    noCommitments: 'No commitment of this plan is sourced here.',
    self: 'What the government said',
    selfIntro: 'Its self-assessment.',
    noSelf: 'No self-assessment of this plan is sourced.',
    irm: 'What the IRM said',
    irmIntro: 'OGP’s Independent Reporting Mechanism.',
    noIrm: 'No IRM mark on this plan is sourced.',
    wholePlan: 'On the whole plan',
    ofCommitments: 'On the commitments sourced here',
    marksCaption: (years: string) => `Marks of the commitments of the ${years} plan, scale by scale`,
    marksSources: 'The source of each mark is on the page of its commitment.',
    others: 'What others said',
    othersIntro: 'Assessors other than the government and the IRM.',
    note: 'Also',
    promising: 'Found promising',
    reports: 'The reports',
    noReports: 'No report is sourced.',
    reportKinds: glossary({ 'irm-report': 'IRM report', 'self-assessment': 'Self-assessment' }),
    undated: 'date not sourced',
    unknown: 'What nobody said',
    unknownIntro: 'Counted, rather than guessed.',
    lines: 'From one plan to the next',
    linesIntro: 'Commitments of this plan that continue others, or that others continued.',
    allLines: 'All the lines',
    noLines: 'No link between a commitment of this plan and one of another plan is sourced.',
    readPlan: (years: string) => `Read the ${years} plan`,
    sideBySide: 'All plans side by side',
    nothingUnknown: 'Nothing of what is counted here is missing.',
    gaps: {
      commitments: (missing: number) =>
        `${commitments(missing)} planned ${plural('en', missing, 'is', 'are')} not sourced here.`,
      announced: 'How many commitments were planned is not sourced.',
      reports: (silent: number) => `${commitments(silent)} without any sourced report on a milestone.`,
      marks: (without: number) => `${commitments(without)} without any sourced IRM mark.`,
      self: 'No self-assessment of the whole plan is sourced.',
      process: 'Whether the country acted contrary to OGP’s process: no IRM finding is sourced.',
      links: (without: number) => `${commitments(without)} without a sourced link to a commitment of another plan.`,
    },
  },
  marks: {
    scale: 'Scale',
    plan: 'Plan and version of the scale',
    values: 'Marks',
    without: 'No mark sourced',
    version: (version: string) => `scale: ${version}`,
    noVersion: 'version of the scale not stated',
    value: (value: string, times: number) => `${value}: ${n(times)}`,
    atLeast: (value: string) => `at least ${value}`,
    without_: (without: number, total: number) => `${n(without)} of ${n(total)}`,
    several: 'A commitment may have several marks: OGP sometimes made several records of it.',
  },
  notSourced: 'not sourced',
  process: glossary({ yes: 'yes', no: 'no' }),
  completionCount: (value: number, level: string) => `${n(value)} ${level}`,
  lines: {
    title: 'From one plan to the next',
    lede: 'What became of a commitment in the plans that followed: each line that its sources allow to draw, and where it ends.',
    description: 'Lines of commitments through the plans: promised, done, IRM marks, and where each line ends.',
    none: 'No link from one plan to another is sourced.',
    heading: (plan: string, numbers: string, several: boolean) =>
      `${plan}${several ? ': commitments ' : ': commitment '}${numbers}`,
    thenPlan: ', then ',
    commitment: (number: string) => `commitment ${number}`,
    kinds: { continues: 'Continues', replaces: 'Replaces', merges: 'Merges', splits: 'Comes out of' },
    takesUp: (kind: string, numbers: string, plan: string) => `${kind}: ${numbers} (${plan} plan)`,
    noMarks: 'no mark sourced',
    endsAfter: (plan: string) => `Nothing further sourced after the ${plan} plan.`,
    end: 'Nothing further sourced',
    endText: (last: string) => `No source says what became of these commitments after the ${last} plan.`,
    between: 'No step sourced',
    shown: (lines: number) => count(lines, 'line', 'lines'),
    without: (value: number) =>
      `${commitments(value)} ${plural('en', value, 'has', 'have')} no sourced link to another plan: that does not mean that there was none.`,
  },
}
