import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { formatNumber } from './formatting.ts'
import { Link } from './link.tsx'
import { Typeset } from './typography.tsx'

export type Facet = {
  label: string
  /** How many it keeps; null where that isn’t counted. */
  count: number | null
  /** There are more than were counted. */
  isMore?: boolean
  href: string
  current?: boolean
}

/** A filter whose values are links, each with how many it keeps: one press is enough. */
export const Facets: FC<{ language: Language; label: string; facets: readonly Facet[] }> = ({
  language,
  label,
  facets,
}) => (
  <nav class="facets" aria-label={label}>
    <p aria-hidden="true">
      <Typeset words={label} language={language} />
    </p>
    <ul class="row">
      {facets.map(facet => (
        <li>
          <Link href={facet.href} aria-current={facet.current ? 'true' : undefined}>
            <Typeset words={facet.label} language={language} />
            {facet.count !== null && (
              <>
                {' '}
                <small>
                  {formatNumber(facet.count, language)}
                  {facet.isMore && '+'}
                </small>
              </>
            )}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
