import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Json } from '../src/platform/canonical.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { sealAll } from '../src/record/index.ts'
import { checkFiles } from '../src/site/check-files.ts'
import { importPlans } from '../src/site/import-plans.ts'
import { setFact } from '../src/site/set-fact.ts'
import { launch } from '../tests/support/browser.ts'
import { infoOf, metadataOf } from '../tests/support/pdf.ts'
import { organisationCount, organisationsFile, planFile } from './support/made-up.ts'
import type { Benchmark } from './support/result.ts'
import { openServer, serveSite } from './support/site.ts'
import { median, rounded } from './support/statistics.ts'

const commitments = 60
const rounds = 15

type Plan = { plans: { slug: string; id: string; commitments: { id: string }[] }[] }

async function fill(connection: pg.ClientConfig): Promise<Plan['plans'][number]> {
  await migrate(connection, join(projectRoot, 'migrations'))
  const { db, close } = openDatabase(connection)
  const settings = JSON.parse(readFileSync(join(projectRoot, 'data', 'france', 'site.json'), 'utf8')) as Json
  const organisations = organisationCount(commitments)
  const plan = planFile(0, organisations, commitments)
  const contents = [settings, organisationsFile(organisations), plan]
  const files = contents.map((content, place) => ({ name: `made-up-${place}.json`, text: '', content }))
  await importPlans(db, checkFiles(files), new Date())
  await sealAll(db)
  await close()
  const [made] = (plan as unknown as Plan).plans
  if (!made) throw new Error('no plan was made up')
  return made
}

/** Corrects a milestone's place in one commitment, so that the next book is not the last one. */
async function correct(connection: pg.ClientConfig, commitment: string, round: number): Promise<void> {
  const { db, close } = openDatabase(connection)
  const value = JSON.stringify({ original: 'fr', fr: `Précision du tour ${round}.` })
  await setFact(db, { type: 'commitment', thing: commitment, path: ['note'], value, reason: 'mesure' }, new Date())
  await sealAll(db)
  await close()
}

async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; made: T }> {
  const begun = performance.now()
  const made = await work()
  return { milliseconds: performance.now() - begun, made }
}

export const pdfPlan: Benchmark = {
  name: 'pdf-plan',
  says: 'a plan of 60 commitments as a tagged PDF/UA-1, from the database, beside Chromium’s print of the plan’s page',
  async run(say) {
    const server = await openServer()
    const plan = await fill(server.connection)
    const site = await serveSite(server.connection, false)
    const browser = await launch()
    try {
      const address = `http://127.0.0.1:${site.port}/plans/${plan.slug}`
      const book = async () => {
        const answer = await fetch(`${address}.pdf`)
        if (answer.status !== 200) throw new Error(`the book answers ${answer.status}`)
        return new Uint8Array(await answer.arrayBuffer())
      }
      const print = async () => {
        const page = await browser.newPage()
        await page.goto(address)
        const pdf = await page.pdf({ format: 'A4', tagged: true, outline: true })
        await page.close()
        return pdf
      }
      const first = await timed(book)
      const [ours, theirs]: number[][] = [[], []]
      let [last, printed] = [first.made, new Uint8Array(await print())]
      for (let round = 0; round < rounds; round += 1) {
        await correct(server.connection, plan.commitments[round % commitments]?.id ?? '', round)
        const one = await timed(book)
        const other = await timed(print)
        ours?.push(one.milliseconds)
        theirs?.push(other.milliseconds)
        ;[last, printed] = [one.made, new Uint8Array(other.made)]
      }
      const isUniversal = metadataOf(last).includes('<pdfuaid:part>1</pdfuaid:part>')
      if (!isUniversal) throw new Error('the book is no PDF/UA-1')
      const [bookMs, printMs] = [rounded(median(ours ?? [])), rounded(median(theirs ?? []))]
      const [bookPages, printPages] = [Number(infoOf(last).Pages), Number(infoOf(printed).Pages)]
      say(
        `the book: ${bookMs} ms, ${bookPages} pages with each commitment whole; the first one ${rounded(first.milliseconds)} ms`,
      )
      say(`Chromium: ${printMs} ms, ${printPages} pages of the plan’s page alone, in a browser that was started before`)
      return {
        figures: {
          commitments,
          rounds,
          first: rounded(first.milliseconds),
          book: { milliseconds: bookMs, pages: bookPages, bytes: last.length },
          print: { milliseconds: printMs, pages: printPages, bytes: printed.length },
          millisecondsAPage: { book: rounded(bookMs / bookPages), print: rounded(printMs / printPages) },
        },
        aims: [
          {
            what: 'times quicker than Chromium’s print',
            figure: rounded(printMs / bookMs),
            unit: '×',
            aim: { atLeast: 20 },
          },
          { what: 'a book after a correction', figure: bookMs, unit: 'ms', aim: { atMost: 150 } },
        ],
      }
    } finally {
      await browser.close()
      site.stop()
      await server.remove()
    }
  },
}
