import type { NoticeKind } from '../platform/mail/notices.ts'
import { erasedLetter } from './erasing/letter.ts'
import { invitationLetter } from './invitations/letter.ts'
import { signInLetter } from './sign-in/letter.ts'

/** The kinds of letter that this room writes. */
export const letters: readonly NoticeKind[] = [signInLetter, invitationLetter, erasedLetter]
