import type { Child, FC } from 'hono/jsx'
import type { Period } from '../platform/facts/period.ts'
import type { Source } from '../platform/facts/source.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { FuzzyDate } from './fuzzy-date.tsx'
import { messagesOf } from './messages.ts'
import { SourceLink, SourceNote } from './source-note.tsx'
import { Cell, FoldingTable, Row } from './table.tsx'

export type RatingItem = {
  /** What was judged: the scale in words, with its version where it matters. */
  scale: Content
  value: Content
  /** The source only says that it is at least this. */
  atLeast?: boolean
  assessor: Content
  asOf?: Period | null
  /** What the judgement rests on, or exactly what it is about. */
  basis?: Content
  sources?: readonly Source[]
}

type RatingsTableProps = {
  language: Language
  caption: string
  ratings: readonly RatingItem[]
  /** Said below instead of the sources' titles, when all rest on the same ones. */
  sourceNote?: Child
}

/** What evaluators said, each with its scale, its date and its source; scales change, so they are never merged. */
export const RatingsTable: FC<RatingsTableProps> = ({ language, caption, ratings, sourceNote }) => {
  const words = messagesOf(language).ratings
  // A column that would say the same on every line, or nothing, is said once below, or not at all.
  const [first] = ratings
  const oneSource = ratings.every(({ sources }) => sources === first?.sources)
  const dated = ratings.some(({ asOf }) => asOf)
  const headings = [
    words.scale,
    words.value,
    words.assessor,
    ...(dated ? [words.asOf] : []),
    ...(oneSource ? [] : [words.source]),
  ]
  return (
    <>
      <FoldingTable language={language} caption={caption} headings={headings}>
        {ratings.map(({ scale, value, atLeast, assessor, asOf, basis, sources = [] }) => (
          <Row>
            <Cell class="w t">
              <Shown of={scale} language={language} />
              {basis && (
                <span class="sub">
                  <Shown of={basis} language={language} />
                </span>
              )}
            </Cell>
            <Cell class="w v">
              {atLeast && `${words.atLeast} `}
              <strong>
                <Shown of={value} language={language} />
              </strong>
            </Cell>
            <Cell class="n">
              <Shown of={assessor} language={language} />
            </Cell>
            {dated && <Cell class="n d">{asOf && <FuzzyDate language={language} period={asOf} />}</Cell>}
            {!oneSource && (
              <Cell class="w" label={words.source} language={language}>
                {sources.length === 0 && <span class="muted">{words.none}</span>}
                {sources.map((source, place) => (
                  <>
                    {place > 0 && messagesOf(language).list.separator}
                    <SourceLink language={language} source={source} />
                  </>
                ))}
              </Cell>
            )}
          </Row>
        ))}
      </FoldingTable>
      {oneSource && (sourceNote ?? <SourceNote language={language} sources={first?.sources ?? []} />)}
    </>
  )
}
