import type { Database, Tx } from '../platform/database/database.ts'
import type { RoleName, Scope } from '../record/index.ts'
import { operator } from '../record/index.ts'
import { describePerson } from './describe-person.ts'
import { personAt } from './known-person.ts'
import { giveRole } from './roles/give-role.ts'

/** Where nobody has mail: by it the people of a demonstration are known. */
const domain = 'demonstration.example'

/** The people of a demonstration, one for each way to take part: by which anybody at the machine may enter. */
export const sampleCapacities = [
  'participant',
  'member',
  'correspondent',
  'evaluator',
  'moderator',
  'editor',
  'administrator',
] as const
export type SampleCapacity = (typeof sampleCapacities)[number]

const mailOf = (capacity: SampleCapacity): string => `${capacity}@${domain}`

export type SamplePerson = {
  capacity: SampleCapacity
  pseudonym: string
  role?: { role: RoleName; on: Scope; duty?: string; from: string }
}

/** Makes somebody of the demonstration, by the actions by which anybody comes here. @returns their identity */
export async function makeSamplePerson(
  tx: Tx,
  { capacity, pseudonym, role }: SamplePerson,
  now: Date,
): Promise<string> {
  const id = await personAt(tx, { email: mailOf(capacity), language: 'fr', now })
  const acting = { tx, who: { capacity: 'participant' as const, personId: id }, recorded: now }
  await describePerson.within(acting, { pseudonym, language: 'fr' })
  if (role) await giveRole.within({ tx, who: operator, recorded: now }, { personId: id, until: null, ...role })
  return id
}

/** The person of the demonstration in a capacity, as long as they are there. */
export const findSamplePerson = (db: Database, capacity: SampleCapacity) =>
  db.selectFrom('people').select(['id', 'email', 'language']).where('email', '=', mailOf(capacity)).executeTakeFirst()
