import { glossary } from '../../platform/locales/glossary.ts'
import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

export const en: Messages = {
  kicker: number => `Priority ${number}`,
  stages: glossary({ announced: 'announced', published: 'published' }),
  commitments: 'Commitments',
  contributions: 'Contributions',
  description: (number, years) =>
    `Priority ${number} of the ${years} plan: its commitments, their completion, its sources.`,
  counted: value => count(value, 'commitment', 'commitments'),
  none: 'Which commitments are of it is not sourced: no source says so.',
  noneOfPlan: years => `Read all the commitments of the ${years} plan`,
  follow: 'Filter and sort them',
  asOf: 'Date',
  group: 'Category',
  plan: 'Plan',
  number: 'Number',
  permanent: 'Permanent address',
  sources: 'Sources',
  undated: 'not sourced',
  twin: { announced: 'Published later under this number', published: 'First announced under this number' },
  others: glossary({
    announced: 'The announced priorities',
    published: 'The published priorities',
    '': 'The priorities of the plan',
  }),
  here: 'you are here',
}
