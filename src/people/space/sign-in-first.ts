import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'

/** To where one signs in, and from there back to a page. */
export const signInFirst = (language: Language, page: 'mySpace' | 'myData' | 'eraseMe'): PersonalAnswer => {
  const next = encodeURIComponent(pathOf(page, language))
  return { kind: 'see-other', to: `${pathOf('signIn', language)}?next=${next}` }
}
