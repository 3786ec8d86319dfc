import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'

export type BreadcrumbItem = { label: Content; href?: string }

/** The way from the home page; the last item is this page. */
export const Breadcrumb: FC<{ language: Language; items: readonly BreadcrumbItem[] }> = ({ language, items }) => (
  <nav class="crumbs wrap" aria-label={messagesOf(language).page.breadcrumb}>
    <ol>
      {items.map(({ label, href }, place) => {
        const words = <Shown of={label} language={language} mark={false} />
        if (place === items.length - 1) return <li aria-current="page">{words}</li>
        return <li>{href ? <Link href={href}>{words}</Link> : words}</li>
      })}
    </ol>
  </nav>
)
