import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  plan: years => `Action plan ${years}`,
  commitment: (number, years) => `Commitment ${number}, ${years} plan`,
  description: title => `${title}: its state, to be shown within a page of another site.`,
  crumb: 'Embed',
  asOf: day => `As of ${day}.`,
  read: 'Read all of it',
  share: 'Show it on another site',
  shareText: 'This frame shows the state of the day, without script or tracker. To be copied into the page:',
  framed: (title, site) => `${title} – ${site}`,
}
