import type { FC } from 'hono/jsx'
import { Band, Button, Form, Notice, TextArea, Typeset, Wrap } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import type { Composed } from './composed.ts'
import { Counted } from './counted-view.tsx'
import type { Edited } from './edited.ts'
import { longestWords, type ReportWords, type Section, sections } from './sections.ts'
import type { FieldWords } from './told.ts'
import { words } from './words.ts'

type Props = {
  edited: Edited
  typed: ReportWords
  problemOf: (field: string) => string | undefined
  /** Somebody else has saved meanwhile: what they did is shown where it differs from what was typed. */
  isStale: boolean
  /** The section whose words have just been saved. */
  saved: Section | undefined
  fields: FieldWords
  language: Language
}

/** The sections of a report: the words of its editors to be written, and what is counted, which nobody writes. */
export const SectionsForm: FC<Props> = ({ edited, saved, fields, language, ...more }) => {
  const { of, report, composed } = edited
  const say = words(language)
  return (
    <Form
      action={pathOf('editReport', language, { consultation: of.slug })}
      sends={{ seen: String(report?.version ?? 0) }}
      label={say.editor.form}
      isLenient
      inBands
    >
      {sections.map(section => (
        <Band language={language} id={section} heading={say.sections[section] ?? section} tight>
          {saved === section && (
            <div role="status">
              <Notice language={language} kind="answer">
                <p>
                  <Typeset words={say.editor.saved} language={language} />
                </p>
              </Notice>
            </div>
          )}
          <WordsFields section={section} before={report?.words ?? {}} language={language} {...more} />
          {section !== 'conclusion' && (
            <CountedHere section={section} report={composed} fields={fields} language={language} />
          )}
        </Band>
      ))}
      <Wrap>
        <Button language={language} label={say.editor.saveAll} sends={{ name: 'do', value: 'save' }} />
      </Wrap>
    </Form>
  )
}

type WordsProps = Pick<Props, 'typed' | 'problemOf' | 'isStale' | 'language'> & {
  section: Section
  before: ReportWords
}

/** The words of a section in each language: folded where there are none. */
const WordsFields: FC<WordsProps> = ({ section, before, typed, problemOf, isStale, language }) => {
  const say = words(language)
  const own = typed[section] ?? { fr: '', en: '' }
  const name = say.sections[section] ?? section
  const written = interfaceLanguages.filter(in_ => own[in_] !== '')
  const differs = (in_: Language) => isStale && (before[section]?.[in_] ?? '') !== own[in_]
  const isWrong = interfaceLanguages.some(in_ => problemOf(`${section}-${in_}`) || differs(in_))
  const [only] = written.length === 1 ? written : []
  return (
    <details class="wide" open={written.length > 0 || isWrong}>
      <summary>
        <Typeset
          words={
            only ? say.editor.wordsIn(say.editor[only]) : written.length > 0 ? say.editor.both : say.editor.addWords
          }
          language={language}
        />
      </summary>
      <div class="pair">
        {interfaceLanguages.map(in_ => (
          <div class="stack near">
            <TextArea
              language={language}
              lang={in_ === language ? undefined : in_}
              name={`${section}-${in_}`}
              label={say.editor.words(name, say.editor[in_])}
              hint={say.editor.hint}
              value={own[in_]}
              error={problemOf(`${section}-${in_}`)}
              rows={6}
              longest={longestWords}
            />
            {differs(in_) && (
              <Notice language={language} kind="late" title={say.editor.theirs} level={3}>
                <p class="version written" dir="auto" lang={in_ === language ? undefined : in_}>
                  {before[section]?.[in_] || say.editor.nothing}
                </p>
              </Notice>
            )}
          </div>
        ))}
      </div>
      <Button
        language={language}
        label={say.editor.save}
        spoken={say.editor.saveOf(name)}
        sends={{ name: 'do', value: `save-${section}` }}
      />
    </details>
  )
}

type CountedProps = { section: Section; report: Composed; fields: FieldWords; language: Language }

/** What is counted of a section, to be read beside the words; long lists are folded under how many there are. */
const CountedHere: FC<CountedProps> = ({ section, report, fields, language }) => {
  const say = words(language).editor
  const counted = <Counted section={section} report={report} fields={fields} language={language} />
  const many = section === 'themes' || section === 'changes' || section === 'waivers' ? report[section].length : 0
  return (
    <div class="stack mid counted">
      {section !== 'introduction' && (
        <p class="small muted">
          <Typeset words={say.counted} language={language} />
        </p>
      )}
      {many === 0 ? (
        counted
      ) : (
        <details class="wide">
          <summary>
            <Typeset words={say.many[section as 'themes' | 'changes' | 'waivers'](many)} language={language} />
          </summary>
          <div class="stack mid">{counted}</div>
        </details>
      )}
    </div>
  )
}
