import type { FC } from 'hono/jsx'
import { pathOf } from '../platform/http/addresses.ts'
import { type Language, otherLanguage } from '../platform/locales/languages.ts'
import { Shown } from './content.tsx'
import { Logo } from './icons.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import type { SiteIdentity } from './site-identity.ts'
import { Typeset } from './typography.tsx'

export type NavItem = { label: string; href: string; current?: boolean }

type SiteHeaderProps = {
  language: Language
  site: SiteIdentity
  nav: readonly NavItem[]
  alternates: Record<Language, string>
  /** The query of the page, kept in the other language. */
  search?: string
}

/** The top of every page: the site's name, the main menu and the same page in the other language. No burger at any width. */
export const SiteHeader: FC<SiteHeaderProps> = ({ language, site, nav, alternates, search = '' }) => {
  const words = messagesOf(language).page
  const other = otherLanguage(language)
  const searchPath = pathOf('search', language)
  return (
    <header class="top">
      <div class="wrap">
        <a class="brand" href={pathOf('home', language)}>
          <Logo />
          <span>
            <b>
              <Shown of={site.name} language={language} mark={false} />
            </b>{' '}
            {site.tagline && (
              <small>
                <Shown of={site.tagline} language={language} mark={false} />
              </small>
            )}
          </span>
        </a>
        <nav class="main-menu" aria-label={words.mainMenu}>
          <ul class="nav">
            {nav.map(({ label, href, current }) => (
              <li>
                <Link href={href} aria-current={current ? 'true' : undefined}>
                  <Typeset words={label} language={language} />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div class="tools">
          <Link href={searchPath} aria-current={alternates[language] === searchPath ? 'page' : undefined}>
            {messagesOf(language).search.link}
          </Link>
          <Link
            href={alternates[other] + search}
            lang={other}
            hreflang={other}
            aria-label={`${words.otherLanguage.short} – ${words.otherLanguage.name}`}
          >
            {words.otherLanguage.short}
          </Link>
        </div>
      </div>
    </header>
  )
}
