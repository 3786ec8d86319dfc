import type { FC } from 'hono/jsx'
import { Band, Typeset } from '../../design/index.ts'
import { read } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Frozen } from './composed.ts'
import { Counted } from './counted-view.tsx'
import { type ReportWords, type Section, sections, textOf } from './sections.ts'
import type { FieldWords } from './told.ts'
import { words } from './words.ts'

/** The words of its editors, in their language. */
const Said: FC<{ of: ReportWords; section: Section; language: Language }> = ({ of: said, section, language }) => {
  const text = textOf(said, section)
  if (!text) return null
  const { words: own, language: spoken } = read(text, language)
  return (
    <div class="prose" lang={spoken === language ? undefined : spoken}>
      {own.split(/\n{2,}/).map(paragraph => (
        <p>
          <Typeset words={paragraph} language={spoken} />
        </p>
      ))}
    </div>
  )
}

/** A report: what was counted and, before it, what its editors say. The same whether it is a draft or frozen. */
export const ReportView: FC<{ content: Frozen; fields: FieldWords; language: Language }> = ({
  content: { report, words: said },
  fields,
  language,
}) => (
  <>
    {sections
      .filter(section => section !== 'conclusion' || textOf(said, section))
      .map(section => (
        <Band language={language} id={section} heading={words(language).sections[section] ?? section}>
          <Said of={said} section={section} language={language} />
          <Counted section={section} report={report} fields={fields} language={language} />
        </Band>
      ))}
  </>
)
