import type { FC } from 'hono/jsx'
import { read } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, isText, Shown } from './content.tsx'
import { Link } from './link.tsx'
import { TextMark } from './text-mark.tsx'

export type HeadingLevel = 1 | 2 | 3 | 4

type TextTitleProps = {
  of: Content
  language: Language
  level: HeadingLevel
  /** Where the title links to; the mark stays out of the link. */
  href?: string | undefined
  id?: string
  class?: string
  mark?: boolean
}

/** A heading whose words may be a text of the content: the mark of a translation stands after it, small. */
export const TextTitle: FC<TextTitleProps> = ({ of, language, level, href, mark = true, ...attributes }) => {
  const Heading = `h${level}` as const
  const words = <Shown of={of} language={language} mark={false} />
  return (
    <Heading {...attributes}>
      {href ? <Link href={href}>{words}</Link> : words}
      {mark && isText(of) && <TextMark reading={read(of, language)} language={language} />}
    </Heading>
  )
}
