import { sql } from 'kysely'
import { timeZoneOf } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { momentAt } from '../../platform/facts/local-time.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Log } from '../../platform/log.ts'
import { repeat } from '../../platform/repeat.ts'
import type { Secret } from '../../platform/secret.ts'
import { attempt, operator } from '../../record/index.ts'
import { holdAnswer } from './hold.ts'
import { publishAndTellWithin } from './tell.ts'

/** When a morning begins, on clocks of the site. */
const morning = '08:00'

/** How often it is looked whether there is anything to publish, in milliseconds. */
const lookedEvery = 60_000

type Publishing = { db: Database; secret: Secret; now(): Date }
type Worn = { id: string; state: 'reviewed' | 'publishing' }

/** The last day whose morning has come: on clocks that skip that hour, the morning begins with the day. */
function lastMorning(timeZone: string, now: Date): Day {
  const today = dayIn(timeZone, now)
  const begins = momentAt(timeZone, `${today}T${morning}`)
  return begins === null || begins <= now ? today : dayIn(timeZone, new Date(now.getTime() - 86_400_000))
}

/** The next answer to publish or to go on with, locked; one that somebody else has in hand is left to them. */
async function nextOne(tx: Tx, day: Day, except: readonly string[]): Promise<Worn | null> {
  const { rows } = await sql<Worn>`
    (select id, state from answers where state = 'publishing' and id <> all(${[...except]}::text[])
      order by id limit 1 for update skip locked)`.execute(tx)
  if (rows[0]) return rows[0]
  const due = await sql<Worn>`
    select id, state from answers
    where state = 'reviewed' and publish_on is not null and publish_on <= ${day}::date and id <> all(${[...except]}::text[])
    order by publish_on, id limit 1 for update skip locked`.execute(tx)
  return due.rows[0] ?? null
}

export type PublishedNow = { given: number; held: number; problems: unknown[] }

/**
 * Publishes every answer whose morning has come, and goes on with those that reach many, one transaction after the other with its letters: whatever
 * stops it, what was given is given and told once, and the rest goes on from there.
 * @param isStopped asked between two transactions
 */
export async function publishDue(
  { db, secret, now }: Publishing,
  isStopped: () => boolean = () => false,
): Promise<PublishedNow> {
  const done: PublishedNow = { given: 0, held: 0, problems: [] }
  const timeZone = await timeZoneOf(db)
  /** Those of which something unforeseen came: others don’t wait for them. */
  const passed: string[] = []
  while (!isStopped()) {
    const at = now()
    let one: Worn | null = null
    try {
      const outcome = await attempt(db, async tx => {
        one = await nextOne(tx, lastMorning(timeZone, at), passed)
        if (!one) return { result: null, entryIds: [] }
        return publishAndTellWithin(tx, { secret, who: operator, now: at }, { id: one.id, seen: null })
      })
      if (!one) return done
      const { id } = one as Worn
      if (outcome.done) done.given += 1
      else {
        const { code, sentence } = outcome.refusal
        const held = await holdAnswer.perform(db, operator, at, { id, code, sentence })
        done.held += 1
        if (!held.done) passed.push(id)
      }
    } catch (error) {
      if (!one) throw error
      done.problems.push(error)
      passed.push((one as Worn).id)
    }
  }
  return done
}

/** Publishes on their mornings, in as many processes as there are, each answer once. */
export function startPublishing(publishing: Publishing, log: Log): { stop(): Promise<void> } {
  let isStopped = false
  const publishes = repeat(
    lookedEvery,
    async () => {
      const { given, held, problems } = await publishDue(publishing, () => isStopped)
      if (given + held > 0) log.info({ given, held }, 'answers were published')
      for (const problem of problems) log.warn({ err: (problem as Error).message }, 'an answer waits to be published')
    },
    error => log.warn({ err: (error as Error).message }, 'publishing answers waits'),
  )
  return {
    async stop() {
      isStopped = true
      await publishes.stop()
    },
  }
}
