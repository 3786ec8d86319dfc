import type { FC } from 'hono/jsx'
import { completionLevels } from '../../commitments/index.ts'
import {
  Band,
  Cell,
  ChartFigure,
  EmptyState,
  FoldingTable,
  formatNumber,
  Link,
  messagesOf,
  PageHead,
  Row,
  TextView,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { comparedChart } from '../charts/compared-chart.ts'
import { chartFiles } from '../charts/files.ts'
import { LineSummaries } from './line-list.tsx'
import type { ScaleMarks } from './marks.ts'
import { MarksOfScale } from './marks-table.tsx'
import { type Evaluations, type PlanEvaluation, planMark } from './read.ts'
import { words } from './words.ts'

type Part = FC<{ evaluations: Evaluations; language: Language }>

/** Every plan's evaluation side by side. */
export const AllEvaluationsView: FC<{ evaluations: Evaluations; reading: Reading }> = ({ evaluations, reading }) => {
  const { language } = reading
  const compared = comparedChart(evaluations.plans, reading)
  const say = words(language).allPlans
  const { plans, lines } = evaluations
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      {plans.length === 0 ? (
        <Wrap>
          <EmptyState language={language} sentence={say.none} />
        </Wrap>
      ) : (
        <>
          <Wrap>
            {compared && (
              <ChartFigure
                language={language}
                chart={compared.chart}
                href={pathOf('compared', language)}
                files={chartFiles(pathOf('compared', language), language)}
                level={2}
              />
            )}
            <SideBySide evaluations={evaluations} language={language} />
          </Wrap>
          <Marks evaluations={evaluations} language={language} />
          <Band language={language} id="suites" heading={say.lines} intro={say.linesIntro(lines.length)}>
            <LineSummaries lines={lines} language={language} />
            <p>
              <Link href={pathOf('carryOver', language)}>
                <Typeset words={say.readLines} language={language} />
              </Link>
            </p>
          </Band>
        </>
      )}
    </>
  )
}

const SideBySide: Part = ({ evaluations: { plans }, language }) => {
  const { allPlans, notSourced, plan: planName } = words(language)
  const { columns } = allPlans
  const unknown = <span class="muted">{notSourced}</span>
  return (
    <FoldingTable language={language} caption={allPlans.caption} headings={Object.values(columns)}>
      {plans.map(evaluation => {
        const { plan, announced, commitments } = evaluation
        return (
          <Row>
            <Cell class="w t">
              <Link href={pathOf('evaluation', language, { plan: plan.slug })}>
                <Typeset words={planName(plan.slug)} language={language} />
              </Link>
            </Cell>
            <Cell class="w n" label={columns.announced} language={language}>
              {announced ? formatNumber(announced.facts.value, language) : unknown}
            </Cell>
            <Cell class="w n" label={columns.sourced} language={language}>
              {formatNumber(commitments.length, language)}
            </Cell>
            <Cell class="w" label={columns.completion} language={language}>
              <Levels evaluation={evaluation} language={language} />
            </Cell>
            <Cell class="w" label={columns.self} language={language}>
              <SelfInWords evaluation={evaluation} language={language} />
            </Cell>
            <Cell class="w n" label={columns.process} language={language}>
              {processInWords(evaluation, language) ?? unknown}
            </Cell>
          </Row>
        )
      })}
    </FoldingTable>
  )
}

const Levels: FC<{ evaluation: PlanEvaluation; language: Language }> = ({ evaluation: { completion }, language }) => {
  const { completionCount, notSourced } = words(language)
  const said = completionLevels
    .filter(level => completion[level])
    .map(level => completionCount(completion[level] ?? 0, messagesOf(language).completion[level].toLowerCase()))
  return said.length === 0 ? (
    <span class="muted">{notSourced}</span>
  ) : (
    <Typeset words={said.join(', ')} language={language} />
  )
}

const SelfInWords: FC<{ evaluation: PlanEvaluation; language: Language }> = ({
  evaluation: { plan, selfFigures },
  language,
}) => {
  if (selfFigures.length === 0) return <span class="muted">{words(language).notSourced}</span>
  const { qualifier } = messagesOf(language)
  const { colon } = words(language)
  return (
    <>
      <ul class="plain">
        {selfFigures.map(({ facts }) => (
          <li>
            <TextView text={facts.label} language={language} mark={false} />
            <Typeset words={colon} language={language} />
            {qualifier[facts.qualifier]} {formatNumber(facts.value, language)}
            {facts.unit === '%' && (language === 'fr' ? '\u00a0%' : '%')}
          </li>
        ))}
      </ul>
      {plan.facts.selfAssessment && <span class="sub">{wordsOf(plan.facts.selfAssessment.asOf.text, language)}</span>}
    </>
  )
}

/** Whether the country acted contrary to OGP's process, says the IRM; null where that isn't sourced. */
const processInWords = (evaluation: PlanEvaluation, language: Language): string | null => {
  const { value } = planMark(evaluation, 'acted-contrary-to-process') ?? {}
  return value ? (words(language).process[value] ?? value) : null
}

const Marks: Part = ({ evaluations: { plans }, language }) => {
  const say = words(language).allPlans
  const scales = new Map<string, { evaluation: PlanEvaluation; marks: ScaleMarks }[]>()
  for (const evaluation of plans) {
    for (const marks of evaluation.marks.filter(({ assessor }) => assessor === 'irm')) {
      scales.set(marks.scale, [...(scales.get(marks.scale) ?? []), { evaluation, marks }])
    }
  }
  return scales.size === 0 ? null : (
    <Band language={language} id="irm" heading={say.marks} intro={say.marksIntro}>
      <div class="stack far even">
        {[...scales].map(([scale, ofScale]) => (
          <MarksOfScale scale={scale} plans={ofScale} language={language} />
        ))}
      </div>
    </Band>
  )
}
