import type { FC } from 'hono/jsx'
import { type Format, mediaTypes } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'

export type FormatLink = { format: Format; href: string }

/** What readers call a format. */
const nameOf = (format: Format): string => (format === 'md' ? 'Markdown' : format.toUpperCase())

/** Every page has its text, at the address of its data but for the ending. */
function withText(links: readonly FormatLink[]): FormatLink[] {
  const data = links.find(({ format }) => format === 'json')
  if (!data || links.some(({ format }) => format === 'md')) return [...links]
  return [...links, { format: 'md', href: data.href.replace(/\.json(?=\?|$)/, '.md') }]
}

/** The page's siblings in other formats, each link with its media type. */
export const Formats: FC<{
  language: Language
  links: readonly FormatLink[]
  /** Only those: a page for one reader has no text of its own. */
  exactly?: boolean
}> = ({ language, links, exactly = false }) => {
  const words = messagesOf(language).page
  return (
    <div class="stack near formatbox">
      <p class="small muted" aria-hidden="true">
        {words.formatsLead}
      </p>
      <ul class="formats" aria-label={words.formats}>
        {(exactly ? links : withText(links)).map(({ format, href }) => (
          <li>
            <Link href={href} type={mediaTypes[format]} rel="alternate">
              {nameOf(format)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
