import { formatNumber } from '../../design/index.ts'
import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const n = (value: number) => formatNumber(value, 'en')
const many = (value: number, one: string, others: string) => `${n(value)} ${plural('en', value, one, others)}`

export const en: Messages = {
  crumb: 'Charts',
  title: years => `The ${years} plan in charts`,
  lede: 'What the data of this plan says, in pictures. Each has its table, and can be reused as PNG, SVG or CSV.',
  description: years =>
    `The calendar of the ${years} plan, completion by priority and by organisation, milestones due by quarter: pictures and tables.`,
  none: 'Nothing of this plan can be counted yet.',
  evaluations: 'Evaluations',
  all: 'All charts of this plan',
  ofPlan: years => `The ${years} plan in charts`,
  about: (title, years) => `${title}, ${years}\u00a0plan`,
  titles: {
    timeline: 'The calendar, planned and real',
    priorities: 'Completion by priority',
    organisations: 'Completion by lead organisation',
    quarters: 'Milestones due, quarter by quarter',
    compared: 'The plans side by side',
  },
  files: { png: 'PNG', svg: 'SVG', csv: 'CSV' },
  imprint: (site, day) => `${site} · data of ${day}`,
  timeline: {
    summary: (phases, real, from, to) =>
      `${many(phases, 'phase', 'phases')}, from ${from} to ${to}; ${many(real, 'has a sourced real date', 'have a sourced real date')}.`,
    words: { planned: 'Planned', actual: 'Real', none: 'no sourced date' },
    headings: ['Phase', 'Planned', 'Real'],
    today: 'today',
    notSourced: 'not sourced',
  },
  commitments: count => many(count, 'commitment', 'commitments'),
  states: list => list.join('; '),
  state: (word, count) => `${word}: ${n(count)}`,
  total: 'In all',
  priorities: {
    heading: 'Priority',
    without: 'Priority not sourced',
    unlinked: 'No source says which priority each commitment is of.',
  },
  organisations: {
    heading: 'Lead organisation',
    without: 'Lead not sourced',
    several: 'A commitment with several leads counts for each.',
    more: count => many(count, 'more organisation in the table', 'more organisations in the table'),
  },
  quarters: {
    heading: 'Quarter',
    quarter: (year, quarter) => `Q${quarter} ${year}`,
    without: 'No sourced due date',
    summary: milestones => `${many(milestones, 'milestone', 'milestones')}.`,
    vague: 'A vague due date counts on its last day.',
    more: count => many(count, 'more quarter in the table', 'more quarters in the table'),
  },
  compared: {
    heading: 'Plan',
    plan: years => `Plan ${years}`,
    announcedOnly: 'Announced, not readable here',
    summary: (years, all, here) =>
      all === here
        ? `${years} plan: ${many(all, 'commitment, readable here', 'commitments, all readable here')}.`
        : `${years} plan: ${many(all, 'commitment announced', 'commitments announced')}, ${n(here)} of them readable here.`,
  },
}
