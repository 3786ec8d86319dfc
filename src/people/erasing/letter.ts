import { typographic } from '../../design/index.ts'
import type { NoticeKind } from '../../platform/mail/notices.ts'
import { words } from '../words.ts'

/** How long it is tried to send the last letter, in hours; then it is forgotten. */
export const hoursToLeave = 6

/** The last letter to somebody who has gone: nothing tells afterwards that it was written. */
export const erasedLetter: NoticeKind = {
  name: 'erased',
  compose(_told, language, { siteName }) {
    const { erased, signature } = words(language).letters
    const set = (said: string) => typographic(said, language)
    return {
      language,
      subject: set(erased.subject(siteName)),
      heading: set(erased.heading),
      pieces: erased.words(siteName).map(said => ({ words: set(said) })),
      signature: set(signature(siteName)),
    }
  },
}
