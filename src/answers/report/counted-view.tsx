import type { FC } from 'hono/jsx'
import { Cell, FoldingTable, formatDay, formatNumber, Link, Row, TextView, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { contestsInWords, SumView } from '../coverage/figures-view.tsx'
import { words as coverageWords } from '../coverage/words.ts'
import type { Composed } from './composed.ts'
import type { Section } from './sections.ts'
import {
  type CountLine,
  channelLines,
  type FieldWords,
  kindLines,
  outcomeLines,
  owingInWords,
  pathOfNumber,
  waivedInWords,
} from './told.ts'
import { Changed, Line, Theme } from './told-view.tsx'
import { words } from './words.ts'

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

const Waivers: FC<{ waivers: Composed['waivers']; language: Language }> = ({ waivers, language }) => {
  const say = coverageWords(language)
  return (
    <FoldingTable
      language={language}
      caption={say.waived}
      headings={[say.columns.contribution, say.columns.why, say.columns.signed]}
    >
      {waivers.map(({ number, point, reason, signedAs, day, others }) => (
        <Row>
          <Cell class="n t">
            <Link href={pathOfNumber(number, language)}>{waivedInWords(number, point, language)}</Link>
            {others > 0 && (
              <span class="small muted">
                {' '}
                <Typeset words={say.others(others)} language={language} />
              </span>
            )}
          </Cell>
          <Cell class="w" label={say.columns.why} language={language}>
            <span dir="auto">{reason}</span>
          </Cell>
          <Cell class="w" label={say.columns.signed} language={language}>
            <span dir="auto">{signedAs}</span>, <Typeset words={formatDay(day, language)} language={language} />
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}

type CountedProps = { section: Section; report: Composed; fields: FieldWords; language: Language }

/** What a section of a report says that nobody writes: nothing, in the one that concludes. */
export const Counted: FC<CountedProps> = ({ section, report, fields, language }) => {
  const say = words(language)
  const { themes, changes, waivers } = report
  switch (section) {
    case 'introduction':
      return <Asked report={report} language={language} />
    case 'participation':
      return <Participation report={report} language={language} />
    case 'outcomes':
      return <Outcomes report={report} language={language} />
    case 'themes':
      if (themes.length === 0) return <Line words={say.noTheme} language={language} />
      return (
        <>
          {themes.map(theme => (
            <Theme theme={theme} language={language} />
          ))}
        </>
      )
    case 'changes':
      if (changes.length === 0) return <Line words={say.noChange} language={language} />
      return (
        <>
          {changes.map(change => (
            <Changed change={change} fields={fields} language={language} />
          ))}
        </>
      )
    case 'waivers':
      if (waivers.length === 0) return <Line words={say.noWaiver} language={language} />
      return <Waivers waivers={waivers} language={language} />
    case 'conclusion':
      return null
  }
}

const Asked: FC<{ report: Composed; language: Language }> = ({ report, language }) => {
  const say = words(language)
  return (
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
    </>
  )
}
