import { z } from 'zod'
import { action, Refused } from '../../record/index.ts'

/** `sessions.closed`: somebody is signed out everywhere: a device was lost, or an account is in wrong hands. They may sign in again. */
export const closeSessionsOf = action({
  name: 'sessions.closed',
  input: z.strictObject({ person: z.string().max(26) }),
  right: { by: ['administrator'] },
  async run({ person }, { tx }) {
    const known = await tx.selectFrom('people').select('id').where('id', '=', person).forShare().executeTakeFirst()
    if (!known) throw new Refused(unknownPerson)
    await tx.deleteFrom('sessions').where('person_id', '=', person).execute()
    return {
      entries: [{ type: 'sessions.closed', subject: { type: 'person', id: person }, tags: [] }],
      result: undefined,
    }
  },
})

const unknownPerson = {
  code: 'person-unknown',
  field: 'person',
  sentence: { fr: 'Cette personne n’est pas connue ici.', en: 'This person is not known here.' },
}
