import type { FC } from 'hono/jsx'
import {
  DatedList,
  EmptyState,
  type FilterField,
  FilterForm,
  type FormatLink,
  Formats,
  Link,
  Notice,
  PageHead,
  Pagination,
  Section,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import type { AgendaPage, EventRow } from '../../events/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { shortened } from '../shortened.ts'
import { words as siteWords } from '../words.ts'
import type { Around } from './around.ts'
import { type Filters, filterNames, searchOf } from './filters.ts'
import { eventItem, seriesItem } from './items.tsx'
import { words } from './words.ts'

/** What a page of the agenda shows. */
export type Agenda = AgendaPage & {
  events: ReadonlyMap<string, EventRow>
  around: Around
  filters: Filters
  /** The page was asked for by an address that leads nowhere. */
  strayed: boolean
  ways: { newer: string | null; older: string | null }
}

type Part = FC<{ agenda: Agenda; reading: Reading }>

/** The agenda: what is ahead first, if anything is; then what has no date, then what took place. */
export const AgendaView: FC<{ agenda: Agenda; reading: Reading; formats: readonly FormatLink[] }> = ({
  agenda,
  reading,
  formats,
}) => {
  const { language } = reading
  const say = words(language)
  const { lines, total, strayed, ways, filters } = agenda
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      <Wrap>
        <FilterBox filters={filters} language={language} />
        {strayed && (
          <Notice language={language}>
            <p>
              <Typeset words={say.cursor} language={language} />
            </p>
          </Notice>
        )}
        {lines.length === 0 ? (
          <EmptyState language={language} sentence={filters.search ? say.noneFits : say.none}>
            <WaysOut filters={filters} language={language} />
          </EmptyState>
        ) : (
          <>
            <p role="status" class="t1">
              <b>
                <Typeset words={say.total(total)} language={language} />
              </b>
            </p>
            <Lines agenda={agenda} reading={reading} />
          </>
        )}
        {lines.length > 0 && (
          <Pagination
            language={language}
            count={say.total(total)}
            previous={ways.newer}
            next={ways.older}
            previousLabel={say.newer}
            nextLabel={say.older}
          />
        )}
        <p class="small muted">
          <Typeset words={say.subscribe} language={language} />
        </p>
        <Formats language={language} links={formats} />
      </Wrap>
    </>
  )
}

const Lines: Part = ({ agenda: { lines, events, around, earlier }, reading }) => {
  const { language } = reading
  const say = words(language)
  const itemsOf = (place: 'ahead' | 'undated' | 'over') =>
    lines
      .filter(line => line.place === place)
      .flatMap(({ id, of, events: count }) => {
        if (of === 'series') {
          const series = around.series.get(id)
          return series ? [seriesItem(series, around, count, reading)] : []
        }
        const event = events.get(id)
        return event ? [eventItem(event, around, reading)] : []
      })
  return (
    <div class="stack far">
      {!earlier && !lines.some(({ place }) => place === 'ahead') && (
        <p class="letter">
          <Typeset words={say.nothingAhead} language={language} />
        </p>
      )}
      {(['ahead', 'undated', 'over'] as const).map(place => {
        const items = itemsOf(place)
        return (
          items.length > 0 && (
            <Section language={language} id={ids[place]} heading={say[place]}>
              <DatedList language={language} items={items} />
            </Section>
          )
        )
      })}
    </div>
  )
}

const ids = { ahead: 'a-venir', undated: 'sans-date', over: 'passe' } as const

const FilterBox: FC<{ filters: Filters; language: Language }> = ({ filters, language }) => {
  const say = words(language)
  const { ignored, search } = filters
  const path = pathOf('agenda', language)
  return (
    <>
      <FilterForm
        language={language}
        label={say.filters}
        action={path}
        submit={say.submit}
        fields={fieldsOf(filters, language)}
        clear={search ? { href: path, label: say.clear } : undefined}
      />
      {ignored.length > 0 && (
        <Notice language={language}>
          {ignored.map(({ name, value }) => (
            <p>
              <Typeset words={say.ignored(say.fields[name], shortened(value))} language={language} />
            </p>
          ))}
        </Notice>
      )}
    </>
  )
}

function fieldsOf({ values, choices }: Filters, language: Language): FilterField[] {
  const say = words(language)
  const { eventKinds, plan } = siteWords(language)
  const select = (name: (typeof filterNames)[number], all: string, options: { value: string; label: string }[]) => ({
    name,
    label: say.fields[name],
    value: values[name] ?? '',
    kind: 'select' as const,
    options: [{ value: '', label: all }, ...options],
  })
  return [
    select(
      'plan',
      say.all,
      choices.plans.map(({ slug }) => ({ value: slug, label: plan(slug) })),
    ),
    select(
      'kind',
      say.all,
      choices.kinds.map(kind => ({ value: kind, label: eventKinds[kind] })),
    ),
    select(
      'organisation',
      say.allOrganisations,
      choices.organisations.map(({ slug, facts }) => ({ value: slug, label: wordsOf(facts.name, language) })),
    ),
  ]
}

/** Each filter to take off, where nothing fits them all. */
const WaysOut: FC<{ filters: Filters; language: Language }> = ({ filters: { values }, language }) => {
  const set = filterNames.filter(name => values[name])
  return set.length === 0 ? null : (
    <ul>
      {set.map(name => (
        <li>
          <Link href={pathOf('agenda', language) + searchOf({ ...values, [name]: undefined })}>
            <Typeset words={words(language).without(words(language).fields[name])} language={language} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
