import type { NoticeKind } from '../../platform/mail/notices.ts'
import { remindingLetter } from '../reminders/letter.ts'
import { answerLetter, waivedLetter } from './answer-letter.ts'

/** The kinds of letter that this room writes. */
export const answerLetters: readonly NoticeKind[] = [answerLetter, waivedLetter, remindingLetter]
