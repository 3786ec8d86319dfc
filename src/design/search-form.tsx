import type { FC } from 'hono/jsx'
import { pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import { messagesOf } from './messages.ts'

/** The box in which everything can be searched: on the page of search, and where somebody is lost. */
export const SearchForm: FC<{ language: Language; value?: string }> = ({ language, value = '' }) => {
  const words = messagesOf(language).search
  return (
    // biome-ignore lint/a11y/useSemanticElements: screen readers in use don't all know the element `search` yet
    <form class="search" method="get" action={pathOf('search', language)} role="search">
      <div class="field">
        <label for="q">{words.label}</label>
        <input id="q" name="q" type="search" value={value} maxlength={200} autocomplete="off" spellcheck={false} />
      </div>
      <button class="btn" type="submit">
        {words.submit}
      </button>
    </form>
  )
}
