import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { interrupted } from './backup-errors.ts'

/** That the same row gives the same text everywhere, that none is left out in silence, and that nothing is given up for its length. */
const settings = {
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  extra_float_digits: '3',
  bytea_output: 'hex',
  row_security: 'off',
  // Rows are read in the order in which they lie, from the first one.
  synchronize_seqscans: 'off',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
}

/**
 * Works on a connection of its own, as backups and restores need it; it ends with the work, or when `signal` says so.
 * @param failed makes an error of PostgreSQL into a sentence
 * @param work may say that it is past the point where it can be interrupted
 * @throws OperatorError `interrupted` after the signal; what `failed` makes
 */
export async function withSession<T>(
  connection: pg.ClientConfig,
  signal: AbortSignal,
  failed: (reason: string) => OperatorError,
  work: (client: pg.Client, pointOfNoReturn: () => void) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'parvis backup' })
  let lost: Error | undefined
  client.on('error', error => {
    lost = error
  })
  let abandoned = false
  const abandon = () => {
    abandoned = true
    void client.end().catch(() => {})
  }
  const pointOfNoReturn = () => signal.removeEventListener('abort', abandon)
  try {
    if (signal.aborted) throw interrupted()
    signal.addEventListener('abort', abandon)
    await client.connect()
    // A setting that this version of PostgreSQL doesn't know is passed over. It knows some by names with capitals, as `DateStyle`.
    await client.query(
      `select set_config(name, $2::jsonb ->> lower(name), false) from pg_settings where lower(name) = any($1)`,
      [Object.keys(settings), JSON.stringify(settings)],
    )
    return await work(client, pointOfNoReturn)
  } catch (error) {
    if (abandoned) throw interrupted()
    if (error instanceof OperatorError) throw error
    if (error instanceof pg.DatabaseError) throw failed(error.message)
    if (lost || /^Connection terminated|^Client has encountered a connection error/.test((error as Error).message))
      throw failed((lost ?? (error as Error)).message)
    throw error
  } finally {
    pointOfNoReturn()
    await client.end().catch(() => {})
  }
}
