import { z } from 'zod'
import { isUlid, newUlid } from '../platform/ids.ts'
import { action, Refused } from '../record/index.ts'
import { roles } from './role.ts'

/**
 * `role.given`: somebody gets a role on the site from now on. The record says which, and to which identity; who that is, people's own table
 * knows.
 */
export const giveRole = action({
  name: 'role.given',
  input: z.strictObject({ person: z.string().refine(isUlid), role: z.enum(roles) }),
  allow: who => who.capacity === 'operator',
  async run({ person, role }, { tx, recorded }) {
    const known = await tx.selectFrom('people').select('id').where('id', '=', person).forUpdate().executeTakeFirst()
    if (!known) throw new Refused(unknownPerson)
    const held = await tx
      .selectFrom('roles')
      .select('id')
      .where('person_id', '=', person)
      .where('role', '=', role)
      .where('withdrawn', 'is', null)
      .executeTakeFirst()
    if (held) return { entries: [], result: undefined }
    const id = newUlid()
    await tx.insertInto('roles').values({ id, person_id: person, role, given: recorded, withdrawn: null }).execute()
    return {
      entries: [
        {
          type: 'role.given',
          subject: { type: 'role', id },
          public: { role, on: 'site', person },
          tags: [`role:${id}`],
        },
      ],
      result: undefined,
    }
  },
})

const unknownPerson = {
  code: 'unknown-person',
  field: 'person',
  sentence: { fr: 'Personne n’a cet identifiant.', en: 'Nobody has this identity.' },
}
