import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const n = (value: number) => value.toLocaleString('en-GB')
const count = (value: number, one: string, other: string) => `${n(value)} ${plural('en', value, one, other)}`
const contributions = (value: number) => count(value, 'contribution', 'contributions')
const days = (value: number) => count(value, 'day', 'days')

export const en: Messages = {
  plans: 'Plans',
  data: 'The same figures as data',
  crumb: 'Answers',
  title: plan => `Answers to contributions, ${plan} plan`,
  lede: (answered, received) =>
    received === 0
      ? 'No contribution has been received yet.'
      : `${n(answered)} of ${contributions(received)} ${plural('en', answered, 'has its answer', 'have their answer')}.`,
  description: plan =>
    `${plan} plan: how many contributions have an answer, which wait for one, from whom, since when, and which are contested or waived.`,
  sum: 'What was received, and what became of it',
  sumCause:
    'Nothing is typed: each number is counted as a contribution changes its state. Received = answered + waiting + waived + withdrawn + hidden.',
  equation: all =>
    `${n(all.received)} received = ${n(all.answered)} answered + ${n(all.owed)} waiting + ${n(all.waived)} waived + ${n(all.withdrawn)} withdrawn + ${n(all.moderated)} hidden`,
  meter: value => contributions(value),
  parts: {
    answered: 'Answered',
    waived: 'No answer owed, with a public reason',
    onTime: 'Waiting, within time',
    late: 'Late',
    withdrawn: 'Withdrawn by their author',
    moderated: 'Hidden by moderation',
  },
  columns: {
    owed: 'Waiting',
    late: 'of them late',
    organisation: 'Organisation',
    contribution: 'Contribution',
    due: 'Answer due',
    from: 'By whom',
    why: 'Public reason',
    signed: 'Signed',
  },
  waits: 'How long people waited',
  median: 'days of waiting for the contribution in the middle',
  longest: 'days for the one that waited longest',
  waited: (median: number, longest: number) =>
    `Answered after ${days(median)} for the median contribution, ${days(longest)} for the one that waited longest.`,
  waitsCause: 'From the day a contribution is published to the first answer to all that it says.',
  noWait: 'No answer is published yet.',
  days,
  contested: 'Contested answers',
  contestedCount: (contested, given, share) =>
    `${count(contested, 'answer', 'answers')} of ${n(given)} (${share}) ${plural('en', contested, 'is contested by the author of the contribution, who says that it doesn’t answer it', 'are contested by the authors of the contributions, who say that they don’t answer them')}.`,
  answersGiven: (given, answered) =>
    `${count(given, 'answer', 'answers')} for ${contributions(answered)}: one that says several things has an answer to each.`,
  noneContested: 'No answer is contested by the author of the contribution.',
  awaitingSecond: (value, late) =>
    value === 0
      ? 'Each of them had a second answer.'
      : `${count(value, 'waits', 'wait')} for a second answer, due within 30 days${late > 0 ? `; ${count(late, 'is late', 'are late')}` : ''}.`,
  disputed: (value, most) =>
    value === 0
      ? 'No point has two answers that contradict each other.'
      : `${most ? 'At least ' : ''}${count(value, 'point has', 'points have')} two answers of two organisations that contradict each other; the team of the plan has to say which holds.`,
  each: 'By consultation',
  none: 'This plan has no consultation yet.',
  owing: 'Who owes the answers',
  nobody: 'No organisation named',
  owed: 'Answers that are owed',
  owedIntro: 'What is due first comes first.',
  allAnswered: 'No answer is owed.',
  moreOwed: value => `See the ${contributions(value)} that wait, in the list`,
  lateBy: value => `${days(value)} late`,
  waiting: value => (value === 0 ? 'published today' : `has waited for ${days(value)}`),
  copies: value => `and ${count(value, 'other identical contribution', 'other identical contributions')}`,
  others: value => `and ${count(value, 'other contribution', 'other contributions')} with it`,
  waived: 'No answer owed',
  waivedIntro: 'Each of them one by one, with a reason that everybody can read.',
  noneWaived: 'None was waived.',
  moreWaived: 'More waivers',
  firstWaived: 'The first waivers',
  point: (number, point) => `${number}, point ${point}`,
  see: 'See the answers: received, published, owed',
  report: 'The report of the consultation',
  line: (received, answered, owed, late) =>
    `${count(received, 'contribution received', 'contributions received')}, ${n(answered)} answered, ${n(owed)} waiting${late > 0 ? `, ${n(late)} of them late` : ''}.`,
  home: {
    heading: 'What became of what was said',
    intro: plan => `For the plan ${plan}. Each contribution gets a reasoned answer, published here.`,
    see: 'All answers, and those that are owed',
    answered: (value, received) =>
      `${plural('en', value, 'has its answer', 'have their answer')}, of ${contributions(received)}`,
    owed: (value, late) =>
      `${plural('en', value, 'waits for it', 'wait for it')}, ${late === 0 ? 'on time' : `${n(late)} of them late`}`,
    median: value => `${plural('en', value, 'day', 'days')} of waiting for the median contribution`,
    last: 'The last answers',
  },
  gate: {
    open: 'Nothing holds the publication back: each contribution has its answer, or a reasoned waiver.',
    owed: value => `${count(value, 'answer is', 'answers are')} still owed.`,
    late: value => `${count(value, 'is late', 'are late')}.`,
    second: value =>
      `${count(value, 'second answer is owed to somebody', 'second answers are owed to people')} who said that the first doesn’t answer.`,
    disputed: value =>
      `${count(value, 'point has', 'points have')} two answers that contradict each other: say which holds.`,
    how: 'Answer each of them, or waive it, one by one, with a public and signed reason.',
    first: value => `These are the ${n(value)} most urgent.`,
    of: (name, value) => `${name}: ${count(value, 'answer owed', 'answers owed')}`,
  },
}
