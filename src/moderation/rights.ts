import { sql } from 'kysely'
import type { Right, Scope } from '../record/index.ts'

/** Who moderates contributions: a moderator of the plan on which they are, or of the site; and administrators. */
export const moderating = <Input>(idsOf: (input: Input) => readonly string[]): Right<Input> => ({
  by: ['moderator', 'administrator'],
  async on(input, tx): Promise<readonly Scope[]> {
    const { rows } = await sql<{ id: string }>`
      select distinct plan_id as id from consultations
      where id in (select consultation_id from contributions where id = any(${[...idsOf(input)]}::text[]))`.execute(tx)
    const [only, ...others] = rows
    // A role on one of several plans isn't one on all of them.
    return only && others.length === 0 ? [{ type: 'plan', id: only.id }] : []
  },
})
