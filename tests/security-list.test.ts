import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../src/platform/project-root.ts'
import { requirements } from './fixtures/asvs.ts'
import { exists, rowsUnder, testsNamedIn } from './support/named-tests.ts'

const path = 'docs/security.md'
const due = requirements.filter(({ level }) => level < 3)

/** The requirements of levels 1 and 2 that a cell names: `1.2.6`, all of a section (`4.3`), all of a chapter (`V6`). */
const namedIn = (cell: string): string[] =>
  cell.split(',').flatMap(each => {
    const name = each.trim().replace(/^V/, '')
    const meant = due.filter(({ number }) => number === name || number.startsWith(`${name}.`))
    return meant.length > 0 ? meant.map(({ number }) => number) : [`${name}: none of the standard`]
  })

const alone = ['What the operator must do', 'What is missing', 'What is shown by tests'].flatMap(heading =>
  rowsUnder(path, heading).map(cells => ({ heading, cells })),
)
const together = ['Not due yet', "What doesn't apply"].flatMap(heading =>
  rowsUnder(path, heading).map(cells => ({ heading, cells })),
)

/** The files of the sources whose text fits. */
const sourcesWith = (pattern: RegExp): string[] =>
  readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map(name => `src/${name}`)
    .filter(name => pattern.test(readFileSync(join(projectRoot, name), 'utf8')))
    .sort()

describe('the standard', () => {
  test('has the 70, 183 and 92 requirements of its three levels, each number once', () => {
    expect([1, 2, 3].map(each => requirements.filter(({ level }) => level === each).length)).toEqual([70, 183, 92])
    expect(new Set(requirements.map(({ number }) => number)).size).toBe(345)
  })
})

describe('docs/security.md', () => {
  test('has each requirement of levels 1 and 2 exactly once, and nothing that isn’t one', () => {
    const listed = [...alone, ...together].flatMap(({ cells: [numbers = ''] }) => namedIn(numbers))
    const times = (number: string) => listed.filter(each => each === number).length
    expect(listed.filter(number => !due.some(each => each.number === number))).toEqual([])
    expect(due.filter(({ number }) => times(number) !== 1).map(({ number }) => `${number}: ${times(number)}`)).toEqual(
      [],
    )
  })

  test('says of what it lists one by one the level of the standard, and what it asks for', () => {
    const wrong = alone.filter(({ cells: [number, level, asks] }) => {
      const one = due.find(each => each.number === number)
      return String(one?.level) !== level || !asks
    })
    expect(wrong.map(({ cells: [number, level] }) => `${number}: ${level}`)).toEqual([])
  })

  test('names, for each requirement that is shown by tests, tests that exist', () => {
    const rows = rowsUnder(path, 'What is shown by tests')
    expect(rows.length).toBeGreaterThan(0)
    const missing = rows.flatMap(([number, , , tests = '']) =>
      testsNamedIn(tests)
        .filter(named => !exists(named))
        .map(({ written }) => `${number}: ${written}`),
    )
    expect(missing).toEqual([])
  })

  test('says with what each that isn’t due yet comes, and why each that doesn’t apply doesn’t', () => {
    const comes = rowsUnder(path, 'Not due yet').map(([, , what = '']) => what)
    expect(comes.filter(what => !/^(accounts|contributions|uploads|e-mail)\b/.test(what))).toEqual([])
    expect(together.filter(({ cells }) => cells.length !== 3 || cells.includes(''))).toEqual([])
  })

  test('says of each that is missing, or the operator’s, what is', () => {
    expect(alone.filter(({ cells }) => cells.length !== 4 || cells.includes(''))).toEqual([])
  })
})

describe('the lists of docs/security.md', () => {
  const under = (heading: string) => rowsUnder(path, heading).flat().join(' ')

  test('name every file that encrypts, hashes or draws by lot', () => {
    const uses = sourcesWith(
      /\b(create(Hash|Hmac|Cipheriv|Decipheriv|Sign)|randomBytes|scrypt|hkdfSync|timingSafeEqual)\b/,
    )
    const named = [...under('Cryptography').matchAll(/`(src\/[^`]+)`/g)].map(([, name = '']) => name).sort()
    expect(named).toEqual(uses)
  })

  test('name every setting that holds a secret', () => {
    const config = readFileSync(join(projectRoot, 'src/platform/config.ts'), 'utf8')
    const [, list = ''] = /const secrets = new Set\(\[([^\]]*)\]\)/.exec(config) ?? []
    const secrets = [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name).sort()
    expect(secrets.length).toBeGreaterThan(0)
    expect([...under('Keys and other secrets').matchAll(/`(\w+)`/g)].map(([, name = '']) => name).sort()).toEqual(
      secrets,
    )
  })
})
