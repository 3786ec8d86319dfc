import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Shown } from './content.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import type { SiteIdentity } from './site-identity.ts'
import { Typeset } from './typography.tsx'

export type FooterLink = { label: string; href: string; hreflang?: string }
export type FooterGroup = { heading: string; links: readonly FooterLink[] }

/** The foot of every page: who runs the site, and groups of links. */
export const SiteFooter: FC<{ language: Language; site: SiteIdentity; groups: readonly FooterGroup[] }> = ({
  language,
  site,
  groups,
}) => (
  <footer class="foot">
    <div class="wrap">
      <div>
        <h2>
          <Shown of={site.name} language={language} mark={false} />
        </h2>
        <p>
          {messagesOf(language).page.operator.before}
          <Shown of={site.operator} language={language} mark={false} />
          {messagesOf(language).page.operator.after}
        </p>
      </div>
      {groups.map(({ heading, links }) => (
        <div>
          <h2>
            <Typeset words={heading} language={language} />
          </h2>
          <ul>
            {links.map(({ label, href, hreflang }) => (
              <li>
                <Link href={href} hreflang={hreflang}>
                  <Typeset words={label} language={language} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  </footer>
)
