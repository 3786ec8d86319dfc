import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Icon } from './icons.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import { Typeset } from './typography.tsx'

type PaginationProps = {
  language: Language
  /** How many there are in all, in words: “128 entrées”. */
  count: string
  previous?: string | null
  next?: string | null
  /** More exact words for the two links: “Entrées plus récentes”. */
  previousLabel?: string
  nextLabel?: string
}

/** The way through a list paged by cursor: how many in all, previous and next; no page numbers. */
export const Pagination: FC<PaginationProps> = ({ language, count, previous, next, previousLabel, nextLabel }) => {
  const words = messagesOf(language).pagination
  return (
    <nav class="pages" aria-label={words.label}>
      <p>
        <Typeset words={count} language={language} />
      </p>
      {previous && (
        <Link class="btn alt" href={previous} rel="prev">
          <Icon name="previous" />
          <Typeset words={previousLabel ?? words.previous} language={language} />
        </Link>
      )}
      {next && (
        <Link class="btn alt" href={next} rel="next">
          <Typeset words={nextLabel ?? words.next} language={language} />
          <Icon name="next" />
        </Link>
      )}
    </nav>
  )
}

type OnwardsProps = {
  language: Language
  /** The way back to the beginning, from further on. */
  first?: { label: string; href: string } | null
  next?: { label: string; href: string } | null
}

/** The way on through a list that is only read forwards; nothing where all of it is shown. */
export const Onwards: FC<OnwardsProps> = ({ language, first, next }) =>
  first || next ? (
    <p class="row">
      {first && (
        <Link class="btn alt" href={first.href}>
          <Typeset words={first.label} language={language} />
        </Link>
      )}
      {next && (
        <Link class="btn alt" href={next.href} rel="next">
          <Typeset words={next.label} language={language} />
        </Link>
      )}
    </p>
  ) : null
