import type { Queries } from '../database/database.ts'

/**
 * What a room says of a file: that anybody may read it; that nobody may at its address, as long as what it is attached to isn't shown; null
 * where it is none of the room's.
 */
export type MayRead = (db: Queries, fileId: string) => Promise<'visible' | 'hidden' | null>

const rooms: MayRead[] = []

/**
 * Tells which files of a room anybody may read. What no room shows is at no address.
 * @returns what takes it back, for a room that is there for a while only
 */
export function showsFiles(mayRead: MayRead): () => void {
  rooms.push(mayRead)
  return () => rooms.splice(rooms.indexOf(mayRead), 1)
}

/** Whether anybody may read a file: a room shows it, and none hides it. */
export async function isShown(db: Queries, fileId: string): Promise<boolean> {
  const said: Awaited<ReturnType<MayRead>>[] = []
  for (const mayRead of rooms) said.push(await mayRead(db, fileId))
  return said.includes('visible') && !said.includes('hidden')
}
