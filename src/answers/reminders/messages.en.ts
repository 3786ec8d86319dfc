import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const n = (value: number) => value.toLocaleString('en-GB')
const answers = (value: number) => `${n(value)} ${plural('en', value, 'answer', 'answers')}`

export const en: Messages = {
  subject: (organisation, value) => `${answers(value)} to give: ${organisation}`,
  heading: 'People wait for an answer',
  own: (organisation, value) =>
    `${organisation} owes ${answers(value)} to contributions, within 14 days or for longer already.`,
  nobody: (organisation, value) =>
    `${organisation} owes ${answers(value)} to contributions, within 14 days or for longer already, and nobody there has a mandate to answer. You can invite somebody, or give these contributions to another organisation.`,
  late: value =>
    value === 0
      ? 'None is late.'
      : `${n(value)} ${plural('en', value, 'is', 'are')} late, and the public page says so.`,
  second: number => `${number}, second look`,
  due: (number, day) => `${number}: answer due on ${day}`,
  lateSince: (number, days) => `${number}: ${n(days)} ${plural('en', days, 'day', 'days')} late`,
  more: value => `And ${n(value)} ${plural('en', value, 'other', 'others')}.`,
  desk: 'Answer',
  bench: 'Give these contributions to somebody',
  all: 'All answers that are owed, on the public page',
  rhythm: 'This reminder is sent once a week at most, and ends once the answers are given.',
  signature: site => `The team of ${site}`,
}
