import { glossary } from '../platform/locales/glossary.ts'
import { plural } from '../platform/locales/plural.ts'
import type { fr } from './messages.fr.ts'

const n = (count: number) => count.toLocaleString('en-GB')

export const en: typeof fr = {
  outcomes: glossary({
    retained: 'Retained',
    'retained-in-part': 'Retained in part',
    'done-already': 'Already done',
    'not-retained': 'Not retained',
    'out-of-scope': 'Out of scope',
    'under-study': 'Under study',
    'passed-on': 'Passed on',
  }),
  underStudyUntil: (day: string) => `Under study until ${day}`,
  passedOnTo: (organisation: string) => `Passed on to ${organisation}`,
  others: {
    some: (count: number) => `${n(count)} ${plural('en', count, 'other goes', 'others go')} with it`,
    many: (count: number) => `more than ${n(count)} others go with it`,
  },
  kept: {
    answers: {
      name: 'Answers and consolidation',
      holds:
        'What an organisation answers, the function of who signs, the dates; who wrote, reviewed, decided or grouped, which nobody sees.',
      purpose: 'That each contribution has its answer, reviewed by a second person, and that all of it can be undone.',
      howLong: 'Without limit for answers, which are public. Who did what, as long as the account exists.',
    },
    contests: {
      name: 'What each contribution is owed',
      holds:
        'The points of a contribution, in its author’s words; what its author says of an answer that doesn’t answer.',
      purpose: 'That each point has its answer, and a second look if its author asks for it.',
      howLong: 'As long as the contribution’s text: these words go with it.',
    },
    told: {
      name: 'Who got which answer',
      holds: 'The answer, the person, the moment when the mail was written.',
      purpose: 'That each author is told once, and once only.',
      howLong: 'As long as the account exists.',
    },
  },
  holding: {
    title: 'Answers',
    why: 'So that somebody else reviews an answer, so that a decision can be undone, and so that you get each answer once.',
    none: 'Nothing.',
    fields: {
      way: 'You have',
      at: 'When',
      said: 'What is said',
      contribution: 'Contribution',
    },
    values: {
      way: {
        written: 'written an answer',
        reviewed: 'reviewed an answer',
        ruled: 'decided of a point',
        consolidated: 'consolidated',
        reported: 'written a report',
        reminded: 'been reminded of answers that are owed',
        told: 'got an answer',
        contested: 'asked for a second look',
      },
    },
    erased:
      'Who you are is taken out; what the organisation answered stays. What you said of an answer goes the way of your contribution.',
  },
}
