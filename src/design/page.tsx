import { raw } from 'hono/html'
import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Json } from '../platform/canonical.ts'
import type { Day } from '../platform/facts/period.ts'
import { mediaTypes } from '../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../platform/locales/languages.ts'
import { Breadcrumb, type BreadcrumbItem } from './breadcrumb.tsx'
import type { FormatLink } from './formats.tsx'
import { Sprite } from './icons.tsx'
import { messagesOf } from './messages.ts'
import { safeHref } from './safe-href.ts'
import { type FooterGroup, SiteFooter } from './site-footer.tsx'
import { type NavItem, SiteHeader } from './site-header.tsx'
import { plainWords, type SiteIdentity } from './site-identity.ts'
import { Typeset, typographic } from './typography.tsx'

export type PageProps = PropsWithChildren<{
  language: Language
  /** The page's own title; the browser shows “title – site”. The same as the site's name on no page but home. */
  title: string
  description?: string | undefined
  /** The path of the same page in each language. */
  alternates: Record<Language, string>
  /** What absolute addresses begin with: `https://…`, without a slash at its end. */
  origin: string
  /** The query of the page, which the same page in the other language keeps. */
  search?: string
  /** What the page is about, in schema.org's words. */
  about?: Record<string, Json> | undefined
  /** Whether search engines may list it: an error page is for the one who met it. */
  indexed?: boolean
  site: SiteIdentity
  nav: readonly NavItem[]
  /** From the home page to this one, the last being this page; none on the home page. */
  breadcrumb?: readonly BreadcrumbItem[]
  /** The day that the site's clock is set to, when it is: said on every page. */
  demoDay?: Day | null
  formats?: readonly FormatLink[]
  /** Where programs are told how to show the page within another (oEmbed), without the format that they want. */
  embed?: { title: string; href: string } | undefined
  assets: { css: string; fonts: readonly string[]; icon?: string }
  footer: readonly FooterGroup[]
}>

/** A whole page of the site, from its doctype on. It holds no script and no style of its own, so that a strict policy can stand. */
export const Page: FC<PageProps> = props => (
  <WholePage language={props.language}>
    <Head {...props} />
    <Body {...props} />
  </WholePage>
)

/** What a document in HTML begins and ends with. */
export const WholePage: FC<PropsWithChildren<{ language: Language }>> = ({ language, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={language}>{children}</html>
  </>
)

const Head: FC<PageProps> = ({
  language,
  title,
  description,
  alternates,
  origin,
  indexed = true,
  site,
  formats = [],
  about,
  embed,
  assets,
}) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>
      {typographic(
        title === plainWords(site.name, language) ? title : `${title} – ${plainWords(site.name, language)}`,
        language,
      )}
    </title>
    {description && <meta name="description" content={typographic(description, language)} />}
    <meta name="color-scheme" content="light dark" />
    {assets.fonts.map(font => (
      <link rel="preload" href={safeHref(font)} as="font" type="font/woff2" crossorigin="anonymous" />
    ))}
    <link rel="stylesheet" href={safeHref(assets.css)} />
    {assets.icon && <link rel="icon" href={safeHref(assets.icon)} type="image/svg+xml" />}
    {indexed ? (
      <>
        <link rel="canonical" href={safeHref(origin + alternates[language])} />
        {interfaceLanguages.map(other => (
          <link rel="alternate" hreflang={other} href={safeHref(origin + alternates[other])} />
        ))}
        <link rel="alternate" hreflang="x-default" href={safeHref(origin + alternates.fr)} />
      </>
    ) : (
      <meta name="robots" content="noindex" />
    )}
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content={typographic(plainWords(site.name, language), language)} />
    <meta property="og:title" content={typographic(title, language)} />
    {description && <meta property="og:description" content={typographic(description, language)} />}
    <meta property="og:url" content={safeHref(origin + alternates[language])} />
    <meta property="og:locale" content={language === 'fr' ? 'fr_FR' : 'en_GB'} />
    {formats.map(({ format, href }) => (
      <link rel="alternate" type={mediaTypes[format]} href={safeHref(href)} />
    ))}
    {embed && (
      <>
        <link
          rel="alternate"
          type="application/json+oembed"
          href={safeHref(`${embed.href}&format=json`)}
          title={embed.title}
        />
        <link rel="alternate" type="text/xml+oembed" href={safeHref(`${embed.href}&format=xml`)} title={embed.title} />
      </>
    )}
    {about && <DataBlock data={about} />}
  </head>
)

/** A block of data, which no browser runs: the only thing of a page that is not set in type. `<` is escaped, so that no text can end it. */
const DataBlock: FC<{ data: Record<string, Json> }> = ({ data }) => (
  <>
    {raw(
      `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(/</g, '\\u003c')}</script>`,
    )}
  </>
)

const Body: FC<PageProps> = ({
  language,
  alternates,
  search = '',
  site,
  nav,
  breadcrumb = [],
  demoDay,
  footer,
  children,
}) => {
  const words = messagesOf(language).page
  return (
    <body>
      <a class="skip" href="#contenu">
        {words.skip}
      </a>
      <Sprite />
      <SiteHeader language={language} site={site} nav={nav} alternates={alternates} search={search} />
      {demoDay && (
        <aside class="demo" aria-label={words.demoLabel}>
          <p class="wrap">
            <Typeset words={words.demo(demoDay)} language={language} />
          </p>
        </aside>
      )}
      {breadcrumb.length > 0 && <Breadcrumb language={language} items={breadcrumb} />}
      <main id="contenu" tabindex={-1}>
        {children}
      </main>
      <SiteFooter language={language} site={site} groups={footer} />
    </body>
  )
}
