import type { Language } from '../../platform/locales/languages.ts'
import type { AskedField } from '../fields/field.ts'
import { problemInWords } from './errors-file.ts'
import type { Outlook } from './import-file.ts'
import { words } from './words.ts'

/** As what a file was read, and what of it wasn't. */
export function howRead({ about, layout }: Pick<Outlook, 'about' | 'layout'>, language: Language): string[] {
  const say = words(language).outlook
  return [
    about.format === 'csv'
      ? say.read.csv(about.encoding.toUpperCase(), say.separators[about.separator])
      : say.read.xlsx(about.sheet),
    ...(about.format === 'xlsx' && about.hasOthers ? [say.read.otherSheets] : []),
    ...(layout.manner === 'decidim' ? [say.read.decidim] : []),
    ...(layout.unread.length > 0 ? [say.unread(layout.unread)] : []),
  ]
}

/** What would be made of a file, or was, in sentences. */
export function whatComes(outlook: Outlook, isDone: boolean, language: Language): string[] {
  const say = words(language).outlook
  const { rows, fresh, there, left, leftBecause, unnamed, refused } = outlook
  return [
    say.rows(rows),
    ...(isDone ? [say.made(fresh)] : [say.wouldMake(fresh)]),
    ...(there > 0 ? [say.there(there)] : []),
    ...(left > 0
      ? [
          say.left(
            left,
            leftBecause.map(why => why[language]),
          ),
        ]
      : []),
    ...(unnamed > 0 ? [say.unnamed(unnamed)] : []),
    ...(refused > 0 ? [say.refused(refused)] : []),
  ]
}

/** The rows that are refused, each with all that is wrong with it; so many at most, and how many others there are. */
export function whatIsWrong(
  { refused, refusedRows }: Outlook,
  fields: readonly AskedField[],
  language: Language,
  most: number,
): string[] {
  const say = words(language).outlook
  const told = refusedRows
    .slice(0, most)
    .flatMap(({ line, problems }) => problems.map(problem => say.line(line, problemInWords(problem, fields, language))))
  const others = refused - Math.min(refusedRows.length, most)
  return others > 0 ? [...told, say.more(others)] : told
}
