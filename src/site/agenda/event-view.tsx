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
  LinkList,
  PageHead,
  PermanentLink,
  Section,
  SourceLink,
  SourceList,
  SourceReferences,
  Split,
  severalValues,
  Tag,
  TextView,
  Typeset,
} from '../../design/index.ts'
import { eventPath, eventState, reportDelay, seriesPath } from '../../events/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import { sourcesOf } from '../../platform/facts/source.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { entryItem } from '../entry-item.tsx'
import { figureProps } from '../figure-props.ts'
import { words as siteWords } from '../words.ts'
import { cumulative, cumulativeInWords } from './cumulative.ts'
import { peopleOf } from './data.ts'
import { eventTitle } from './naming.tsx'
import type { EventPage } from './read-event-page.ts'
import { words } from './words.ts'

type Part = FC<{ page: EventPage; reading: Reading }>

/** An event's page: when, where, by whom, what came out of it, and what nobody could source. */
export const EventView: Part = ({ page, reading }) => {
  const { language, today } = reading
  const { event } = page
  const { facts } = event
  const state = eventState(facts.period, today)
  return (
    <>
      <PageHead
        language={language}
        title={eventTitle(event, language)}
        kicker={
          <>
            <span>{siteWords(language).eventKinds[facts.kind]}</span>{' '}
            <Tag language={language} label={words(language).states[state]} />
          </>
        }
        {...(facts.period.precision === 'day' && facts.period.earliest
          ? { day: facts.period.earliest }
          : { lede: <FuzzyDate language={language} period={facts.period} /> })}
      />
      <Split language={language} aside={<Aside page={page} reading={reading} />}>
        {state !== 'upcoming' && <Attendance page={page} reading={reading} />}
        <Sessions page={page} reading={reading} />
        <Outputs page={page} reading={reading} />
        {(state !== 'upcoming' || facts.report) && <Report page={page} reading={reading} />}
        <InSeries page={page} reading={reading} />
        {facts.note && (
          <Section language={language} id="note" heading={words(language).event.note}>
            <div class="prose">
              <TextView text={facts.note} language={language} as="block" mark={false} />
            </div>
          </Section>
        )}
        {(facts.sources ?? []).length > 0 && (
          <Section language={language} id="sources" heading={words(language).event.sources}>
            <SourceList language={language} sources={facts.sources ?? []} numbered />
          </Section>
        )}
        <Section language={language} id="historique" heading={words(language).event.history}>
          <DatedList
            language={language}
            items={page.history.map(entry => entryItem(entry, new Map([[event.id, facts.title]]), reading))}
          />
        </Section>
      </Split>
    </>
  )
}

/** How many people came, with its qualifier and its source; or that it isn't sourced, and what is. */
const Attendance: Part = ({ page: { event, series, members, around }, reading: { language } }) => {
  const say = words(language).event
  const figure = around.figures.get(event.facts.attendanceFigureId ?? '')
  const ofSeries = series && cumulative(series, members, around.figures).attendance
  return (
    <Section language={language} id="participation" heading={say.attendance}>
      {figure ? (
        <Figures>
          <FigureBlock language={language} {...figureProps(figure)} />
        </Figures>
      ) : (
        <EmptyState language={language} sentence={ofSeries ? say.onlyTotal : say.noAttendance} />
      )}
    </Section>
  )
}

const Sessions: Part = ({ page: { event }, reading: { language } }) => {
  const say = words(language).event
  const { sessions = [], kind, sources = [] } = event.facts
  return sessions.length === 0 ? null : (
    <Section language={language} id="seances" heading={kind === 'hackathon' ? say.challenges : say.sessions}>
      <ol class="list coded">
        {sessions.map(({ number, title }) => (
          <li>
            <span class="code">{number}</span>
            <p class="label">
              <TextView text={title} language={language} />
            </p>
          </li>
        ))}
      </ol>
      <SourceReferences language={language} sources={sourcesOf(sources, 'sessions')} list={sources} />
    </Section>
  )
}

const Outputs: Part = ({ page: { event }, reading: { language } }) => {
  const { outputs = [], sources = [] } = event.facts
  return outputs.length === 0 ? null : (
    <Section language={language} id="suites" heading={words(language).event.outputs}>
      {outputs.map(output => (
        <div class="letter">
          <TextView text={output} language={language} as="block" />
        </div>
      ))}
      <SourceReferences language={language} sources={sourcesOf(sources, 'outputs')} list={sources} />
    </Section>
  )
}

/** The report, and how long it took: only where both days are exact. */
const Report: Part = ({ page: { event }, reading: { language } }) => {
  const say = words(language).event
  const { report, sources = [] } = event.facts
  // A report is mostly one of the sources, which say their language.
  const spoken = sources.find(({ address }) => address === report?.address)?.language
  const delay = reportDelay(event.facts)
  const when = report?.date && wordsOf(report.date.text, language)
  const published = !when ? say.undatedReport : delay === null ? say.published(when) : say.publishedAfter(when, delay)
  return (
    <Section language={language} id="compte-rendu" heading={say.report}>
      {report ? (
        <div class="stack near">
          <p class="letter">
            <SourceLink
              language={language}
              source={{ title: report.title, address: report.address, ...(spoken ? { language: spoken } : {}) }}
            />
          </p>
          <p class="muted">
            <Typeset words={published} language={language} />
          </p>
        </div>
      ) : (
        <EmptyState language={language} sentence={say.noReport} />
      )}
    </Section>
  )
}

/** What the series of the event adds up to, and its neighbours in it. */
const InSeries: Part = ({ page: { event, series, members, around }, reading: { language } }) => {
  if (!series) return null
  const say = words(language).event
  const place = members.findIndex(({ id }) => id === event.id)
  const neighbours = [
    { note: say.previous, member: members[place - 1] },
    { note: say.next, member: members[place + 1] },
  ].flatMap(({ note, member }) => (member && place >= 0 ? [{ note, member }] : []))
  return (
    <Section language={language} id="serie" heading={say.inSeries}>
      <p class="letter">
        <Link href={seriesPath(language, series.slug)}>
          <TextView text={series.facts.title} language={language} mark={false} />
        </Link>
        <Typeset
          words={`${language === 'fr' ? ' : ' : ': '}${cumulativeInWords(series, cumulative(series, members, around.figures), language)}.`}
          language={language}
        />
      </p>
      {neighbours.length > 0 && (
        <LinkList
          language={language}
          items={neighbours.map(({ note, member }) => ({
            label: eventTitle(member, language),
            href: eventPath(language, member.slug),
            note:
              member.facts.period.precision === 'day'
                ? `${note}, ${wordsOf(member.facts.period.text, language)}`
                : note,
          }))}
        />
      )}
    </Section>
  )
}

const Aside: Part = ({ page, reading: { language, origin } }) => {
  const { event, plan, series, members, around } = page
  const say = words(language).event
  const { facts, id, slug } = event
  const { host, organisers } = peopleOf(event, around)
  const place = [facts.place, facts.online && say.online].filter(Boolean).join(', ')
  const name = (one: OrganisationRow) => (
    <Link href={pathOf('organisation', language, { organisation: one.slug })}>
      <TextView text={one.facts.name} language={language} mark={false} />
    </Link>
  )
  const list: Fact[] = [
    { label: say.when, value: <FuzzyDate language={language} period={facts.period} /> },
    { label: say.place, value: place || say.noPlace },
    ...severalValues(say.host, host ? [name(host)] : []),
    ...(organisers.length > 0
      ? severalValues(say.organisers, organisers.map(name))
      : [{ label: say.organisers, value: say.noOrganiser }]),
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
    ...(series
      ? [
          {
            label: say.series,
            value: (
              <Link href={seriesPath(language, series.slug)}>
                <TextView text={series.facts.title} language={language} mark={false} />
              </Link>
            ),
            ...(facts.numberInSeries ? { note: say.rank(facts.numberInSeries, members.length) } : {}),
          },
        ]
      : []),
    { label: say.permanent, value: <PermanentLink origin={origin} type="event" id={id} /> },
  ]
  return (
    <>
      <Facts language={language} facts={list} />
      <Formats
        language={language}
        links={(['ics', 'json'] as const).map(format => ({ format, href: eventPath(language, slug, format) }))}
      />
    </>
  )
}
