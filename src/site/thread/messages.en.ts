import { plural } from '../../platform/locales/plural.ts'
import { fr } from './messages.fr.ts'

const n = (count: number) => count.toLocaleString('en-GB')
const counted = (count: number, one: string, other: string) => `${n(count)} ${plural('en', count, one, other)}`

export const en: typeof fr = {
  origin: {
    heading: 'Where it comes from',
    title: (number: string) => `Where commitment ${number} comes from`,
    crumb: 'Where it comes from',
    description: (number: string, plan: string) =>
      `The contributions from which commitment ${number} of the ${plan} plan comes, with the answer given to each and what it changed.`,
    lede: 'Each contribution that led here, the answer that it was given, and what that changed.',
    count: (count: number) => counted(count, 'contribution led here', 'contributions led here'),
    themes: 'By theme',
    noTheme: 'Without a theme',
    first: 'Beginning of the list',
    next: 'Next',
    whole: 'The whole thread of the plan',
    none: 'Proposed by the administration, without a contribution behind it.',
    unknown: 'This site doesn’t know where it comes from: no consultation on this plan was held here.',
    changed: (field: string) => `Changed: ${field}`,
    changeProof: 'Before and after, in the record',
    milestone: (number: number) => `Milestone ${number}`,
    otherMilestones: (count: number) =>
      `${counted(count, 'other milestone, proposed', 'other milestones, proposed')} by the administration, without a contribution behind`,
    changes: 'What changed',
    columns: fr.origin.columns,
  },
  plan: {
    title: (plan: string) => `The thread of the ${plan} plan`,
    crumb: 'The thread',
    lede: 'From contributions to themes, from themes to commitments, from commitments to milestones; and back.',
    description: (plan: string) =>
      `What became of the contributions to the ${plan} plan: themes, commitments, milestones, and what goes on in other plans.`,
    from: 'What was said',
    noConsultation: 'No consultation on this plan was held on this site: what led to it isn’t here.',
    received: (count: number) => counted(count, 'published contribution', 'published contributions'),
    all: 'See the contributions',
    loose: 'Without a theme',
    held: (count: number) => counted(count, 'contribution or point', 'contributions and points'),
    contributions: (count: number) => counted(count, 'contribution', 'contributions'),
    noTheme: 'No theme yet: the plan’s team reads what came in.',
    leads: 'Leads to',
    nowhere: 'Leads to no commitment yet.',
    commitments: 'What is promised',
    noCommitments: 'No commitment is published yet.',
    comesFrom: 'Where it comes from:',
    others: (count: number) => `${counted(count, 'other theme', 'other themes')}, on the page of themes`,
    data: 'All links, one a line, are in the CSV file.',
  },
  graph: fr.graph,
}
