import { sql } from 'kysely'
import type { Database, Queries } from '../../platform/database/database.ts'
import { isUlid } from '../../platform/ids.ts'
import { OperatorError } from '../../platform/operator-error.ts'
import { operator } from '../../record/index.ts'
import { repeatErasure } from './erase-person.ts'

/** Somebody who erased themselves: an identity, and what they chose for what they wrote. It tells of nobody. */
export type Erased = { person: string; writings: string }

/** Who erased themselves so far, as the record tells it, the first one first. */
export async function readErased(db: Queries): Promise<Erased[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['subject_id as person', sql<string>`public ->> 'writings'`.as('writings')])
    .where('type', 'in', ['person.erased', 'erasure.repeated'])
    .orderBy('position')
    .execute()
  return [...new Map(rows.map(row => [row.person, row])).values()]
}

/** A list of those who erased themselves, as text: a line for each. */
export const erasedLine = ({ person, writings }: Erased): string => `${person} ${writings}`

/** Reads such a list. @throws OperatorError `erased-not-a-list`, with the line that is none */
export function erasedIn(text: string): Erased[] {
  return text.split(/\r?\n/).flatMap((line, place) => {
    if (line.trim() === '') return []
    const [person = '', writings = '', ...more] = line.trim().split(/\s+/)
    if (!isUlid(person) || !['keep', 'withdraw', 'none'].includes(writings) || more.length > 0)
      throw new OperatorError('erased-not-a-list', {
        fr: `La ligne ${place + 1} de cette liste n’est pas de celles qu’écrit « parvis erased ». Rien n’a changé.`,
        en: `Line ${place + 1} of this list is none that “parvis erased” writes. Nothing was changed.`,
      })
    return [{ person, writings }]
  })
}

/** Erases those again who are back by an old backup. @returns how many were there */
export async function repeatErasures(db: Database, list: readonly Erased[], recorded: Date): Promise<number> {
  let again = 0
  for (const one of list) {
    const outcome = await repeatErasure.perform(db, operator, recorded, one)
    if (outcome.done) again += 1
    else if (outcome.refusal.code !== 'unknown-person')
      throw new OperatorError(outcome.refusal.code, outcome.refusal.sentence)
  }
  return again
}

/** Whether anybody has an account. */
export const hasPeople = async (db: Queries): Promise<boolean> =>
  (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined
