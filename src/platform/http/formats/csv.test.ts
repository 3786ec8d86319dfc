import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, type Column, csv, rearmed, table } from './csv.ts'

const columnsOf = (width: number): Column<readonly Cell[]>[] =>
  Array.from({ length: width }, (_, place) => ({
    name: `column_${place}`,
    description: { fr: 'une colonne', en: 'a column' },
    value: row => row[place] ?? null,
  }))
const read = (text: string) => parse(text) as string[][]

describe('a list as CSV', () => {
  test('has a header, then a line for each row; what is unknown is empty, and so told from zero and from false', () => {
    const text = csv(
      table(columnsOf(4), [
        ['a', 0, false, null],
        ['b, "c"\nd', 1.5, true, ''],
      ]),
    )
    expect(read(text)).toEqual([
      ['column_0', 'column_1', 'column_2', 'column_3'],
      ['a', '0', 'false', ''],
      ['b, "c"\nd', '1.5', 'true', ''],
    ])
    expect(text.endsWith('\r\n')).toBe(true)
  })

  test('quotes a cell with a line break of any kind: nothing else would tell it from the end of a row', () => {
    expect(csv(table(columnsOf(3), [['a\nb', 'c\rd', 'e\r\nf']]))).toContain('\r\n"a\nb","c\rd","e\r\nf"\r\n')
  })

  test('without rows has its header', () => {
    expect(csv(table(columnsOf(2), []))).toBe('column_0,column_1\r\n')
  })

  test('holds no text that a spreadsheet would run, and leaves numbers the numbers that they are', () => {
    const formulas = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1',
      '=HYPERLINK("http://x")',
      "=cmd|' /C calc'!A0",
    ]
    const rows = read(
      csv(
        table(
          columnsOf(1),
          formulas.map(formula => [formula]),
        ),
      ),
    ).slice(1)
    // Where a spreadsheet splits at tabs, what follows one begins a cell: it is disarmed too.
    expect(rows).toEqual(formulas.map(formula => [`'${formula.replace(/^([\t\r])/, "$1'")}`]))
    expect(read(csv(table(columnsOf(1), [[-3.5], [-1]]))).slice(1)).toEqual([['-3.5'], ['-1']])
  })

  test('is what it was when what disarms it is taken out again, and written once more it is the same to the byte', () => {
    // An apostrophe that somebody typed there themselves can’t be told from ours.
    const cell = fc.string({ unit: fc.constantFrom(...'=+-@,;"\n\r\t aé＝') }).filter(text => rearmed(text) === text)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { maxLength: 6 }), rows => {
        const text = csv(table(columnsOf(3), rows))
        const again = parse(text, { record_delimiter: '\r\n' })
          .slice(1)
          .map(line => line.map(rearmed))
        expect(again).toEqual(rows)
        expect(csv(table(columnsOf(3), again))).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  test('gives back any text but for the apostrophes that disarm it', () => {
    const cells = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'=+-@,;"\'\n\r\t aé') }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cells, cells), { maxLength: 6 }), rows => {
        const [, ...lines] = read(csv(table(columnsOf(3), rows)))
        // Within a cell, an apostrophe stands only between what splits cells elsewhere and what would be run there.
        const without = (cell: string) => cell.replace(/([;\t\r\n]\s*)'(?=[=@]|[+-]\S)/g, '$1')
        expect(lines.map(line => line.map(without))).toEqual(
          rows.map(row =>
            row.map(cell => {
              const words = cell === null ? '' : without(String(cell))
              return typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${words}` : words
            }),
          ),
        )
      }),
      { numRuns: 300 },
    )
  })
})
