import { identityOf, isStandby, lookAt } from './server-address.ts'
import { databaseDiffers, notAReplica } from './server-errors.ts'

/**
 * Sees that an address leads to a replica of the database. One that doesn't answer is let pass: it may come later.
 * @param session an address of the database itself
 * @throws OperatorError `replica-unfit`, `database-differs`, `database-refused`, `database-url-invalid`, `database-too-old`
 */
export async function checkReplica(url: string, session: string): Promise<void> {
  const found = await lookAt({ setting: 'DATABASE_REPLICA_URL', url }, async client => ({
    standby: await isStandby(client),
    identity: await identityOf(client),
  })).catch(error => {
    if (error.code === 'database-unreachable') return null
    throw error
  })
  if (!found) return
  if (found.identity !== (await lookAt({ setting: 'DATABASE_URL', url: session }, identityOf)))
    throw databaseDiffers('DATABASE_REPLICA_URL')
  if (!found.standby) throw notAReplica()
}
