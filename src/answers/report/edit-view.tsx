import { ErrorSummary, Link, Notice, PageHead, Typeset, Wrap } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalPage, Visit } from '../../platform/http/personal.ts'
import { SectionsForm } from './edit-sections.tsx'
import { NextStep, Steps, WhereItStands } from './edit-state.tsx'
import type { Edited } from './edited.ts'
import { ReportView } from './report-view.tsx'
import type { ReportWords, Section } from './sections.ts'
import type { FieldWords } from './told.ts'
import { words } from './words.ts'

export type Problem = { field: string; why: string }

type Shown = {
  edited: Edited
  typed: ReportWords
  problems?: readonly Problem[]
  /** Somebody else has saved words meanwhile. */
  isStale?: boolean
  status?: 409 | 422
  done?: string | undefined
  saved?: Section | undefined
  fields: FieldWords
}

const crumbs = ({ of }: Edited, { language }: Visit<Reader>) => [
  { label: words(language).editor.workshop, href: pathOf('workshop', language) },
  {
    label: wordsOf(of.facts.title, language),
    href: pathOf('editConsultation', language, { consultation: of.slug }),
  },
]

/** The page on which editors of a plan write the words of a report, open it for comment and make it final. */
export function editPage(
  visit: Visit<Reader>,
  { edited, typed, problems = [], isStale = false, status, done, saved, fields }: Shown,
): PersonalPage {
  const { language } = visit
  const { of, report } = edited
  const say = words(language)
  const title = say.editor.title(wordsOf(of.facts.title, language))
  const isFinal = report?.state === 'final'
  const problemOf = (field: string) => problems.find(one => one.field === field)?.why
  const code = status ?? (isStale ? 409 : problems.length > 0 ? 422 : undefined)
  return {
    kind: 'personal',
    title: problems.length > 0 ? `${say.editor.error}${language === 'fr' ? ' ' : ''}: ${title}` : title,
    crumb: say.editor.crumb,
    breadcrumb: crumbs(edited, visit),
    ...(code ? { status: code } : {}),
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
            <ErrorSummary
              language={language}
              title={problemOf('etat') ? say.editor.notDone : say.editor.wrong(problems.length)}
              errors={problems}
            />
          )}
          {isFinal && (
            <p>
              <Link class="btn" href={pathOf('report', language, { consultation: of.slug })}>
                <Typeset words={say.editor.see} language={language} />
              </Link>
            </p>
          )}
        </Wrap>
        <Steps edited={edited} visit={visit} />
        {!isFinal && (
          <>
            <WhereItStands edited={edited} visit={visit} />
            <SectionsForm
              edited={edited}
              typed={typed}
              problemOf={problemOf}
              isStale={isStale}
              saved={saved}
              fields={fields}
              language={language}
            />
            <NextStep edited={edited} visit={visit} problemOf={problemOf} />
          </>
        )}
      </>
    ),
  }
}

/** A report as it will be read, with the words that are saved and today’s numbers. */
export function previewPage(visit: Visit<Reader>, edited: Edited, fields: FieldWords): PersonalPage {
  const { language } = visit
  const { of, report, composed } = edited
  const say = words(language)
  const back = pathOf('editReport', language, { consultation: of.slug })
  return {
    kind: 'personal',
    title: say.editor.previewOf(wordsOf(of.facts.title, language)),
    crumb: say.editor.preview,
    breadcrumb: [...crumbs(edited, visit), { label: say.editor.crumb, href: back }],
    search: '?view=preview',
    body: (
      <>
        <PageHead
          language={language}
          kicker={say.editor.preview}
          title={of.facts.title}
          lede={say.editor.previewCause}
        />
        <Wrap>
          <p>
            <Link class="btn alt" href={back}>
              <Typeset words={say.editor.back} language={language} />
            </Link>
          </p>
        </Wrap>
        <ReportView
          content={{ schema: 1, report: composed, words: report?.words ?? {} }}
          fields={fields}
          language={language}
        />
      </>
    ),
  }
}
