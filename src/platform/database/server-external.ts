import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { notDurable } from './server-durable.ts'
import { codeOf, databaseNotDurable, databaseTooOld, databaseUnreachable, databaseUrlInvalid } from './server-errors.ts'

/** How long a database of our operator's may take to answer, in milliseconds. */
const patience = 5_000
/** The oldest PostgreSQL that Parvis works with, as `server_version_num` counts. */
const oldest = 150_000

/**
 * Checks that the operator's own database answers, is recent enough and keeps what it is given.
 * @returns what `pg` needs to connect
 * @throws OperatorError `database-url-invalid`, `database-unreachable`, `database-too-old`, `database-not-durable`
 */
export async function checkExternal(databaseUrl: string, asked: Record<string, string>): Promise<pg.ClientConfig> {
  const client = open(databaseUrl)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    )
    const found = rows[0]
    if (!found || found.number < oldest) throw databaseTooOld(found?.version ?? '?')
    const off = await notDurable(client, asked)
    if (off !== null) throw databaseNotDurable(off)
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw databaseUnreachable(placeOf(client), reasonOf(error, client.password ?? ''))
  } finally {
    client.end().catch(() => {})
  }
  return { connectionString: databaseUrl }
}

function open(connectionString: string): pg.Client {
  if (!/^(postgres(ql)?:\/\/|socket:|\/)/.test(connectionString)) throw databaseUrlInvalid()
  try {
    return new pg.Client({ connectionString, connectionTimeoutMillis: patience, query_timeout: patience })
  } catch {
    // Its message would quote the address, and the password with it.
    throw databaseUrlInvalid()
  }
}

const placeOf = ({ host, port, database }: pg.Client): string =>
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
