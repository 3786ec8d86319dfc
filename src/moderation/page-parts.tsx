import type { Child, FC } from 'hono/jsx'
import type { ContributionRow } from '../consultations/index.ts'
import { Facts, Typeset } from '../design/index.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './words.ts'

type WordsProps = { row: Pick<ContributionRow, 'title' | 'text' | 'language'>; language: Language; children?: Child }

/** All that somebody wrote, just as they did: links show where they lead, and nothing is set or followed. */
export const WholeWords: FC<WordsProps> = ({ row, language, children }) => {
  const say = words(language).case
  const spoken = { dir: 'auto' as const, lang: row.language === language ? undefined : row.language }
  return (
    <div class="stack near">
      <p {...spoken}>
        <b>{row.title || say.noTitle}</b>
      </p>
      {row.text === '' ? (
        <p class="muted">
          <Typeset words={say.emptied} language={language} />
        </p>
      ) : (
        <p class="version written" {...spoken}>
          {row.text}
        </p>
      )}
      {children}
    </div>
  )
}

/** What was answered to the questions of a consultation, under their keys' own words where there are some. */
export const Answers: FC<{
  answers: ContributionRow['answers']
  labelOf(key: string): string
  language: Language
}> = ({ answers, labelOf, language }) => {
  const given = Object.entries(answers)
  return given.length === 0 ? null : (
    <Facts
      language={language}
      facts={given.map(([key, value]) => ({
        label: labelOf(key),
        value: <span class="version written">{Array.isArray(value) ? value.join(', ') : value}</span>,
      }))}
    />
  )
}
