import type { Tx } from '../platform/database/database.ts'
import type { NewEntry } from './entry.ts'

/** What a room does, in the same transaction, after an action has written its entries. */
export type EntryFollower = (tx: Tx, entries: readonly NewEntry[]) => Promise<void>

const followers: EntryFollower[] = []

/**
 * Lets a room keep something of its own beside what actions of others did that isn't a thing with facts, such as an index, without their rooms
 * knowing it. It is told in the transaction of the action, once all of it is written: both are kept, or neither.
 */
export function followEntries(follower: EntryFollower): void {
  followers.push(follower)
}

/** Tells those who follow. */
export async function tellOfEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return
  for (const follower of followers) await follower(tx, entries)
}
