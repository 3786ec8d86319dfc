import { strToU8, zipSync } from 'fflate'

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** A cell as it stands in a workbook: its whole element, or what it says. */
export type CellOf = string | number | boolean | { xml: string }

const letterOf = (column: number): string => {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** The parts of a workbook of one sheet, as Excel writes them. */
export function partsOfWorkbook(
  rows: readonly (readonly CellOf[])[],
  { sheets = '<sheet name="Notes" sheetId="1" r:id="rId1"/>', before = '', firstLine = 1 } = {},
): Record<string, string> {
  const strings = new Map<string, number>()
  const cell = (value: CellOf, place: string): string => {
    if (typeof value === 'object') return value.xml.replace('@', place)
    if (typeof value === 'number') return `<c r="${place}" s="1"><v>${value}</v></c>`
    if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
    if (value === '') return ''
    if (!strings.has(value)) strings.set(value, strings.size)
    return `<c r="${place}" t="s"><v>${strings.get(value)}</v></c>`
  }
  const lines = rows.map(
    (cells, at) =>
      `<row r="${at + firstLine}">${cells.map((value, column) => cell(value, `${letterOf(column)}${at + firstLine}`)).join('')}</row>`,
  )
  return {
    '[Content_Types].xml': `${prolog}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${prolog}<workbook xmlns="${main}" xmlns:r="${relations}">${before}<sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${prolog}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${prolog}<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${prolog}<sst xmlns="${main}">${[...strings.keys()].map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  }
}

/** A workbook of some parts. */
export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    { level: 6, mtime: new Date('2026-01-01T12:00:00') },
  )

/** A workbook of one sheet, as Excel writes it: the first row is its row 1. */
export const workbook = (rows: readonly (readonly CellOf[])[]): Uint8Array => zipped(partsOfWorkbook(rows))
