import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const count = (n: number, one: string, other: string) => `${n.toLocaleString('en-GB')} ${plural('en', n, one, other)}`

export const en: Messages = {
  outlook: {
    read: {
      csv: (encoding, separator) => `Read as CSV (${encoding}, separated by ${separator}).`,
      xlsx: sheet => `Read as a workbook: the sheet “${sheet}”.`,
      otherSheets: 'This workbook has other sheets: they are not read.',
      decidim: 'It is an export of Decidim’s proposals.',
    },
    separators: { ';': 'semicolons', ',': 'commas', '\t': 'tabs' },
    unread: names =>
      `${plural('en', names.length, 'Unknown column, which is not read', 'Unknown columns, which are not read')}: ${names.map(name => `“${name}”`).join(', ')}.`,
    rows: n => `${count(n, 'row', 'rows')} in all.`,
    wouldMake: n => `${count(n, 'contribution would be made', 'contributions would be made')}.`,
    made: n => `${count(n, 'contribution made', 'contributions made')}.`,
    there: n =>
      `${count(n, 'row is there already', 'rows are there already')}: nothing of ${plural('en', n, 'it', 'them')} is made again.`,
    left: (n, why) => `${count(n, 'row is not taken over', 'rows are not taken over')} (${why.join('; ')}).`,
    unnamed: n =>
      `${count(n, 'name is not kept', 'names are not kept')}: nobody said that ${plural('en', n, 'it', 'they')} may be shown.`,
    refused: n => `${count(n, 'row is refused', 'rows are refused')}: nothing is done while one is left.`,
    line: (line, why) => `Row ${line}, ${why}.`,
    more: n => `… and ${count(n, 'other row', 'other rows')}.`,
    nothing: 'There is nothing to do.',
  },
}
