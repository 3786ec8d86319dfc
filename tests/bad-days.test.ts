import { describe, expect, test } from 'vitest'
import { exists, rowsOf, testsNamedIn } from './support/named-tests.ts'

/** The rows of “Bad days” in docs/operations.md, which name tests in their last cell. */
const rows = rowsOf('docs/operations.md').filter(cells => cells.length === 4 && cells[3]?.includes('` › '))

describe('the bad days of docs/operations.md', () => {
  test('are all there: the database, the disk, the clock, migrations, processes, clients', () => {
    const happenings = rows.map(([what]) => what).join('\n')
    for (const word of [
      'away',
      'killed',
      'disk',
      'damaged',
      'clock',
      'migration',
      'notice',
      'headers',
      'body',
      '10,000',
    ])
      expect(happenings).toContain(word)
  })

  test('each say what a visitor and the operator see', () => {
    expect(rows.filter(cells => cells.some(cell => cell === '')).map(([what]) => what)).toEqual([])
  })

  test('name, for each row, tests that exist', () => {
    const missing = rows.flatMap(([what, , , tests = '']) =>
      testsNamedIn(tests)
        .filter(named => !exists(named))
        .map(({ written }) => `${what}: ${written}`),
    )
    expect(missing).toEqual([])
  })
})
