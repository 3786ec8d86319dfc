import pg from 'pg'
import type { Database } from '../platform/database/database.ts'
import { recordChannel } from './entry.ts'

export type Watch = { stop(): Promise<void> }

/** Beyond this many entries at once, it is cheaper to forget everything than to look at each tag. */
const manyEntries = 2000
const tick = 5_000
const longestWait = 5_000

/**
 * Tells what the record changes, in this process or another one: by notices, and by the record's position every few seconds,
 * so that a lost notice delays and never loses. Entries are told of once they are sealed, since seals alone have no gaps.
 */
export function watchRecord(
  db: Database,
  connection: pg.ClientConfig,
  told: { tags(tags: Iterable<string>): void; everything(): void; appended(): void },
): Watch {
  let stopped = false
  let client: pg.Client | null = null
  let position: number | null = null
  let reading: Promise<void> | null = null
  let again = false
  let wait = 50
  let retry: NodeJS.Timeout | undefined

  const readOn = async (): Promise<void> => {
    const last = await db
      .selectFrom('seals')
      .select(eb => eb.fn.max('seq').as('seq'))
      .executeTakeFirst()
    const newest = last?.seq ?? 0
    if (position === null) {
      position = newest
      told.everything()
    } else if (newest - position > manyEntries) {
      position = newest
      told.everything()
    } else if (newest > position) {
      const rows = await db
        .selectFrom('seals')
        .innerJoin('entries', 'entries.id', 'seals.entry_id')
        .select('entries.tags')
        .where('seq', '>', position)
        .where('seq', '<=', newest)
        .execute()
      position = newest
      told.tags(['record', ...rows.flatMap(row => row.tags)])
    }
  }
  const look = () => {
    if (stopped) return
    again = true
    reading ??= (async () => {
      while (again && !stopped) {
        again = false
        // The database is away: the next tick or notice looks again.
        await readOn().catch(() => {})
      }
      reading = null
    })()
  }
  const connect = async () => {
    if (stopped) return
    const next = new pg.Client({ ...connection, application_name: 'parvis listener' })
    const lost = () => {
      if (client === next || client === null) {
        client = null
        clearTimeout(retry)
        retry = setTimeout(() => void connect(), wait)
        wait = Math.min(longestWait, wait * 2)
      }
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', notice => {
      if (notice.payload === '') told.appended()
      else look()
    })
    try {
      await next.connect()
      await next.query(`listen ${recordChannel}`)
      client = next
      wait = 50
      look()
    } catch {
      lost()
    }
  }
  const timer = setInterval(look, tick)
  void connect()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      clearTimeout(retry)
      const open = client
      client = null
      open?.removeAllListeners('end')
      await open?.end().catch(() => {})
      await reading
    },
  }
}
