import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const lines = (value: number) => `${value.toLocaleString('en-GB')} ${plural('en', value, 'line', 'lines')}`

export const en: Messages = {
  monthTitle: (month: string) => `The record, ${month}`,
  monthDescription: (month: string) => `What was published, corrected or removed in ${month}.`,
  monthEmpty: 'Nothing was recorded that month.',
  listed: 'The lines, from the newest to the oldest',
  months: 'Month by month',
  lines,
  filters: 'Filter the record',
  submit: 'Filter',
  clear: 'Take off the filters',
  fields: { kind: 'Subject', change: 'Change', subject: 'One subject', from: 'From', to: 'To' },
  all: 'all',
  changes: { added: 'additions', corrected: 'corrections', removed: 'removals', import: 'imports' },
  about: (name: string) => `Only what is about “${name}”.`,
  everything: 'The whole record',
  none: 'No line fits these filters.',
  without: (field: string) => `Without the filter “${field}”`,
  ignored: (field: string, value: string) => `Filter ignored: “${field}” does not know “${value}”.`,
  order: 'Filter ignored: “To” is before “From”.',
  cursor: 'This address led beyond the list: here is what is nearest to it.',
  corrected: (fields: readonly string[]) =>
    `${plural('en', fields.length, 'Field corrected', 'Fields corrected')}: ${fields.join(', ')}.`,
  reason: (reason: string) => `Reason: ${reason}`,
  feed: (title: string) => `${title}: the record`,
  howToVerify: 'How to check it',
  newer: 'Newer',
  older: 'Older',
  shown: (value: number) => `${lines(value)} on this page`,
}
