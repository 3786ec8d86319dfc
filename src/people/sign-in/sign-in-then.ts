import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'

/** To where one signs in, and from there to a path of this site. */
export const signInThen = (language: Language, path: string): PersonalAnswer => ({
  kind: 'see-other',
  to: `${pathOf('signIn', language)}?next=${encodeURIComponent(path)}`,
})
