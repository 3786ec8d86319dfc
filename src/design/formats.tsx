import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'

/** The media type of each format that a page may be had in. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv',
  md: 'text/markdown',
  pdf: 'application/pdf',
  ics: 'text/calendar',
  atom: 'application/atom+xml',
} as const

export type FormatLink = { format: keyof typeof mediaTypes; href: string }

/** The page's siblings in other formats, each link with its media type. */
export const Formats: FC<{ language: Language; links: readonly FormatLink[] }> = ({ language, links }) => {
  const words = messagesOf(language).page
  return (
    <div class="stack near formatbox">
      <p class="small muted" aria-hidden="true">
        {words.formatsLead}
      </p>
      <ul class="formats" aria-label={words.formats}>
        {links.map(({ format, href }) => (
          <li>
            <Link href={href} type={mediaTypes[format]} rel="alternate">
              {format.toUpperCase()}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
