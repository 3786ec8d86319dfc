import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import '../src/answers/index.ts'
import { type Database, openDatabase } from '../src/platform/database/database.ts'
import { calls, openCall } from './support/fill-contributions.ts'
import { forkSource } from './support/load.ts'
import { memoryOf } from './support/memory.ts'
import type { Benchmark } from './support/result.ts'
import { fillWithFrance, openServer } from './support/site.ts'
import { rounded } from './support/statistics.ts'

const answers = 5_000
/** A morning after the consultation, at noon in no time zone where it would still be night. */
const morning = '2027-01-11'

/** People, what each said, and an answer to each that was reviewed and waits for its morning; as one statement each. */
async function fill(db: Database, consultation: string): Promise<void> {
  const id = (letter: string) => sql`${letter} || lpad(n::text, 25, '0')`
  const numbers = sql`generate_series(1, ${answers}::int) as n`
  await sql`
    insert into people (id, name, email, email_verified, language, created_at, updated_at)
    select ${id('P')}, '', 'auteur-' || n || '@example.org', true, 'fr', now(), now() from ${numbers}`.execute(db)
  await sql`
    insert into contributions (id, consultation_id, state, version, title, text, answers, language, author, author_kind, person_id, channel,
      sent_at, published_at, responsible_id, due, said, shuffle, words)
    select ${id('C')}, ${consultation}, 'published', 1, 'Proposition ' || n, 'Que chaque ministère publie sa réponse, et la raison ' || n || '.',
      '{}', 'fr', '', 'person', ${id('P')}, 'site', '2026-11-20', '2026-11-20', (select id from organisations where key = 'dinum'),
      '2027-01-19', sha256(n::text::bytea), n, '' from ${numbers}`.execute(db)
  await sql`
    insert into answers (id, consultation_id, outcome, reason, language, organisation_id, signed_as, state, drafted_at, drafted_as,
      reviewed_at, reviewed_as, publish_on, is_second)
    select ${id('A')}, ${consultation}, 'retained-in-part', repeat('Parce que le plan prévoit de publier chaque réponse. ', 12), 'fr',
      (select id from organisations where key = 'dinum'), 'Cheffe de mission', 'reviewed', now(), 'correspondent', now(), 'correspondent',
      ${morning}::date, false from ${numbers}`.execute(db)
  await sql`
    insert into answer_points (answer_id, contribution_id, number) select ${id('A')}, ${id('C')}, 1 from ${numbers}`.execute(
    db,
  )
  await sql`analyze`.execute(db)
}

const toldOf = async (db: Database): Promise<number> => {
  const { rows } = await sql<{ told: number }>`select count(*)::int as told from answers_told`.execute(db)
  return rows[0]?.told ?? 0
}

/** Waits until so many are told, or the process has ended; keeps the most memory that was seen. */
async function watched(db: Database, child: ChildProcess, until: number): Promise<number> {
  let most = 0
  while (child.exitCode === null && child.signalCode === null) {
    try {
      most = Math.max(most, memoryOf(child.pid ?? 0).most)
    } catch {
      break
    }
    if ((await toldOf(db)) >= until) break
    await wait(100)
  }
  return most
}

/** Answers that are published in a morning, by a process that is killed half way. */
export const publishAnswers: Benchmark = {
  name: 'publish-answers',
  says: `${answers} answers published in one morning, each with its letter, by a process that is killed half way and another that goes on`,
  async run(say) {
    const server = await openServer()
    await fillWithFrance(server.connection)
    const { db, close } = openDatabase(server.connection)
    try {
      await fill(db, (await openCall(db, calls.open)).id)
      const order = { publish: server.connection, at: `${morning}T12:00:00Z` }
      const begun = Date.now()
      const first = forkSource('publisher.ts')
      first.send(order)
      const early = await watched(db, first, answers / 2)
      first.kill('SIGKILL')
      if (first.exitCode === null && first.signalCode === null) await once(first, 'exit')
      const atKill = await toldOf(db)
      say(`killed when ${atKill} authors were told`)
      const second = forkSource('publisher.ts')
      second.send(order)
      const late = await watched(db, second, Number.POSITIVE_INFINITY)
      const seconds = rounded((Date.now() - begun) / 1000)
      const { rows } = await sql<{ told: number; letters: number; recipients: number; left: number }>`
        select (select count(*)::int from answers_told) as told,
          (select count(*)::int from notices where kind = 'contribution-answered') as letters,
          (select count(distinct recipient)::int from notices where kind = 'contribution-answered') as recipients,
          (select count(*)::int from answers where state <> 'published') as "left"`.execute(db)
      const [found = { told: 0, letters: 0, recipients: 0, left: answers }] = rows
      const memory = Math.max(early, late)
      const wrong = Math.abs(found.letters - answers) + Math.abs(found.recipients - answers) + found.left
      return {
        figures: {
          answers,
          toldWhenKilled: atKill,
          seconds,
          perSecond: rounded(answers / seconds),
          memoryMB: memory,
          ...found,
        },
        aims: [
          { what: 'authors told otherwise than once', figure: wrong, unit: '', aim: { atMost: 0 } },
          { what: 'all of them, with their letters', figure: seconds, unit: 's', aim: { atMost: 600 } },
          { what: 'memory of the process', figure: memory, unit: 'MB', aim: { atMost: 300 } },
        ],
      }
    } finally {
      await close()
      await server.remove()
    }
  },
}
