import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../../platform/config.ts'
import { embeddedPackage } from '../../platform/database/embedded-package.ts'
import { pendingMigrations, readMigrations } from '../../platform/database/migrate.ts'
import { type DatabaseAddress, isPooled, lookAt, patience, placeOf } from '../../platform/database/server-address.ts'
import { notDurable } from '../../platform/database/server-durable.ts'
import { codeOf, databaseNotDurable, diskFull, folderNotOurs } from '../../platform/database/server-errors.ts'
import { externalTroubles } from '../../platform/database/server-external.ts'
import { seeServer } from '../../platform/database/server-look.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { type Found, fine, look, told, wrong } from './finding.ts'

type Say = (found: Found) => void

const megabyte = 1_000_000
/** What the sentences of a full disk ask for, and what PostgreSQL needs for the next part of its journal, in bytes. */
const [enoughRoom, leastRoom] = [200 * megabyte, 16 * megabyte]
/** Two clocks that are set by the network don't differ by more, in milliseconds. */
const closeClocks = 5_000

/** What somebody else holds, as a restore does, isn't waited for. To be asked of a connection that keeps its session. */
export const waitBriefly = `set lock_timeout = '3s'`

/** @returns what `pg` needs to look further; null when there is nothing to look at, or no way to it */
export function findDatabase(config: Config, say: Say): Promise<pg.ClientConfig | null> {
  const { databaseUrl, databaseSessionUrl, dataDir } = config
  return databaseUrl === undefined ? findOwn(dataDir, say) : findExternal(databaseUrl, databaseSessionUrl, say)
}

/** The database that Parvis brings: its folder, its disk, and whether it runs. It is neither joined nor started. */
async function findOwn(dataDir: string, say: Say): Promise<pg.ClientConfig | null> {
  const { cluster, made, connection, room } = seeServer(dataDir, embeddedPackage())
  say(findRoom(room, dataDir))
  if (!made) {
    say(
      fine(
        'database-none',
        `Pas encore de base de données dans ${dataDir} : le premier démarrage la crée.`,
        `No database in ${dataDir} yet: the first start makes it.`,
      ),
    )
    return null
  }
  try {
    if (!connection) throw Object.assign(new Error(), { code: 'ENOENT' })
    await withClient(connection, async client => {
      const off = await notDurable(client, {}, 'parvis')
      if (off !== null) say(told(databaseNotDurable(off)))
      const version = await versionOf(client)
      say(
        fine(
          'database-own',
          `La base de données de Parvis tourne (PostgreSQL ${version}), dans ${cluster}`,
          `Parvis’s own database runs (PostgreSQL ${version}), in ${cluster}`,
        ),
      )
    })
    return connection
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EACCES') throw folderNotOurs(cluster, code)
    if (code !== 'ENOENT' && code !== 'ECONNREFUSED') throw error
    say(
      wrong(
        'database-stopped',
        `La base de données de ${cluster} ne tourne pas : npm start la lance avec le site. Son contenu n’a pas été examiné.`,
        `The database in ${cluster} isn’t running: npm start starts it with the site. Its content was not looked at.`,
      ),
    )
    return null
  }
}

/** How much room there is for the database. */
export function findRoom(bytes: number, dataDir: string): Found {
  if (bytes < leastRoom) return told(diskFull(dataDir))
  const megabytes = Math.floor(bytes / megabyte)
  if (bytes < enoughRoom)
    return look(
      'disk-nearly-full',
      `Il ne reste que ${megabytes} Mo sur le disque de ${dataDir} : libérez-en au moins 200.`,
      `Only ${megabytes} MB are left on the disk of ${dataDir}: free at least 200.`,
    )
  const gigabytes = Math.floor(megabytes / 1000)
  const [fr, en] = gigabytes > 0 ? [`${gigabytes} Go`, `${gigabytes} GB`] : [`${megabytes} Mo`, `${megabytes} MB`]
  return fine('disk', `${fr} libres sur le disque de ${dataDir}`, `${en} free on the disk of ${dataDir}`)
}

/** With these a start is refused, and yet all that the database holds can be looked at. */
const readable = new Set(['database-not-durable', 'database-isolation'])

/** The operator's own database: what each address leads to, and all for which a start would refuse it. */
async function findExternal(url: string, sessionUrl: string | undefined, say: Say): Promise<pg.ClientConfig | null> {
  const reached = [
    await findWay({ setting: 'DATABASE_URL', url }, say),
    sessionUrl === undefined || (await findWay({ setting: 'DATABASE_SESSION_URL', url: sessionUrl }, say)),
  ]
  if (reached.includes(false)) return null
  const troubles = await externalTroubles(url, sessionUrl, {})
  for (const trouble of troubles) say(told(trouble))
  return troubles.every(({ code }) => readable.has(code)) ? { connectionString: sessionUrl ?? url } : null
}

/** @returns whether it leads to a database that can be looked at */
async function findWay(address: DatabaseAddress, say: Say): Promise<boolean> {
  try {
    say(
      await lookAt(address, async client => {
        const [version, pooled] = [await versionOf(client), await isPooled(client)]
        const by = pooled ? { fr: ', par un intermédiaire', en: ', by a pooler' } : { fr: '', en: '' }
        return fine(
          pooled ? 'database-by-pooler' : 'database-answers',
          `${address.setting} répond${by.fr} : PostgreSQL ${version}, ${placeOf(client)}`,
          `${address.setting} answers${by.en}: PostgreSQL ${version}, ${placeOf(client)}`,
        )
      }),
    )
    return true
  } catch (error) {
    say(told(error))
    return false
  }
}

/**
 * What can be asked of the database whoever runs it.
 * @returns whether its tables are those that this program reads
 */
export async function findState(connection: pg.ClientConfig, now: () => Date, say: Say): Promise<boolean> {
  return withClient(connection, async client => {
    say(await findClock(client, now))
    const migrations = readMigrations(join(projectRoot, 'migrations'))
    const pending = await pendingMigrations(client, migrations)
    if (pending.length === 0) {
      say(
        fine(
          'migrations',
          `Migrations : les ${migrations.length} sont faites`,
          `Migrations: all ${migrations.length} are done`,
        ),
      )
      return true
    }
    say(
      pending.length === migrations.length
        ? fine(
            'database-empty',
            'La base de données est vide : le premier démarrage y fait ses tables.',
            'The database is empty: the first start makes its tables.',
          )
        : look(
            'migrations-wait',
            `Migrations à faire : ${pending.length}. Sauvegardez, puis relancez Parvis, qui les fait à son démarrage.`,
            `Migrations to do: ${pending.length}. Back up, then start Parvis again, which does them at its start.`,
          ),
    )
    return false
  })
}

async function findClock(client: pg.Client, now: () => Date): Promise<Found> {
  const asked = now().getTime()
  // As a number: how the operator's server writes moments is its own matter.
  const { rows } = await client.query<{ at: string }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as at',
  )
  const answered = now().getTime()
  const its = Number(rows[0]?.at ?? asked)
  // It was read somewhere between the question and the answer.
  const apart = Math.max(0, asked - its, its - answered)
  if (apart <= closeClocks)
    return fine(
      'clocks',
      'L’horloge de la base et celle du programme s’accordent',
      'The clocks of the database and of the program agree',
    )
  const seconds = Math.round(apart / 1000)
  return look(
    'clocks-differ',
    `L’horloge de la base et celle du programme diffèrent de ${seconds} s : mettez les deux machines à l’heure (NTP).`,
    `The clocks of the database and of the program differ by ${seconds} s: set both machines by the network (NTP).`,
  )
}

async function versionOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  return rows[0]?.version ?? '?'
}

async function withClient<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...connection,
    application_name: 'parvis doctor',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(waitBriefly)
    return await work(client)
  } finally {
    client.end().catch(() => {})
  }
}
