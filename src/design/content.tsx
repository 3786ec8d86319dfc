import type { Child, FC } from 'hono/jsx'
import type { Text } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { TextView } from './text-view.tsx'
import { Typeset } from './typography.tsx'

/** What a component can be given to show: a text of the content, words in the page's language, or a piece of page. */
export type Content = Text | Child

export const isText = (content: Content): content is Text =>
  typeof content === 'object' && content !== null && !Array.isArray(content) && 'original' in content

/** Content within a line: a text with its language and mark, a string set in type, anything else as it is. */
export const Shown: FC<{ of: Content; language: Language; mark?: boolean }> = ({
  of: content,
  language,
  mark = true,
}) => {
  if (isText(content)) return <TextView text={content} language={language} mark={mark} />
  if (typeof content === 'string') return <Typeset words={content} language={language} />
  return (
    <>
      {/* A piece of page, made by the caller. */}
      {content}
    </>
  )
}
