import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  answerOf: organisation => `The answer of ${organisation}`,
  secondAnswerOf: organisation => `The second look of ${organisation}`,
  corrects: 'This answer corrects another one, which stays readable below.',
  signed: (signature, organisation) => `Signed: ${signature}, ${organisation}.`,
  publishedOn: day => `Published on ${day}.`,
  leadsTo: 'Where it leads',
  milestone: 'milestone',
  plan: plan => `Plan: ${plan}`,
  removed: 'Withdrawn since.',
  changed: target => `What changed: ${target}`,
  seeChange: 'This change in the record',
  moved: 'Has moved since the answer.',
  still: 'Nothing new was reported since the answer.',
  lastReport: 'Last report:',
}
