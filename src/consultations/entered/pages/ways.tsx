import type { FC } from 'hono/jsx'
import { Link, Typeset } from '../../../design/index.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { words } from '../words.ts'

/** The pages on which editors enter what came by another way than the site’s form. */
const enteringPages = ['enterContribution', 'enterNotes', 'importContributions'] as const
export type EnteringPage = (typeof enteringPages)[number]

/** What such a page is called. */
export const enteringTitle = (page: EnteringPage, language: Language): string => {
  const { ways } = words(language)
  return { enterContribution: ways.one, enterNotes: ways.notes, importContributions: ways.file }[page]
}

/** The address of a page on which something is entered in a consultation. */
export const enteringPath = (page: EnteringPage, language: Language, slug: string): string =>
  `${pathOf(page, language)}?consultation=${encodeURIComponent(slug)}`

/** The ways to enter something in a consultation, for its editors. */
export const EnteringWays: FC<{ slug: string; language: Language }> = ({ slug, language }) => (
  <>
    {enteringPages.map((page, place) => (
      <>
        {place > 0 && ' · '}
        <Link href={enteringPath(page, language, slug)}>
          <Typeset words={enteringTitle(page, language)} language={language} />
        </Link>
      </>
    ))}
  </>
)
