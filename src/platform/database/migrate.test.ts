import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderWith } from '../../../tests/fixtures/files.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { until } from '../../../tests/support/program.ts'
import { OperatorError } from '../operator-error.ts'
import { projectRoot } from '../project-root.ts'
import { migrate, readMigrations } from './migrate.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await cloneDatabase('empty')
})
afterEach(() => database.drop())

const own = readMigrations(join(projectRoot, 'migrations'))
const named = ({ number, name }: { number: number; name: string }) => `${String(number).padStart(4, '0')}-${name}.sql`

/** The migrations of the project, and more that come after. */
const withMore = (more: Record<string, string>): string =>
  folderWith({ ...Object.fromEntries(own.map(each => [named(each), each.sql])), ...more })

const applied = async (): Promise<number[]> =>
  (await database.pool.query('select number from migrations where number >= 9000 order by applied')).rows.map(
    ({ number }) => number,
  )
const isThere = async (table: string): Promise<boolean> =>
  (await database.pool.query('select to_regclass($1) is not null as there', [table])).rows[0].there

async function failure(work: Promise<unknown>): Promise<OperatorError> {
  const error = await work.then(
    () => null,
    reason => reason,
  )
  expect(error).toBeInstanceOf(OperatorError)
  return error as OperatorError
}

const two = { '9001-first.sql': 'create table first (n integer)', '9002-second.sql': 'insert into first values (1)' }
/** Long enough to be met in the middle of it. */
const slow = { '9001-half.sql': 'create table half (n integer); select pg_sleep(300);' }
const quick = { '9001-half.sql': 'create table half (n integer);' }

const isUnderWay = () =>
  until(async () => {
    const { rowCount } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
    )
    return rowCount === 1
  })

describe('migrations', () => {
  test('are each done once, however many programs migrate at once', async () => {
    const folder = withMore(two)
    const counts = await Promise.all(Array.from({ length: 8 }, () => migrate(database.connection, folder)))
    expect(counts.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 2])
    expect(await applied()).toEqual([9001, 9002])
    expect((await database.pool.query('select n from first')).rows).toEqual([{ n: 1 }])
  })

  test('are done from the first again by the next start, after the program was killed in the middle of one', async () => {
    const fixture = join(import.meta.dirname, 'migrate-fixture.ts')
    const args = ['--import', 'tsx', fixture, JSON.stringify(database.connection), withMore(slow)]
    const program: ChildProcess = spawn(process.execPath, args, { stdio: 'ignore' })
    const ended = once(program, 'exit')
    await isUnderWay()
    program.kill('SIGKILL')
    await ended
    // The database hears of it a second later, and lets go of all.
    expect(await migrate(database.connection, withMore(quick))).toBe(1)
    expect([await applied(), await isThere('half')]).toEqual([[9001], true])
  })

  test('leave nothing half done when the database goes away in the middle of one, and say so in one sentence', async () => {
    const error = failure(migrate(database.connection, withMore(slow)))
    await isUnderWay()
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
    )
    expect((await error).code).toBe('database-lost')
    expect([await applied(), await isThere('half')]).toEqual([[], false])
    expect(await migrate(database.connection, withMore(quick))).toBe(1)
  })

  test('leave nothing half done when one fails; those before it stay done', async () => {
    const wrong = { ...two, '9003-wrong.sql': 'create table third (n integer); select 1 / 0' }
    const error = await failure(migrate(database.connection, withMore(wrong)))
    expect(error.code).toBe('migration-failed')
    expect(error.sentence.en).toContain('Migration 9003 (wrong) failed and nothing was changed: division by zero')
    expect([await applied(), await isThere('third')]).toEqual([[9001, 9002], false])
  })

  test('of a later version are not undone: an older program says to update it', async () => {
    await migrate(database.connection, withMore(two))
    const error = await failure(migrate(database.connection, join(projectRoot, 'migrations')))
    expect(error.code).toBe('database-newer')
  })
})
