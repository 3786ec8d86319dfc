import type { Child, FC } from 'hono/jsx'
import type { Period } from '../platform/facts/period.ts'
import type { Source } from '../platform/facts/source.ts'
import type { Language } from '../platform/locales/languages.ts'
import { Shown } from './content.tsx'
import { FuzzyDate } from './fuzzy-date.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import { Typeset } from './typography.tsx'

type SourceNoteProps = {
  language: Language
  sources: readonly Source[]
  /** When what they say was true; said first. */
  asOf?: Period | null | undefined
  /** A last sentence: what the sources don't say. */
  note?: Child
}

/** Where a fact comes from, small: its date, its sources as they would be cited, each linked where it has an address. */
export const SourceNote: FC<SourceNoteProps> = ({ language, sources, asOf, note }) => (
  <p class="src">
    {asOf && (
      <>
        <FuzzyDate language={language} period={asOf} />
        {'. '}
      </>
    )}
    {sources.length > 0 && (
      <>
        <Typeset words={messagesOf(language).source(sources.length)} language={language} />{' '}
        {sources.map((source, place) => (
          <>
            {place > 0 && <Typeset words={messagesOf(language).list.greater} language={language} />}
            <SourceLink language={language} source={source} />
          </>
        ))}
        {'.'}
      </>
    )}
    {note && (
      <>
        {' '}
        <Shown of={note} language={language} />
      </>
    )}
  </p>
)

/** The title of a source, in its own language, linked where it has an address. */
export const SourceLink: FC<{ language: Language; source: Source }> = ({ language, source }) => {
  const spoken = source.language ?? language
  const foreign = spoken === language ? undefined : spoken
  return (
    <Link href={source.address} lang={foreign} hreflang={source.address ? foreign : undefined}>
      <Typeset words={source.title} language={spoken} />
    </Link>
  )
}

/** Sources as a list; with `numbered`, each can be referred to from the text of the page by `SourceReferences`. */
export const SourceList: FC<{ language: Language; sources: readonly Source[]; numbered?: boolean }> = ({
  language,
  sources,
  numbered,
}) => {
  const List = numbered ? ('ol' as const) : ('ul' as const)
  return (
    <List class={numbered ? 'sources' : 'plain'}>
      {sources.map((source, index) => (
        <li {...(numbered ? { id: `source-${index + 1}` } : {})}>
          <SourceLink language={language} source={source} />
        </li>
      ))}
    </List>
  )
}

type SourceReferencesProps = {
  language: Language
  /** The sources of a block, all of them in the page's numbered list. */
  sources: readonly Source[]
  list: readonly Source[]
}

/** Which of the page's numbered sources a block rests on: short, so that every block can say it. */
export const SourceReferences: FC<SourceReferencesProps> = ({ language, sources, list }) => {
  const numbers = sources.map(source => list.indexOf(source) + 1).filter(number => number > 0)
  return numbers.length === 0 ? null : (
    <p class="src">
      <Typeset words={messagesOf(language).source(numbers.length)} language={language} />{' '}
      {numbers.map((number, place) => (
        <>
          {place > 0 && ', '}
          <a href={`#source-${number}`}>{number}</a>
        </>
      ))}
    </p>
  )
}
