import type { Day } from '../../platform/facts/period.ts'
import type { Bilingual } from '../../platform/locales/languages.ts'
import { Refused } from '../../record/index.ts'
import { longestAuthor, longestEntered, longestEnteredTitle, numberInWords } from '../contributions/contribution.ts'
import type { ColumnKey } from './columns.ts'
import { longestReference } from './entered.ts'

/** Why something can't be entered: in which column of its file, or which field of its form, and what to do. */
export type Problem = { code: string; column: ColumnKey | null; sentence: Bilingual }

const problem = (code: string, column: ColumnKey | null, fr: string, en: string): Problem => ({
  code,
  column,
  sentence: { fr, en },
})

/** What was written, short enough for a sentence. */
const cited = (value: string): string => (value.length > 60 ? `${[...value].slice(0, 60).join('')}…` : value)

const longest = (code: string, column: ColumnKey, most: number) => (length: number) =>
  problem(
    code,
    column,
    `${length.toLocaleString('fr-FR')} signes ; il en faut ${most.toLocaleString('fr-FR')} au plus`,
    `${length.toLocaleString('en-GB')} characters; at most ${most.toLocaleString('en-GB')} are taken`,
  )

/** Why something can't be entered. */
export const problems = {
  missing: (column: ColumnKey) =>
    problem('missing', column, 'il manque quelque chose ici', 'something is missing here'),
  titleTooLong: longest('title-too-long', 'title', longestEnteredTitle),
  textTooLong: longest('text-too-long', 'text', longestEntered),
  authorTooLong: longest('author-too-long', 'author', longestAuthor),
  wordless: (column: ColumnKey) => problem('wordless', column, 'il n’y a aucun mot ici', 'there is no word here'),
  severalLines: (column: ColumnKey) =>
    problem('several-lines', column, 'ce doit tenir sur une seule ligne', 'this must stand on one line'),
  unstorable: (column: ColumnKey | null) =>
    problem(
      'unstorable',
      column,
      'il y a un caractère de contrôle (NUL, par exemple) ou une moitié de caractère, que rien ne peut conserver : effacez-le',
      'there is a control character (NUL, for one) or half of a character, which nothing can keep: delete it',
    ),
  spreadsheetError: (column: ColumnKey | null, value: string) =>
    problem(
      'spreadsheet-error',
      column,
      `le tableur y a écrit une erreur (${value})`,
      `the spreadsheet wrote an error here (${value})`,
    ),
  notADay: (value: string) =>
    problem(
      'not-a-day',
      'date',
      `« ${cited(value)} » n’est pas une date ; écrivez-la comme 05/03/2026 ou 2026-03-05`,
      `“${cited(value)}” is not a date; write it as 05/03/2026 (day first) or 2026-03-05`,
    ),
  noSuchDay: (value: string) =>
    problem('no-such-day', 'date', `le ${cited(value)} n’existe pas`, `there is no ${cited(value)}`),
  dayOutside: (day: Day, first: Day, last: Day) =>
    problem(
      'day-outside',
      'date',
      `le ${day} n’est pas un jour de cette consultation, où l’on pouvait écrire du ${first} au ${last}`,
      `${day} is not a day of this consultation, to which one could write from ${first} to ${last}`,
    ),
  notBegun: (first: Day) =>
    problem(
      'not-begun',
      null,
      `cette consultation ouvre le ${first} : rien ne peut lui avoir été envoyé`,
      `this consultation opens on ${first}: nothing can have been sent to it`,
    ),
  priorityUnknown: (value: string) =>
    problem(
      'priority-unknown',
      'priority',
      `« ${cited(value)} » n’est pas une priorité de cette consultation ; donnez son numéro ou son nom, ou rien`,
      `“${cited(value)}” is no priority of this consultation; give its number or its name, or nothing`,
    ),
  channelUnknown: (value: string) =>
    problem(
      'channel-unknown',
      'channel',
      `« ${cited(value)} » n’est pas un canal ; écrivez papier, courriel, réunion ou import`,
      `“${cited(value)}” is no channel; write paper, mail, room or import`,
    ),
  consentUnknown: (value: string) =>
    problem(
      'consent-unknown',
      'consent',
      `« ${cited(value)} » ne dit pas si le nom peut être montré ; écrivez oui ou non`,
      `“${cited(value)}” doesn’t say whether the name may be shown; write yes or no`,
    ),
  languageUnknown: (value: string) =>
    problem(
      'language-unknown',
      'language',
      `« ${cited(value)} » n’est pas une langue de ce site ; écrivez fr ou en`,
      `“${cited(value)}” is no language of this site; write fr or en`,
    ),
  organisationUnknown: (value: string) =>
    problem(
      'organisation-unknown',
      'organisation',
      `« ${cited(value)} » n’est pas une organisation connue ici ; donnez son nom ou son sigle tel qu’il est sur ce site`,
      `“${cited(value)}” is no organisation that is known here; give its name or initials as they are on this site`,
    ),
  onlyOrganisations: () =>
    problem(
      'only-organisations',
      'organisation',
      'cette consultation s’adresse aux organisations : dites laquelle a signé',
      'this consultation is for organisations: say which one signed',
    ),
  nameOfOrganisation: (name: string) =>
    problem(
      'name-of-an-organisation',
      'author',
      `ce nom se lit comme celui d’une organisation connue ici (« ${name} ») ; si elle a signé, dites-le dans « organisation »`,
      `this name reads like that of an organisation that is known here (“${name}”); if it signed, say so in “organisation”`,
    ),
  eventUnknown: (value: string) =>
    problem(
      'event-unknown',
      'event',
      `« ${cited(value)} » n’est pas un événement de ce plan ; donnez son titre, ou la fin de son adresse`,
      `“${cited(value)}” is no event of this plan; give its title, or the end of its address`,
    ),
  roomWithoutEvent: () =>
    problem(
      'room-without-event',
      'event',
      'ce qui a été dit en réunion l’a été à un événement du plan : dites lequel',
      'what was said in a room was said at an event of the plan: say at which one',
    ),
  eventWithoutRoom: () =>
    problem(
      'event-without-room',
      'event',
      'un événement ne va qu’avec le canal « réunion »',
      'an event goes only with the channel “room”',
    ),
  answer: (key: string, why: string, values: readonly string[]) =>
    problem(
      `answer-${why}`,
      `answer:${key}`,
      `cette réponse ne va pas${values.length > 0 ? ` ; attendu : ${values.join(', ')}` : ''}`,
      `this answer doesn’t work${values.length > 0 ? `; expected: ${values.join(', ')}` : ''}`,
    ),
  tooManyCells: (cells: number, columns: number) =>
    problem(
      'too-many-cells',
      null,
      `cette ligne a ${cells} cellules, et l’en-tête ${columns} : un point-virgule, une virgule ou un guillemet y est sans doute de trop`,
      `this row has ${cells} cells, and the header ${columns}: a semicolon, comma or quotation mark is probably one too many`,
    ),
  repeated: (line?: number) =>
    problem(
      'repeated',
      null,
      `cette ligne répète ${line === undefined ? 'une ligne du même fichier' : `la ligne ${line}`} ; si ce sont deux envois, donnez à chacun sa « référence »`,
      `this row repeats ${line === undefined ? 'a row of the same file' : `row ${line}`}; if two were sent, give each its “reference”`,
    ),
  changed: (number: number) =>
    problem(
      'changed',
      null,
      `cette ligne est déjà là (${numberInWords(number)}), et disait alors autre chose : rien n’est remplacé ; remettez ce qu’elle disait, ou donnez-lui une autre « référence »`,
      `this row is there already (${numberInWords(number)}), and said something else then: nothing is replaced; put back what it said, or give it another “reference”`,
    ),
  referenceTooLong: longest('reference-too-long', 'reference', longestReference),
  otherLanguages: (languages: readonly string[]) =>
    problem(
      'other-languages',
      'text',
      `cette proposition n’est ni en français ni en anglais${languages.length > 0 ? ` (${languages.join(', ')})` : ''}`,
      `this proposal is neither in French nor in English${languages.length > 0 ? ` (${languages.join(', ')})` : ''}`,
    ),
  tooDeep: () => problem('too-deep', 'text', 'ce texte imbrique trop de balises', 'this text nests too many tags'),
  noSuchLine: (line: string) =>
    problem(
      'no-such-line',
      'line',
      `le fichier n’a pas de ligne « ${cited(line)} »`,
      `the file has no row “${cited(line)}”`,
    ),
}

/** Refuses what stands at a place of what is entered. */
export const refusedAt = (place: number, { code, sentence }: Problem): Refused =>
  new Refused({ code, sentence, field: `contributions.${place}` })
