import type { Json } from '../platform/canonical.ts'
import type { Database } from '../platform/database/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import type { Progress } from '../platform/progress.ts'
import { countRemoved, readThings, type StandingThing } from '../record/index.ts'
// So that the record knows of it.
import './describe-site.ts'
import { inSchemaOrder } from './field-order.ts'
import { thingTypes } from './plan-file.ts'
import { planSchema } from './plan-schema.ts'

export type ExportedFile = { name: string; text: string }

const types = ['site', ...thingTypes]

/** The content of a site as plan files, and what they don't hold. */
export type Export = {
  files: ExportedFile[]
  /** How many things of each kind the files hold. */
  counts: Record<string, number>
  /** How many things were taken away: they, and why, are in the record alone. */
  removed: number
}

type Fields = { [field: string]: Json }

/**
 * The whole content of a site, all of one moment, as files that an import reads back to the same content: the settings, the vocabulary,
 * the organisations, the figures, and a file for each plan. The same content is always the same text, byte for byte.
 * @param tell is told how many kinds of thing were read
 * @throws OperatorError `several-sheets`
 */
export async function exportPlans(db: Database, tell?: Progress): Promise<Export> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const things = new Map<string, StandingThing[]>()
      for (const type of types) {
        things.set(type, await readThings(tx, type))
        tell?.(things.size, types.length)
      }
      return {
        files: contents(things)
          .map(({ name, content }) => ({ name, text: textOf(content) }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
        counts: Object.fromEntries([...things].map(([type, all]) => [type, all.length])),
        removed: await countRemoved(tx, types),
      }
    })
}

function contents(things: ReadonlyMap<string, StandingThing[]>): { name: string; content: Fields }[] {
  const all = (type: string) => things.get(type) ?? []
  const under = grouped(things)
  const site = all('site')[0]
  const commitment = (one: StandingThing) => record(one, { milestones: under('milestone', one) })
  const plan = (one: StandingThing) =>
    record(one, {
      priorities: under('priority', one),
      phases: under('phase', one),
      documents: under('document', one),
      series: under('series', one),
      events: under('event', one),
      commitments: under('commitment', one, commitment),
      sheet: onlySheet(one, under('sheet', one)),
    })
  const lists = { vocabulary: all('term'), organisations: all('organisation'), figures: all('figure') }
  return [
    ...(site ? [{ name: 'site.json', content: { site: { ulid: site.id, ...site.facts } } }] : []),
    ...Object.entries(lists).flatMap(([field, list]) =>
      list.length > 0 ? [{ name: `${field}.json`, content: { [field]: list.map(one => record(one)) } }] : [],
    ),
    ...all('plan').map(one => ({ name: `plan-${one.facts.slug}.json`, content: { plans: [plan(one)] } })),
  ]
}

/** A file holds one sheet of a plan. Sites that imported two, before that was refused, have to choose. */
function onlySheet({ key }: StandingThing, [sheet, other]: Fields[]): Fields | null {
  if (!other) return sheet ?? null
  const keys = `« ${sheet?.id} », « ${other.id} »`
  throw new OperatorError('several-sheets', {
    fr: `Le plan « ${key} » a plusieurs fiches (${keys}), et un fichier n’en contient qu’une : retirez les autres par un import (docs/import.md, « removed »).`,
    en: `The plan “${key}” has several sheets (${keys}), and a file holds one: take the others away by an import (docs/import.md, “removed”).`,
  })
}

/** What belongs to a thing, by its kind. */
function grouped(things: ReadonlyMap<string, StandingThing[]>) {
  const groups = new Map<string, StandingThing[]>()
  for (const [type, all] of things) {
    for (const one of all) {
      const name = `${type} of ${one.parentId}`
      const group = groups.get(name)
      if (group) group.push(one)
      else groups.set(name, [one])
    }
  }
  return (type: string, { id }: StandingThing, asRecord: (one: StandingThing) => Fields = record): Fields[] =>
    (groups.get(`${type} of ${id}`) ?? []).map(one => asRecord(one))
}

/** A thing as a file holds it; what belongs to it comes last, and lists of nothing are left out. */
function record(
  { id, key, facts, otherAddresses }: StandingThing,
  inside: Record<string, Fields[] | Fields | null> = {},
): Fields {
  const held = Object.entries(inside).filter(([, value]) => value && !(Array.isArray(value) && value.length === 0))
  return {
    id: key,
    ulid: id,
    ...(otherAddresses.length > 0 ? { otherAddresses } : {}),
    ...facts,
    ...(Object.fromEntries(held) as Fields),
  }
}

const textOf = (content: Fields): string =>
  `${JSON.stringify(inSchemaOrder({ format: 'parvis-plan/1', ...content }, planSchema()), null, 2)}\n`
