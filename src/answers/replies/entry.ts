import type { NewEntry } from '../../record/index.ts'
import { answersIn, themeTag } from '../told.ts'
import type { AnswerRow } from './answer.ts'

/** What the record says of an answer while it isn’t public: that it is, and nothing of what it says. */
export const entryOfAnswer = (
  type: string,
  row: Pick<AnswerRow, 'id' | 'consultation_id' | 'organisation_id' | 'theme_id'>,
  more: Partial<NewEntry> = {},
): NewEntry => ({
  type,
  subject: { type: 'answer', id: row.id },
  ...more,
  public: { consultation: row.consultation_id, organisation: row.organisation_id, ...more.public },
  tags: [answersIn(row.consultation_id), ...(row.theme_id ? [themeTag(row.theme_id)] : []), ...(more.tags ?? [])],
})
