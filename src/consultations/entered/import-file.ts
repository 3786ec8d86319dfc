import type { Database, Queries } from '../../platform/database/database.ts'
import type { Bilingual } from '../../platform/locales/languages.ts'
import type { Progress } from '../../platform/progress.ts'
import { attempt, type Refusal, type Who } from '../../record/index.ts'
import { numberAt, saidHash } from '../contributions/contribution.ts'
import type { ConsultationRow } from '../contributions/write.ts'
import { type Circumstances, readCircumstances } from './circumstances.ts'
import { enterContributions } from './enter-contributions.ts'
import { type Entered, mostAtOnce } from './entered.ts'
import { contentHash, readKnown } from './identity.ts'
import { type Problem, problems, refusedAt } from './problems.ts'
import type { Layout } from './reading/layout.ts'
import type { About } from './reading/sheet.ts'
import { openTable, type ReadRow, type Source, type Table } from './reading/table.ts'

/** As many refused rows as are told, and as many signs of them: whoever has more begins with these. */
export const mostTold = 1000
const mostSigns = 8 * 1024 * 1024

/** A row that is refused, as it stands in its file, with all that is wrong with it. */
export type RefusedRow = { line: number; cells: readonly string[]; problems: readonly Problem[] }

/** What an import would do, or did. */
export type Outlook = {
  about: About
  layout: Layout
  rows: number
  /** Those that would be made, or were. */
  fresh: number
  /** Those that are there already, and say the same. */
  there: number
  /** Names that nobody said may be shown: they are kept nowhere. */
  unnamed: number
  left: number
  /** Why some aren't taken over, each once. */
  leftBecause: readonly Bilingual[]
  refused: number
  /** The first of them, with all that is wrong with each. */
  refusedRows: readonly RefusedRow[]
}

type Tally = Omit<Outlook, 'about' | 'layout'> & { refusedRows: RefusedRow[]; leftBecause: Bilingual[] }
const nothingYet = (): Tally => ({
  rows: 0,
  fresh: 0,
  there: 0,
  unnamed: 0,
  left: 0,
  leftBecause: [],
  refused: 0,
  refusedRows: [],
})

type Waiting = { line: number; cells: readonly string[]; entry: Entered; isUnnamed: boolean }

/**
 * Looks what an import would do: reads all of a file and all that is wrong with it, and changes nothing.
 * @throws Unreadable where the file as a whole can't be read
 */
export async function lookAhead(
  db: Queries,
  consultation: ConsultationRow,
  now: Date,
  source: Source,
): Promise<Outlook> {
  const circumstances = await readCircumstances(db, consultation, now)
  return look(db, circumstances, await openTable(source, circumstances))
}

async function look(db: Queries, circumstances: Circumstances, table: Table): Promise<Outlook> {
  const tally = nothingYet()
  const lines = new Map<string, number>()
  let signs = 0
  const refuse = ({ line, cells }: Pick<Waiting, 'line' | 'cells'>, wrong: readonly Problem[]) => {
    tally.refused += 1
    signs += cells.reduce((sum, cell) => sum + cell.length, 0)
    if (tally.refusedRows.length < mostTold && signs < mostSigns)
      tally.refusedRows.push({ line, cells, problems: wrong })
  }
  const settle = async (waiting: readonly Waiting[]) => {
    const known = await knownAmong(db, circumstances, waiting)
    for (const one of waiting) {
      const before = known.get(one.entry.identity as string)
      if (before === undefined) tally.fresh += 1
      else if (before.isSame) tally.there += 1
      else refuse(one, [problems.changed(before.number)])
      if (one.isUnnamed && !(before && !before.isSame)) tally.unnamed += 1
    }
  }
  let waiting: Waiting[] = []
  for await (const { line, cells, read } of table.rows(circumstances)) {
    tally.rows += 1
    if ('left' in read) {
      tally.left += 1
      if (!tally.leftBecause.some(({ fr }) => fr === read.left.fr)) tally.leftBecause.push(read.left)
    } else if ('problems' in read) refuse({ line, cells }, read.problems)
    else {
      const identity = read.entry.identity as string
      const first = lines.get(identity)
      if (first !== undefined) refuse({ line, cells }, [problems.repeated(first)])
      else {
        lines.set(identity, line)
        waiting.push({ line, cells, ...read })
      }
    }
    if (waiting.length === mostAtOnce) {
      await settle(waiting)
      waiting = []
    }
  }
  await settle(waiting)
  tally.refusedRows.sort((a, b) => a.line - b.line)
  return { about: table.about, layout: table.layout, ...tally }
}

type Before = { number: number; isSame: boolean }

/** Those of some rows that are there already: imported before, or exported from this consultation, where their reference is their number. */
async function knownAmong(
  db: Queries,
  { consultation }: Circumstances,
  waiting: readonly Pick<Waiting, 'entry'>[],
): Promise<Map<string, Before>> {
  const byIdentity = new Map(waiting.map(({ entry }) => [entry.identity as string, entry]))
  const found = new Map<string, Before>()
  for (const [identity, { number, content }] of await readKnown(db, consultation.id, [...byIdentity.keys()]))
    found.set(identity, { number, isSame: content.equals(contentHash(byIdentity.get(identity) as Entered)) })
  const numbered = new Map(
    [...byIdentity.keys()].flatMap(identity => {
      const number = found.has(identity) ? null : ownNumber(identity)
      return number === null ? [] : [[number, identity] as const]
    }),
  )
  if (numbered.size === 0) return found
  const rows = await db
    .selectFrom('contributions')
    .select(['number', 'said'])
    .where('consultation_id', '=', consultation.id)
    .where('number', 'in', [...numbered.keys()])
    .where('state', 'not in', ['unconfirmed', 'quarantined', 'lapsed'])
    .execute()
  for (const { number, said } of rows) {
    const identity = numbered.get(number) as string
    const entry = byIdentity.get(identity) as Entered
    found.set(identity, { number, isSame: said.equals(saidHash(entry.said.title, entry.said.text)) })
  }
  return found
}

/** The number that the reference of an exported contribution is: `C-0142`. */
const ownNumber = (identity: string): number | null => {
  const reference = identity.startsWith('reference:') ? identity.slice('reference:'.length) : ''
  return /^C-\d{4,9}$/.test(reference) ? numberAt(reference) : null
}

export type Imported =
  | { done: true; outlook: Outlook }
  | { done: false; outlook: Outlook; refusal?: Refusal | undefined }

/**
 * Imports a file: all of it in one transaction, or nothing where a row is refused. What is there already isn't made again.
 * @throws Unreadable where the file as a whole can't be read; OperatorError where the database can't keep it
 */
export async function importFile(
  db: Database,
  { who, now, consultation }: { who: Who; now: Date; consultation: ConsultationRow },
  source: Source,
  tell: Progress = () => {},
): Promise<Imported> {
  const circumstances = await readCircumstances(db, consultation, now)
  const table = await openTable(source, circumstances)
  const outlook = await look(db, circumstances, table)
  if (outlook.refused > 0) return { done: false, outlook }
  if (outlook.fresh === 0) return { done: true, outlook }
  let batch: ReadRow[] = []
  const outcome = await attempt(db, async tx => {
    let made = 0
    const enter = async () => {
      const entries = batch.flatMap(({ read }) => ('entry' in read ? read : []))
      const known = await knownAmong(tx, circumstances, entries)
      const contributions = entries.flatMap(({ entry }) => {
        const before = known.get(entry.identity as string)
        if (before && !before.isSame) throw refusedAt(0, problems.changed(before.number))
        return before ? [] : entry
      })
      if (contributions.length > 0) {
        const input = { consultationId: consultation.id, contributions }
        made += (await enterContributions.within({ tx, who, recorded: now }, input)).result.made.length
      }
      tell(made, outlook.fresh)
      batch = []
    }
    for await (const row of table.rows(circumstances)) {
      batch.push(row)
      if (batch.length === mostAtOnce) await enter()
    }
    await enter()
    return { result: made, entryIds: [] }
  })
  return outcome.done
    ? {
        done: true,
        outlook: { ...outlook, fresh: outcome.result, there: outlook.rows - outlook.left - outcome.result },
      }
    : { done: false, outlook, refusal: outcome.refusal }
}
