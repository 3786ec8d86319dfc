import { type Json, sameContent } from '../platform/canonical.ts'

/** What changed in one field: null on the side where it had no value. */
export type Difference = { before: Json; after: Json }
export type Differences = Record<string, Difference>
export type Facts = Record<string, Json>

/** A field that was changed on the site since the last import, and otherwise in the file. */
export type Conflict = { field: string; lastImport: Json; site: Json; file: Json }

const valueIn = (facts: Facts | null, field: string): Json => facts?.[field] ?? null
const fieldsOf = (...all: (Facts | null)[]): string[] => [...new Set(all.flatMap(facts => Object.keys(facts ?? {})))]

/** The fields in which two states of a thing differ. Derived from the facts themselves, so that no field can be forgotten. */
export function differencesBetween(before: Facts | null, after: Facts): Differences {
  const differences: Differences = {}
  for (const field of fieldsOf(before, after)) {
    const [was, is] = [valueIn(before, field), valueIn(after, field)]
    if (!sameContent(was, is)) differences[field] = { before: was, after: is }
  }
  return differences
}

/**
 * Joins what a file says with what the site says, field by field, from what the last import left: a side that didn't change
 * gives way to the one that did; where both changed, otherwise, it is a conflict and the site's value stays.
 */
export function mergeFacts(
  lastImport: Facts | null,
  site: Facts,
  file: Facts,
): { facts: Facts; conflicts: Conflict[] } {
  const facts: Facts = {}
  const conflicts: Conflict[] = []
  for (const field of fieldsOf(file, site)) {
    const [was, ours, theirs] = [valueIn(lastImport, field), valueIn(site, field), valueIn(file, field)]
    const siteChanged = !sameContent(was, ours)
    const fileChanged = !sameContent(was, theirs)
    if (siteChanged && fileChanged && !sameContent(ours, theirs))
      conflicts.push({ field, lastImport: was, site: ours, file: theirs })
    const chosen = fileChanged && !siteChanged ? theirs : ours
    if (chosen !== null) facts[field] = chosen
  }
  return { facts, conflicts }
}

/** The facts after differences: what reading the record from its first entry gives. */
export function apply(facts: Facts, differences: Differences): Facts {
  const next = { ...facts }
  for (const [field, { after }] of Object.entries(differences)) {
    if (after === null) delete next[field]
    else next[field] = after
  }
  return next
}
