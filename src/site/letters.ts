import { answerLetters } from '../answers/index.ts'
import { contributionLetters } from '../consultations/index.ts'
import { moderationLetters } from '../moderation/index.ts'
import { letters as peopleLetters } from '../people/index.ts'
import type { NoticeKind } from '../platform/mail/notices.ts'

/** Every kind of letter that the site writes. */
export const letters: readonly NoticeKind[] = [
  ...peopleLetters,
  ...contributionLetters,
  ...moderationLetters,
  ...answerLetters,
]
