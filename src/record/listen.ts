import pg from 'pg'
import type { Database } from '../platform/database/database.ts'
import { recordChannel } from './entry.ts'

export type Watch = {
  /** Resolves once notices are heard; until then, as always, the position is looked at about once a second. */
  listening: Promise<void>
  /** Whether they are heard now. */
  hears(): boolean
  /** The number of the last entry that was told of. */
  position(): number
  stop(): Promise<void>
}

/** Beyond this many entries at once, it is cheaper to forget everything than to look at each tag. */
const manyEntries = 2000
/** What a lost notice may delay. The question is the cheapest there is: the last key of an index. */
const tick = 900
const longestWait = 5_000

async function lastSeal(db: Database): Promise<number> {
  const last = await db
    .selectFrom('seals')
    .select(eb => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return last?.seq ?? 0
}

/**
 * Tells what the record changes, in this process or another one: by notices, and by the record's position about once a second,
 * so that a lost notice delays and never loses. Entries are told of once they are sealed, since seals alone have no gaps.
 * `away` tells, each time, whether the record could not be read: what it changes meanwhile is told of once it can be.
 */
export async function watchRecord(
  db: Database,
  connection: pg.ClientConfig,
  told: { tags(tags: Iterable<string>): void; everything(): void; appended(): void; away(isAway: boolean): void },
): Promise<Watch> {
  let stopped = false
  let client: pg.Client | null = null
  // What is read from here on comes after this place in the record: nothing that changes later is missed.
  let position = await lastSeal(db)
  let reading: Promise<void> | null = null
  let again = false
  let wait = 50
  let retry: NodeJS.Timeout | undefined

  const readOn = async (): Promise<void> => {
    const newest = await lastSeal(db)
    if (newest - position > manyEntries) {
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
        await readOn().then(
          () => told.away(false),
          () => told.away(true),
        )
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
        look()
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
      heard()
      look()
    } catch {
      lost()
    }
  }
  let heard = () => {}
  const listening = new Promise<void>(resolve => {
    heard = resolve
  })
  const timer = setInterval(look, tick)
  void connect()
  return {
    listening,
    hears: () => client !== null,
    position: () => position,
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
