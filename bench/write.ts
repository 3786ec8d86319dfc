import { sql } from 'kysely'
import { z } from 'zod'
import { milestones } from '../src/commitments/index.ts'
import { terms } from '../src/plans/index.ts'
import { type Database, openDatabase } from '../src/platform/database/database.ts'
import { newUlid } from '../src/platform/ids.ts'
import { action, operator, startSealer } from '../src/record/index.ts'
import { inTurn } from './support/in-turn.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { fillWithFrance, openServer } from './support/site.ts'
import { median, percentile, rounded } from './support/statistics.ts'

const connections = 16
const rounds = 6
const milliseconds = 1_500

const row = sql<{ id: string }>`bench_rows`
const words = 'Un avis de quelques lignes, comme on en dépose : '.repeat(6)

/** One row, as plainly as it can be written durably. */
const plainly = (db: Database) =>
  db.transaction().execute(tx => sql`insert into ${row} (id, words) values (${newUlid()}, ${words})`.execute(tx))

/** The same row by an action: its input checked, its right asked, its entry in the record. */
const noted = action<{ words: string }, string>({
  name: 'bench.noted',
  input: z.object({ words: z.string().max(1000) }),
  right: { by: ['operator'] },
  async run(input, { tx }) {
    const id = newUlid()
    await sql`insert into ${row} (id, words) values (${id}, ${input.words})`.execute(tx)
    return {
      entries: [
        {
          type: 'bench.noted',
          subject: { type: 'bench', id },
          erasable: { words: input.words },
          tags: [`bench:${id}`],
        },
      ],
      result: id,
    }
  },
})

type Kind = { name: string; says: string; write(db: Database, turn: number): Promise<unknown> }

const must = async (outcome: Promise<{ done: boolean }>): Promise<void> => {
  if (!(await outcome).done) throw new Error('refused')
}

/** The actions of today: a new thing of the simplest kind; a report on a milestone, as an administration files it. */
async function kindsOf(db: Database): Promise<Kind[]> {
  const known = await db
    .selectFrom('milestones')
    .innerJoin('commitments', 'commitments.id', 'milestones.commitment_id')
    .select(['milestones.key', 'milestones.facts', 'commitments.key as parentKey'])
    .orderBy('milestones.key')
    .execute()
  const report = (turn: number) => ({
    state: 'in-progress' as const,
    date: {
      text: { original: 'fr', fr: `rapport ${turn}` },
      earliest: '2026-11-24',
      latest: '2026-11-24',
      precision: 'day' as const,
    },
  })
  return [
    { name: 'plain', says: 'a row in a transaction, by Kysely alone', write: plainly },
    {
      name: 'action',
      says: 'the same row by an action, with its entry',
      write: db_ => must(noted.perform(db_, operator, new Date(), { words })),
    },
    {
      name: 'term.described',
      says: 'a new word of the vocabulary',
      write: (db_, turn) =>
        must(
          terms.describe.perform(db_, operator, new Date(), {
            things: [
              {
                key: `bench-${newUlid().toLowerCase()}`,
                facts: { kind: 'value', label: { original: 'fr', fr: `Mot ${turn}` } },
              },
            ],
          }),
        ),
    },
    {
      name: 'milestone.described',
      says: 'a report on a milestone',
      write: (db_, turn) => {
        const { key, facts, parentKey } = known[turn % known.length] as (typeof known)[number]
        return must(
          milestones.describe.perform(db_, operator, new Date(), {
            things: [{ key, parentKey, facts: { ...facts, reports: [...(facts.reports ?? []), report(turn)] } }],
          }),
        )
      },
    },
  ]
}

export const write: Benchmark = {
  name: 'write',
  says: `actions a second, recorded and durable, by ${connections} at once with the sealer at work, beside plain inserts`,
  async run(say) {
    const server = await openServer()
    await fillWithFrance(server.connection)
    const { db, close } = openDatabase(server.connection, undefined, undefined)
    try {
      await sql`create table ${row} (id text primary key, words text not null)`.execute(db)
      const kinds = await kindsOf(db)
      const sealer = startSealer(db, error => say(String(error)))
      const measured = await inTurn(
        kinds.map(kind => ({ name: kind.name, write: (turn: number) => kind.write(db, turn) })),
        { rounds, connections, milliseconds },
      )
      await sealer.stop()
      const plain = median(measured.get('plain')?.perSecond ?? [])
      const figures: { [name: string]: Figure } = { connections, rounds }
      for (const { name, says } of kinds) {
        const { perSecond = [], times = [] } = measured.get(name) ?? {}
        const sorted = [...times].sort((a, b) => a - b)
        const ratio = median(perSecond.map((one, place) => one / (measured.get('plain')?.perSecond[place] ?? plain)))
        figures[name] = {
          says,
          perSecond: rounded(median(perSecond)),
          p50: rounded(percentile(sorted, 0.5)),
          p99: rounded(percentile(sorted, 0.99)),
          share: rounded(ratio),
        }
        say(
          `${name.padEnd(20)} ${Math.round(median(perSecond))} a second, p99 ${rounded(percentile(sorted, 0.99))} ms, ${rounded(ratio)} of plain`,
        )
      }
      const share = (name: string) => (figures[name] as { share: number }).share
      return {
        figures,
        aims: kinds.slice(1).map(({ name, says }) => ({
          what: `${name} (${says})`,
          figure: share(name),
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
