import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const documents = (value: number) => `${value.toLocaleString('en-GB')} ${plural('en', value, 'document', 'documents')}`

export const en: Messages = {
  title: years => `The documents of the ${years} plan`,
  crumb: 'Documents',
  lede: value =>
    value === 0
      ? 'No document of this plan is sourced.'
      : `${documents(value)} that anyone can open, the newest first.`,
  description: years =>
    `The documents of the ${years} plan that can be read: the plan, its evaluations, what was published of it.`,
  caption: 'The documents of the plan',
  columns: { title: 'Document', kind: 'Kind', language: 'Language', date: 'Date' },
  kinds: {
    plan: 'Plan',
    'self-assessment': 'Self-assessment',
    'irm-report': 'IRM report',
    'press-release': 'Press release',
    page: 'Page',
    article: 'Article',
    report: 'Report',
    data: 'Data',
    other: 'Other',
  },
  noDate: 'not sourced',
  noLanguage: 'not said',
  elsewhere: 'These documents are on other sites, which may move them. No copy of them is kept here yet.',
  without: 'Other sources cited',
  withoutIntro: 'Without a public address, a source is cited, but doesn’t open from here.',
}
