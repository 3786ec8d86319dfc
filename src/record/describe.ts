import { sql } from 'kysely'
import { z } from 'zod'
import type { Json } from '../platform/canonical.ts'
import { sameContent } from '../platform/canonical.ts'
import type { Tx } from '../platform/database/database.ts'
import { addresses, Key, Ulid } from '../platform/facts/keys.ts'
import { Source } from '../platform/facts/source.ts'
import { Words } from '../platform/facts/text.ts'
import { newUlid } from '../platform/ids.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { type Acting, type Action, action } from './action.ts'
import { type Differences, differencesBetween, type Facts, mergeFacts } from './differences.ts'
import type { NewEntry } from './entry.ts'
import { endLinks, makeLinks } from './links.ts'
import type { Right } from './rights.ts'
import { takeOtherAddresses, takeSlugs } from './slugs.ts'
import {
  hasChildren,
  type Ids,
  idsOf,
  jsonText,
  loadThings,
  referringTo,
  registerThing,
  sharedNumbers,
  stillReferredTo,
  type ThingDefinition,
  type ThingProblem,
  type ThingRow,
  ThingsRefused,
  tableOf,
  takenIds,
  tellFollowers,
} from './things.ts'

export type Change = {
  type: string
  key: string
  id: string
  change: 'added' | 'corrected' | 'removed'
  differences: Differences
  /** Addresses that lead to it from now on, beside the one that its facts give it. */
  otherAddresses?: string[]
}

type Described<F> = {
  key: string
  ulid?: string | undefined
  parentKey?: string | undefined
  otherAddresses?: string[] | undefined
  facts: F
}
/** Why facts are corrected, and where the new ones come from. */
export type Because = { reason: string; source?: Source | undefined }
type Input<F> = { things: Described<F>[]; fromFile?: boolean | undefined; because?: Because | undefined }

/** The two actions on a kind of thing: to say its facts (new or corrected), and to take it away. */
export type ThingActions<F> = {
  type: string
  describe: Action<Input<F>, Json>
  remove: Action<{ key: string; reason: string }, Json>
}

/**
 * The actions of a kind of thing that is described by its facts.
 * `fromFile` joins the facts of a file with what was changed on the site since the last import (see `mergeFacts`).
 */
export function thing<F>(definition: ThingDefinition<F>): ThingActions<F> {
  registerThing(definition)
  const by = definition.by ?? ['operator']
  const described = definition as unknown as ThingDefinition<Facts>
  const input = z.object({
    things: z.array(
      z.object({
        key: Key,
        ulid: Ulid.optional(),
        parentKey: Key.optional(),
        ...addresses,
        facts: definition.facts,
      }),
    ),
    fromFile: z.boolean().optional(),
    because: z.object({ reason: Words, source: Source.optional() }).optional(),
  })
  return {
    type: definition.type,
    describe: action<Input<F>, Json>({
      name: `${definition.type}.described`,
      input: input as unknown as z.ZodType<Input<F>>,
      right: { by, ...onParents(described, ({ things }) => things) },
      run: (given, acting) => describeThings(described, given as unknown as Input<Facts>, acting),
    }),
    remove: action<{ key: string; reason: string }, Json>({
      name: `${definition.type}.removed`,
      input: z.object({ key: Key, reason: Words }),
      right: { by, ...onParents(described, ({ key }) => [{ key }]) },
      run: ({ key, reason }, acting) => removeThing(described, key, reason, acting),
    }),
  }
}

type Named = { key: string; parentKey?: string | undefined }

/** On what a role counts for things: on the one thing that all of them belong to, and are to belong to. */
const onParents = <Given>(
  { type, ofParent, parent }: ThingDefinition<Facts>,
  named: (given: Given) => readonly Named[],
): Pick<Right<Given>, 'on'> =>
  ofParent && parent
    ? {
        async on(given, tx) {
          const keys = named(given).map(({ key }) => key)
          const parentKeys = named(given).flatMap(({ parentKey }) => parentKey ?? [])
          const { rows } = await sql<{ id: string }>`
            select ${sql.ref(parent.column)} as id from ${tableOf(type)} where key = any(${keys}::text[])
            union select id from ${tableOf(parent.type)} where key = any(${parentKeys}::text[])`.execute(tx)
          const [only, ...others] = rows
          return only && others.length === 0 ? [{ type: ofParent, id: only.id }] : []
        },
      }
    : {}

/** A step of the work: what is there, what is to be there, and what that changes. */
type Step = {
  item: Described<Facts>
  row: ThingRow | null
  id: string
  parentId: string | null
  facts: Facts
  differences: Differences
}

async function describeThings(
  definition: ThingDefinition<Facts>,
  { things: items, fromFile = false, because }: Input<Facts>,
  { tx, recorded }: Acting,
): Promise<{ entries: NewEntry[]; result: Json }> {
  const { type } = definition
  const problems: ThingProblem[] = saidTwice(type, items)
  if (problems.length > 0) throw new ThingsRefused(problems)
  const rows = await loadThings(
    tx,
    type,
    items.map(item => item.key),
    items.flatMap(item => item.ulid ?? []),
  )
  const byKey = new Map(rows.map(row => [row.key, row]))
  const byId = new Map(rows.map(row => [row.id, row]))
  const ids = await resolveIds(tx, definition, items, byKey, problems)

  const steps = items.map((item): Step => {
    const row = byKey.get(item.key) ?? null
    const id = row?.id ?? item.ulid ?? ids.of(type, item.key)
    const parentId = definition.parent && item.parentKey ? ids.of(definition.parent.type, item.parentKey) : null
    const say = (code: string, sentence: Bilingual, field?: string) =>
      problems.push({ type, key: item.key, code, sentence, ...(field ? { field } : {}) })
    checkIdentity(item, row, byId, parentId, say)
    const merged =
      row && fromFile
        ? mergeFacts(row.imported, row.facts, item.facts)
        : { facts: withoutNulls(item.facts), conflicts: [] }
    for (const conflict of merged.conflicts) {
      problems.push({
        type,
        key: item.key,
        field: conflict.field,
        code: 'conflict',
        conflict,
        sentence: {
          fr: 'changé sur le site depuis le dernier import, et autrement dans le fichier',
          en: 'changed on the site since the last import, and otherwise in the file',
        },
      })
    }
    const differences = differencesBetween(row?.facts ?? null, merged.facts)
    const forbidden =
      Object.keys(differences).length > 0 &&
      definition.forbids?.({ before: row?.facts ?? null, after: merged.facts, at: recorded })
    if (forbidden) say(forbidden.code, forbidden.sentence, forbidden.field)
    return { item, row, id, parentId, facts: merged.facts, differences }
  })
  if (problems.length > 0) throw new ThingsRefused(problems)

  await refuseTakenUlids(tx, type, steps)
  // Before the addresses that facts give: among things that could share one, each keeps its own.
  const others = await takeOtherAddresses(tx, definition, steps)
  const changed = steps.filter(step => !step.row || Object.keys(step.differences).length > 0 || others.has(step.id))
  const slugs = await takeSlugs(tx, definition, changed)
  await writeThings(tx, definition, changed, ids, slugs, fromFile)
  await refuseTakenNumbers(tx, definition, changed)
  if (fromFile) await rememberImport(tx, type, steps)
  const entries = changed.map((step): NewEntry => entryOf(definition, step, others.get(step.id), because))
  await makeLinks(
    tx,
    definition,
    changed.map((step, index) => ({ id: step.id, facts: step.facts, entryId: entries[index]?.id as string })),
    ids,
  )
  await definition.relate?.(tx, changed, ids)
  await tellFollowers(
    tx,
    type,
    changed.map(({ id }) => id),
  )
  const changes: Change[] = changed.map(step => ({
    type,
    key: step.item.key,
    id: step.id,
    change: step.row ? 'corrected' : 'added',
    differences: step.differences,
    ...(others.has(step.id) ? { otherAddresses: others.get(step.id) as string[] } : {}),
  }))
  return { entries, result: changes as unknown as Json }
}

/** Things that can't both be written: two of one key, or of one identity. */
function saidTwice(type: string, items: readonly Described<Facts>[]): ThingProblem[] {
  const repeats = (name: (item: Described<Facts>) => string | undefined) => {
    const seen = new Set<string>()
    return items.filter(item => {
      const said = name(item)
      if (said === undefined) return false
      const again = seen.has(said)
      seen.add(said)
      return again
    })
  }
  const problem = (key: string, field: string, fr: string, en: string): ThingProblem => ({
    type,
    key,
    field,
    code: 'repeated',
    sentence: { fr, en },
  })
  return [
    ...repeats(({ key }) => key).map(({ key }) => problem(key, 'id', 'est décrit deux fois', 'is described twice')),
    ...repeats(({ ulid }) => ulid).map(({ key }) =>
      problem(key, 'ulid', 'a l’identité d’un autre objet', 'has the identity of something else'),
    ),
  ]
}

function entryOf(
  definition: ThingDefinition<Facts>,
  { item, row, id, parentId, differences }: Step,
  otherAddresses: string[] | undefined,
  because: Because | undefined,
): NewEntry {
  const parent = definition.parent && parentId ? { type: definition.parent.type, id: parentId } : null
  return {
    id: newUlid(),
    type: `${definition.type}.described`,
    subject: { type: definition.type, id },
    public: {
      change: row ? 'corrected' : 'added',
      key: item.key,
      fields: Object.keys(differences),
      ...(otherAddresses ? { otherAddresses } : {}),
      ...(parent ? { parent } : {}),
    },
    // No fact of any kind is called `reason` or `source`; `fields` says which parts are differences.
    erasable: { ...(differences as Record<string, Json>), ...saidBecause(because) },
    tags: tagsOf(definition, id, parentId),
  }
}

const saidBecause = (because: Because | undefined): Record<string, Json> =>
  because ? { reason: because.reason, ...(because.source ? { source: because.source as unknown as Json } : {}) } : {}

/** An identity that was given is nobody else's, of whatever kind: `/id/…` must lead to one thing. */
async function refuseTakenUlids(tx: Tx, type: string, steps: readonly Step[]): Promise<void> {
  const given = steps.filter(({ row, item }) => !row && item.ulid)
  const taken = await takenIds(
    tx,
    given.map(({ id }) => id),
  )
  const problems = given
    .filter(({ id }) => taken.has(id))
    .map(({ item, id }) => ({
      type,
      key: item.key,
      field: 'ulid',
      code: 'ulid-taken',
      sentence: {
        fr: `l’identité ${id} est déjà celle d’autre chose`,
        en: `the identity ${id} is already that of something else`,
      },
    }))
  if (problems.length > 0) throw new ThingsRefused(problems)
}

/** A number that something else of the same parent holds, which the file may not even mention. */
async function refuseTakenNumbers(tx: Tx, definition: ThingDefinition<Facts>, steps: readonly Step[]): Promise<void> {
  const taken = await sharedNumbers(
    tx,
    definition,
    steps.map(({ id }) => id),
  )
  if (taken.length === 0) return
  const onlyOne = definition.distinct?.length === 1
  throw new ThingsRefused(
    taken.map(({ key, holder }) => ({
      type: definition.type,
      key,
      ...(onlyOne ? { code: 'only-one' } : { field: 'number', code: 'number-taken' }),
      sentence: onlyOne
        ? {
            fr: `il n’y en a qu’un, et c’est déjà « ${holder} » sur ce site`,
            en: `there is only one, and it is already “${holder}” on this site`,
          }
        : {
            fr: `ce numéro est déjà celui de « ${holder} » sur ce site`,
            en: `this number is already that of “${holder}” on this site`,
          },
    })),
  )
}

const tagsOf = (definition: ThingDefinition<Facts>, id: string, parentId: string | null): string[] => [
  `${definition.type}:${id}`,
  `all:${definition.type}`,
  ...(definition.parent && parentId ? [`${definition.parent.type}:${parentId}`] : []),
]

const withoutNulls = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined))

function checkIdentity(
  item: Described<Facts>,
  row: ThingRow | null,
  byId: Map<string, ThingRow>,
  parentId: string | null,
  say: (code: string, sentence: Bilingual, field?: string) => void,
): void {
  const holder = item.ulid ? byId.get(item.ulid) : undefined
  if (holder && holder.key !== item.key) {
    say(
      'ulid-taken',
      {
        fr: `l’identité ${item.ulid} est déjà celle de « ${holder.key} »`,
        en: `the identity ${item.ulid} is already that of “${holder.key}”`,
      },
      'ulid',
    )
  } else if (row && item.ulid && row.id !== item.ulid) {
    say(
      'other-ulid',
      {
        fr: `« ${item.key} » a déjà l’identité ${row.id} sur ce site`,
        en: `“${item.key}” already has the identity ${row.id} on this site`,
      },
      'ulid',
    )
  }
  if (row?.removed) {
    const { reason, recorded } = row.removed
    say('removed', {
      fr: `a été retiré du site le ${recorded.slice(0, 10)} (« ${reason} ») ; un nouvel identifiant est nécessaire`,
      en: `was taken off the site on ${recorded.slice(0, 10)} (“${reason}”); it needs a new id`,
    })
  }
  if (row && parentId && row.parent_id !== parentId) {
    say(
      'other-parent',
      { fr: 'appartient déjà à autre chose sur ce site', en: 'already belongs to something else on this site' },
      'id',
    )
  }
}

async function resolveIds(
  tx: Tx,
  definition: ThingDefinition<Facts>,
  items: Described<Facts>[],
  byKey: Map<string, ThingRow>,
  problems: ThingProblem[],
): Promise<Ids> {
  const wanted = items.flatMap(item => [
    ...(definition.references?.(item.facts) ?? []).map(reference => ({ ...reference, from: item.key })),
    ...(definition.parent
      ? [{ type: definition.parent.type, key: item.parentKey ?? '', field: 'parent', from: item.key }]
      : []),
  ])
  const known = await idsOf(tx, wanted)
  for (const item of items) {
    known.set(`${definition.type}:${item.key}`, byKey.get(item.key)?.id ?? item.ulid ?? newUlid())
  }
  for (const { type, key, field, from } of wanted) {
    if (known.has(`${type}:${key}`)) continue
    problems.push({
      type: definition.type,
      key: from,
      field,
      code: 'unknown-reference',
      sentence: { fr: `aucun objet de type ${type} ne s’appelle « ${key} »`, en: `no ${type} is called “${key}”` },
    })
    known.set(`${type}:${key}`, '')
  }
  return { of: (type, key) => known.get(`${type}:${key}`) ?? '' }
}

const rowsInOneStatement = 500

async function writeThings(
  tx: Tx,
  definition: ThingDefinition<Facts>,
  steps: Step[],
  ids: Ids,
  slugs: ReadonlyMap<string, string>,
  fromFile: boolean,
): Promise<void> {
  const rows = steps.map(({ item, id, parentId, facts }) => ({
    id,
    key: item.key,
    facts: JSON.stringify(facts),
    ...(fromFile ? { imported: JSON.stringify(withoutNulls(item.facts)) } : {}),
    ...(definition.parent ? { [definition.parent.column]: parentId } : {}),
    ...(definition.columns?.(facts, ids, item.key, slugs.get(id) ?? '') ?? {}),
  }))
  for (let from = 0; from < rows.length; from += rowsInOneStatement) {
    const some = rows.slice(from, from + rowsInOneStatement)
    const columns = Object.keys(some[0] ?? {})
    await sql`insert into ${tableOf(definition.type)} (${sql.join(columns.map(column => sql.ref(column)))})
      values ${sql.join(some.map(row => sql`(${sql.join(columns.map(column => row[column as keyof typeof row] ?? null))})`))}
      on conflict (id) do update set ${sql.join(columns.filter(column => column !== 'id').map(column => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))}`.execute(
      tx,
    )
  }
}

/** What the file says of things that it doesn't change becomes what the last import left. */
async function rememberImport(tx: Tx, type: string, steps: Step[]): Promise<void> {
  const stale = steps.filter(({ row, item }) => row && !sameContent(row.imported, withoutNulls(item.facts)))
  for (const { id, item } of stale) {
    await sql`update ${tableOf(type)} set imported = ${jsonText(withoutNulls(item.facts))} where id = ${id}`.execute(tx)
  }
}

async function removeThing(
  definition: ThingDefinition<Facts>,
  key: string,
  reason: string,
  { tx, recorded }: Acting,
): Promise<{ entries: NewEntry[]; result: Json }> {
  const { type } = definition
  const [row] = await loadThings(tx, type, [key], [])
  if (!row) {
    throw new ThingsRefused([
      {
        type,
        key,
        code: 'unknown',
        sentence: { fr: `rien de ce type ne s’appelle « ${key} »`, en: `no ${type} is called “${key}”` },
      },
    ])
  }
  if (row.removed) return { entries: [], result: [] }
  const forbidden = definition.forbids?.({ before: row.facts, after: null, at: recorded })
  if (forbidden) throw new ThingsRefused([{ type, key, ...forbidden }])
  const referring = await referringTo(tx, type, key)
  if (referring) {
    throw new ThingsRefused([
      {
        type,
        key,
        code: 'still-referred-to',
        sentence: stillReferredTo(referring),
      },
    ])
  }
  if (await hasChildren(tx, type, row.id)) {
    throw new ThingsRefused([
      {
        type,
        key,
        code: 'has-children',
        sentence: {
          fr: 'contient encore des objets : retirez-les d’abord',
          en: 'still holds things: take them away first',
        },
      },
    ])
  }
  const entryId = newUlid()
  await sql`update ${tableOf(type)} set removed = ${JSON.stringify({ reason, recorded: recorded.toISOString(), entryId })} where id = ${row.id}`.execute(
    tx,
  )
  await endLinks(tx, type, row.id, entryId)
  await tellFollowers(tx, type, [row.id])
  const parent = definition.parent && row.parent_id ? { type: definition.parent.type, id: row.parent_id } : null
  const change: Change = { type, key, id: row.id, change: 'removed', differences: {} }
  return {
    entries: [
      {
        id: entryId,
        type: `${type}.removed`,
        subject: { type, id: row.id },
        public: { change: 'removed', key, ...(parent ? { parent } : {}) },
        erasable: { reason },
        tags: tagsOf(definition, row.id, row.parent_id),
      },
    ],
    result: [change] as unknown as Json,
  }
}
