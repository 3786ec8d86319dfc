import { sql } from 'kysely'
import type { Database, Tx } from '../database/database.ts'
import type { Language } from '../locales/languages.ts'
import type { Log } from '../log.ts'
import { type Repeated, repeat } from '../repeat.ts'
import type { Secret } from '../secret.ts'
import { render } from './letter.tsx'
import { type LetterHead, letterOf, type Notice, type NoticeKind } from './notices.ts'
import { type Carrier, isFinal, problemOf } from './smtp.ts'

type Post = {
  db: Database
  secret: Secret
  carrier: Carrier
  kinds: readonly NoticeKind[]
  headFor(language: Language): Promise<LetterHead>
  log: Log
}

/** How often it is looked for letters, in milliseconds; and how many are taken at once. */
const lookEvery = 1_000
const atOnce = 10
/** How long after the first try the second one comes, in seconds; each next wait is twice as long, an hour at most. */
const firstWait = 30
const longestWait = 3_600

/** Takes letters away as they come, in any number of processes, until it is stopped. */
export const startPost = (post: Post): Repeated =>
  repeat(
    lookEvery,
    async () => {
      while ((await postSome(post)) === atOnce);
    },
    error => post.log.warn({ err: problemOf(error) }, 'the post waits'),
  )

/**
 * Takes some letters away. Each is claimed first, for as long as it takes until its next try: should the process die meanwhile, another
 * one tries again then. So a letter may come twice (after a death between the mail server's yes and our writing it down), never not at all.
 * @returns how many were taken
 */
export async function postSome(post: Post, now?: Date): Promise<number> {
  const at = now ? sql<Date>`${now}::timestamptz` : sql<Date>`clock_timestamp()`
  const wait = sql`make_interval(secs => least(${longestWait}::integer, ${firstWait}::integer * power(2, attempts)))`
  const { rows } = await sql<Notice>`
    update notices set attempts = attempts + 1, next_try = ${at} + ${wait}
    where id in (
      select id from notices where state = 'waiting' and next_try <= ${at} and expires_at > ${at}
      order by next_try limit ${atOnce} for update skip locked
    ) returning *`.execute(post.db)
  await Promise.all(rows.map(notice => postOne(post, notice)))
  return rows.length
}

async function postOne({ db, secret, carrier, kinds, headFor, log }: Post, notice: Notice): Promise<void> {
  const letter = letterOf(kinds, secret, notice, await headFor(notice.language))
  const end = async (state: 'sent' | 'failed', problem: string | null): Promise<void> => {
    if (notice.traceless) {
      await db.deleteFrom('notices').where('id', '=', notice.id).execute()
      return
    }
    await db
      .updateTable('notices')
      .set({ state, problem, sealed: null, ended_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', notice.id)
      .where('state', '=', 'waiting')
      .execute()
  }
  if (!letter) {
    await end('failed', 'unreadable: of a kind that is not known, or written with another secret')
    return
  }
  try {
    await carrier.carry(letter.recipient, await render(letter), notice.id)
    await end('sent', null)
  } catch (error) {
    const problem = problemOf(error)
    log.warn({ notice: notice.id, kind: notice.kind, attempt: notice.attempts, err: problem }, 'a letter was not taken')
    if (isFinal(error)) await end('failed', problem)
    else await db.updateTable('notices').set({ problem }).where('id', '=', notice.id).execute()
  }
}

/** Gives up what is too late to be told, and empties what only its recipient was to know. */
export async function giveUpLate(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('notices').where('traceless', '=', true).where('expires_at', '<=', now).execute()
  await db
    .updateTable('notices')
    .set(eb => ({
      state: 'failed',
      sealed: null,
      ended_at: now,
      problem: eb.fn.coalesce('problem', eb.val('too late: never tried')),
    }))
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .execute()
}

/** Forgets letters that were sent, or failed, before a moment. @returns how many */
export async function forgetLetters(tx: Tx, state: 'sent' | 'failed', since: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('notices')
    .where('state', '=', state)
    .where('ended_at', '<=', since)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** The letters that didn’t leave, the last one first; how many those are, and how many wait. */
export async function readTroubles(
  db: Database,
  limit: number,
): Promise<{ waiting: number; failed: Notice[]; inAll: number }> {
  const counts = await db
    .selectFrom('notices')
    .select(eb => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const countOf = (state: Notice['state']) => counts.find(one => one.state === state)?.count ?? 0
  const failed = await db
    .selectFrom('notices')
    .selectAll()
    .where('state', '=', 'failed')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return { waiting: countOf('waiting'), failed, inAll: countOf('failed') }
}
