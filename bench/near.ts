import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nearTo } from '../src/consultations/contributions/near.ts'
import { type Database, openDatabase } from '../src/platform/database/database.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { addContribution, type Call, fillWithContributions } from './support/fill-contributions.ts'
import { nearByLongestWords } from './support/near-by-longest-words.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { openServer } from './support/site.ts'
import { percentile, rounded, sortedCopy } from './support/statistics.ts'

const others = 100_000
/** As many as the form shows. */
const shown = 5
const rounds = 3

type Degree = 'light' | 'medium' | 'strong'
type Said = { title: string; text: string }
type Pair = { degree: Degree; original: Said; paraphrase: Said; id: string }

/** Proposals, each written by hand in two ways: nearly the same words, about half of them, or hardly any. */
function readPairs(): Omit<Pair, 'id'>[] {
  const lines = JSON.parse(readFileSync(join(projectRoot, 'bench', 'support', 'paraphrases.json'), 'utf8')) as [
    Degree,
    string,
    string,
    string,
    string,
  ][]
  return lines.map(([degree, title, text, otherTitle, otherText]) => ({
    degree,
    original: { title, text },
    paraphrase: { title: otherTitle, text: otherText },
  }))
}

type Found = { pair: Pair; place: number; shown: number; milliseconds: number }

const share = (some: number, all: number) => (all === 0 ? 0 : rounded(some / all))

/** Of what was looked for, how much was found; of what was shown, how much was looked for. */
function told(found: readonly Found[]): { [name: string]: Figure } {
  const hits = found.filter(({ place }) => place > 0)
  return {
    recall: share(hits.length, found.length),
    first: share(found.filter(({ place }) => place === 1).length, found.length),
    precision: share(
      hits.length,
      found.reduce((sum, one) => sum + one.shown, 0),
    ),
  }
}

const ways: Record<string, typeof nearTo> = {
  'as the form does': nearTo,
  'as the workbench does': (db, call, said, most) => nearTo(db, call, said, most, { withForms: true }),
  'by the longest words': nearByLongestWords,
}

async function measured(db: Database, call: Call, pairs: readonly Pair[], near: typeof nearTo): Promise<Found[]> {
  const found: Found[] = []
  for (const pair of pairs) {
    const begun = performance.now()
    const rows = await near(db, call.id, pair.paraphrase, shown)
    const milliseconds = performance.now() - begun
    found.push({ pair, place: rows.findIndex(({ id }) => id === pair.id) + 1, shown: rows.length, milliseconds })
  }
  return found
}

export const near: Benchmark = {
  name: 'near',
  says: `what is shown as near to a paraphrase whose original is one of ${others.toLocaleString('en-GB')} contributions, beside the longest words counted`,
  async run(say) {
    const server = await openServer()
    try {
      const { open } = await fillWithContributions(server.connection, { count: others, isRecorded: false }, say)
      const { db, close } = openDatabase(server.connection)
      const pairs: Pair[] = []
      for (const pair of readPairs()) pairs.push({ ...pair, id: await addContribution(db, open, pair.original) })
      const figures: { [name: string]: Figure } = { others, pairs: pairs.length, shown }
      const results = new Map<string, Found[]>()
      for (let round = 0; round < rounds; round += 1)
        for (const [name, way] of Object.entries(ways))
          results.set(name, [...(results.get(name) ?? []), ...(await measured(db, open, pairs, way))])
      for (const [name, found] of results) {
        const once = found.slice(-pairs.length)
        const times = sortedCopy(found.map(({ milliseconds }) => milliseconds))
        const of = (degree: Degree) => told(once.filter(({ pair }) => pair.degree === degree))
        figures[name] = {
          p50: rounded(percentile(times, 0.5)),
          p95: rounded(percentile(times, 0.95)),
          ...told(once),
          light: of('light'),
          medium: of('medium'),
          strong: of('strong'),
        }
        say(`${name}: ${JSON.stringify(figures[name])}`)
      }
      // Whoever says something new: nothing of what is shown to them is what they say.
      await db
        .updateTable('contributions')
        .set({ state: 'withdrawn', withdrawn_at: new Date() })
        .where(
          'id',
          'in',
          pairs.map(({ id }) => id),
        )
        .execute()
      for (const [name, way] of Object.entries(ways)) {
        const alone = await measured(db, open, pairs, way)
        const held = alone.filter(one => one.shown > 0).length
        figures[`${name}, of a text that is alone`] = {
          shownSomething: share(held, alone.length),
          shown: rounded(alone.reduce((sum, one) => sum + one.shown, 0) / alone.length),
        }
        say(`${name}, of a text that is alone: ${JSON.stringify(figures[`${name}, of a text that is alone`])}`)
      }
      await close()
      const ours = figures['as the form does'] as {
        p95: number
        recall: number
        light: { recall: number }
        medium: { recall: number }
      }
      return {
        figures,
        aims: [
          { what: 'p95', figure: ours.p95, unit: 'ms', aim: { atMost: 150 } },
          { what: 'recall of light paraphrases', figure: ours.light.recall, unit: '', aim: { atLeast: 0.95 } },
          { what: 'recall of medium paraphrases', figure: ours.medium.recall, unit: '', aim: { atLeast: 0.9 } },
        ],
      }
    } finally {
      await server.remove()
    }
  },
}
