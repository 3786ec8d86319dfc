import type { NoticeKind } from '../platform/mail/notices.ts'
import { remindingLetter } from './reminders/letter.ts'

/** The kinds of letter that this room writes. */
export const answerLetters: readonly NoticeKind[] = [remindingLetter]
