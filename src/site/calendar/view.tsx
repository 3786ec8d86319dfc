import type { FC } from 'hono/jsx'
import {
  Band,
  Cell,
  ChartFigure,
  DatedList,
  EmptyState,
  FoldingTable,
  Formats,
  FuzzyDate,
  Link,
  PageHead,
  Phases,
  Row,
  SourceList,
  TextView,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { type PhaseRow, planWords } from '../../plans/index.ts'
import { type Period, standing } from '../../platform/facts/period.ts'
import type { Source } from '../../platform/facts/source.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { chartPath } from '../charts/address.ts'
import { chartFiles } from '../charts/files.ts'
import { timelineChart } from '../charts/plan-charts.ts'
import { eventItems } from '../event-items.tsx'
import { phaseSlab } from '../phase-slab.ts'
import type { CalendarPage } from './read.ts'
import { slipOf } from './slip.ts'
import { words } from './words.ts'

type Part = FC<{ page: CalendarPage; reading: Reading }>

/** A plan's calendar: its phases planned and real, then its events. */
export const CalendarView: Part = ({ page, reading }) => {
  const { language } = reading
  const { plan, phases, slabs, events } = page
  const say = words(language)
  const at = { plan: plan.slug }
  const chart = timelineChart(page, reading)
  return (
    <>
      <PageHead language={language} title={say.title(plan.slug)} lede={say.lede} />
      <Phases
        language={language}
        label={say.phases(plan.slug)}
        phases={slabs.map(slab => phaseSlab(slab, language))}
        apart
      />
      {chart && (
        <Wrap>
          <ChartFigure
            language={language}
            chart={chart}
            href={chartPath('timeline', plan.slug, language)}
            files={chartFiles(chartPath('timeline', plan.slug, language), language)}
            level={2}
            untabled
          />
        </Wrap>
      )}
      <Wrap>
        {phases.length === 0 ? (
          <EmptyState language={language} sentence={say.none} />
        ) : (
          <FoldingTable language={language} caption={say.caption} headings={Object.values(say.columns)}>
            {phases.map(phase => (
              <PhaseLine phase={phase} reading={reading} />
            ))}
          </FoldingTable>
        )}
        <p>
          <Link href={pathOf('method', language, at)}>{say.method}</Link>
        </p>
      </Wrap>
      {events.length > 0 && (
        <Band
          language={language}
          id="rendez-vous"
          heading={say.events}
          intro={<Link href={`${pathOf('agenda', language)}?plan=${plan.slug}`}>{say.eventsLink}</Link>}
        >
          <DatedList language={language} items={eventItems(page, language)} />
        </Band>
      )}
      {phases.length > 0 && (
        <Band language={language} id="sources" heading={say.sources}>
          <SourceList language={language} sources={sourcesOf(phases, plan.facts.sources ?? [])} />
        </Band>
      )}
      <Wrap>
        <p class="small muted">
          <Typeset words={say.subscribe} language={language} />
        </p>
        <Formats
          language={language}
          links={(['json', 'csv', 'ics'] as const).map(format => ({
            format,
            href: pathOf('calendar', language, at, format),
          }))}
        />
      </Wrap>
    </>
  )
}

/** Each source once: the phases' own where they have any, else the plan's. */
function sourcesOf(phases: readonly PhaseRow[], ofPlan: readonly Source[]): Source[] {
  const all = phases.flatMap(({ facts }) => facts.sources ?? ofPlan)
  return [...new Map(all.map(source => [`${source.title} ${source.address ?? ''}`, source])).values()]
}

const PhaseLine: FC<{ phase: PhaseRow; reading: Reading }> = ({ phase: { key, facts }, reading }) => {
  const { language, today } = reading
  const say = words(language)
  const { planned = null, actual = null, kind, label, note } = facts
  const ahead = !actual && planned && standing(planned, today) !== 'past'
  return (
    <Row id={`etape-${key}`}>
      <Cell class="w t">
        <TextView text={label} language={language} />
        <span class="sub">{planWords(language).phases[kind]}</span>
        {note && (
          <span class="sub">
            <TextView text={note} language={language} mark={false} />
          </span>
        )}
      </Cell>
      <Cell class="w" label={say.columns.planned} language={language}>
        <When period={planned} otherwise={say.notSourced} language={language} />
      </Cell>
      <Cell class="w" label={say.columns.actual} language={language}>
        <When period={actual} otherwise={ahead ? say.toCome : say.notSourced} language={language} />
      </Cell>
      <Cell class="w" label={say.columns.slip} language={language}>
        <SlipInWords planned={planned} actual={actual} language={language} />
      </Cell>
    </Row>
  )
}

const When: FC<{ period: Period | null; otherwise: string; language: Language }> = ({ period, otherwise, language }) =>
  period ? <FuzzyDate language={language} period={period} /> : <span class="muted">{otherwise}</span>

const SlipInWords: FC<{ planned: Period | null; actual: Period | null; language: Language }> = ({
  planned,
  actual,
  language,
}) => {
  const { slip: say } = words(language)
  const slip = planned && actual ? slipOf(planned, actual) : null
  if (slip?.kind === 'late') return <Typeset words={say.late(slip.days, slip.atLeast)} language={language} />
  return slip?.kind === 'in-time' ? <span>{say.inTime}</span> : <span class="muted">{say.unknown}</span>
}
