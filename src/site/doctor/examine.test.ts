import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { organisation, tamper, wholeContent } from '../../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { forgetWhatIsOver, organisations } from '../../people/index.ts'
import { operator, sealAll } from '../../record/index.ts'
import { reindex } from '../../search/index.ts'
import { textParts } from '../help/found.ts'
import { examine } from './examine.ts'

describe('a site of the operator’s own database', () => {
  let database: TestDatabase
  const longAgo = new Date('2020-01-01T09:00:00Z')
  const describeOne = (key: string) =>
    organisations.describe.perform(database.db, operator, longAgo, {
      things: [{ key, facts: organisation(`Cour ${key}`) }],
    })
  beforeEach(async () => {
    database = await cloneDatabase('empty')
    await reindex(database.db, textParts())
    await describeOne('a')
    await sealAll(database.db)
  })
  afterEach(() => database.drop())

  /** What is found of the database and of what it holds, as `level code`. */
  async function found(now = () => new Date()): Promise<string[]> {
    const { host = '', port, user = '', database: name } = database.connection
    const findings = await examine({
      environment: {
        PORT: '0',
        DATA_DIR: '/nowhere',
        DATABASE_URL: `postgresql://${user}@${encodeURIComponent(host)}:${port ?? 5432}/${name}`,
      },
      now,
      tell: () => {},
    })
    for (const { says } of findings) expect(says.fr).toMatch(/\S/)
    // The databases of the tests do without the disk, for which a start would refuse them.
    const codes = findings.filter(({ code }) => code !== 'database-not-durable')
    return codes
      .filter(({ about }) => !['settings', 'program', 'files'].includes(about))
      .map(({ level, code }) => `${level} ${code}`)
  }

  test('that is well is fine in everything, and nothing of it is changed', async () => {
    const before = await wholeContent(database.db)
    expect(await found()).toEqual([
      'fine database-answers',
      'fine clocks',
      'fine migrations',
      'fine record-holds',
      'fine search',
      'fine forgetting-none',
    ])
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('whose entries nobody seals is late, and they aren’t sealed by looking', async () => {
    await describeOne('b')
    const before = await wholeContent(database.db)
    expect(await found()).toEqual(expect.arrayContaining(['look record-late', 'fine record-holds']))
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('whose record was changed behind its back is wrong', async () => {
    await tamper(database, "update entries set actor = 'somebody else'")
    expect(await found()).toContain('wrong record-broken')
  })

  test('whose index of search is another version’s is told so, and it isn’t made again', async () => {
    await database.db.updateTable('search_state').set({ made: 'otherwise' }).execute()
    const before = await wholeContent(database.db)
    expect(await found()).toContain('look search-stale')
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('on which what is over stays is told so, unless each kind was done within two days', async () => {
    const hour = 3_600_000
    await forgetWhatIsOver(database.db, '2026-01-05', new Date(Date.now() - 47 * hour))
    expect(await found()).toContain('fine forgetting')
    await sql`update retention_runs set ran_at = ran_at - interval '2 hours' where kind = 'sessions'`.execute(
      database.db,
    )
    expect(await found()).toContain('look forgetting-late')
  })

  test('that lacks a migration is told so, and what it holds isn’t read as if it were whole', async () => {
    await database.pool.query('delete from migrations where number = (select max(number) from migrations)')
    expect(await found()).toEqual(['fine database-answers', 'fine clocks', 'look migrations-wait'])
  })

  test('that a later version migrated is wrong', async () => {
    await database.pool.query(`insert into migrations (number, name) values (9999, 'later')`)
    expect(await found()).toEqual(['fine database-answers', 'fine clocks', 'wrong database-newer'])
  })

  test('whose clock goes otherwise is told so', async () => {
    expect(await found(() => new Date(Date.now() - 60_000))).toContain('look clocks-differ')
  })

  test('in which a table is being changed is waited for, and not for ever', async () => {
    const other = await database.pool.connect()
    await other.query('begin')
    await other.query('lock table seals in access exclusive mode')
    try {
      expect(await found()).toEqual(expect.arrayContaining(['look database-busy', 'fine search']))
    } finally {
      await other.query('rollback')
      other.release()
    }
  })
})
