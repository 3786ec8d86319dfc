import { formatDay, typographic } from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { NoticeKind } from '../../platform/mail/notices.ts'
import type { RoleName } from '../../record/index.ts'
import { roleWords } from '../roles/words.ts'
import { words } from '../words.ts'

/** The letter that asks somebody to take a role. It opens nothing by itself: whoever answers signs in with the address it went to. */
export const invitationLetter: NoticeKind = {
  name: 'invitation',
  compose(
    { data: { id = '', role = 'member', on = '', duty = '', expires = '' } },
    language,
    { siteName, origin, timeZone },
  ) {
    const { invitation, signature } = words(language).letters
    const set = (said: string) => typographic(said, language)
    const asked = roleWords(language).names[role as RoleName]
    const until = formatDay(dayIn(timeZone, new Date(String(expires))), language)
    return {
      language,
      subject: set(invitation.subject(siteName)),
      heading: set(invitation.heading),
      pieces: [
        { words: set(invitation.words(siteName, asked, String(on), String(duty))) },
        { words: set(invitation.until(until)) },
        { button: set(invitation.button), href: `${origin}${pathOf('invitation', language)}?id=${String(id)}` },
        { small: set(invitation.care) },
      ],
      signature: set(signature(siteName)),
    }
  },
}
