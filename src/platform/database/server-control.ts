import pg from 'pg'
import { notDurable } from './server-durable.ts'
import { codeOf } from './server-errors.ts'

/**
 * The lock that everyone who uses the server holds, shared, on a connection of its own: as long as somebody does, nobody stops
 * it. Its two numbers (“PARV” and 1) are in a space apart from locks that have one.
 */
const presence = '1346458198, 1'

/** What `pg` needs to connect; port and ssl are said so that no `PGPORT` or `PGSSLMODE` of the operator's changes them. */
export const socketConnection = (socketFolder: string, database = 'parvis') => ({
  host: socketFolder,
  port: 5432,
  ssl: false,
  user: 'parvis',
  database,
})

/**
 * Tries once to connect and to say that we are here, and makes the database `parvis` where it is missing. The connection is to
 * the database `postgres`, so that `parvis` can still be dropped, renamed or used as a template.
 * @param settings that were asked for
 */
export async function connectControl(
  socketFolder: string,
  settings: Record<string, string>,
): Promise<{ control: pg.Client; notDurable: string | null } | { error: unknown }> {
  const control = new pg.Client({
    ...socketConnection(socketFolder, 'postgres'),
    application_name: 'parvis control',
    connectionTimeoutMillis: 10_000,
  })
  // Whoever holds it hears of its end; without a listener, its error would end the program.
  control.on('error', () => {})
  try {
    await control.connect()
    // Waits only for a last one who is about to stop the server, and then fails with it.
    await control.query(`select pg_advisory_lock_shared(${presence})`)
    await makeDatabase(control)
    return { control, notDurable: await notDurable(control, settings, 'parvis') }
  } catch (error) {
    control.end().catch(() => {})
    return { error }
  }
}

async function makeDatabase(control: pg.Client): Promise<void> {
  const { rowCount } = await control.query(`select from pg_database where datname = 'parvis'`)
  if (rowCount !== 0) return
  try {
    await control.query(`create database parvis template template0 encoding 'UTF8' locale 'C.UTF-8'`)
  } catch (error) {
    // Another program has just made it: “duplicate database”, or a unique index that says the same.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error
  }
}

/**
 * Takes our presence back.
 * @returns whether we were the last one; nobody else can join then until this connection ends
 */
export async function takeLeave(control: pg.Client): Promise<boolean> {
  await control.query(`select pg_advisory_unlock_shared(${presence})`)
  const { rows } = await control.query<{ last: boolean }>(`select pg_try_advisory_lock(${presence}) as last`)
  return rows[0]?.last === true
}
