import { z } from 'zod'
import { action } from '../record/index.ts'

/**
 * `person.joined`: somebody has shown for the first time that an address is theirs. The record gets an identity, and nothing that tells
 * whose it is.
 */
export const joinPerson = action({
  name: 'person.joined',
  input: z.strictObject({}),
  right: { by: ['participant'] },
  async run(_input, { who }) {
    const id = who.capacity === 'participant' ? who.personId : ''
    return { entries: [{ type: 'person.joined', subject: { type: 'person', id }, tags: [] }], result: undefined }
  },
})
