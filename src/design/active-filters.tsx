import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Link } from './link.tsx'
import { Typeset, typographic } from './typography.tsx'

export type ActiveFilter = {
  /** The filter and its value: “Plan : 2018-2020”. */
  label: string
  /** What the link does, in words: “Enlever le filtre Plan : 2018-2020”. */
  remove: string
  /** The list without it. */
  href: string
}

/** The filters that a list is narrowed by, each a link that takes it off. */
export const ActiveFilters: FC<{ language: Language; label: string; filters: readonly ActiveFilter[] }> = ({
  language,
  label,
  filters,
}) =>
  filters.length === 0 ? null : (
    <nav class="chosen" aria-label={label}>
      <ul class="row">
        {filters.map(filter => (
          <li>
            <Link href={filter.href} aria-label={typographic(filter.remove, language)}>
              <Typeset words={filter.label} language={language} /> <span aria-hidden="true">×</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
