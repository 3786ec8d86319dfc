import type pg from 'pg'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database/database.ts'
import { checkReplica } from '../../platform/database/replica-check.ts'
import { compare, positionOf } from '../../platform/database/replica-state.ts'
import { lookAt, placeOf } from '../../platform/database/server-address.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { type Found, fine, look, told } from './finding.ts'

/** One file of PostgreSQL's journal, in bytes: a replica that follows is behind by less. */
const usualLag = 16 * 1024 * 1024

/**
 * Whether the replica answers, is one of this database, and follows it. While it doesn't answer the site goes on without it; one of
 * something else stops a start.
 * @param db the database itself; null when it can't be asked
 */
export async function findReplica(url: string, config: Config, db: Database | null): Promise<Found> {
  const address = { setting: 'DATABASE_REPLICA_URL', url } as const
  if (config.clock)
    return fine(
      'replica-unused',
      'Avec PARVIS_CLOCK la réplique ne sert pas, et n’a pas été examinée',
      'With PARVIS_CLOCK the replica isn’t used, and was not looked at',
    )
  try {
    if (!db) return await lookAt(address, async client => answersAlone(client))
    await checkReplica(url, config.databaseSessionUrl ?? config.databaseUrl ?? '')
    const position = await positionOf(db)
    return await lookAt(address, async client => {
      const { state, lagBytes } = await compare(client, position)
      if (state === 'stranger')
        return look(
          'replica-strayed',
          `La réplique (${placeOf(client)}) ne suit pas la base là où elle en est : elle ne sert pas. Voyez son journal, ou refaites-la.`,
          `The replica (${placeOf(client)}) doesn’t follow the database to where it is: it isn’t used. See its log, or make it again.`,
        )
      if (lagBytes <= usualLag) return answers(client)
      const megabytes = Math.round(lagBytes / 1_000_000)
      return look(
        'replica-late',
        `La réplique (${placeOf(client)}) a ${megabytes} Mo de retard : en attendant, les pages se lisent dans la base. Voyez ce qui la retient.`,
        `The replica (${placeOf(client)}) is ${megabytes} MB behind: meanwhile pages are read from the database. See what holds it up.`,
      )
    })
  } catch (error) {
    if (!(error instanceof OperatorError) || error.code !== 'database-unreachable') throw error
    const { code, says } = told(error)
    return look(
      code,
      `${says.fr} En attendant, le site lit tout dans la base.`,
      `${says.en} Meanwhile the site reads everything from the database.`,
    )
  }
}

const answers = (client: pg.Client): Found =>
  fine(
    'replica',
    `La réplique répond et suit : ${placeOf(client)}`,
    `The replica answers and follows: ${placeOf(client)}`,
  )

const answersAlone = (client: pg.Client): Found =>
  look(
    'replica-alone',
    `La réplique répond (${placeOf(client)}), et rien ne dit si elle suit : réglez d’abord ce qu’a la base.`,
    `The replica answers (${placeOf(client)}), and nothing tells whether it follows: first mend the database.`,
  )
