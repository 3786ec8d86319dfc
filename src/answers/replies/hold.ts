import { z } from 'zod'
import type { Bilingual } from '../../platform/locales/languages.ts'
import { action } from '../../record/index.ts'
import { refusals } from '../refusals.ts'
import { entryOfAnswer } from './entry.ts'
import { lockedAnswer } from './read.ts'

const Sentence = z.string().min(1).max(1000)
const Holding = z.strictObject({
  id: z.string().length(26),
  code: z.string().min(1).max(100),
  sentence: z.strictObject({ fr: Sentence, en: Sentence }),
})

/**
 * `answer.held`: an answer couldn’t be published on its morning. Why is shown to those who prepare it, and it isn’t tried again until one of them
 * has chosen another morning.
 */
export const holdAnswer = action<z.infer<typeof Holding>, { id: string }>({
  name: 'answer.held',
  input: Holding,
  right: { by: ['operator'] },
  async run({ id, code, sentence }, { tx }) {
    const row = await lockedAnswer(tx, id)
    if (row.state !== 'reviewed') throw refusals.notDraft()
    await tx
      .updateTable('answers')
      .set({ publish_on: null, problem: JSON.stringify(sentence satisfies Bilingual), version: row.version + 1 })
      .where('id', '=', id)
      .execute()
    return { entries: [entryOfAnswer('answer.held', row, { public: { refused: code } })], result: { id } }
  },
})
