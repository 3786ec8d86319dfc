import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const days = (value: number) => `${value.toLocaleString('en-GB')} ${plural('en', value, 'day', 'days')}`

export const en: Messages = {
  title: years => `The calendar of the ${years} plan`,
  crumb: 'Calendar',
  lede: 'What was planned and what happened, side by side. A planned date is never replaced.',
  description: years => `The phases of the ${years} plan: planned dates, real dates, gaps, sources.`,
  phases: years => `The phases of the ${years} plan`,
  caption: 'The phases, planned and real',
  columns: { phase: 'Phase', planned: 'Planned', actual: 'Real', slip: 'Gap' },
  none: 'No phase of this plan is sourced.',
  notSourced: 'not sourced',
  toCome: 'to come',
  slip: {
    inTime: 'within the time planned',
    late: (value, atLeast) => `${atLeast ? 'at least ' : ''}${days(value)} after`,
    unknown: 'can’t be measured',
  },
  events: 'The events of the plan',
  eventsLink: 'See them in the agenda',
  method: 'How this plan was made',
  sources: 'Where these dates come from',
  subscribe:
    'The ICS file is a calendar to subscribe to: phases and events. Approximate dates are marked there; the vaguest are left out.',
}
