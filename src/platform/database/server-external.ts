import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { OperatorError } from '../operator-error.ts'
import { type DatabaseAddress, identityOf, isStandby, lookAt, open, patience } from './server-address.ts'
import { notDurable } from './server-durable.ts'
import {
  databaseDiffers,
  databaseIsReplica,
  databaseNotDurable,
  isolationUnfit,
  sessionsNotKept,
} from './server-errors.ts'

/** What `pg` needs to connect to the operator's own database: by a pooler perhaps, and by a way that keeps sessions. */
export type ExternalDatabase = { connection: pg.ClientConfig; session: pg.ClientConfig }

/**
 * Checks that the operator's own database answers, is recent enough, can be written to and keeps what it is given; and that there
 * is a way to it that keeps sessions: its own, if no other is given.
 * @param asked settings that were asked for
 * @throws OperatorError whose code begins with `database-`
 */
export async function checkExternal(
  databaseUrl: string,
  sessionUrl: string | undefined,
  asked: Record<string, string>,
): Promise<ExternalDatabase> {
  for (const trouble of await externalTroubles(databaseUrl, sessionUrl, asked)) throw trouble
  return { connection: { connectionString: databaseUrl }, session: { connectionString: sessionUrl || databaseUrl } }
}

/**
 * All for which the operator's own database would be refused, most important first; nothing is changed.
 * @param asked settings that were asked for
 */
export async function externalTroubles(
  databaseUrl: string,
  sessionUrl: string | undefined,
  asked: Record<string, string>,
): Promise<OperatorError[]> {
  const troubles: OperatorError[] = []
  const pooled: DatabaseAddress = { setting: 'DATABASE_URL', url: databaseUrl }
  const direct: DatabaseAddress = sessionUrl ? { setting: 'DATABASE_SESSION_URL', url: sessionUrl } : pooled
  const looking = async (address: DatabaseAddress, work: (client: pg.Client) => Promise<void>) => {
    await lookAt(address, work).catch(error => troubles.push(error))
  }
  let identity: string | null = null
  await looking(pooled, async client => {
    if (await isStandby(client)) troubles.push(databaseIsReplica(pooled.setting))
    const off = await notDurable(client, asked)
    if (off !== null) troubles.push(databaseNotDurable(off))
    // Behind a pooler, what is set on a connection may stay on another one: the server's own setting has to be right.
    if (direct !== pooled && !(await commitsAreSeen(client))) troubles.push(isolationUnfit())
    identity = await identityOf(client)
  })
  if (direct === pooled && troubles.length > 0) return troubles
  await looking(direct, async client => {
    if (identity !== null && (await identityOf(client)) !== identity) troubles.push(databaseDiffers(direct.setting))
    if (await isStandby(client)) troubles.push(databaseIsReplica(direct.setting))
    else if (!(await hears(client, direct))) troubles.push(sessionsNotKept(direct.setting))
  })
  return troubles
}

/** Whether a transaction sees what others commit while it runs, as ours count on. */
async function commitsAreSeen(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ seen: boolean }>(
    `select current_setting('default_transaction_isolation') = 'read committed' as seen`,
  )
  return rows[0]?.seen === true
}

/**
 * Whether a connection hears what another one says, as only one that keeps its session does: behind a pooler that doesn't, the
 * notice comes to a connection of the pooler's, which throws it away.
 */
async function hears(client: pg.Client, address: DatabaseAddress): Promise<boolean> {
  const word = randomUUID()
  const heard = new Promise<boolean>(resolve => {
    const late = setTimeout(() => resolve(false), patience).unref()
    client.on('notification', ({ payload }) => {
      if (payload !== word) return
      clearTimeout(late)
      resolve(true)
    })
  })
  await client.query('listen parvis_session')
  const other = open(address)
  other.on('error', () => {})
  try {
    await other.connect()
    await other.query('select pg_notify($1, $2)', ['parvis_session', word])
    return await heard
  } finally {
    other.end().catch(() => {})
  }
}
