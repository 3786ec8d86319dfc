import type { FC } from 'hono/jsx'
import {
  DatedList,
  EmptyState,
  type Fact,
  Facts,
  FigureBlock,
  Figures,
  Formats,
  FuzzyDate,
  Link,
  PageHead,
  PermanentLink,
  Section,
  SourceList,
  Split,
  TextView,
  Typeset,
} from '../../design/index.ts'
import { eventPath, seriesPath } from '../../events/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { countInWords } from '../count-in-words.ts'
import { entryItem } from '../entry-item.tsx'
import { figureProps } from '../figure-props.ts'
import { words as siteWords } from '../words.ts'
import { type Cumulative, cumulative, cumulativeInWords } from './cumulative.ts'
import { commonPeriod, spanInWords } from './items.tsx'
import { eventTitle } from './naming.tsx'
import type { SeriesPage } from './read-event-page.ts'
import { words } from './words.ts'

type Part = FC<{ page: SeriesPage; reading: Reading }>

/** A series' page: what it adds up to, and each of its events. */
export const SeriesView: Part = ({ page, reading }) => {
  const { language } = reading
  const say = words(language)
  const { series, members, around } = page
  const sum = cumulative(series, members, around.figures)
  return (
    <>
      <PageHead
        language={language}
        title={series.facts.title}
        kicker={say.series.kind}
        lede={<Typeset words={`${cumulativeInWords(series, sum, language)}.`} language={language} />}
      />
      <Split language={language} aside={<Aside page={page} reading={reading} />}>
        <Sum page={page} reading={reading} sum={sum} />
        <Section language={language} id="rendez-vous" heading={say.series.members}>
          <DatedList
            language={language}
            items={members.map(member => {
              const { period, place, attendanceFigureId } = member.facts
              const attendance = around.figures.get(attendanceFigureId ?? '')
              const { planPage } = siteWords(language)
              const text = [
                place && planPage.at(place),
                attendance && planPage.attendance(countInWords(attendance.facts, language)),
              ].filter(Boolean)
              return {
                when: period,
                title: eventTitle(member, language),
                href: eventPath(language, member.slug),
                ...(text.length > 0 ? { text: text.join(' ') } : {}),
              }
            })}
          />
        </Section>
        {series.facts.note && (
          <Section language={language} id="note" heading={say.event.note}>
            <div class="prose">
              <TextView text={series.facts.note} language={language} as="block" mark={false} />
            </div>
          </Section>
        )}
        {(series.facts.sources ?? []).length > 0 && (
          <Section language={language} id="sources" heading={say.event.sources}>
            <SourceList language={language} sources={series.facts.sources ?? []} numbered />
          </Section>
        )}
        <Section language={language} id="historique" heading={say.event.history}>
          <DatedList
            language={language}
            items={page.history.map(entry => entryItem(entry, new Map([[series.id, series.facts.title]]), reading))}
          />
        </Section>
      </Split>
    </>
  )
}

/** The figures of the whole series, each with its date and source; a computed one says that it is. */
const Sum: FC<{ page: SeriesPage; reading: Reading; sum: Cumulative }> = ({
  page: { series },
  reading: { language },
  sum: { events, attendance },
}) => {
  const say = words(language).series
  const { units } = siteWords(language)
  const participants = (unit: string) => say.participants(units[unit] ?? unit, wordsOf(series.facts.title, language))
  return (
    <Section language={language} id="chiffres" heading={say.figures}>
      {(events || attendance) && (
        <Figures>
          {events && <FigureBlock language={language} {...figureProps(events)} />}
          {attendance?.figure && (
            <FigureBlock
              language={language}
              {...figureProps(attendance.figure)}
              unit={participants(attendance.count.unit)}
            />
          )}
          {attendance && !attendance.figure && (
            <FigureBlock
              language={language}
              {...attendance.count}
              unit={participants(attendance.count.unit)}
              note={say.computed}
            />
          )}
        </Figures>
      )}
      {!attendance && <EmptyState language={language} sentence={say.noAttendance} />}
    </Section>
  )
}

const Aside: Part = ({ page: { series, plan, members }, reading: { language, origin } }) => {
  const say = words(language).event
  const period = commonPeriod(members)
  const span = spanInWords(members, language)
  const list: Fact[] = [
    ...(period
      ? [{ label: say.when, value: <FuzzyDate language={language} period={period} /> }]
      : span
        ? [{ label: say.when, value: span }]
        : []),
    ...(plan
      ? [
          {
            label: say.plan,
            value: (
              <Link href={pathOf('plan', language, { plan: plan.slug })}>{siteWords(language).plan(plan.slug)}</Link>
            ),
          },
        ]
      : []),
    {
      label: say.permanent,
      value: <PermanentLink origin={origin} type="series" id={series.id} />,
    },
  ]
  return (
    <>
      <Facts language={language} facts={list} />
      <Formats
        language={language}
        links={(['ics', 'csv', 'json'] as const).map(format => ({
          format,
          href: seriesPath(language, series.slug, format),
        }))}
      />
    </>
  )
}
