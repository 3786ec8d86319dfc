import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from '../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { newUlid } from '../platform/ids.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { verifyRecord } from '../record/index.ts'
import { readArguments } from './read-arguments.ts'
import { roleCommand, roleWork } from './role.ts'
import { openTerminal } from './terminal.ts'

let database: TestDatabase
const mails = ['ada@example.org', 'bo@example.org']
beforeAll(async () => {
  database = await cloneDatabase('france')
  const person = {
    name: '',
    email_verified: true,
    image: null,
    language: 'fr' as const,
    created_at: at,
    updated_at: at,
  }
  await database.db
    .insertInto('people')
    .values(mails.map(email => ({ ...person, id: newUlid(), email })))
    .execute()
})
afterAll(() => database.drop())

async function parvis(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = openTerminal({ out: line => out.push(line), err: line => err.push(line), watched: null })
  const asked = readArguments(['role', ...args], [roleCommand])
  if ('help' in asked) throw new Error('nobody asked for help')
  const code = await (async () =>
    roleWork({ ...asked, language: 'en', terminal, environment: {} })(database.db))().catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error
    terminal.complain(error.sentence.en)
    return error.exitCode
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('whoever runs the machine', () => {
  test('gives roles, sees who holds them, and withdraws them, with lines in the record', async () => {
    expect(await parvis('list')).toEqual({ code: 0, out: 'Nobody holds a role.', err: '' })
    const given = await parvis('give', 'Ada@Example.org', 'administrator')
    expect(given).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Role given: [0-9A-Z]{26}$/) })
    const dated = ['--from', '2026-01-01', '--until', '2027-12-31', '--duty', 'Officer']
    expect(
      await parvis('give', 'bo@example.org', 'correspondent', 'organisation:cour-des-comptes', ...dated),
    ).toMatchObject({
      code: 0,
    })
    const { out } = await parvis('list')
    expect(out).toMatch(/^[0-9A-Z]{26} {2}ada@example\.org {2}administrator {2}site {2}from \d{4}-\d\d-\d\d$/m)
    expect(out).toMatch(
      /bo@example\.org {2}correspondent {2}organisation:cour-des-comptes {2}from 2026-01-01 to 2027-12-31$/m,
    )
    const [bo = ''] = /^[0-9A-Z]{26}(?= {2}bo@)/m.exec(out) ?? []
    expect(await parvis('withdraw', bo.toLowerCase())).toEqual({ code: 0, out: 'Role withdrawn.', err: '' })
    expect((await parvis('list')).out).not.toContain('bo@')
    const { problems } = await verifyRecord(database.db)
    expect(problems).toEqual([])
    const entries = await database.db.selectFrom('entries').selectAll().where('subject_type', '=', 'role').execute()
    expect(entries.map(({ type, actor }) => [type, actor])).toEqual([
      ['role.given', 'operator'],
      ['role.given', 'operator'],
      ['role.withdrawn', 'operator'],
    ])
    expect(JSON.stringify(entries)).not.toMatch(/example\.org/)
  })

  test.each([
    [['give', 'nobody@example.org', 'editor'], 'Nobody has signed in with the address'],
    [['give', 'no address', 'editor'], 'Nobody has signed in with the address'],
    [['give', 'bo@example.org', 'king'], 'is no role'],
    [['give', 'bo@example.org', 'editor', 'planet:mars'], 'expected plan:'],
    [['give', 'bo@example.org', 'member', 'organisation:mars'], 'is not on this site'],
    [['give', 'bo@example.org', 'member'], 'Value refused (on)'],
    [['give', 'bo@example.org', 'editor', '--from', 'tomorrow'], 'Value refused (from)'],
    [['give', 'bo@example.org', 'editor', '--from', '2026-02-01', '--until', '2026-01-01'], 'Value refused (until)'],
    [['withdraw', '01ARZ3NDEKTSV4RRFFQ69G5FAV'], 'This role is not held any more.'],
    [['rename', 'bo'], 'can’t be understood'],
  ])('is told what is wrong: %j', async (args, sentence) => {
    const { code, out, err } = await parvis(...args)
    expect(code).not.toBe(0)
    expect(out).toBe('')
    expect(err).toContain(sentence)
  })

  test('can’t leave the site without an administrator', async () => {
    const [id = ''] = /^[0-9A-Z]{26}(?= {2}ada@)/m.exec((await parvis('list')).out) ?? []
    expect((await parvis('withdraw', id)).err).toContain('the last administrator')
  })
})
