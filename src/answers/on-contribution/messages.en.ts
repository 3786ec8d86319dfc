import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const days = (n: number) => `${n.toLocaleString('en-GB')} ${plural('en', n, 'day', 'days')}`

export const en: Messages = {
  heading: 'The answer',
  headings: 'The answers',
  answeredOn: (day, after) =>
    after === 0 ? `Answer published on ${day}, the same day` : `Answer published on ${day}, after ${days(after)}`,
  split: 'This contribution says several things: it is split into points, in its author’s words. Each has its answer.',
  pointByPoint: 'Answer point by point',
  asked: 'What is asked',
  decided: 'Decision',
  by: 'Answer of',
  part: number => `Point ${number}`,
  mergedInto: number => `Merged with ${number}, which says the same: what is decided of one is decided of the other.`,
  mergedHere: 'Merged with this one, saying the same:',
  theme: 'Put in the theme',
  interim: 'This isn’t a decision yet: the answer is still owed.',
  owed: (day, organisation) => `${organisation} has to answer by ${day}.`,
  late: (day, organisation, late) => `${organisation} had to answer by ${day}: ${days(late)} late.`,
  waived: 'Waived from an answer',
  waivedBecause: (signature, day) => `Decided by: ${signature}, on ${day}.`,
  disputed:
    'Two organisations have answered differently. Both answers are here; the plan’s team has to say which one holds.',
  holds: organisation => `The answer of ${organisation} holds`,
  heldBecause: (signature, day) => `Settled by: ${signature}, on ${day}.`,
  contested: day => `The author says that this answer doesn’t answer it (${day})`,
  contestGone: 'Their words went with the contribution’s text.',
  secondDue: day => `A second answer is due by ${day}.`,
  secondLate: (day, late) => `The second answer was due on ${day}: ${days(late)} late.`,
  secondGiven: day => `The second answer was given on ${day}.`,
  other: organisation => `The other answer, of ${organisation}`,
  earlier: day => `Earlier answer, of ${day}`,
  contest: 'The answer doesn’t answer you?',
  contestCause:
    'If you wrote this contribution, you can say so once, with your reason. What you ask is public, and a second answer is owed to you within 30 days.',
  contestWay: 'Ask for a second look',
  contestWayFor: number => `Ask for a second look at point ${number}`,
  nodes: {
    grouped: 'Put in a theme',
    answered: (organisation, outcome) => `Answer of ${organisation}: ${outcome}`,
    second: (organisation, outcome) => `Second look of ${organisation}: ${outcome}`,
    corrected: (organisation, outcome) => `Corrected answer of ${organisation}: ${outcome}`,
    contested: 'The author asks for a second look',
    waived: 'Waived from an answer, with a public reason',
    held: 'Two contrary answers settled',
    leads: target => `Taken up: ${target}`,
  },
}
