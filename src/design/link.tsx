import type { FC, PropsWithChildren } from 'hono/jsx'
import { safeHref } from './safe-href.ts'

type LinkProps = PropsWithChildren<{
  href: string | null | undefined
  class?: string
  /** Language of the link's own words, when it is not the page's. */
  lang?: string | undefined
  hreflang?: string | undefined
  type?: string | undefined
  rel?: string | undefined
  /** Out of the frame that the page stands in; beside the page, where leaving it would lose something. */
  target?: '_top' | '_blank'
  'aria-label'?: string
  'aria-current'?: 'page' | 'true' | 'step' | undefined
}>

/** A link, or only its words where the address is missing or unsafe. The one way in which components link. */
export const Link: FC<LinkProps> = ({ href, children, ...attributes }) => {
  const safe = safeHref(href)
  if (safe) {
    return (
      <a href={safe} {...attributes}>
        {children}
      </a>
    )
  }
  return <span {...('lang' in attributes ? { lang: attributes.lang } : {})}>{children}</span>
}
