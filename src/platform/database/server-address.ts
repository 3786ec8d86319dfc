import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { codeOf, databaseRefused, databaseTooOld, databaseUnreachable, databaseUrlInvalid } from './server-errors.ts'

/** How long a database of our operator's may take to answer, in milliseconds. */
export const patience = 5_000
/** The oldest PostgreSQL that Parvis works with, as `server_version_num` counts. */
const oldest = 150_000
/** It answers, and says no: to the user, to the password, to the name of the database, to what the user may do. */
const refusals = /^(28|3D|42501)/

/** A setting that leads to a database of our operator's: its name, and the address. */
export type DatabaseAddress = {
  setting: 'DATABASE_URL' | 'DATABASE_SESSION_URL' | 'DATABASE_REPLICA_URL'
  url: string
}

/**
 * Connects to an address, sees that its PostgreSQL is recent enough, and works with it.
 * @throws OperatorError `database-url-invalid`, `database-unreachable`, `database-refused`, `database-too-old`
 */
export async function lookAt<T>(address: DatabaseAddress, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = open(address)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    )
    const found = rows[0]
    if (!found || found.number < oldest) throw databaseTooOld(address.setting, found?.version ?? '?')
    return await work(client)
  } catch (error) {
    if (error instanceof OperatorError) throw error
    const said = refusals.test(codeOf(error)) ? databaseRefused : databaseUnreachable
    throw said(address.setting, placeOf(client), reasonOf(error, client.password ?? ''))
  } finally {
    client.end().catch(() => {})
  }
}

/** The same for the same database, by whatever way one comes to it, and for its replicas. */
export async function identityOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ identity: string }>(
    `select concat_ws(' ', system_identifier, oid, datname) as identity
     from pg_control_system(), pg_database where datname = current_database()`,
  )
  return rows[0]?.identity ?? ''
}

/** Whether somebody stands in between: the process that a pooler says we talk to is not the one that answers. */
export async function isPooled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid !== (client as pg.Client & { processID: number | null }).processID
}

/** Whether the server follows another one: then it can't be written to, and may be behind. */
export async function isStandby(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
  return rows[0]?.standby === true
}

/** A client for an address, not connected yet. */
export function open({ setting, url }: DatabaseAddress): pg.Client {
  if (!/^(postgres(ql)?:\/\/|socket:|\/)/.test(url)) throw databaseUrlInvalid(setting)
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: patience, query_timeout: patience })
  } catch {
    // Its message would quote the address, and the password with it.
    throw databaseUrlInvalid(setting)
  }
}

/** Where a client connects to: server, port and database, without user or password. */
export const placeOf = ({ host, port, database }: pg.Client): string =>
  host.startsWith('/') ? `${host}, ${database}` : `${host}:${port}/${database ?? ''}`

const reasons: Record<string, { fr: string; en: string }> = {
  ECONNREFUSED: { fr: 'aucun serveur n’écoute à cette adresse', en: 'no server listens at that address' },
  ENOENT: { fr: 'aucun serveur n’écoute à cette adresse', en: 'no server listens at that address' },
  ENOTFOUND: { fr: 'le nom du serveur est inconnu', en: 'the server’s name is unknown' },
  EAI_AGAIN: { fr: 'le nom du serveur n’a pas pu être cherché', en: 'the server’s name could not be looked up' },
  '28P01': { fr: 'le mot de passe est refusé', en: 'the password is refused' },
  '28000': { fr: 'l’utilisateur est refusé', en: 'the user is refused' },
  '3D000': { fr: 'cette base n’existe pas', en: 'that database doesn’t exist' },
}

function reasonOf(error: unknown, password: string): { fr: string; en: string } {
  const message = error instanceof Error ? error.message : ''
  if (/timeout/i.test(message)) return { fr: 'rien après 5 secondes', en: 'nothing after 5 seconds' }
  const known = reasons[codeOf(error)]
  if (known) return known
  const secrets = [password, encodeURIComponent(password)].filter(secret => secret !== '')
  const said = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), message || codeOf(error) || '?')
  return { fr: said, en: said }
}
