import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { newUlid } from '../../platform/ids.ts'
import { answeringRates, askingRates } from '../sign-in/limits.ts'
import { forgetWhatIsOver } from './forget.ts'
import { type Kept, keepsOfPeople, passingKinds } from './kept.ts'
import './own.ts'
import { type OwnPassingKind, own } from './own-kinds.ts'
import { readRuns } from './runs.ts'
import type { Term } from './terms.ts'

let database: TestDatabase
const person = newUlid()
beforeAll(async () => {
  database = await cloneDatabase('empty')
  await database.db
    .insertInto('people')
    .values({
      id: person,
      name: 'Ines',
      email: 'ines@example.org',
      email_verified: true,
      image: null,
      language: 'fr',
      created_at: began,
      updated_at: began,
    })
    .execute()
})
afterAll(() => database.drop())
beforeEach(async () => {
  for (const table of [
    'retention_runs',
    'sessions',
    'sign_in_requests',
    'rate_counts',
    'notices',
    'invitations',
    'files',
  ] as const)
    await database.db.deleteFrom(table).execute()
})

const began = new Date('2026-01-05T10:00:00Z')
const later = (days: number, milliseconds = 0) => new Date(began.getTime() + days * 86_400_000 + milliseconds)
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)
const run = (moment: Date, day = dayOf(moment)) => forgetWhatIsOver(database.db, day, moment)

const session = (opened: Date, expires: Date) =>
  database.db
    .insertInto('sessions')
    .values({
      id: newUlid(),
      token: newUlid().padEnd(64, '0'),
      person_id: person,
      device: 'Firefox, Linux',
      ip_address: '',
      expires_at: expires,
      created_at: opened,
      updated_at: opened,
    })
    .execute()

const letter = (state: 'sent' | 'failed') =>
  database.db
    .insertInto('notices')
    .values({
      id: newUlid(),
      kind: 'sign-in',
      recipient: 'ines@example.org',
      language: 'fr',
      data: '{}',
      sealed: null,
      state,
      written_at: began,
      next_try: began,
      expires_at: began,
      ended_at: began,
      problem: null,
    })
    .execute()

/** Writes one row of a kind, which began and ended at the moment that all of this is counted from. */
const written: Record<OwnPassingKind, () => Promise<unknown>> = {
  sessions: () => session(began, later(own.sessions.term.days)),
  requests: () =>
    database.db
      .insertInto('sign_in_requests')
      .values({
        id: newUlid().slice(0, 22),
        email: 'ines@example.org',
        language: 'fr',
        next: '/mon-espace',
        link_hash: Buffer.alloc(32, 1),
        code_hash: Buffer.alloc(32, 2),
        wrong_codes: 0,
        asked_at: began,
        expires_at: began,
        used_at: null,
      })
      .execute(),
  counts: () =>
    database.db
      .insertInto('rate_counts')
      .values({ key: 'letters to one, a day 0f', count: 3, ends: later(own.counts.term.days) })
      .execute(),
  lettersSent: () => letter('sent'),
  lettersFailed: () => letter('failed'),
  invitations: () =>
    database.db
      .insertInto('invitations')
      .values({
        id: newUlid(),
        email: 'ines@example.org',
        language: 'fr',
        role: 'moderator',
        on_type: 'site',
        on_id: null,
        duty: null,
        from_day: '2026-01-05',
        until_day: null,
        invited_by: null,
        sent_at: began,
        expires_at: later(14),
        ended_at: began,
        ending: 'declined',
      })
      .execute(),
  filesWaiting: () =>
    database.db
      .insertInto('files')
      .values({
        id: newUlid(),
        hash: 'a'.repeat(64),
        size: 9,
        kind: 'pdf',
        name: 'Ma proposition.pdf',
        stored_at: began,
        ticket: 'b'.repeat(64),
      })
      .execute(),
  runs: () => run(began),
}

describe('what is kept about people for a time', () => {
  test.each(Object.keys(written) as OwnPassingKind[])(
    'is taken away at its end, and not a second before: %s',
    async kind => {
      const { days } = own[kind].term
      await written[kind]()
      // Of two days, so that each is a run of its own.
      const early = await run(later(days, -1000), '2100-01-01')
      expect(early).toHaveProperty(kind, 0)
      const due = await run(later(days), '2100-01-02')
      expect(due).toHaveProperty(kind, kind === 'runs' ? passingKinds().length : 1)
      const again = await run(later(days), '2100-01-03')
      expect(again).toHaveProperty(kind, 0)
    },
  )

  test('ends for a session that is used day after day, too, once it is as old as a session may be', async () => {
    const { atMost } = own.sessions.term
    await session(began, later(atMost + 10))
    expect(await run(later(atMost, -1000), '2100-01-01')).toHaveProperty('sessions', 0)
    expect(await run(later(atMost), '2100-01-02')).toHaveProperty('sessions', 1)
  })

  test('is counted by no limit for longer than the table says', () => {
    const longest = Math.max(
      ...[...askingRates('ines@example.org', '192.0.2.1'), ...answeringRates('192.0.2.1')].map(
        ({ seconds }) => seconds,
      ),
    )
    expect(longest).toBe(own.counts.term.days * 86_400)
  })

  test('goes once a day, however many processes look at once, and its count is that of the one that did it', async () => {
    await Promise.all([letter('sent'), letter('sent'), session(began, later(1))])
    const moment = later(40)
    const done = await Promise.all([run(moment), run(moment), run(moment)])
    for (const { kind } of passingKinds()) expect(done.filter(taken => kind in taken)).toHaveLength(1)
    expect(await run(later(40, 60_000), dayOf(moment))).toEqual({})
    const nothing = Object.fromEntries(passingKinds().map(({ kind }) => [kind, 0]))
    expect(await readRuns(database.db, 5)).toEqual([
      { day: dayOf(moment), taken: { ...nothing, sessions: 1, lettersSent: 2 } },
    ])
  })

  test('that can’t be taken away today stays as it was, hinders no other, and goes the next time it is tried', async () => {
    await Promise.all([letter('sent'), letter('failed'), session(began, later(1))])
    await database.pool.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
       create trigger refuse before delete on sessions for each row execute function refuse()`,
    )
    const moment = later(40)
    await expect(run(moment)).rejects.toThrow('not today')
    const [refused] = await readRuns(database.db, 1)
    expect(refused?.taken).toMatchObject({ requests: 0, lettersSent: 1, lettersFailed: 1, runs: 0 })
    expect(refused?.taken).not.toHaveProperty('sessions')
    await database.pool.query('drop function refuse cascade')
    expect(await run(moment)).toEqual({ sessions: 1 })
  })

  test('is told by each room for itself, under a name of its own', async () => {
    const other: Kept = {
      kind: 'test.notes',
      ground: null,
      tables: {},
      endedBy: 'run',
      term: { days: 3 },
      forget: async (_, { since }) => (since.getTime() === began.getTime() ? 5 : 0),
      words: () => ({ name: '', holds: '', purpose: '', howLong: () => '' }),
    }
    const takeBack = keepsOfPeople(other)
    expect(() => keepsOfPeople(other)).toThrow('two rooms keep test.notes')
    expect(await run(later(3))).toHaveProperty(['test.notes'], 5)
    takeBack()
    expect(await run(later(3), '2100-01-01')).not.toHaveProperty(['test.notes'])
  })

  test('has a term of whole days, which is never longer than the longest', () => {
    for (const { term } of passingKinds()) {
      const { days, atMost = days }: Term = term
      expect(Number.isInteger(days) && days > 0 && atMost >= days).toBe(true)
    }
  })
})
