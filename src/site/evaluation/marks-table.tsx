import type { FC } from 'hono/jsx'
import { Cell, FoldingTable, Link, Row, Typeset } from '../../design/index.ts'
import { planWords } from '../../plans/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type ScaleMarks, scaleInWords, valueOfMark } from './marks.ts'
import type { PlanEvaluation } from './read.ts'
import { words } from './words.ts'

const Values: FC<{ marks: ScaleMarks; language: Language }> = ({ marks, language }) => (
  <ul class="plain">
    {marks.values.map(({ value, atLeast, count }) => (
      <li>
        <Typeset
          words={words(language).marks.value(valueOfMark(value, atLeast, language), count)}
          language={language}
        />
      </li>
    ))}
  </ul>
)

const Without: FC<{ marks: ScaleMarks; total: number; language: Language }> = ({ marks, total, language }) => (
  <Typeset words={words(language).marks.without_(total - marks.marked, total)} language={language} />
)

type OfPlanProps = { evaluation: PlanEvaluation; marks: readonly ScaleMarks[]; language: Language }

/** The marks of one plan's commitments: a line for each version of each scale, and how many have none. */
export const MarksOfPlan: FC<OfPlanProps> = ({ evaluation: { plan, commitments }, marks, language }) => {
  const say = words(language)
  const { scale, values, without } = say.marks
  return (
    <>
      <FoldingTable language={language} caption={say.one.marksCaption(plan.slug)} headings={[scale, values, without]}>
        {marks.map(one => (
          <Row>
            <Cell class="w t">
              <Typeset words={scaleInWords(one.scale, one.version, language)} language={language} />
            </Cell>
            <Cell class="w">
              <Values marks={one} language={language} />
            </Cell>
            <Cell class="w n" label={without} language={language}>
              <Without marks={one} total={commitments.length} language={language} />
            </Cell>
          </Row>
        ))}
      </FoldingTable>
      <p class="src">
        <Typeset words={say.one.marksSources} language={language} />{' '}
        {marks.some(({ marked, values: all }) => all.reduce((sum, { count }) => sum + count, 0) > marked) && (
          <Typeset words={say.marks.several} language={language} />
        )}
      </p>
    </>
  )
}

type OfScaleProps = {
  scale: string
  plans: readonly { evaluation: PlanEvaluation; marks: ScaleMarks }[]
  language: Language
}

/** One scale over the plans: a line for each plan and version, which are never added up. */
export const MarksOfScale: FC<OfScaleProps> = ({ scale, plans, language }) => {
  const { marks: say } = words(language)
  return (
    <FoldingTable
      language={language}
      caption={scaleInWords(scale, null, language)}
      visibleCaption
      headings={[say.plan, say.values, say.without]}
    >
      {plans.map(({ evaluation: { plan, commitments }, marks }) => (
        <Row>
          <Cell class="w t">
            <Link href={pathOf('evaluation', language, { plan: plan.slug })}>
              <Typeset words={words(language).plan(plan.slug)} language={language} />
            </Link>
            <span class="sub">
              <Typeset words={versionInWords(marks.version, language)} language={language} />
            </span>
          </Cell>
          <Cell class="w">
            <Values marks={marks} language={language} />
          </Cell>
          <Cell class="w n" label={say.without} language={language}>
            <Without marks={marks} total={commitments.length} language={language} />
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}

const versionInWords = (version: string | null, language: Language): string => {
  const { marks } = words(language)
  return version ? marks.version(planWords(language).versions[version] ?? version) : marks.noVersion
}
