import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import type { Action } from './hero.tsx'
import { Link } from './link.tsx'
import { SearchForm } from './search-form.tsx'
import { Typeset } from './typography.tsx'

type ErrorContentProps = {
  language: Language
  heading: string
  cause: string
  /** Ways out: at least one. */
  ways: readonly Action[]
  waysHeading: string
  /** The status or a reference, small: “Erreur 404”. */
  reference?: string
  /** Whether looking for it may help. */
  searchable?: boolean
}

/** What an error page says: a heading, the cause, and ways out. */
export const ErrorContent: FC<ErrorContentProps> = ({
  language,
  heading,
  cause,
  ways,
  waysHeading,
  reference,
  searchable,
}) => (
  <div class="wrap head error">
    {reference && (
      <p class="kicker">
        <Typeset words={reference} language={language} />
      </p>
    )}
    <h1>
      <Typeset words={heading} language={language} />
    </h1>
    <p class="lede">
      <Typeset words={cause} language={language} />
    </p>
    {searchable && <SearchForm language={language} />}
    <h2>
      <Typeset words={waysHeading} language={language} />
    </h2>
    <ul>
      {ways.map(({ label, href }) => (
        <li>
          <Link href={href}>
            <Typeset words={label} language={language} />
          </Link>
        </li>
      ))}
    </ul>
  </div>
)
