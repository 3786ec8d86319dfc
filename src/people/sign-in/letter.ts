import { typographic } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { NoticeKind } from '../../platform/mail/notices.ts'
import { words } from '../words.ts'

/** The letter with a link and a code, of which one serves, once. */
export const signInLetter: NoticeKind = {
  name: 'sign-in',
  compose({ secret: { token = '', code = '' } }, language, { siteName, origin }) {
    const { signIn, signature } = words(language).letters
    const set = (said: string) => typographic(said, language)
    return {
      language,
      subject: set(signIn.subject(siteName)),
      heading: set(signIn.heading),
      pieces: [
        { words: set(signIn.words(siteName)) },
        { button: set(signIn.button), href: `${origin}${pathOf('signInLink', language)}?token=${token}` },
        { code, label: set(signIn.code) },
        { small: set(signIn.care) },
      ],
      signature: set(signature(siteName)),
    }
  },
}
