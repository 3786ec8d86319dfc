import type { Tx } from '../platform/database/database.ts'

type Listener = (tags: string[]) => void

const listeners = new Set<Listener>()
const inTransactions = new WeakMap<Tx, Set<string>>()

/**
 * Hears, in this process, what actions have just written: whoever did something and goes on reads it, and not a page of before. Other
 * processes hear of it when it is sealed, as this one does too.
 * @returns what ends it
 */
export function hearWritten(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Remembers what a transaction has written, until it ends. */
export function remember(tx: Tx, tags: readonly string[]): void {
  const known = inTransactions.get(tx) ?? new Set()
  for (const tag of tags) known.add(tag)
  inTransactions.set(tx, known)
}

export const writtenIn = (tx: Tx): string[] => [...(inTransactions.get(tx) ?? [])]

/** Tells those who hear, once it is there: it is in the record too, whose pages show it before it is sealed. */
export function tellWritten(tags: string[]): void {
  if (tags.length > 0) for (const listener of listeners) listener(['record', ...tags])
}
