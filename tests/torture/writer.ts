import { setTimeout as sleep } from 'node:timers/promises'
import { enterContributions } from '../../src/consultations/entered/enter-contributions.ts'
import { consultations, sendContribution } from '../../src/consultations/index.ts'
import { organisations } from '../../src/people/index.ts'
import { plans } from '../../src/plans/index.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { joinDatabaseServer } from '../../src/platform/database/server.ts'
import { OperatorError } from '../../src/platform/operator-error.ts'
import { operator, startSealer, visitor } from '../../src/record/index.ts'
import { checkFiles } from '../../src/site/check-files.ts'
import { importPlans } from '../../src/site/import-plans.ts'
import { chance } from './chance.ts'

/**
 * A program that changes things without a pause, in four streams at once, and seals, until it is killed or asked to leave. It says what
 * it begins, and what it was told is done: that must never be lost, whatever happens to it or to its database.
 */
const [dataDir = '', migrations = '', name = '', seed = '0'] = process.argv.slice(2)
const streams = 4
let leaving = false

/** Written when this returns: a pipe is written to at once. */
const say = (what: object): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

const server = await joinDatabaseServer({ dataDir })
await migrate(server.connection, migrations)
const { db, close } = openDatabase(server.connection)
const sealer = startSealer(db, () => {})
process.once('SIGTERM', () => {
  leaving = true
})
const call = await openCall()
await Promise.all(Array.from({ length: streams }, (_, stream) => write(`${name}-${stream}`, Number(seed) + stream)))
await sealer.stop()
await close()
await server.leave()
process.exit(0)

async function write(stream: string, streamSeed: number): Promise<void> {
  const { below, oneOf } = chance(streamSeed)
  const known: string[] = []
  for (let turn = 0; !leaving; turn++) {
    const key = `${stream}-${turn}`
    const kind =
      known.length === 0
        ? 'describe'
        : oneOf(['describe', 'describe', 'correct', 'remove', 'import', 'send', 'send', 'enter'] as const)
    const fresh = Array.from({ length: 1 + below(5) }, (_, place) => `${key}-${place}`)
    const old = known[below(known.length)] ?? ''
    const isFresh = kind === 'describe' || kind === 'import'
    const keys = isFresh || kind === 'enter' ? fresh : kind === 'send' ? [key] : [old]
    say({ begun: key, kind, things: keys.length })
    const entries = await untilDone(key, () =>
      kind === 'import'
        ? imported(keys)
        : kind === 'send' || kind === 'enter'
          ? contributed(kind, keys, key, below(5))
          : performed(kind, keys, key, `${stream} ${turn}`),
    )
    say({ done: key, entries })
    if (kind === 'remove') known.splice(known.indexOf(old), 1)
    else if (isFresh) known.push(...fresh)
  }
}

function factsOf(key: string, name: string): object {
  return { kind: 'other', slug: key, name: { original: 'en', en: name } }
}

function performed(kind: 'describe' | 'correct' | 'remove', keys: string[], key: string, name: string) {
  const input =
    kind === 'remove'
      ? { key: keys[0], reason: 'To see whether it comes back.' }
      : { things: keys.map(each => ({ key: each, facts: factsOf(each, name) })) }
  const action = kind === 'remove' ? organisations.remove : organisations.describe
  return action.perform(db, operator, new Date(), input, key).then(entriesOf)
}

function entriesOf(outcome: { done: true; entryIds: string[] } | { done: false; refusal: object }): string[] {
  if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.entryIds
}

function dayFrom(now: Date, days: number): string {
  return `${new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)}T00:00:00.000Z`
}

/** The consultation to which all contribute, made by whichever program comes first. */
async function openCall(): Promise<string> {
  const now = new Date()
  const words = { original: 'en', en: 'Torture' }
  const facts = {
    slug: 'torture',
    title: words,
    question: words,
    opens: dayFrom(now, -1),
    closes: dayFrom(now, 10),
    graceMinutes: 0,
    participants: 'anyone',
    answeredBy: { organisationId: 'torture', withinDays: 60 },
    priorities: [],
    fields: [],
  }
  const period = { text: words, precision: 'unset' }
  const steps = [
    [organisations, { key: 'torture', facts: factsOf('torture', 'Torture') }],
    [plans, { key: 'torture', facts: { slug: 'torture', country: 'QQ', rank: 1, title: words, period } }],
    [consultations, { key: 'torture', parentKey: 'torture', facts }],
  ] as const
  // Announced before it opens.
  const earlier = new Date(now.getTime() - 20 * 86_400_000)
  for (const [things, thing] of steps) {
    const key = `call-${things.describe.name}`
    await untilDone(key, () => things.describe.perform(db, operator, earlier, { things: [thing] }, key).then(entriesOf))
  }
  const { id } = await db
    .selectFrom('consultations')
    .select('id')
    .where('key', '=', 'torture')
    .executeTakeFirstOrThrow()
  return id
}

/** Somebody sends a proposal, or several are typed in for others: of few different texts, so that many say the same at once. */
function contributed(kind: 'send' | 'enter', keys: string[], key: string, text: number): Promise<string[]> {
  const now = new Date()
  const said = (title: string) => ({
    title,
    text: 'To see whether it is still there.',
    answers: {},
    priorityId: null,
    language: 'en' as const,
    author: '',
  })
  const outcome =
    kind === 'send'
      ? sendContribution.perform(
          db,
          visitor,
          now,
          {
            consultationId: call,
            said: said(`Proposal ${text}`),
            begun: now.toISOString(),
            suspicion: null,
            email: `${key}@example.org`,
          },
          key,
        )
      : enterContributions.perform(
          db,
          operator,
          now,
          {
            consultationId: call,
            contributions: keys.map(() => ({
              said: said(`Proposal ${text}`),
              channel: 'paper' as const,
              day: now.toISOString().slice(0, 10),
              eventId: null,
              organisationId: null,
              identity: null,
            })),
          },
          key,
        )
  return outcome.then(entriesOf)
}

async function imported(keys: string[]): Promise<string[]> {
  const content = { format: 'parvis-plan/1', organisations: keys.map(id => ({ id, ...factsOf(id, id) })) }
  const found = checkFiles([{ name: 'torture.json', text: JSON.stringify(content), content }])
  const { entryId } = await importPlans(db, found, new Date())
  // A second try of one that was done after all finds nothing to change.
  return entryId ? [entryId] : []
}

/** Tries again under the same key while the database is away: what was done without our hearing of it isn't done twice. */
async function untilDone(key: string, work: () => Promise<string[]>): Promise<string[]> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error
      say({ failed: key, why: error.code })
      await sleep(20)
    }
  }
}
