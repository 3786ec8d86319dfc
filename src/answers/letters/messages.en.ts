import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  signature: site => `The team of ${site}`,
  subject: numbers => `The answer to your contribution ${numbers}`,
  secondSubject: numbers => `The second look at your contribution ${numbers}`,
  correctedSubject: numbers => `The answer to your contribution ${numbers} is corrected`,
  heading: outcome => `Your proposal: ${outcome}`,
  words: (numbers, organisation) => `${organisation} answers your contribution ${numbers}.`,
  secondWords: (numbers, organisation) =>
    `You said that the answer didn’t answer your contribution ${numbers}. ${organisation} answers it again.`,
  correctedWords: (numbers, organisation) =>
    `${organisation} corrects the answer given to your contribution ${numbers}. The earlier answer stays readable on the page.`,
  yours: words => `You asked: “${words}”`,
  decided: outcome => `Decision: ${outcome}`,
  reason: reason => `Because: ${reason}`,
  signed: (signature, organisation) => `Signed: ${signature}, ${organisation}.`,
  interim: 'This isn’t a decision yet: an answer is still owed to you, and you will get it.',
  leads: targets => `Where it went: ${targets}`,
  milestone: 'milestone',
  see: 'Read the answer and what it changed',
  seeAnswer: 'Read the answer on the site',
  contest: days =>
    `If it doesn’t answer what you asked, you can say so once, from the contribution’s page: a second answer is owed to you within ${days} days.`,
  contestButton: 'Ask for a second look',
  more: count => `and ${count.toLocaleString('en-GB')} more`,
  waived: {
    subject: number => `Your contribution ${number} won’t have an answer, and why`,
    heading: 'A waiver',
    words: number =>
      `The plan’s team has decided that no answer will be given to your contribution ${number}. Its reason is public.`,
    reason: reason => `The reason: ${reason}`,
    signed: signature => `Signed: ${signature}.`,
    see: 'See the contribution’s page',
  },
}
