import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Json } from '../platform/canonical.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { saveOrTry } from '../platform/database/save.ts'
import { addresses, Key, Ulid } from '../platform/facts/keys.ts'
import { Words } from '../platform/facts/text.ts'
import { newUlid } from '../platform/ids.ts'
import type { Progress } from '../platform/progress.ts'
import {
  type Acting,
  action,
  type Change,
  mentioning,
  operator,
  Refused,
  stillReferredTo,
  ThingsRefused,
} from '../record/index.ts'
// What is imported can be searched at once.
import '../search/index.ts'
import { type Found, type FoundThing, problemAt } from './check-files.ts'
import { type ImportProblem, ImportRefused } from './import-problem.ts'
import { kindsInOrder, oneAtATime } from './kinds.ts'
import { thingTypes } from './plan-file.ts'
import { unknownReferences } from './references.ts'
import { type Unmentioned, unmentioned } from './unmentioned.ts'

export type ImportResult = {
  changes: Change[]
  /** On the site, under a plan of the files, and not in them: left as they are. */
  unmentioned: Unmentioned[]
  entryId: string | null
}

const Place = z.object({
  file: z.object({ name: z.string(), text: z.string() }),
  path: z.array(z.union([z.string(), z.number()])),
})
/** What `checkFiles` gives, as far as the work below relies on it; each thing's facts are looked at by its own action. */
const FoundShape = z.object({
  files: z.array(z.object({ name: Words, text: z.string() })),
  things: z.array(
    z.object({
      type: z.enum([...thingTypes, 'site']),
      key: Key,
      ulid: Ulid.optional(),
      parentKey: Key.optional(),
      ...addresses,
      facts: z.record(z.string(), z.unknown()),
      at: Place,
    }),
  ),
  removals: z.array(z.object({ type: z.enum(thingTypes), key: Key, reason: Words, at: Place })),
})

/** `import.completed`: everything that the files say, in one transaction, as one line of the record that opens on its differences. */
const importCompleted = action<Found & { tell?: Progress | undefined }, Json>({
  name: 'import.completed',
  // Looked at and not copied: the files are known by identity where their lines are counted.
  input: z.custom<Found>(value => FoundShape.safeParse(value).success),
  right: { by: ['operator'] },
  async run({ tell, ...found }, acting) {
    await oneAtATime(acting.tx)
    const batchId = newUlid()
    const changes = await writeAll(found, { ...acting, batchId }, tell)
    if (changes.length === 0) return { entries: [], result: [] }
    return {
      entries: [
        {
          id: batchId,
          type: 'import.completed',
          subject: { type: 'import', id: batchId },
          public: { counts: countsOf(changes) },
          erasable: {
            files: found.files.map(({ name, text }) => ({
              name,
              sha256: createHash('sha256').update(text).digest('hex'),
            })),
          },
          tags: ['record'],
        },
      ],
      result: changes as unknown as Json,
    }
  },
})

/**
 * Imports what files hold. Importing them twice changes nothing, and records nothing.
 * @param dryRun does everything and undoes it: the same refusals, the same differences, and nothing changed
 * @param tell is told how many records were written
 * @throws ImportRefused with every problem; the database is then as before. OperatorError when the database goes away meanwhile
 */
export async function importPlans(
  db: Database,
  found: Found,
  recorded: Date,
  dryRun = false,
  tell?: Progress,
): Promise<ImportResult> {
  return saveOrTry(db, dryRun, tx => importWithin(tx, found, recorded, tell))
}

/** The same in a transaction that is under way, of which it is part. */
export async function importWithin(tx: Tx, found: Found, recorded: Date, tell?: Progress): Promise<ImportResult> {
  const problems = await unknownReferences(tx, found)
  if (problems.length > 0) throw new ImportRefused(problems)
  const outcome = await importCompleted.within({ tx, who: operator, recorded }, { ...found, tell })
  return {
    changes: outcome.result as unknown as Change[],
    unmentioned: await unmentioned(tx, found),
    entryId: outcome.entryIds[0] ?? null,
  }
}

async function writeAll(found: Found, acting: Acting & { tx: Tx }, tell?: Progress): Promise<Change[]> {
  const changes: Change[] = []
  let written = 0
  const problems: ImportProblem[] = []
  const attempt = async (
    work: () => Promise<{ result: Json }>,
    at: (type: string, key: string) => FoundThing['at'] | undefined,
  ) => {
    try {
      changes.push(...((await work()).result as unknown as Change[]))
    } catch (error) {
      // A refusal comes before anything of that kind is written, so the others can still be looked at and told of.
      if (error instanceof ThingsRefused) problems.push(...placed(error, at))
      else if (error instanceof Refused)
        throw new ImportRefused([{ code: error.refusal.code, file: '', sentence: error.refusal.sentence }])
      else throw error
    }
  }
  for (const kind of kindsInOrder) {
    const things = found.things.filter(({ type }) => type === kind.type)
    if (things.length === 0) continue
    const input = things.map(({ key, ulid, parentKey, otherAddresses, facts }) => ({
      key,
      ulid,
      parentKey,
      otherAddresses,
      facts,
    }))
    await attempt(
      () => kind.describe.within(acting, { things: input, fromFile: true }),
      (_, key) => things.find(thing => thing.key === key)?.at,
    )
    written += things.length
    tell?.(written, found.things.length)
  }
  for (const kind of [...kindsInOrder].reverse()) {
    for (const { key, reason, at } of found.removals.filter(({ type }) => type === kind.type)) {
      await attempt(
        () => kind.remove.within(acting, { key, reason }),
        () => at,
      )
    }
  }
  problems.push(...(await stillMentioned(acting.tx, found)))
  if (problems.length > 0) throw new ImportRefused(problems)
  return changes
}

/** What was taken away, and is named by what stayed: asked at the end, since a plan and its figures name each other. */
async function stillMentioned(tx: Tx, found: Found): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = []
  for (const { type, key, at } of found.removals) {
    const by = await mentioning(tx, type, key)
    if (by) problems.push(problemAt(at, 'still-referred-to', stillReferredTo(by), key))
  }
  return problems
}

const placed = (
  refused: ThingsRefused,
  placeOf: (type: string, key: string) => FoundThing['at'] | undefined,
): ImportProblem[] =>
  refused.problems.map(({ type, key, field, code, sentence, conflict }) => {
    const at = placeOf(type, key)
    const place = at && field && field !== 'parent' ? { file: at.file, path: [...at.path, field] } : at
    const problem = place
      ? problemAt(place, code, sentence, conflict ? undefined : key)
      : { code, file: '', sentence, value: key }
    return conflict ? { ...problem, versions: conflict } : problem
  })

/** How many things of each kind were added, corrected, removed. */
export function countsOf(changes: readonly Change[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const { type, change } of changes) {
    const ofType = counts[type] ?? {}
    counts[type] = { ...ofType, [change]: (ofType[change] ?? 0) + 1 }
  }
  return counts
}
