import { themePath } from '../answers/index.ts'
import { commitmentPath } from '../commitments/index.ts'
import { type Text, wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Hit } from './search.ts'

/** Where a thing that was found is shown: its page where it has one of its own, else its permanent address, which leads to its place. */
export function wayTo({ type, id, place, title }: Hit, language: Language): string {
  const { plan = '', number = '', slug = '', consultation = '', page = 'help', fragment } = place
  switch (type) {
    case 'plan':
      return pathOf('plan', language, { plan })
    case 'commitment':
      return commitmentPath(language, plan, { number, title: title as Text })
    case 'organisation':
      return pathOf('organisation', language, { organisation: slug })
    case 'theme':
      return themePath(language, consultation, { number: Number(number), title: wordsOf(title as Text, 'fr') })
    case 'page':
      return pathOf(page, language) + (fragment ? `#${fragment}` : '')
    default:
      return permanentPath(type, id)
  }
}
