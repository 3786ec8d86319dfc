import type { FC, PropsWithChildren } from 'hono/jsx'
import {
  Band,
  EmptyState,
  FigureBlock,
  Figures,
  FuzzyDate,
  Link,
  LinkList,
  PageHead,
  RatingsTable,
  SourceNote,
  StatusTally,
  TextView,
  Typeset,
} from '../../design/index.ts'
import { type FigureRow, ratingItems } from '../../plans/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { figureProps } from '../figure-props.ts'
import { irmSources } from '../irm-sources.ts'
import { gapsOf } from './gaps.ts'
import { LineSummaries } from './line-list.tsx'
import type { Line } from './lines.ts'
import { MarksOfPlan } from './marks-table.tsx'
import type { PlanEvaluation } from './read.ts'
import { words } from './words.ts'

type Part = FC<{ evaluation: PlanEvaluation; language: Language }>

/** The evaluation of one plan: planned, done, said by the government, by the IRM and by others, and what nobody said. */
export const PlanEvaluationView: FC<{ evaluation: PlanEvaluation; lines: readonly Line[]; language: Language }> = ({
  evaluation,
  lines,
  language,
}) => {
  const { plan, announced, commitments } = evaluation
  const say = words(language).one
  return (
    <>
      <PageHead
        language={language}
        title={say.title(plan.slug)}
        kicker={
          <Link href={pathOf('plan', language, { plan: plan.slug })}>
            <Typeset words={say.readPlan(plan.slug)} language={language} />
          </Link>
        }
        lede={say.lede(announced?.facts.value ?? null, commitments.length)}
      />
      <Completion evaluation={evaluation} language={language} />
      <SelfAssessment evaluation={evaluation} language={language} />
      <Irm evaluation={evaluation} language={language} />
      <Others evaluation={evaluation} language={language} />
      <Reports evaluation={evaluation} language={language} />
      <Band
        language={language}
        id="suites"
        heading={say.lines}
        {...(lines.length > 0 ? { intro: say.linesIntro } : {})}
      >
        {lines.length === 0 ? (
          <EmptyState language={language} sentence={say.noLines} />
        ) : (
          <LineSummaries lines={lines} language={language} />
        )}
        <More href={pathOf('carryOver', language)} language={language}>
          {say.allLines}
        </More>
      </Band>
      <Band language={language} id="inconnu" heading={say.unknown} intro={say.unknownIntro}>
        <Gaps evaluation={evaluation} lines={lines} language={language} />
        <More href={pathOf('evaluations', language)} language={language}>
          {say.sideBySide}
        </More>
      </Band>
    </>
  )
}

const More: FC<PropsWithChildren<{ href: string; language: Language }>> = ({ href, language, children }) => (
  <p>
    <Link href={href}>
      <Typeset words={String(children)} language={language} />
    </Link>
  </p>
)

const Completion: Part = ({ evaluation: { announced, commitments, completion }, language }) => {
  const say = words(language).one
  const silent = completion['no-information'] ?? 0
  return (
    <>
      <Band language={language} id="prevu" heading={say.planned}>
        {announced ? (
          <Figures>
            <FigureBlock
              language={language}
              {...figureProps(announced)}
              {...(announced.facts.value === commitments.length ? {} : { note: say.sourcedHere(commitments.length) })}
            />
          </Figures>
        ) : (
          <EmptyState language={language} sentence={say.plannedUnknown} />
        )}
      </Band>
      <Band language={language} id="realisation" heading={say.completion} intro={say.completionIntro}>
        {commitments.length === 0 ? (
          <EmptyState language={language} sentence={say.noCommitments} />
        ) : (
          <>
            <StatusTally language={language} counts={completion} />
            {silent > 0 && (
              <p>
                <Typeset words={say.silent(silent, commitments.length)} language={language} />
              </p>
            )}
          </>
        )}
      </Band>
    </>
  )
}

const FigureList: FC<{ figures: readonly FigureRow[]; language: Language }> = ({ figures, language }) =>
  figures.length === 0 ? null : (
    <Figures>
      {figures.map(figure => (
        <FigureBlock language={language} {...figureProps(figure)} />
      ))}
    </Figures>
  )

const SelfAssessment: Part = ({ evaluation: { plan, selfFigures }, language }) => {
  const say = words(language).one
  const { selfAssessment } = plan.facts
  return (
    <Band
      language={language}
      id="auto-evaluation"
      heading={say.self}
      intro={
        selfAssessment ? (
          <>
            <Typeset words={say.selfIntro} language={language} />{' '}
            <FuzzyDate language={language} period={selfAssessment.asOf} />
          </>
        ) : (
          say.selfIntro
        )
      }
    >
      {!selfAssessment && <EmptyState language={language} sentence={say.noSelf} />}
      <FigureList figures={selfFigures} language={language} />
      {selfAssessment && (
        <div class="stack near">
          {(selfAssessment.wordings ?? []).map(wording => (
            <p>
              <TextView text={wording} language={language} />
            </p>
          ))}
          {selfAssessment.note && (
            <p class="small muted">
              <TextView text={selfAssessment.note} language={language} mark={false} />
            </p>
          )}
          <SourceNote language={language} sources={selfAssessment.sources ?? []} asOf={selfAssessment.asOf} />
        </div>
      )}
    </Band>
  )
}

const Irm: Part = ({ evaluation, language }) => {
  const say = words(language).one
  const { plan, marks, evaluationFigures } = evaluation
  const { evaluationNote, promising = [], sources = [] } = plan.facts
  const ratings = (plan.facts.ratings ?? []).filter(({ assessor }) => assessor === 'irm')
  const own = marks.filter(({ assessor }) => assessor === 'irm')
  const none = [ratings, own, evaluationFigures, promising].every(list => list.length === 0) && !evaluationNote
  return (
    <Band language={language} id="irm" heading={say.irm} intro={say.irmIntro}>
      {none && <EmptyState language={language} sentence={say.noIrm} />}
      {ratings.length > 0 && (
        <div class="stack">
          <h3>{say.wholePlan}</h3>
          <RatingsTable
            language={language}
            caption={say.wholePlan}
            ratings={ratingItems(ratings, irmSources(sources), language)}
          />
        </div>
      )}
      <FigureList figures={evaluationFigures} language={language} />
      {own.length > 0 && (
        <div class="stack">
          <h3>{say.ofCommitments}</h3>
          <MarksOfPlan evaluation={evaluation} marks={own} language={language} />
        </div>
      )}
      {promising.length > 0 && (
        <div class="stack near">
          <h3>{say.promising}</h3>
          {promising.map(one => (
            <p>
              <TextView text={one} language={language} />
            </p>
          ))}
        </div>
      )}
      {evaluationNote && (
        <p>
          <TextView text={evaluationNote} language={language} mark={false} />
        </p>
      )}
    </Band>
  )
}

const Others: Part = ({ evaluation, language }) => {
  const say = words(language).one
  const marks = evaluation.marks.filter(({ assessor }) => assessor !== 'irm')
  return marks.length === 0 ? null : (
    <Band language={language} id="autres" heading={say.others} intro={say.othersIntro}>
      <MarksOfPlan evaluation={evaluation} marks={marks} language={language} />
    </Band>
  )
}

const Reports: Part = ({ evaluation: { reports }, language }) => {
  const say = words(language).one
  return (
    <Band language={language} id="rapports" heading={say.reports}>
      {reports.length === 0 ? (
        <EmptyState language={language} sentence={say.noReports} />
      ) : (
        <LinkList
          language={language}
          items={reports.map(({ facts }) => ({
            label: <span lang={facts.language === language ? undefined : facts.language}>{facts.title}</span>,
            href: facts.address,
            note: (
              <>
                <Typeset words={say.reportKinds[facts.kind] ?? ''} language={language} />,{' '}
                {facts.date ? <FuzzyDate language={language} period={facts.date} /> : say.undated}
              </>
            ),
          }))}
        />
      )}
    </Band>
  )
}

const Gaps: FC<{ evaluation: PlanEvaluation; lines: readonly Line[]; language: Language }> = ({
  evaluation,
  lines,
  language,
}) => {
  const gaps = gapsOf(evaluation, lines, language)
  return gaps.length === 0 ? (
    <EmptyState language={language} sentence={words(language).one.nothingUnknown} />
  ) : (
    <ul>
      {gaps.map(({ sentence }) => (
        <li>
          <Typeset words={sentence} language={language} />
        </li>
      ))}
    </ul>
  )
}
