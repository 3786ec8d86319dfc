import type { FC } from 'hono/jsx'
import { type ConsultationRow, contributionPath, instantInWords, numberInWords } from '../../consultations/index.ts'
import {
  Band,
  Button,
  ErrorSummary,
  Form,
  Link,
  Notice,
  PageHead,
  SelectField,
  TextArea,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import type { OrganisationRow, Reader } from '../../people/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalPage, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Gate } from '../coverage/gate.ts'
import { words as coverageWords } from '../coverage/words.ts'
import type { Composed } from './composed.ts'
import { ReportView } from './report-view.tsx'
import { longestWords, type ReportWords, sections } from './sections.ts'
import type { ReportRow } from './store.ts'
import type { FieldWords } from './told.ts'
import { words } from './words.ts'

export type Problem = { field: string; why: string }

export type Edited = {
  of: ConsultationRow
  report: ReportRow | null
  composed: Composed
  gate: Gate
  organisations: ReadonlyMap<string, OrganisationRow>
  /** Where comments can be gathered. */
  choices: readonly ConsultationRow[]
}

type Shown = {
  edited: Edited
  typed: ReportWords
  problems?: readonly Problem[]
  isStale?: boolean
  done?: string | undefined
  fields: FieldWords
}

/** What holds the publication back: how much, of whom, and what is due first. */
const GateView: FC<{ edited: Edited; language: Language }> = ({ edited: { gate, organisations }, language }) => {
  const say = coverageWords(language)
  if (gate.isOpen)
    return (
      <p>
        <Typeset words={say.gate.open} language={language} />
      </p>
    )
  const sentences = [
    ...(gate.owed > 0 ? [say.gate.owed(gate.owed)] : []),
    ...(gate.late > 0 ? [say.gate.late(gate.late)] : []),
    ...(gate.disputed > 0 ? [say.gate.disputed(gate.disputed)] : []),
    ...(gate.owed > 0 ? [say.gate.how] : []),
  ]
  return (
    <Notice language={language} kind="late" title={say.gate.closed} level={3}>
      <p>
        <Typeset words={sentences.join(' ')} language={language} />
      </p>
      <ul>
        {gate.owing.map(({ organisationId, owed }) => {
          const one = organisations.get(organisationId)
          return (
            <li>
              <Typeset
                words={say.gate.of(one ? wordsOf(one.facts.name, language) : say.nobody, owed)}
                language={language}
              />
            </li>
          )
        })}
      </ul>
      {gate.first.length > 0 && (
        <p>
          {gate.first.map((line, place) => (
            <>
              {place > 0 && ', '}
              <Link href={contributionPath(language, { ...line, state: 'published' })}>
                {numberInWords(line.number)}
              </Link>
            </>
          ))}
          {gate.owed > gate.first.length && '…'}
        </p>
      )}
    </Notice>
  )
}

/** The page on which editors of a plan write the words of a report, open it for comment and make it final. */
export function editPage(
  { language, timeZone }: Visit<Reader>,
  { edited, typed, problems = [], isStale, done, fields }: Shown,
): PersonalPage {
  const { of, report, composed, choices } = edited
  const say = words(language)
  const consultation = wordsOf(of.facts.title, language)
  const title = say.editor.title(consultation)
  const action = pathOf('editReport', language, { consultation: of.slug })
  const seen = { seen: String(report?.version ?? 0) }
  const isFinal = report?.state === 'final'
  const problemOf = (field: string) => problems.find(one => one.field === field)?.why
  return {
    kind: 'personal',
    title: problems.length > 0 ? `${say.editor.error}${language === 'fr' ? ' ' : ''}: ${title}` : title,
    crumb: say.editor.crumb,
    breadcrumb: [
      { label: say.editor.workshop, href: pathOf('workshop', language) },
      { label: consultation, href: pathOf('editConsultation', language, { consultation: of.slug }) },
    ],
    ...(isStale ? { status: 409 as const } : problems.length > 0 ? { status: 422 as const } : {}),
    body: (
      <>
        <PageHead language={language} title={title} lede={isFinal ? say.editor.finalLede : say.editor.lede} />
        <Wrap>
          {done && (
            <div role="status">
              <Notice language={language} kind="answer">
                <p>
                  <Typeset words={done} language={language} />
                </p>
              </Notice>
            </div>
          )}
          {isStale && (
            <Notice language={language} kind="late" alert>
              <p>
                <Typeset words={say.editor.meanwhile} language={language} />
              </p>
            </Notice>
          )}
          {problems.length > 0 && (
            <ErrorSummary language={language} title={say.editor.wrong(problems.length)} errors={problems} />
          )}
          {report && report.state !== 'draft' && (
            <p>
              <Link href={pathOf('report', language, { consultation: of.slug })}>
                <Typeset words={say.editor.see} language={language} />
              </Link>
            </p>
          )}
          {!isFinal && (
            <Form action={action} sends={seen} label={title} isLenient>
              {sections.map(section =>
                (['fr', 'en'] as const).map(in_ => {
                  const name = `${section}-${in_}`
                  const label = say.editor.words(
                    say.sections[section] ?? section,
                    in_ === 'fr' ? say.editor.french : say.editor.english,
                  )
                  return (
                    <TextArea
                      language={language}
                      name={name}
                      label={label}
                      hint={say.editor.hint}
                      value={typed[section]?.[in_] ?? ''}
                      error={problemOf(name)}
                      rows={3}
                      longest={longestWords}
                    />
                  )
                }),
              )}
              <Button language={language} label={say.editor.save} sends={{ name: 'do', value: 'save' }} />
            </Form>
          )}
        </Wrap>
        {report?.state === 'draft' && (
          <Band language={language} id="ouvrir" heading={say.editor.open} intro={say.editor.openCause}>
            {choices.length === 0 ? (
              <>
                <p>
                  <Typeset words={say.editor.noComments} language={language} />
                </p>
                <p>
                  <Link href={pathOf('newConsultation', language)}>
                    <Typeset words={say.editor.newConsultation} language={language} />
                  </Link>
                </p>
              </>
            ) : (
              <Form action={action} sends={seen} label={say.editor.open} isLenient>
                <SelectField
                  language={language}
                  name="comments"
                  label={say.editor.comments}
                  value=""
                  error={problemOf('comments')}
                  options={choices.map(one => ({
                    value: one.id,
                    label: `${wordsOf(one.facts.title, language)} (${instantInWords(one.facts.opens, timeZone, language)} – ${instantInWords(one.facts.closes, timeZone, language)})`,
                  }))}
                />
                <Button language={language} label={say.editor.open} sends={{ name: 'do', value: 'open' }} kind="alt" />
              </Form>
            )}
          </Band>
        )}
        {report?.state === 'open' && (
          <Band language={language} id="definitif" heading={say.editor.finish} intro={say.editor.finishCause}>
            <GateView edited={edited} language={language} />
            <Form action={action} sends={seen} label={say.editor.finish} isLenient>
              <Button
                language={language}
                label={say.editor.finish}
                sends={{ name: 'do', value: 'finish' }}
                kind="alt"
              />
            </Form>
          </Band>
        )}
        {!isFinal && (
          <>
            <Band language={language} id="apercu" heading={say.editor.preview} intro={say.editor.previewCause} tight>
              {''}
            </Band>
            <ReportView
              content={{ schema: 1, report: composed, words: report?.words ?? {} }}
              fields={fields}
              language={language}
            />
          </>
        )}
      </>
    ),
  }
}
