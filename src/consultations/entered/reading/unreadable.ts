import type { Bilingual } from '../../../platform/locales/languages.ts'

/** Thrown where a file as a whole can't be read: a stable code, and a sentence that says what to do. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  constructor(
    readonly code: string,
    readonly sentence: Bilingual,
  ) {
    super(sentence.en)
  }
}

const megabyte = 1024 * 1024
/** Room for a hundred thousand contributions of a page each would be more: such a file is a mistake, or to be split. */
const largestFile = 64 * megabyte
export const mostRows = 200_000

const unreadable = (code: string, fr: string, en: string): Unreadable => new Unreadable(code, { fr, en })

/** Why a file can't be read. */
export const unreadables = {
  tooLarge: (bytes: number) =>
    unreadable(
      'too-large',
      `Ce fichier pèse ${Math.ceil(bytes / megabyte)} Mo ; il en faut ${largestFile / megabyte} au plus : répartissez-le en plusieurs.`,
      `This file is ${Math.ceil(bytes / megabyte)} MB; at most ${largestFile / megabyte} are taken: split it into several.`,
    ),
  tooManyRows: () =>
    unreadable(
      'too-many-rows',
      `Ce fichier a plus de ${mostRows.toLocaleString('fr-FR')} lignes : répartissez-le en plusieurs.`,
      `This file has more than ${mostRows.toLocaleString('en-GB')} rows: split it into several.`,
    ),
  empty: () => unreadable('empty-file', 'Ce fichier est vide.', 'This file is empty.'),
  noRows: () =>
    unreadable(
      'no-rows',
      'Ce fichier n’a que son en-tête : aucune contribution.',
      'This file has only its header: no contribution.',
    ),
  notATable: (what: string) =>
    unreadable(
      'not-a-table',
      `C’est un fichier ${what} : enregistrez-le en CSV ou en XLSX.`,
      `This is a file of the kind ${what}: save it as CSV or XLSX.`,
    ),
  notText: () =>
    unreadable(
      'not-text',
      'Ce n’est pas un fichier de texte : enregistrez-le en CSV (UTF-8) ou en XLSX.',
      'This is no text file: save it as CSV (UTF-8) or XLSX.',
    ),
  wrongEncoding: (line: number) =>
    unreadable(
      'wrong-encoding',
      `Le texte est abîmé à partir de la ligne ${line} : ce n’est entièrement ni de l’UTF-8, ni du Windows-1252. Enregistrez le fichier en CSV (UTF-8).`,
      `The text is damaged from line ${line} on: it is neither wholly UTF-8 nor Windows-1252. Save the file as CSV (UTF-8).`,
    ),
  quotes: (line: number) =>
    unreadable(
      'quotes',
      `Un guillemet est mal placé, ou jamais fermé, dans ce qui commence à la ligne ${line} du texte : une cellule entre guillemets écrit les siens deux fois (""…"").`,
      `A quotation mark is misplaced, or never closed, in what begins at line ${line} of the text: a cell between quotation marks writes its own twice (""…"").`,
    ),
  cellTooLong: (line: number) =>
    unreadable(
      'cell-too-long',
      `La ligne ${line} est trop longue : un guillemet n’y est sans doute jamais fermé.`,
      `Row ${line} is too long: a quotation mark is probably never closed in it.`,
    ),
  brokenWorkbook: () =>
    unreadable(
      'broken-workbook',
      'Ce classeur ne peut pas être lu : il est abîmé, ou protégé par un mot de passe. Ouvrez-le dans votre tableur et enregistrez-le en XLSX.',
      'This workbook can’t be read: it is damaged, or protected by a password. Open it in your spreadsheet program and save it as XLSX.',
    ),
  workbookTooLarge: () =>
    unreadable(
      'workbook-too-large',
      'Ce classeur, une fois décompressé, est trop grand : répartissez-le en plusieurs.',
      'This workbook is too large once it is unpacked: split it into several.',
    ),
  headerLower: (line: number) =>
    unreadable(
      'header-lower',
      `La première ligne doit nommer les colonnes, et c’est la ligne ${line} qui le fait : effacez ce qui la précède.`,
      `The first row must name the columns, and it is row ${line} that does: delete what stands before it.`,
    ),
  headerTwice: (line: number) =>
    unreadable(
      'header-twice',
      `La ligne ${line} nomme les colonnes une seconde fois : effacez-la.`,
      `Row ${line} names the columns a second time: delete it.`,
    ),
  columnTwice: (name: string) =>
    unreadable(
      'column-twice',
      `Deux colonnes disent la même chose : « ${name} ». N’en gardez qu’une.`,
      `Two columns say the same: “${name}”. Keep one of them.`,
    ),
  columnMissing: (fr: readonly string[], en: readonly string[]) =>
    unreadable(
      'column-missing',
      `Il manque ${fr.length > 1 ? 'les colonnes' : 'la colonne'} ${fr.map(name => `« ${name} »`).join(', ')} : la première ligne doit nommer les colonnes.`,
      `The ${en.length > 1 ? 'columns' : 'column'} ${en.map(name => `“${name}”`).join(', ')} ${en.length > 1 ? 'are' : 'is'} missing: the first row must name the columns.`,
    ),
  notDecidim: () =>
    unreadable(
      'not-decidim',
      'Ce n’est pas un export de propositions de Decidim : il en faut les colonnes « id », « title/fr » et « body/fr ».',
      'This is no export of Decidim’s proposals: it needs their columns “id”, “title/en” and “body/en”.',
    ),
}

/** @throws Unreadable for more bytes than are taken: before they are read, where it can be known */
export function refuseTooLarge(bytes: number): void {
  if (bytes > largestFile) throw unreadables.tooLarge(bytes)
}
