import type { Tx } from '../platform/database/database.ts'

/** The roles that people hold, from those who act for one organisation to those who run the site. */
export const roleNames = ['member', 'correspondent', 'evaluator', 'moderator', 'editor', 'administrator'] as const
export type RoleName = (typeof roleNames)[number]

/** What a role is held on; the site has no id. */
export type Scope = { type: 'site' | 'plan' | 'organisation' | 'commitment'; id: string | null }
export type HeldRole = { role: RoleName; on: Scope }

/** In which capacity somebody acts: as who runs the machine, by command line; as whoever comes by; as whoever has signed in; or in a role. */
export type Capacity = 'operator' | 'visitor' | 'participant' | RoleName
export const capacities: readonly Capacity[] = ['visitor', 'participant', ...roleNames, 'operator']

/** Who may do something. */
export type Right<Input> = {
  /** In one of these capacities. */
  by: readonly Capacity[]
  /** On what a role has to be held, if not on the whole site: on one of these. */
  on?(input: Input, tx: Tx): Promise<readonly Scope[]>
}

/** Who acts: the operator by the command line of the machine that runs the site; a visitor, who may do what anybody may; a person who has signed in. */
export type Who = { capacity: 'operator' } | { capacity: 'visitor' } | { capacity: 'participant'; personId: string }
export const operator: Who = { capacity: 'operator' }
export const visitor: Who = { capacity: 'visitor' }

/** The roles that a person holds at a moment; null when there is no such person. What it read stays so until the transaction ends. */
type ReadRoles = (tx: Tx, personId: string, at: Date) => Promise<readonly HeldRole[] | null>

let readRoles: ReadRoles = async () => null

/** Says where roles are kept: the room of people does, when it is loaded. */
export function rolesAreReadBy(read: ReadRoles): void {
  readRoles = read
}

const covers = (held: Scope, wanted: readonly Scope[]): boolean =>
  held.type === 'site' || wanted.some(({ type, id }) => type === held.type && id === held.id)

/**
 * In which capacity somebody may do something now, or null. Roles are read within the transaction of the change: one that was withdrawn
 * before it ends doesn't count.
 */
export async function capacityFor<Input>(
  { by, on }: Right<Input>,
  input: Input,
  { tx, who, recorded }: { tx: Tx; who: Who; recorded: Date },
): Promise<Capacity | null> {
  if (who.capacity === 'visitor') return by.includes('visitor') ? 'visitor' : null
  if (who.capacity === 'operator') return by.includes('operator') ? 'operator' : null
  const held = await readRoles(tx, who.personId, recorded)
  if (!held) return null
  const wanted = on && held.length > 0 ? await on(input, tx) : []
  const role = by.find(one => held.some(each => each.role === one && covers(each.on, wanted)))
  return role ?? (by.includes('participant') || by.includes('visitor') ? 'participant' : null)
}
