import { csv, table } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { AskedField } from '../fields/field.ts'
import { columnInWords, columnNames } from './columns.ts'
import type { Outlook, RefusedRow } from './import-file.ts'
import type { Problem } from './problems.ts'

/** What is wrong, with the column where it is: « date » : le 31/06/2026 n’existe pas. */
export function problemInWords(
  { column, sentence }: Problem,
  fields: readonly AskedField[],
  language: Language,
): string {
  if (column === null) return sentence[language]
  const name = columnInWords(column, fields, language)
  return language === 'fr' ? `« ${name} » : ${sentence.fr}` : `“${name}”: ${sentence.en}`
}

/**
 * The rows of a file that are refused, as a file to mend: with their number in it, their own columns, and why. Mended, it is given beside the
 * file that it is of.
 */
export function errorsFile(
  { layout, refusedRows }: Pick<Outlook, 'layout' | 'refusedRows'>,
  fields: readonly AskedField[],
  language: Language,
): string {
  const { header } = layout
  return csv(
    table<RefusedRow>(
      [
        { name: columnNames.line[language], value: ({ line }: RefusedRow) => line },
        ...header.map((name, place) => ({ name, value: ({ cells }: RefusedRow) => cells[place] ?? '' })),
        {
          name: columnNames.why[language],
          value: ({ problems }: RefusedRow) =>
            problems.map(problem => problemInWords(problem, fields, language)).join(' / '),
        },
      ].map(column => ({ ...column, description: { fr: '', en: '' } })),
      refusedRows,
    ),
  )
}
