import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { differences, type Stretch } from './difference.ts'
import { messagesOf } from './messages.ts'
import { Cell, FoldingTable, Row } from './table.tsx'
import { Typeset } from './typography.tsx'

export type Change = {
  /** What changed, in words: “Titre”, “Échéance du jalon 3”. */
  field: Content
  /** Null where there was nothing. */
  before: string | null
  /** Null where it was taken away. */
  after: string | null
  /** Language of the values, when it is not the page's. */
  valueLanguage?: string | undefined
}

type DiffProps = { language: Language; caption: string; changes: readonly Change[] }

/** What changed, before and after side by side, with the words that went and came marked by `del` and `ins` and said to screen readers. */
export const Diff: FC<DiffProps> = ({ language, caption, changes }) => {
  const words = messagesOf(language).diff
  return (
    <div class="diff">
      <FoldingTable language={language} caption={caption} headings={[words.field, words.before, words.after]}>
        {changes.map(({ field, before, after, valueLanguage }) => {
          const stretches = before !== null && after !== null ? differences(before, after) : null
          const spoken = valueLanguage ?? language
          return (
            <Row>
              <Cell class="w t">
                <Shown of={field} language={language} />
              </Cell>
              <Cell class="w" label={words.before} language={language}>
                <Version side="removed" words={before} stretches={stretches} spoken={spoken} language={language} />
              </Cell>
              <Cell class="w" label={words.after} language={language}>
                <Version side="added" words={after} stretches={stretches} spoken={spoken} language={language} />
              </Cell>
            </Row>
          )
        })}
      </FoldingTable>
    </div>
  )
}

type VersionProps = {
  side: 'added' | 'removed'
  words: string | null
  stretches: readonly Stretch[] | null
  spoken: string
  language: Language
}

/** One side of a change: all of it where the other side is empty, else with what differs marked. */
const Version: FC<VersionProps> = ({ side, words, stretches, spoken, language }) => {
  if (words === null) return <span class="muted">{messagesOf(language).diff.nothing}</span>
  const shown: readonly Stretch[] = stretches ?? [{ kind: side, words }]
  return (
    <span class="version" lang={spoken === language ? undefined : spoken}>
      {shown
        .filter(stretch => stretch.kind === 'same' || stretch.kind === side)
        .map(stretch =>
          stretch.kind === 'same' ? (
            <Typeset words={stretch.words} language={spoken} />
          ) : (
            <Marked kind={stretch.kind} words={stretch.words} spoken={spoken} language={language} />
          ),
        )}
    </span>
  )
}

const Marked: FC<{ kind: 'added' | 'removed'; words: string; spoken: string; language: Language }> = ({
  kind,
  words,
  spoken,
  language,
}) => {
  const Mark = kind === 'added' ? ('ins' as const) : ('del' as const)
  return (
    <Mark>
      <span class="vh" lang={spoken === language ? undefined : language}>{`${messagesOf(language).diff[kind]} `}</span>
      <Typeset words={words} language={spoken} />
    </Mark>
  )
}
