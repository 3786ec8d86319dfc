import type { z } from 'zod'
import type { Json } from '../platform/canonical.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { save } from '../platform/database/save.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { append, type NewEntry } from './entry.ts'
import { tellOfEntries } from './followed-entries.ts'
import { type Capacity, capacityFor, type Right, type Who } from './rights.ts'
import { tellWritten, writtenIn } from './written.ts'

/** Why an action was not done: a stable code, a sentence for the person, and the field at fault. */
export type Refusal = { code: string; sentence: Bilingual; field?: string }

/** Thrown inside an action to refuse it: its transaction is undone and its caller gets the refusal. */
export class Refused extends Error {
  override readonly name: string = 'Refused'
  constructor(readonly refusal: Refusal) {
    super(refusal.sentence.en)
  }
}

/** What an action runs in: one transaction, who acts, and when. */
export type Acting = { tx: Tx; who: Who; recorded: Date; batchId?: string | null }

/** With the capacity in which whoever acts was found to have the right. */
export type Admitted = Acting & { as: Capacity }

type Definition<Input, Result> = {
  /** noun.past-participle: the type of its entries, and the name of the right to do it. */
  name: string
  input: z.ZodType<Input>
  /** The only place that decides who may. */
  right: Right<Input>
  /** Waits for what must not be done at the same time, before rights are read. */
  alone?(tx: Tx): Promise<void>
  run(input: Input, acting: Admitted): Promise<{ entries: NewEntry[]; result: Result }>
}

export type Outcome<Result> = { done: true; result: Result; entryIds: string[] } | { done: false; refusal: Refusal }

export type Action<Input, Result> = {
  name: string
  input: z.ZodType<Input>
  /** In which capacities it may be done. */
  by: Right<Input>['by']
  /** Whether a role counts for it where it is held on what the input names, and not only on the whole site. */
  isScoped: boolean
  /** Inside a transaction that is under way: throws `Refused`, so that what it is part of is undone with it. */
  within(acting: Acting, input: unknown): Promise<{ result: Result; entryIds: string[] }>
  /**
   * In a transaction of its own, with its entries. Should the database go away meanwhile, it throws an `OperatorError` that says whether
   * it was done.
   * @param idempotencyKey chosen by the caller: the same key a second time does nothing and gives the first result
   */
  perform(db: Database, who: Who, recorded: Date, input: unknown, idempotencyKey?: string): Promise<Outcome<Result>>
}

/** By which something is done once only: the key that its caller chose, the name of what is done, and when. */
type Once = { key: string; name: string; recorded: Date }

/**
 * Does several things in one transaction, actions by their `within` among them: all of them, or nothing and the refusal of the one that
 * was refused.
 * @param once the same key a second time does nothing and gives the first result
 */
export async function attempt<Result extends Told>(
  db: Database,
  work: (tx: Tx) => Promise<Result>,
  once?: Once,
): Promise<({ done: true } & Result) | { done: false; refusal: Refusal }> {
  try {
    let written: string[] = []
    const outcome = await save(db, async tx => {
      const done = await (once ? doneOnce(tx, once, () => work(tx)) : work(tx))
      written = writtenIn(tx)
      return done
    })
    tellWritten(written)
    return { done: true, ...outcome }
  } catch (error) {
    if (error instanceof Refused) return { done: false, refusal: error.refusal }
    throw error
  }
}

type Told = { result: unknown; entryIds: string[] }

/** Does something unless it was done under this key already, and remembers what came of it. */
async function doneOnce<Result extends Told>(
  tx: Tx,
  { key, name, recorded }: Once,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!isUsableKey(key)) throw new Refused(unusableKey)
  const first = await tx
    .insertInto('idempotency_keys')
    .values({ key, action: name, result: 'null', at: recorded })
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!first) return earlier<Result>(tx, name, key)
  const outcome = await work()
  await tx
    .updateTable('idempotency_keys')
    .set({ result: JSON.stringify({ result: outcome.result ?? null, entryIds: outcome.entryIds }) })
    .where('key', '=', key)
    .execute()
  return outcome
}

async function earlier<Result extends Told>(tx: Tx, name: string, key: string): Promise<Result> {
  const row = await tx
    .selectFrom('idempotency_keys')
    .select(['action', 'result'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (row.action !== name) {
    throw new Refused({
      code: 'key-of-another-action',
      sentence: {
        fr: 'Cette clé a déjà servi à une autre action.',
        en: 'This key was already used for another action.',
      },
    })
  }
  return row.result as unknown as Result
}

const registry = new Map<string, Action<never, unknown>>()

/** Every action of the program, by name. */
export const registeredActions = (): ReadonlyMap<string, Action<never, unknown>> => registry

const notAllowed: Refusal = {
  code: 'not-allowed',
  sentence: { fr: 'Vous n’avez pas le droit de faire cela.', en: 'You may not do this.' },
}

const unusableKey: Refusal = {
  code: 'unusable-key',
  sentence: {
    fr: 'Cette clé ne peut pas servir : il en faut une de 1 à 200 lettres, chiffres ou signes, sans caractère de contrôle.',
    en: 'This key can’t be used: it must have 1 to 200 letters, digits or signs, and no control character.',
  },
}

/** Whether the database can keep a key that a caller chose. */
const isUsableKey = (key: string): boolean => /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(key)

function invalidInput(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  const field = issue?.path.map(String).join('.') ?? ''
  return {
    code: 'invalid-input',
    field,
    sentence: {
      fr: `Valeur refusée (${field}) : ${issue?.message}.`,
      en: `Value refused (${field}): ${issue?.message}.`,
    },
  }
}

/** Makes a definition into an action: it validates, authorises, runs in one transaction and writes the entries in it. */
export function action<Input, Result extends Json | undefined>(
  definition: Definition<Input, Result>,
): Action<Input, Result> {
  /** In which capacity whoever acts may do it. */
  const admitted = async (acting: Acting, input: Input): Promise<Capacity> => {
    await definition.alone?.(acting.tx)
    const capacity = await capacityFor(definition.right, input, acting)
    if (capacity === null) throw new Refused(notAllowed)
    return capacity
  }

  const carriedOut = async (
    acting: Acting,
    input: Input,
    actor: Capacity,
  ): Promise<{ result: Result; entryIds: string[] }> => {
    const { entries, result } = await definition.run(input, { ...acting, as: actor })
    const entryIds = await append(acting.tx, entries, {
      actor,
      recorded: acting.recorded,
      batchId: acting.batchId ?? null,
    })
    await tellOfEntries(acting.tx, entries)
    return { result, entryIds }
  }

  const within: Action<Input, Result>['within'] = async (acting, given) => {
    const parsed = definition.input.safeParse(given)
    if (!parsed.success) throw new Refused(invalidInput(parsed.error))
    return carriedOut(acting, parsed.data, await admitted(acting, parsed.data))
  }

  const perform: Action<Input, Result>['perform'] = async (db, who, recorded, given, idempotencyKey) => {
    const parsed = definition.input.safeParse(given)
    if (!parsed.success) return { done: false, refusal: invalidInput(parsed.error) }
    const input = parsed.data
    return attempt(db, async tx => {
      const acting = { tx, who, recorded }
      // Before the key is looked at: what somebody else did under it is only for those who may do the same.
      const capacity = await admitted(acting, input)
      if (idempotencyKey === undefined) return carriedOut(acting, input, capacity)
      const once = { key: idempotencyKey, name: definition.name, recorded }
      return doneOnce(tx, once, () => carriedOut(acting, input, capacity))
    })
  }

  const made: Action<Input, Result> = {
    name: definition.name,
    input: definition.input,
    by: definition.right.by,
    isScoped: definition.right.on !== undefined,
    within,
    perform,
  }
  if (registry.has(definition.name)) throw new Error(`two actions are called ${definition.name}`)
  registry.set(definition.name, made as unknown as Action<never, unknown>)
  return made
}
