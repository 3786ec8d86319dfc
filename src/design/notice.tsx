import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import type { Content } from './content.tsx'
import { type HeadingLevel, TextTitle } from './text-title.tsx'

type NoticeProps = PropsWithChildren<{
  language: Language
  /** `plain` on stone; `open` on yellow, for what is open now; `answer` for the word of the administration; `late` for what is owed. */
  kind?: 'plain' | 'open' | 'answer' | 'late'
  title?: Content
  level?: HeadingLevel
  /** Spoken at once by screen readers: only in answer to an action. */
  alert?: boolean
}>

/** Something to notice, set apart from the page. */
export const Notice: FC<NoticeProps> = ({ language, kind = 'plain', title, level = 2, alert, children }) => (
  <div class={kind === 'plain' ? 'note stack near' : `note ${kind} stack near`} role={alert ? 'alert' : undefined}>
    {title && <TextTitle of={title} language={language} level={level} class="t1" />}
    {children}
  </div>
)
