import { rearmed } from '../../../platform/http/formats/csv.ts'
import type { Bilingual } from '../../../platform/locales/languages.ts'
import type { Circumstances } from '../circumstances.ts'
import { type ColumnKey, columnNames, columnsNamed } from '../columns.ts'
import { type Problem, problems } from '../problems.ts'
import { proposalOf, withoutMarkup } from './decidim.ts'
import { type EntryRead, entryOf } from './entry-of.ts'
import { type Layout, layoutOf } from './layout.ts'
import type { Row } from './row.ts'
import { type About, openSheet, type Sheet } from './sheet.ts'
import { unreadables } from './unreadable.ts'
import type { Values } from './values.ts'

export const fileFormats = ['csv', 'xlsx', 'decidim'] as const
export type FileFormat = (typeof fileFormats)[number]

/** What is imported: a file’s bytes; its format where it was said; and rows of it that were mended in a file of errors. */
export type Source = { bytes: Uint8Array; format?: FileFormat | undefined; mended?: Uint8Array | undefined }

/** A row as it was read: its cells, with what they come to. */
export type ReadRow = Row & { read: EntryRead | { left: Bilingual } }

/** A table of contributions that was opened. Its rows are read again each time that they are asked for: none of them is held. */
export type Table = { about: About; layout: Layout; rows(circumstances: Circumstances): AsyncGenerator<ReadRow> }

/** Rows at the top that are looked at to find the header. */
const rowsAtTop = 6

const isEmpty = ({ cells }: Row): boolean => cells.every(cell => cell.trim() === '')

/**
 * Opens a file of contributions.
 * @throws Unreadable
 */
export async function openTable({ bytes, format, mended }: Source, circumstances: Circumstances): Promise<Table> {
  const { facts } = circumstances.consultation
  const sheet = openSheet(bytes)
  if ((format === 'csv' || format === 'xlsx') && sheet.about.format !== format)
    throw unreadables.notATable(sheet.about.format.toUpperCase())
  const asDecidim = format === undefined ? null : format === 'decidim'
  const layout = layoutOf(await top(sheet), facts.fields, asDecidim)
  const corrections = mended ? await readMended(mended, circumstances) : null
  return {
    about: sheet.about,
    layout,
    async *rows(within) {
      const met = new Set<number>()
      let [isFirst, count] = [true, 0]
      for await (const row of sheet.rows()) {
        const isHeader = isFirst
        isFirst = false
        if (isHeader || isEmpty(row)) continue
        count += 1
        met.add(row.line)
        const from = corrections?.rows.get(row.line)
        const read = from && corrections ? readRow(from, corrections, within) : readRow(row, { sheet, layout }, within)
        yield { ...row, read: await read }
      }
      if (count === 0) throw unreadables.noRows()
      for (const line of corrections?.rows.keys() ?? [])
        if (!met.has(line))
          yield { line, cells: [], read: { problems: [problems.noSuchLine(line < 0 ? '' : String(line))] } }
    },
  }
}

async function top(sheet: Sheet): Promise<Row[]> {
  const first: Row[] = []
  for await (const row of sheet.rows()) {
    first.push(row)
    if (first.length === rowsAtTop) break
  }
  return first
}

type Opened = { sheet: Sheet; layout: Layout }

async function readRow(
  { cells }: Row,
  { sheet: { about, epoch }, layout: { manner, header, columns } }: Opened,
  circumstances: Circumstances,
): Promise<ReadRow['read']> {
  const width = cells.findLastIndex(cell => cell.trim() !== '') + 1
  if (width > header.length) return { problems: [problems.tooManyCells(width, header.length)] }
  const typed = about.format === 'csv' ? cells.map(rearmed) : cells
  if (manner === 'ours') {
    const values = valuesIn(typed, columns)
    return leftOut(values) ?? entryOf(values, circumstances, { epoch })
  }
  const proposal = proposalOf(
    new Map(header.map((name, place) => [name, typed[place]?.trim() ?? ''])),
    circumstances.language,
  )
  if ('left' in proposal) return proposal
  if ('problem' in proposal) return { problems: [proposal.problem] }
  const values = new Map(proposal.values)
  for (const key of ['title', 'text'] as const) {
    const text: string | Problem = await withoutMarkup(values.get(key) ?? '')
    if (typeof text !== 'string') return { problems: [text] }
    values.set(key, key === 'title' ? text.replace(/\s+/g, ' ') : text)
  }
  return entryOf(values, circumstances, { epoch })
}

/** Why a row of an export of ours isn't taken over: its text isn't there, or isn't for everybody. */
function leftOut(values: Values): { left: Bilingual } | null {
  const state = values.get('state')?.trim()
  if (state === 'withdrawn') return { left: { fr: 'retirée par son auteur', en: 'withdrawn by its author' } }
  return state === 'hidden' ? { left: { fr: 'masquée là d’où elle vient', en: 'hidden where it comes from' } } : null
}

const valuesIn = (cells: readonly string[], columns: readonly (ColumnKey | null)[]): Values =>
  new Map(columns.flatMap((key, place) => (key === null ? [] : [[key, cells[place] ?? ''] as const])))

/** Rows that were mended in a file of errors, by the number that they have in the file they are of; below 0, those that have none. */
async function readMended(
  bytes: Uint8Array,
  { consultation }: Circumstances,
): Promise<Opened & { rows: ReadonlyMap<number, Row> }> {
  const sheet = openSheet(bytes)
  const { fields } = consultation.facts
  const layout = layoutOf(await top(sheet), fields, null)
  const place = columnsNamed(layout.header, fields).indexOf('line')
  if (place < 0) throw unreadables.columnMissing([columnNames.line.fr], [columnNames.line.en])
  const rows = new Map<number, Row>()
  let isHeader = true
  for await (const row of sheet.rows()) {
    if (!isHeader && !isEmpty(row)) rows.set(Number(row.cells[place]) || -1 - rows.size, row)
    isHeader = false
  }
  return { sheet, layout, rows }
}
