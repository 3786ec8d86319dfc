import { sql } from 'kysely'
import { confirmContribution, sendContribution } from '../src/consultations/index.ts'
import { personAt } from '../src/people/index.ts'
import { type Database, openDatabase } from '../src/platform/database/database.ts'
import { append } from '../src/record/entry.ts'
import { operator, startSealer, visitor } from '../src/record/index.ts'
import { addContribution, type Call, calls, openCall } from './support/fill-contributions.ts'
import { inTurn } from './support/in-turn.ts'
import { madeUpContribution } from './support/made-up-contribution.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { fillWithFrance, openServer } from './support/site.ts'
import { median, percentile, rounded, sortedCopy } from './support/statistics.ts'

const connections = 16
const rounds = 6
const milliseconds = 1_500
/** Inside the consultation. */
const now = new Date('2026-11-24T10:00:00Z')

type Kind = { name: string; says: string; write(turn: number): Promise<void> }

const said = (turn: number) => {
  const { title, text } = madeUpContribution(turn)
  return {
    title: `${title.slice(0, 100)} ${turn}`,
    text,
    answers: {},
    priorityId: null,
    language: 'fr' as const,
    author: 'Nadia B.',
  }
}

async function kindsOf(db: Database, call: Call): Promise<Kind[]> {
  const sending = (turn: number, email: string | null) => ({
    consultationId: call.id,
    said: said(turn),
    begun: new Date(now.getTime() - 600_000).toISOString(),
    suspicion: null,
    email,
  })
  const people = new Map<number, string>()
  const personOf = async (turn: number): Promise<string> => {
    const number = turn % 500
    const known =
      people.get(number) ??
      (await db
        .transaction()
        .execute(tx => personAt(tx, { email: `somebody-${number}@example.org`, language: 'fr', now })))
    people.set(number, known)
    return known
  }
  const done = <T>(outcome: { done: true; result: T } | { done: false; refusal: { code: string } }): T => {
    if (!outcome.done) throw new Error(outcome.refusal.code)
    return outcome.result
  }
  for (let number = 0; number < 500; number += 1) await personOf(number)
  return [
    {
      name: 'plain',
      says: 'the row of a contribution in a transaction, by Kysely alone',
      write: async turn => {
        await db.transaction().execute(tx => addContribution(tx, call, said(turn)))
      },
    },
    {
      name: 'plain, with an entry',
      says: 'the same with its entry of the record',
      write: turn =>
        db.transaction().execute(async tx => {
          const own = said(turn)
          const id = await addContribution(tx, call, own)
          const { title, text, answers, author } = own
          const entry = {
            type: 'contribution.published',
            subject: { type: 'contribution', id },
            public: { consultation: call.id },
            erasable: { title, text, answers, author },
            tags: [`contribution:${id}`, `consultation:${call.id}`, 'all:contribution'],
          }
          await append(tx, [entry], { actor: operator.capacity, recorded: now })
        }),
    },
    {
      name: 'sent by somebody known',
      says: 'by the action, of somebody who has signed in: published at once',
      write: async turn => {
        const personId = await personOf(turn)
        done(await sendContribution.perform(db, { capacity: 'participant', personId }, now, sending(turn, null)))
      },
    },
    {
      name: 'sent',
      says: 'by the action, of somebody who has yet to confirm it',
      write: async turn => {
        done(await sendContribution.perform(db, visitor, now, sending(turn, `somebody-${turn % 500}@example.org`)))
      },
    },
    {
      name: 'sent and confirmed',
      says: 'by two actions, each in a transaction of its own',
      write: async turn => {
        const personId = await personOf(turn)
        const { id } = done(
          await sendContribution.perform(db, visitor, now, sending(turn, `somebody-${turn % 500}@example.org`)),
        )
        done(await confirmContribution.perform(db, { capacity: 'participant', personId }, now, { id }))
      },
    },
  ]
}

export const writeContributions: Benchmark = {
  name: 'write-contributions',
  says: `contributions a second, recorded and durable, by ${connections} at once with the sealer at work, beside plain inserts of their rows`,
  async run(say) {
    const server = await openServer()
    await fillWithFrance(server.connection)
    const { db, close } = openDatabase(server.connection)
    try {
      const kinds = await kindsOf(db, await openCall(db, calls.open))
      const sealer = startSealer(db, error => say(String(error)))
      const measured = await inTurn(kinds, { rounds, connections, milliseconds })
      await sealer.stop()
      const { count } = await db
        .selectFrom('contributions')
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow()
      const figures: { [name: string]: Figure } = { connections, rounds, contributions: count }
      const perSecond = (name: string) => measured.get(name)?.perSecond ?? []
      const shareOf = (name: string, beside: string) =>
        rounded(median(perSecond(name).map((one, place) => one / (perSecond(beside)[place] ?? Number.NaN))))
      for (const { name, says } of kinds) {
        const times = sortedCopy(measured.get(name)?.times ?? [])
        figures[name] = {
          says,
          perSecond: rounded(median(perSecond(name))),
          p50: rounded(percentile(times, 0.5)),
          p99: rounded(percentile(times, 0.99)),
          share: shareOf(name, 'plain'),
          shareOfRecorded: shareOf(name, 'plain, with an entry'),
        }
        say(`${name.padEnd(24)} ${JSON.stringify(figures[name])}`)
      }
      return {
        figures,
        aims: ['sent by somebody known', 'sent and confirmed'].map(name => ({
          what: name,
          figure: shareOf(name, 'plain'),
          unit: '× plain',
          aim: { atLeast: 0.5 },
        })),
      }
    } finally {
      await close()
      await server.remove()
    }
  },
}
