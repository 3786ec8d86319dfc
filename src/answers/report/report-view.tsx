import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { commitmentPath } from '../../commitments/index.ts'
import { numberInWords } from '../../consultations/index.ts'
import {
  Band,
  Cell,
  Diff,
  FoldingTable,
  formatDay,
  formatNumber,
  Link,
  Row,
  TextView,
  Typeset,
  UserText,
} from '../../design/index.ts'
import { read } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { contestsInWords, SumView } from '../coverage/figures-view.tsx'
import { words as coverageWords } from '../coverage/words.ts'
import type { ChangeTold, Composed, Frozen, ThemeTold } from './composed.ts'
import { type ReportWords, type Section, textOf } from './sections.ts'
import {
  type CountLine,
  changeInWords,
  channelLines,
  type FieldWords,
  kindLines,
  outcomeLines,
  owingInWords,
  pathOfNumber,
  waivedInWords,
} from './told.ts'
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

const CountTable: FC<{
  caption: string
  first: string
  second: string
  lines: readonly CountLine[]
  language: Language
}> = ({ caption, first, second, lines, language }) => (
  <FoldingTable language={language} caption={caption} headings={[first, second]} visibleCaption>
    {lines.map(({ label, count }) => (
      <Row>
        <Cell class="w t">
          <Typeset words={label} language={language} />
        </Cell>
        <Cell class="n" label={second} language={language}>
          {formatNumber(count, language)}
        </Cell>
      </Row>
    ))}
  </FoldingTable>
)

const Line: FC<{ words: string; language: Language; class?: string }> = ({ words: said, language, class: kind }) => (
  <p class={kind}>
    <Typeset words={said} language={language} />
  </p>
)

const Numbers: FC<{ numbers: readonly number[]; language: Language; more?: Child }> = ({ numbers, language, more }) => (
  <>
    {numbers.map((number, place) => (
      <>
        {place > 0 && ', '}
        <Link href={pathOfNumber(number, language)}>{numberInWords(number)}</Link>
      </>
    ))}
    {more}
  </>
)

const Theme: FC<{ theme: ThemeTold; language: Language }> = ({ theme, language }) => {
  const say = words(language)
  return (
    <section class="stack">
      <h3 dir="auto" id={theme.number === null ? undefined : `theme-${theme.number}`}>
        {theme.number === null ? say.withoutTheme : say.theme(theme.number, theme.title)}
      </h3>
      <Line words={say.themePoints(theme.points, theme.owed, theme.waived)} language={language} class="small muted" />
      {theme.number !== null &&
        (theme.finding ? (
          <UserText text={theme.finding} language={language} page={language} />
        ) : (
          <Line words={say.noFinding} language={language} />
        ))}
      {theme.cites.length > 0 && (
        <p class="small">
          <Typeset words={`${say.cites}${language === 'fr' ? ' : ' : ': '}`} language={language} />
          <Numbers numbers={theme.cites} language={language} />
        </p>
      )}
      {theme.outcomes.length > 0 && (
        <ul>
          {outcomeLines(theme.outcomes, language).map(({ label, count }) => (
            <li>
              {formatNumber(count, language)} <Typeset words={label.toLowerCase()} language={language} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Changed: FC<{ change: ChangeTold; fields: FieldWords; language: Language }> = ({ change, fields, language }) => {
  const say = words(language)
  const { plan, commitment, field, before, after, contributions, count } = change
  const others = count - contributions.length
  return (
    <section class="stack">
      <h3>
        <Link href={commitmentPath(language, plan, commitment)}>
          <Typeset words={changeInWords(change, language)} language={language} />
        </Link>
      </h3>
      <p class="small">
        <Typeset words={`${say.from(count)}${language === 'fr' ? ' : ' : ': '}`} language={language} />
        <Numbers
          numbers={contributions}
          language={language}
          more={others > 0 && <Typeset words={` ${say.andOthers(others)}`} language={language} />}
        />
      </p>
      {field === null ? (
        <Line words={say.ledTo} language={language} />
      ) : (
        <Diff
          language={language}
          caption={say.changed}
          changes={[
            {
              field: fields.name(field, language),
              before: fields.value(before, field, language),
              after: fields.value(after, field, language),
            },
          ]}
        />
      )}
    </section>
  )
}

const Part: FC<PropsWithChildren<{ section: Section; of: Frozen; language: Language }>> = ({
  section,
  of: { words: said },
  language,
  children,
}) => (
  <Band language={language} id={section} heading={words(language).sections[section] ?? section}>
    <Said of={said} section={section} language={language} />
    {children}
  </Band>
)

/** A report: what was counted and, before it, what its editors say. The same whether it is a draft or frozen. */
export const ReportView: FC<{ content: Frozen; fields: FieldWords; language: Language }> = ({
  content,
  fields,
  language,
}) => {
  const say = words(language)
  const { report, words: said } = content
  const part = (section: Section, children: Child) => (
    <Part section={section} of={content} language={language}>
      {children}
    </Part>
  )
  return (
    <>
      {part(
        'introduction',
        <>
          <p>
            <b>
              <Typeset words={say.question} language={language} />
            </b>
          </p>
          <div class="letter">
            <p>
              <TextView text={report.consultation.question} language={language} />
            </p>
          </div>
          <Line words={say.asOf(formatDay(report.asOf, language))} language={language} class="small muted" />
        </>,
      )}
      {part('participation', <Participation report={report} language={language} />)}
      {part('outcomes', <Outcomes report={report} language={language} />)}
      {part(
        'themes',
        report.themes.length === 0 ? (
          <Line words={say.noTheme} language={language} />
        ) : (
          report.themes.map(theme => <Theme theme={theme} language={language} />)
        ),
      )}
      {part(
        'changes',
        report.changes.length === 0 ? (
          <Line words={say.noChange} language={language} />
        ) : (
          report.changes.map(change => <Changed change={change} fields={fields} language={language} />)
        ),
      )}
      {part(
        'waivers',
        report.waivers.length === 0 ? (
          <Line words={say.noWaiver} language={language} />
        ) : (
          <FoldingTable
            language={language}
            caption={coverageWords(language).waived}
            headings={[
              coverageWords(language).columns.contribution,
              coverageWords(language).columns.why,
              coverageWords(language).columns.signed,
            ]}
          >
            {report.waivers.map(({ number, point, reason, signedAs, day, others }) => (
              <Row>
                <Cell class="n t">
                  <Link href={pathOfNumber(number, language)}>{waivedInWords(number, point, language)}</Link>
                  {others > 0 && (
                    <span class="small muted">
                      {' '}
                      <Typeset words={coverageWords(language).others(others)} language={language} />
                    </span>
                  )}
                </Cell>
                <Cell class="w" label={coverageWords(language).columns.why} language={language}>
                  <span dir="auto">{reason}</span>
                </Cell>
                <Cell class="w" label={coverageWords(language).columns.signed} language={language}>
                  <span dir="auto">{signedAs}</span>, <Typeset words={formatDay(day, language)} language={language} />
                </Cell>
              </Row>
            ))}
          </FoldingTable>
        ),
      )}
      {textOf(said, 'conclusion') && part('conclusion', null)}
    </>
  )
}

const Participation: FC<{ report: Composed; language: Language }> = ({ report, language }) => {
  const say = words(language)
  return (
    <>
      <CountTable
        caption={say.byKind}
        first={say.kind}
        second={say.many}
        lines={kindLines(report, language)}
        language={language}
      />
      <CountTable
        caption={say.byChannel}
        first={say.channel}
        second={say.many}
        lines={channelLines(report, language)}
        language={language}
      />
    </>
  )
}

const Outcomes: FC<{ report: Composed; language: Language }> = ({ report, language }) => {
  const say = words(language)
  const { coverage, outcomes } = report
  return (
    <>
      <SumView of={{ ...coverage, owing: [] }} language={language} id="couverture" />
      {coverage.median !== null && coverage.longest !== null && (
        <Line words={say.waits(coverage.median, coverage.longest)} language={language} />
      )}
      {contestsInWords({ ...coverage, owing: [] }, language).map(sentence => (
        <Line words={sentence} language={language} />
      ))}
      {owingInWords(report, language).map(sentence => (
        <Line words={sentence} language={language} />
      ))}
      {outcomes.length === 0 ? (
        <Line words={say.noOutcome} language={language} />
      ) : (
        <>
          <CountTable
            caption={say.sections.outcomes ?? ''}
            first={say.outcome}
            second={say.points}
            lines={outcomeLines(outcomes, language)}
            language={language}
          />
          <Line words={say.outcomesCause} language={language} class="small muted" />
        </>
      )}
    </>
  )
}
