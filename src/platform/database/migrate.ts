import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { databaseTrouble } from './away.ts'

/** One lock for all who migrate, so that two programs starting at once do it once. The number is Parvis's own. */
const migrationLock = 7_276_001

type Migration = { number: number; name: string; sql: string }

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
  try {
    await client.connect()
    // Should we be killed, the database gives up what we asked for, and our lock; some systems can't tell it that we are gone.
    await client.query(`set client_connection_check_interval = '1s'`).catch(() => {})
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(`create table if not exists migrations (
      number integer primary key, name text not null, applied timestamptz not null default clock_timestamp())`)
    const { rows } = await client.query<{ number: number }>('select number from migrations')
    const applied = new Set(rows.map(row => row.number))
    const newest = migrations.at(-1)?.number ?? 0
    const last = Math.max(0, ...applied)
    if (last > newest) {
      throw new OperatorError('database-newer', {
        fr: `La base vient d’une version plus récente de Parvis (migration ${last}, celle-ci s’arrête à ${newest}). Mettez Parvis à jour.`,
        en: `The database was made by a later version of Parvis (migration ${last}, this one stops at ${newest}). Update Parvis.`,
      })
    }
    const pending = migrations.filter(migration => !applied.has(migration.number))
    for (const { number, name, sql } of pending) {
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into migrations (number, name) values ($1, $2)', [number, name])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw databaseTrouble(error) ?? migrationFailed(number, name, error as Error)
      }
    }
    return pending.length
  } catch (error) {
    throw databaseTrouble(error) ?? error
  } finally {
    await client.end().catch(() => {})
  }
}

/** A migration that fails leaves the database as it was; mostly its role may not do what it needs. */
function migrationFailed(number: number, name: string, { message }: Error): OperatorError {
  return new OperatorError('migration-failed', {
    fr: `La migration ${number} (${name}) a échoué et rien n’a changé : ${message}. Voir « Your own PostgreSQL » dans docs/operations.md.`,
    en: `Migration ${number} (${name}) failed and nothing was changed: ${message}. See “Your own PostgreSQL” in docs/operations.md.`,
  })
}
