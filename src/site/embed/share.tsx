import type { FC } from 'hono/jsx'
import { Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { frameHtml } from './frame.ts'
import { words } from './words.ts'

/** How a page's state can be shown within a page of another site: the HTML to copy. */
export const Share: FC<{ language: Language; address: string; title: string }> = ({ language, address, title }) => {
  const say = words(language)
  return (
    <details class="share">
      <summary>{say.share}</summary>
      <p class="small">
        <Typeset words={say.shareText} language={language} />
      </p>
      <pre class="code-block" tabindex={0}>
        <code>{frameHtml(address, title)}</code>
      </pre>
    </details>
  )
}
