import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeConsultation } from '../../tests/fixtures/entered.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { workbook } from '../../tests/support/workbooks.ts'
import type { Language } from '../platform/locales/languages.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { verifyRecord } from '../record/index.ts'
import '../site/import-plans.ts'
import { contributionsCommand, contributionsWork } from './contributions.ts'
import { readArguments } from './read-arguments.ts'
import { openTerminal } from './terminal.ts'

let database: TestDatabase
let folder: string
/** A consultation that has been open for long, whenever this runs. */
beforeAll(async () => {
  database = await cloneDatabase('france')
  await makeConsultation(database.db, { opens: '2026-08-31T22:00:00.000Z', closes: '2026-10-31T23:00:00.000Z' })
  folder = mkdtempSync(join(tmpdir(), 'parvis-contributions-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function parvis(args: string[], language: Language = 'en') {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = openTerminal({ out: line => out.push(line), err: line => err.push(line), watched: null })
  const run = async (): Promise<number> => {
    const asked = readArguments(['contributions', ...args], [contributionsCommand])
    if ('help' in asked) throw new Error('nobody asked for help')
    return (await contributionsWork({ ...asked, language, terminal, environment: {} }))(database.db)
  }
  const code = await run().catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error
    terminal.complain(error.sentence[language])
    return error.exitCode
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const to = ['--consultation', 'prochain-plan']
const count = async () =>
  (
    await database.db
      .selectFrom('contributions')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe('an operator who imports contributions', () => {
  test('tries first, mends what is refused, and imports all of it with what was mended; once more is nothing more', async () => {
    const notes = file(
      'notes.csv',
      'titre;texte;date;couleur\nUn;Publier les marchés;05/10/2026;bleu\nDeux;Publier les subventions;31/09/2026;vert\n',
    )
    const errors = join(folder, 'errors.csv')
    const tried = await parvis(['import', notes, ...to, '--dry-run', '--errors', errors])
    expect(tried.code).toBe(1)
    expect(tried.out).toBe(
      [
        'Read as CSV (UTF-8, separated by semicolons).',
        'Unknown column, which is not read: “couleur”.',
        '2 rows in all.',
        '1 contribution would be made.',
        '1 row is refused: nothing is done while one is left.',
        `Rows that are refused, written into ${errors}: 1.`,
        'Dry run: nothing was changed.',
      ].join('\n'),
    )
    expect(tried.err).toBe('Row 3, “date”: there is no 31/09/2026.')
    expect((await parvis(['import', notes, ...to], 'fr')).err).toBe('Ligne 3, « date » : le 31/09/2026 n’existe pas.')
    expect(await count()).toBe(0)
    expect(await parvis(['import', notes, ...to, '--errors', errors])).toMatchObject({
      code: 1,
      err: expect.stringContaining('exists already'),
    })
    writeFileSync(errors, readFileSync(errors, 'utf8').replace('31/09/2026,', '30/09/2026,'))
    const done = await parvis(['import', notes, ...to, '--mended', errors], 'fr')
    expect([done.code, done.err]).toEqual([0, ''])
    expect(done.out).toContain('2 contributions faites.')
    expect(await parvis(['import', notes, ...to, '--mended', errors])).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 rows are there already'),
    })
    expect(await count()).toBe(2)
    expect(await verifyRecord(database.db)).toMatchObject({ waiting: 0, problems: [] })
  })

  test('reads a workbook without being told that it is one', async () => {
    const notes = file(
      'notes.bin',
      workbook([
        ['title', 'text', 'date'],
        ['From a sheet', 'Publish it', 46300],
      ]),
    )
    const { code, out } = await parvis(['import', notes, ...to])
    expect([code, out]).toEqual([0, expect.stringContaining('the sheet “Notes”')])
  })

  test.each([
    ['a file that isn’t there', () => [join(folder, 'none.csv'), ...to], 1, 'ENOENT'],
    ['a folder', () => [folder, ...to], 1, 'EISDIR'],
    ['an empty file', () => [file('empty.csv', ''), ...to], 1, 'empty'],
    ['a file without a column', () => [file('less.csv', 'titre;texte\nUn;Deux'), ...to], 1, '“date”'],
    [
      'another consultation',
      () => [file('a.csv', 'titre;texte;date\na;b;05/10/2026'), '--consultation', 'none'],
      1,
      'no consultation “none”',
    ],
    ['no consultation', () => [file('a.csv', '')], 2, '--consultation is missing'],
    ['a format that isn’t one', () => [file('a.csv', ''), ...to, '--format', 'ods'], 2, '“ods” is no format'],
    [
      'another format than the file has',
      () => [file('a.csv', 'titre;texte;date\na;b;05/10/2026'), ...to, '--format', 'xlsx'],
      1,
      'CSV',
    ],
  ])('is told in one line of %s, and nothing is made', async (_, args, code, words) => {
    const before = await count()
    const told = await parvis(['import', ...args()])
    expect([told.code, told.out]).toEqual([code, ''])
    expect(told.err).toContain(words)
    expect(told.err.split('\n')).toHaveLength(1)
    expect(await count()).toBe(before)
  })

  test('with 200 MB is refused before they are read', async () => {
    const large = file('large.csv', 'titre;texte;date\n')
    truncateSync(large, 200 * 1024 * 1024)
    expect(await parvis(['import', large, ...to])).toMatchObject({ code: 1, err: expect.stringContaining('200 MB') })
  })

  test('anything else is told what to ask', async () => {
    expect(await parvis(['export', 'x', ...to])).toMatchObject({
      code: 2,
      err: expect.stringContaining('expected: import'),
    })
  })
})
