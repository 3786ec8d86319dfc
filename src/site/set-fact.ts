import type { Json } from '../platform/canonical.ts'
import { sameContent } from '../platform/canonical.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { saveOrTry } from '../platform/database/save.ts'
import type { Source } from '../platform/facts/source.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { type Change, findThing, operator, Refused } from '../record/index.ts'
import { type FactPath, valueAt, withValue, writtenPath } from './fact-path.ts'
import { type FactProblem, factProblem } from './fact-problem.ts'
import { kindsInOrder, oneAtATime } from './kinds.ts'
import type { ThingType } from './plan-file.ts'
import { factFields } from './plan-schema.ts'
import { refusedFact, removedThing, unknownThing } from './set-refusals.ts'

/** One fact to correct, as the operator says it. */
export type Correction = {
  type: ThingType | 'site'
  /** The key of the thing, or its ULID. */
  thing: string
  path: FactPath
  /** As it was typed: JSON, or a text; null empties. */
  value: string | null
  reason: string
  source?: Source | undefined
}

/** What a correction did, or would do. */
export type Corrected = {
  key: string
  /** The fact before and after; the same where the site says it already. */
  before: Json
  after: Json
  /** The source that the page cites for it from now on. */
  cited: Source | null
  /** Null where nothing changed. */
  entryId: string | null
}

type Facts = Record<string, Json>

/**
 * Corrects one fact, by the action that an import calls, in one transaction with its entry: before, after, why, and from where.
 * @param dryRun does everything and undoes it
 * @throws OperatorError in one sentence: no such thing, no such field, a value that doesn't fit
 */
export const setFact = (db: Database, correction: Correction, recorded: Date, dryRun = false): Promise<Corrected> =>
  saveOrTry(db, dryRun, tx => correct(tx, correction, recorded))

async function correct(tx: Tx, correction: Correction, recorded: Date): Promise<Corrected> {
  const { type, thing, path, reason, source } = correction
  await oneAtATime(tx)
  const found = await findThing(tx, type, thing)
  if (!found) throw await unknownThing(tx, type, thing)
  if (found.removed) throw removedThing(type, found.key, found.removed)
  const facts = await withAcceptedValue(tx, found.key, found.facts, correction)
  const cited = source && factFields(type).sources && path[0] !== 'sources' && path[0] in facts ? source : null
  const next = withSource(facts, path[0], cited, valueAt(found.facts, path), valueAt(facts, path))
  const kind = kindsInOrder.find(one => one.type === type) as (typeof kindsInOrder)[number]
  const input = { key: found.key, ...(found.parentKey ? { parentKey: found.parentKey } : {}), facts: next }
  try {
    const { result, entryIds } = await kind.describe.within(
      { tx, who: operator, recorded },
      { things: [input], because: { reason, source } },
    )
    const [change] = result as unknown as Change[]
    return {
      key: found.key,
      before: valueAt(found.facts, path),
      after: valueAt(next, path),
      cited: change?.differences.sources ? cited : null,
      entryId: entryIds[0] ?? null,
    }
  } catch (error) {
    if (error instanceof Refused)
      throw refusedFact(type, found.key, withStop(writtenPath(path), error.refusal.sentence))
    throw error
  }
}

const withStop = (place: string, { fr, en }: Bilingual): FactProblem => ({
  place,
  sentence: { fr: `${fr}.`, en: `${en}.` },
})

/**
 * The facts with the new value. What was typed is read as JSON if the field takes it so, else as a text: `7` is a number where a number
 * belongs, and a text where a text does.
 */
async function withAcceptedValue(tx: Tx, key: string, facts: Facts, { type, path, value }: Correction): Promise<Facts> {
  const readings = value === null ? [undefined] : readingsOf(value)
  let first: FactProblem | undefined
  for (const reading of readings) {
    const next = withValue(type, facts, path, reading)
    const problem = await factProblem(tx, type, next, path)
    if (!problem) return next
    first ??= problem
  }
  throw refusedFact(type, key, first as FactProblem)
}

/** What is written as JSON (in quotes, brackets or braces) is nothing else; `7` and `true` may be texts too. */
function readingsOf(text: string): Json[] {
  try {
    const value = JSON.parse(text) as Json
    return typeof value === 'number' || typeof value === 'boolean' ? [value, text] : [value]
  } catch {
    return [text]
  }
}

/** The new source speaks for the field in place of those that did; where the field itself goes, they go. */
function withSource(facts: Facts, field: string, cited: Source | null, before: Json, after: Json): Facts {
  const sources = facts.sources as (Source & { fields?: string[] })[] | undefined
  const gone = !(field in facts) && !sameContent(before, after)
  if (!cited && !gone) return facts
  const others = (sources ?? []).flatMap(source => {
    if (!source.fields?.includes(field)) return [source]
    const fields = source.fields.filter(one => one !== field)
    return fields.length > 0 ? [{ ...source, fields }] : []
  })
  const next = [...others, ...(cited ? [{ ...cited, fields: [field] }] : [])]
  if (next.length === 0 && !sources) return facts
  return { ...facts, sources: next as unknown as Json }
}
