import type { Queries, Tx } from '../../platform/database/database.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { NewEntry } from '../../record/index.ts'

/** Whose: what tables know people by. */
export type Whose = { id: string; email: string }

/** A value as it is kept, or a page of ours where it is shown. */
export type Value = string | number | boolean | Date | null | { path: string; label: string }
export type Item = Readonly<Record<string, Value>>

export type HoldingWords = {
  title: string
  /** What it is kept for, and how long. */
  why: string
  /** Said where there is none. */
  none: string
  /** What each field is called. */
  fields: Readonly<Record<string, string>>
  /** What the codes of a field mean. */
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What becomes of it when the person is erased. */
  erased: string
}

/** Of what an entry of the record speaks. */
export type Subject = { type: string; id: string }

/** Whether what somebody wrote stays, with nobody’s name on it, or goes with them. */
export type Writings = 'keep' | 'withdraw'

/**
 * What a room keeps about people: how it is shown to them, and how it goes with them. A table that refers to a person, or has a mail
 * address, is in one of these.
 */
export type Holding = {
  /** What their data as JSON calls it. */
  name: string
  tables: readonly string[]
  words(language: Language): HoldingWords
  /** All of it, but for secrets: the last one first. */
  read(db: Queries, whose: Whose, language: Language): Promise<Item[]>
  /** Things that tell of them, of which the record speaks: what it may lose of these is emptied. */
  subjects?(db: Queries, whose: Whose): Promise<Subject[]>
  /** What they wrote and others read, where they are asked what is to become of it. */
  wrote?: {
    count(db: Queries, whose: Whose): Promise<number>
    /** Takes their name from it, or takes it away, in the record too (`emptyParts`). @returns what the record is told of it */
    settle(tx: Tx, whose: Whose, writings: Writings, recorded: Date): Promise<NewEntry[]>
  }
  /** Takes it away, in the transaction of the erasure. @returns what the record is told of it */
  erase(tx: Tx, whose: Whose, recorded: Date): Promise<NewEntry[]>
}

const registry: Holding[] = []

/**
 * Tells what a room keeps about people. What refers to others comes after them: it is taken away before them.
 * @returns what takes it back, for a room that is there for a while only
 */
export function holdsOfPeople(holding: Holding): () => void {
  if (registry.some(({ name }) => name === holding.name)) throw new Error(`two rooms hold ${holding.name}`)
  registry.push(holding)
  return () => registry.splice(registry.indexOf(holding), 1)
}

/** All that is kept about people, in the order in which it is shown. */
export const holdings = (): readonly Holding[] => registry

/** Of what the record speaks that is somebody’s: themselves, and things of theirs. */
export async function subjectsOf(db: Queries, whose: Whose): Promise<Subject[]> {
  const found: Subject[] = [{ type: 'person', id: whose.id }]
  for (const { subjects } of registry) found.push(...((await subjects?.(db, whose)) ?? []))
  return found
}

/** How much somebody wrote that others read, in all rooms. */
export async function countWritten(db: Queries, whose: Whose): Promise<number> {
  let written = 0
  for (const { wrote } of registry) written += (await wrote?.count(db, whose)) ?? 0
  return written
}
