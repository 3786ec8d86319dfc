import { Agent, request } from 'node:http'
import { sql } from 'kysely'
import type pg from 'pg'
import { createApp } from '../src/app.tsx'
import { clockAt } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { pageCache } from '../src/platform/http/page-cache.ts'
import { openLog } from '../src/platform/log.ts'
import { startSealer } from '../src/record/index.ts'
import { cpuSeconds } from './support/load.ts'
import { origin, peopleOver } from './support/people.ts'
import type { Benchmark } from './support/result.ts'
import { type Ask, addressOf, type Steps, signInOnce, wasHere } from './support/signing-in.ts'
import { fillWithFrance, openServer, serveSite } from './support/site.ts'
import { recordStatements, replay, type Statement } from './support/statements.ts'
import { median, percentile, rounded, sortedCopy } from './support/statistics.ts'

const perSecond = 50
const inRound = 100
const rounds = 8
/** The first rounds are for the compiler, and for what is kept. */
const warmingUp = 2
const people = (warmingUp + rounds) * inRound
/** How many have an account before. */
const accounts = 10_000

/** Begins so many a second, whether or not those before are over, and waits for all. */
async function paced<Done>(first: number, one: (turn: number, due: number) => Promise<Done>): Promise<Done[]> {
  const begun = performance.now()
  return Promise.all(
    Array.from({ length: inRound }, async (_, place) => {
      const due = begun + (place * 1000) / perSecond
      await new Promise(resolve => setTimeout(resolve, due - performance.now()))
      return one(first + place, due)
    }),
  )
}

/** The site as a function over a database, and the statements of each of those who sign in, one after the other. */
async function statementsOf(connection: pg.ClientConfig): Promise<Statement[][]> {
  const { db, pool, close } = openDatabase(connection)
  const log = openLog('warn')
  const site = createApp({ db, cache: pageCache(), clock: clockAt(null), log, origin, people: peopleOver(db) })
  const ask: Ask = async (method, path, headers, body) => {
    const answer = await site.fetch(new Request(origin + path, { method, headers, ...(body ? { body } : {}) }))
    await answer.arrayBuffer()
    return { status: answer.status, cookies: answer.headers.getSetCookie().length }
  }
  const reader = openDatabase(connection)
  const statements = recordStatements(pool)
  const all: Statement[][] = []
  try {
    for (let turn = 0; turn < people; turn += 1) {
      await signInOnce(reader.db, ask, turn)
      all.push(statements.take())
    }
    return all
  } finally {
    await close()
    await reader.close()
  }
}

const asksAt = (port: number, agent: Agent): Ask => {
  return (method, path, headers, body) =>
    new Promise((resolve, reject) => {
      const length = body ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}
      const sent = request(
        { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } },
        answer => {
          answer.resume()
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie']?.length ?? 0 }),
          )
          answer.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
}

/** A database with people in it, and two copies of it: one to write the statements down on, one for each of the two that are compared. */
async function prepare(connection: pg.ClientConfig): Promise<Record<'recorded' | 'site' | 'alone', pg.ClientConfig>> {
  await fillWithFrance(connection)
  const { db, close } = openDatabase(connection)
  const known = Array.from({ length: people }, (_, turn) => turn).filter(wasHere)
  const addresses = Array.from({ length: accounts }, (_, place) => addressOf(known[place] ?? people + place))
  await sql`insert into people (id, name, email, email_verified, language, created_at, updated_at)
    select '01M' || lpad(upper(to_hex(turn)), 23, '0'), '', address, true, 'fr', now(), now()
    from unnest(${addresses}::text[]) with ordinality as one (address, turn)`.execute(db)
  await sql`vacuum analyze`.execute(db)
  await close()
  const whole = openDatabase({ ...connection, database: 'postgres' })
  const copy = async (name: string): Promise<pg.ClientConfig> => {
    await sql`create database ${sql.ref(name)} template ${sql.ref(connection.database ?? '')}`.execute(whole.db)
    return { ...connection, database: name }
  }
  const [site, alone] = [await copy('bench_site'), await copy('bench_alone')]
  await whole.close()
  return { recorded: connection, site, alone }
}

/** Rounds of the one and of the other in turn, so that whatever else the machine does harms both. */
async function compare(
  databases: Record<'site' | 'alone', pg.ClientConfig>,
  statements: readonly Statement[][],
  say: (line: string) => void,
) {
  const [ofSite, alone] = [openDatabase(databases.site), openDatabase(databases.alone)]
  const sealers = [ofSite, alone].map(({ db }) => startSealer(db, error => say(String(error))))
  const site = await serveSite(databases.site, true, true)
  const agent = new Agent({ keepAlive: true })
  const ask = asksAt(site.port, agent)
  const measured: { signingIn: number[]; steps: Steps[]; processor: number; alone: number[] }[] = []
  try {
    for (let round = 0; round < warmingUp + rounds; round += 1) {
      const before = cpuSeconds(site.pid)
      const entered = await paced(round * inRound, async (turn, due) => {
        const late = performance.now() - due
        const steps = await signInOnce(ofSite.db, ask, turn)
        return { steps, took: late + steps.ask + steps.read + steps.enter }
      })
      const processor = ((cpuSeconds(site.pid) - before) * 1000) / inRound
      const bare = await paced(round * inRound, async (turn, due) => {
        await replay(alone.pool, statements[turn] ?? [])
        return performance.now() - due
      })
      measured.push({
        signingIn: entered.map(({ took }) => took),
        steps: entered.map(({ steps }) => steps),
        processor,
        alone: bare,
      })
    }
    return measured.slice(warmingUp)
  } finally {
    agent.destroy()
    site.stop()
    for (const sealer of sealers) await sealer.stop()
    await ofSite.close()
    await alone.close()
  }
}

/** A share of each round, and the median of the rounds: what stops the whole machine for a second spoils one of them. */
const medianOf = (rounds: readonly number[][], share: number): number =>
  rounded(median(rounds.map(times => percentile(sortedCopy(times), share))))
const spread = (rounds: readonly number[][]) => ({ p50: medianOf(rounds, 0.5), p95: medianOf(rounds, 0.95) })

export const signIn: Benchmark = {
  name: 'sign-in',
  says: `${perSecond} people a second ask for a letter, follow its link and press the button, beside the same statements alone`,
  async run(say) {
    const server = await openServer()
    try {
      const { recorded, ...databases } = await prepare(server.connection)
      const statements = await statementsOf(recorded)
      const measured = await compare(databases, statements, say)
      const signingIn = spread(measured.map(round => round.signingIn))
      const statementsAlone = spread(measured.map(({ alone }) => alone))
      const step = (name: keyof Steps) => spread(measured.map(({ steps }) => steps.map(one => one[name])))
      const p95 = (times: readonly number[]) => rounded(percentile(sortedCopy(times), 0.95))
      const figures = {
        perSecond,
        people: rounds * inRound,
        accounts,
        statements: median(statements.map(({ length }) => length)),
        signingIn,
        steps: { ask: step('ask'), read: step('read'), enter: step('enter') },
        // Milliseconds of the site's own process for each; the database's come on top.
        processor: rounded(median(measured.map(({ processor }) => processor))),
        statementsAlone,
        times: rounded(signingIn.p95 / statementsAlone.p95),
        p95OfRounds: { site: measured.map(one => p95(one.signingIn)), alone: measured.map(({ alone }) => p95(alone)) },
      }
      say(`signing in: p50 ${signingIn.p50} ms, p95 ${signingIn.p95} ms, ${figures.processor} ms of processor each`)
      say(`its ${figures.statements} statements alone: p50 ${statementsAlone.p50} ms, p95 ${statementsAlone.p95} ms`)
      return { figures, aims: [] }
    } finally {
      await server.remove()
    }
  },
}
