import { plural } from '../../platform/locales/plural.ts'
import type { fr } from './messages.fr.ts'

const n = (count: number) => count.toLocaleString('en-GB')
const counted = (count: number, one: string, other: string) => `${n(count)} ${plural('en', count, one, other)}`

export const en: typeof fr = {
  contributions: 'Contributions',
  themes: {
    title: (consultation: string) => `Themes: ${consultation}`,
    crumb: 'Themes',
    of: ': ',
    lede: 'What contributions have in common, read and written by the plan’s team. Each finding cites the contributions that it rests on.',
    description: (consultation: string) =>
      `What the contributions to “${consultation}” say, by theme, and how they are answered.`,
    none: 'No theme yet: the plan’s team reads what came in.',
    noFinding: 'Finding to be written.',
    count: (count: number) => counted(count, 'contribution or point', 'contributions and points'),
    stands: ({ owed, answered, waived }: { owed: number; answered: number; waived: number }) =>
      [
        answered > 0 ? counted(answered, 'has its answer', 'have their answer') : '',
        owed > 0 ? counted(owed, 'waits for it', 'wait for it') : '',
        waived > 0 ? counted(waived, 'is waived, with a reason', 'are waived, with a reason') : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
  theme: {
    kicker: (number: number) => `Theme ${number}`,
    description: (title: string) =>
      `What the contributions brought together under “${title}” say, and what they changed.`,
    finding: 'The finding',
    noFinding: 'The plan’s team hasn’t written the finding of this theme yet.',
    answered: 'The answer given to all of it',
    held: 'What it brings together',
    empty: 'Nothing any more: what it held was put elsewhere, withdrawn or hidden.',
    dissolved: (number: number) => `Theme ${number} was dissolved`,
    dissolvedCause: 'Its contributions were put elsewhere. The record keeps what it said and when.',
    others: (count: number) => `and ${counted(count, 'other that says the same', 'others that say the same')}`,
    went: 'Where it went',
    wentNowhere: 'No commitment has come of it yet.',
    ledTo: (count: number) => counted(count, 'contribution led there', 'contributions led there'),
    from: 'Where it comes from',
    made: 'Made',
    changed: 'Described anew',
    consultation: 'Consultation',
    here: 'you are here',
    whole: 'The whole thread of the plan',
    next: 'Next',
    more: 'The list goes on on the next page.',
    first: 'Beginning of the list',
  },
  hidden: 'Contribution hidden by moderation',
  withdrawn: 'withdrawn by its author',
  stands: { owed: 'Answer awaited', answered: 'Answered', waived: 'Reasoned waiver' },
  point: (number: string) => `point ${number}`,
  answered: (outcome: string, organisation: string, day: string) =>
    `${outcome}. Answer of ${organisation}, published on ${day}`,
}
