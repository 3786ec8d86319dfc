import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { databaseTrouble } from './away.ts'

/**
 * One lock for all who migrate, so that two programs starting at once do it once; a backup shares it, so that no table changes
 * its form meanwhile. The number is Parvis's own.
 */
export const migrationLock = 7_276_001

export type Migration = { number: number; name: string; sql: string }

/** The migrations of a folder in their order: `0001-record.sql`. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter(file => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .sort()
    .map(file => ({
      number: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      sql: readFileSync(join(folder, file), 'utf8'),
    }))
}

/** The migrations that a database has had, in their order; none when nobody has migrated it yet. */
export async function appliedMigrations(client: pg.ClientBase): Promise<{ number: number; name: string }[]> {
  const { rows } = await client.query<{ made: boolean }>(`select to_regclass('migrations') is not null as made`)
  if (!rows[0]?.made) return []
  return (await client.query<{ number: number; name: string }>('select number, name from migrations order by number'))
    .rows
}

/**
 * Those of these migrations that a database hasn't had; nothing is changed.
 * @throws OperatorError `database-newer` when the database was made by a later version of Parvis
 */
export async function pendingMigrations(
  client: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const applied = new Set((await appliedMigrations(client)).map(({ number }) => number))
  refuseNewer(Math.max(0, ...applied), migrations.at(-1)?.number ?? 0)
  return migrations.filter(({ number }) => !applied.has(number))
}

/** Makes the table that says which migrations a database has had, where it is missing. */
export const makeMigrationsTable = (client: pg.ClientBase) =>
  client.query(`create table if not exists migrations (
    number integer primary key, name text not null, applied timestamptz not null default clock_timestamp())`)

/**
 * Applies a migration in the transaction that is under way.
 * @throws OperatorError `migration-failed`, or that the database went away: the transaction must then be undone
 */
export async function applyMigration(client: pg.ClientBase, { number, name, sql }: Migration): Promise<void> {
  try {
    await client.query(sql)
    await client.query('insert into migrations (number, name) values ($1, $2)', [number, name])
    // What is checked at the end only is checked now, so that the next one may change the same tables in the same transaction.
    await client.query('set constraints all immediate')
  } catch (error) {
    throw databaseTrouble(error) ?? migrationFailed(number, name, error as Error)
  }
}

/**
 * Brings the database to the last migration. Forward only; each migration is one transaction, so that one that fails leaves
 * the database as it was before it.
 * @returns how many were applied
 * @throws OperatorError `database-newer` when the database was made by a later version of Parvis
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<number> {
  const migrations = readMigrations(folder)
  const client = new pg.Client(connection)
  client.on('error', () => {})
  const pending = () => pendingMigrations(client, migrations)
  try {
    await client.connect()
    // Should we be killed, the database gives up what we asked for, and our lock; some systems can't tell it that we are gone.
    await client.query(`set client_connection_check_interval = '1s'`).catch(() => {})
    // Without the lock first: a start that has nothing to migrate doesn't wait for the end of a backup.
    if ((await pending()).length === 0) return 0
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await makeMigrationsTable(client)
    const left = await pending()
    for (const migration of left) {
      await client.query('begin')
      try {
        await applyMigration(client, migration)
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      }
    }
    return left.length
  } catch (error) {
    throw databaseTrouble(error) ?? error
  } finally {
    await client.end().catch(() => {})
  }
}

function refuseNewer(last: number, newest: number): void {
  if (last <= newest) return
  throw new OperatorError('database-newer', {
    fr: `La base vient d’une version plus récente de Parvis (migration ${last}, celle-ci s’arrête à ${newest}). Mettez Parvis à jour.`,
    en: `The database was made by a later version of Parvis (migration ${last}, this one stops at ${newest}). Update Parvis.`,
  })
}

/** A migration that fails leaves the database as it was; mostly its role may not do what it needs. */
function migrationFailed(number: number, name: string, { message }: Error): OperatorError {
  return new OperatorError('migration-failed', {
    fr: `La migration ${number} (${name}) a échoué et rien n’a changé : ${message}. Voir « Your own PostgreSQL » dans docs/operations.md.`,
    en: `Migration ${number} (${name}) failed and nothing was changed: ${message}. See “Your own PostgreSQL” in docs/operations.md.`,
  })
}
