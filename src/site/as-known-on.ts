import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { type OpenDatabase, openDatabase } from '../platform/database/database.ts'
import type { Day } from '../platform/facts/period.ts'
import type { Log } from '../platform/log.ts'
import { projectRoot } from '../platform/project-root.ts'

/**
 * The database as it could be known on a day of the past: later plans, published commitments, outcomes, attendance, ratings and
 * actual dates are not there. For demonstrations of that day: it is for reading only.
 */
export function openAsKnownOn(connection: pg.ClientConfig, day: Day, log?: Log): OpenDatabase {
  const views = readFileSync(join(projectRoot, 'src', 'site', 'as-known-on.sql'), 'utf8')
  return openDatabase({ ...connection, options: `-c parvis.known_on=${day}` }, log, {
    prepare: views,
    serves: true,
  })
}
