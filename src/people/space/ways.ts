import { pathOf } from '../../platform/http/addresses.ts'
import type { Crumb } from '../../platform/http/answer.ts'
import type { PersonalAnswer } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'

/** To where one signs in, and from there back to a page. */
export const signInFirst = (language: Language, page: 'mySpace' | 'myData' | 'eraseMe'): PersonalAnswer => {
  const next = encodeURIComponent(pathOf(page, language))
  return { kind: 'see-other', to: `${pathOf('signIn', language)}?next=${next}` }
}

/** The way to a page that is part of one’s space. */
export const underSpace = (language: Language): Crumb[] => [
  { label: words(language).space.title, href: pathOf('mySpace', language) },
]
