import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const count = (n: number, one: string, other: string) => `${n.toLocaleString('en-GB')} ${plural('en', n, one, other)}`
const contributions = (n: number) => count(n, 'contribution', 'contributions')

export const en: Messages = {
  ways: {
    one: 'Enter a contribution',
    notes: 'Enter the notes of a workshop',
    file: 'Import a file',
    choose: 'Of which consultation?',
    none: 'No consultation of your plans has begun yet: nothing can have been sent to it.',
  },
  common: {
    consultation: title => `Consultation: ${title}`,
    day: 'Date',
    dayHint: (first, last) =>
      `The day on which it was written, sent or said: from ${first} to ${last}, while the consultation was open.`,
    event: 'Event',
    eventHint: 'The one of the plan at which it was said.',
    noEvents: 'This plan has no event on this site yet: it has to be there first.',
    noEvent: 'None',
    language: 'Language of the text',
    languages: { fr: 'French', en: 'English' },
    priority: 'Priority',
    noPriority: 'None, or nobody knows',
    see: 'Read the contributions',
  },
  one: {
    title: 'Enter a contribution',
    lede: 'What came on paper, by mail or in a room has the same rights as what is written here: a number, an answer that is owed, a date. It is published at once.',
    fields: {
      title: 'Title',
      text: 'Text',
      channel: 'How it came',
      consent: 'The name',
      author: 'Name of the author',
      organisation: 'Organisation that signed it',
    },
    hints: {
      title: 'Its own, or what it asks for in one line.',
      text: 'As it was written, 20,000 characters at most.',
      author: 'It is kept only if its author said that it may be shown.',
      organisation: 'If it is of an organisation that is known here.',
    },
    channels: { paper: 'On paper', mail: 'By mail', room: 'Said in a room', import: 'By another tool' },
    consents: { oui: 'May be shown: the author said so', non: 'Isn’t shown, and isn’t kept' },
    noOrganisation: 'None',
    consentMissing: 'Say whether the name may be shown.',
    save: 'Publish',
    saveNext: 'Publish, and enter the next one',
    saved: number => `Contribution ${number} is published. You can enter the next one.`,
  },
  notes: {
    title: 'Enter the notes of a workshop',
    lede: 'All the notes of an event, at once. Each becomes a contribution, without a name.',
    notes: 'The notes',
    notesHint:
      'An empty line stands between a note and the next one. Of a note of several lines, the first is the title; of a note of one line, the title is how it begins.',
    consent: 'Those who were there',
    consentTick: 'knew that their notes would be published, without their names',
    look: 'Read them over before publishing',
    preview: n => `${count(n, 'note', 'notes')} to publish`,
    previewLede: 'This is what everybody will be able to read.',
    publish: n => `Publish ${n === 1 ? 'this note' : `these ${n} notes`}`,
    back: 'Correct',
    done: n => `${contributions(n)} published.`,
    wrong: {
      notes: 'Write one note at least.',
      tooMany: (n, most) => `${n} notes: enter ${most} at a time at most.`,
      event: 'Say at which event these notes were taken.',
      consent: 'Notes can be published only if those who were there knew it.',
      note: (place, why) => `Note ${place}, ${why}.`,
    },
  },
  file: {
    title: 'Import contributions',
    lede: 'A table of contributions, at once: all, or nothing. The same table a second time makes nothing again.',
    content: 'The table',
    contentHint: 'Without a file: paste the rows of a CSV, or copy the cells of your spreadsheet with their header.',
    upload: 'A CSV or XLSX file (optional)',
    uploadHint: megabytes =>
      `At most ${megabytes} MB; an export of Decidim’s proposals too. It is erased once it is imported, and after a day otherwise.`,
    chosen: 'Chosen file',
    chosenHint: 'Untick it so that it isn’t read.',
    manyWrong: 'The rows to mend are too long for this page: mend them in your file, and choose it again.',
    columns: 'The columns',
    columnsIntro:
      'The first row names the columns, in any order. The export of Decidim’s proposals and the list of contributions of a Parvis site are recognised.',
    obligatory: 'obligatory',
    about: {
      reference: 'What the file calls the row: by it, it is known again the next time',
      title: '300 characters at most',
      text: '20,000 characters at most',
      priority: 'Its number or its name',
      author: 'Kept only with consent',
      date: 'The day on which it was written, sent or said: 05/03/2026 (day first) or 2026-03-05',
      channel: 'paper, mail, room or import; import without it',
      consent: 'yes if the name may be shown; no without it',
      organisation: 'Its name or initials on this site, if it signed',
      event: 'The title of the event or the end of its address, for what was said in a room',
      language: 'fr or en; that of the consultation without it',
    },
    look: 'Try, and change nothing',
    import: 'Import',
    outlook: 'What would be made',
    wrong: 'To mend',
    wrongIntro: n => `${count(n, 'row is refused', 'rows are refused')}: nothing is done while one is left.`,
    mended: 'The rows to mend',
    mendedHint:
      'Mend them here, or in your spreadsheet: they will stand for those of the same number. The column “why” isn’t read.',
    missing: 'Choose a file, or paste a table.',
    done: (n, there) =>
      `${contributions(n)} imported.${there > 0 ? ` ${count(there, 'row was there already', 'rows were there already')}.` : ''}`,
  },
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
  },
}
