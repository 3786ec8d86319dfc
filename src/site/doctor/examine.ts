import type pg from 'pg'
import { readConfig, settingTroubles } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/database/database.ts'
import { nodeNeeded } from '../../platform/program-version.ts'
import { findForgetting, findRecord, findSearch } from './content.ts'
import { findDatabase, findState, waitBriefly } from './database.ts'
import { findFiles } from './files.ts'
import { type About, type Finding, type Found, look, told } from './finding.ts'
import { findNode, findServer } from './program.ts'
import { findReplica } from './replica.ts'
import { findSettings } from './settings.ts'

type Examining = {
  environment: NodeJS.ProcessEnv
  now: () => Date
  /** Is told what is looked at, before it is. */
  tell(about: About): void
}

/** How long the database may take for one answer, in milliseconds. */
const longestAnswer = 15_000

/** Looks at all of a site that its operator answers for, and changes nothing. A look that fails is itself a finding. */
export async function examine({ environment, now, tell }: Examining): Promise<Finding[]> {
  const findings: Finding[] = []
  const at = async <T>(about: About, work: (say: (found: Found) => void) => Promise<T>): Promise<T | undefined> => {
    const say = (found: Found) => findings.push({ about, ...found })
    tell(about)
    try {
      return await work(say)
    } catch (error) {
      say(told(error))
      return undefined
    }
  }

  const troubles = settingTroubles(environment)
  const config = readConfig(without(environment, troubles))
  await at('settings', async say => findSettings(environment, config).forEach(say))
  await at('program', async say => {
    say(findNode(process.versions.node, nodeNeeded()))
    say(await findServer(config))
  })
  if (addresses.some(name => troubles.has(name))) {
    await at('database', async say => say(notLookedAt()))
    return findings
  }
  const connection = await at('database', say => findDatabase(config, say))
  const complete = connection ? await at('database', say => findState(connection, now, say)) : false
  await onDatabase(complete && connection ? connection : null, async db => {
    if (config.databaseReplicaUrl) {
      const url = config.databaseReplicaUrl
      await at('replica', async say => say(await findReplica(url, config, db)))
    }
    if (!troubles.has('FILES_URL')) await at('files', say => findFiles(config, db, say))
    if (!db) return
    await at('record', say => findRecord(db, say))
    await at('search', async say => say(await findSearch(db)))
    await at('privacy', async say => say(await findForgetting(db, now())))
  })
  return findings
}

const addresses = ['DATABASE_URL', 'DATABASE_SESSION_URL', 'DATABASE_REPLICA_URL']

/** The settings that fit: the others are as if they weren't given. */
function without(environment: NodeJS.ProcessEnv, troubles: ReadonlyMap<string, unknown>): NodeJS.ProcessEnv {
  const left = addresses.some(name => troubles.has(name)) ? addresses : []
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !troubles.has(name) && !left.includes(name)))
}

const notLookedAt = (): Found =>
  look(
    'not-looked-at',
    'La base de données n’a pas été examinée : corrigez d’abord son adresse dans les réglages.',
    'The database was not looked at: first correct its address in the settings.',
  )

async function onDatabase(
  connection: pg.ClientConfig | null,
  work: (db: Database | null) => Promise<void>,
): Promise<void> {
  if (!connection) return work(null)
  const { db, close } = openDatabase({ ...connection, query_timeout: longestAnswer }, undefined, {
    prepare: waitBriefly,
  })
  try {
    await work(db)
  } finally {
    await close()
  }
}
