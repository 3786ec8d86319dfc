import { pathOf } from '../../platform/http/addresses.ts'
import type { Crumb } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'

/** The way to a page that is part of one’s space. */
export const underSpace = (language: Language): Crumb[] => [
  { label: words(language).space.title, href: pathOf('mySpace', language) },
]
