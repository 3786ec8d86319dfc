import { action, Refused } from '../record/index.ts'
import { Profile } from './person.ts'

/**
 * `person.described`: somebody's own pseudonym and language. Whose they are isn't asked: nobody can name somebody else. What was said stands
 * in the record's private part, as a salted digest that can be emptied.
 */
export const describePerson = action({
  name: 'person.described',
  input: Profile,
  right: { by: ['participant'] },
  async run({ pseudonym, language }, { tx, who, recorded }) {
    const id = who.capacity === 'participant' ? who.personId : ''
    const before = await tx
      .selectFrom('people')
      .select(['name', 'language'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!before) throw new Refused(goneMeanwhile)
    const entries =
      before.name === pseudonym && before.language === language
        ? []
        : [
            {
              type: 'person.described',
              subject: { type: 'person', id },
              private: { pseudonym, language },
              tags: [],
            },
          ]
    await tx
      .updateTable('people')
      .set({ name: pseudonym, language, updated_at: recorded })
      .where('id', '=', id)
      .execute()
    return { entries, result: undefined }
  },
})

const goneMeanwhile = {
  code: 'person-gone',
  sentence: { fr: 'Ce compte n’existe plus.', en: 'This account is gone.' },
}
