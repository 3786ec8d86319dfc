import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Day } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'
import { Sprite } from './icons.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import { WholePage } from './page.tsx'
import { safeHref } from './safe-href.ts'
import { plainWords, type SiteIdentity } from './site-identity.ts'
import { Typeset, typographic } from './typography.tsx'

export type FramedPageProps = PropsWithChildren<{
  language: Language
  title: string
  /** The whole address of the page itself. */
  canonical: string
  site: SiteIdentity
  /** The site's own home page. */
  home: string
  demoDay: Day | null
  assets: { css: string; fonts: readonly string[]; icon?: string }
}>

/** A link out of the frame, into the window that it stands in. */
export const OutwardLink: FC<PropsWithChildren<{ href: string }>> = ({ href, children }) => (
  <Link href={href} target="_top">
    {children}
  </Link>
)

/** What other sites show of this one, within their own pages: no menu, no script, and whose it is. */
export const FramedPage: FC<FramedPageProps> = ({
  language,
  title,
  canonical,
  site,
  home,
  demoDay,
  assets,
  children,
}) => (
  <WholePage language={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{typographic(`${title} – ${plainWords(site.name, language)}`, language)}</title>
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <link rel="canonical" href={safeHref(canonical)} />
      {assets.fonts.map(font => (
        <link rel="preload" href={safeHref(font)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={safeHref(assets.css)} />
      {assets.icon && <link rel="icon" href={safeHref(assets.icon)} type="image/svg+xml" />}
    </head>
    <body class="framed">
      <Sprite />
      <main class="stack near">{children}</main>
      <footer class="small muted">
        <OutwardLink href={home}>
          <Typeset words={plainWords(site.name, language)} language={language} />
        </OutwardLink>
        {demoDay && (
          <>
            {' · '}
            <Typeset words={messagesOf(language).page.demo(demoDay)} language={language} />
          </>
        )}
      </footer>
    </body>
  </WholePage>
)
