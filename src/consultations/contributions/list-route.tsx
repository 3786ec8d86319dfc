import type { FC } from 'hono/jsx'
import {
  Band,
  EmptyState,
  excerptOf,
  FilterForm,
  Formats,
  formatDay,
  Link,
  Mark,
  PageHead,
  Pagination,
  Typeset,
} from '../../design/index.ts'
import { organisationKindWords } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { standingOf } from '../consultation.ts'
import { ConsultationItem } from '../consultation-item.tsx'
import { instantInWords } from '../moments.ts'
import { boundsOf, type ConsultationRow } from '../store.ts'
import { words } from '../words.ts'
import { type Around, readAround } from './around.ts'
import { authorKinds, contributionPath, numberInWords } from './contribution.ts'
import { contributionData } from './data.ts'
import { authorInWords, daysAfterPublication, daysPast, titleInWords, type Where, whereOf } from './in-words.ts'
import { listedStates, orders } from './list.ts'
import { listFile } from './list-file.ts'
import { cursorOf, filterNames, type ListFilters, readListFilters } from './list-filters.ts'
import type { Listed } from './list-rows.ts'
import type { OutcomeShown } from './outcomes.ts'
import { type ListPage, readList } from './read.ts'

const onPage = 25
const inFeed = 50
const longestExcerpt = 220

const icons: Record<Where, 'empty' | 'late' | 'tick' | 'cross' | 'dashed'> = {
  owed: 'empty',
  late: 'late',
  answered: 'tick',
  waived: 'dashed',
  withdrawn: 'cross',
  hidden: 'dashed',
}

/** Where a contribution stands: a stone, and always the word. */
export const WhereMark: FC<{ where: Where; language: Language; size?: 'large' }> = ({ where, language, size }) => (
  <Mark
    language={language}
    icon={icons[where]}
    word={words(language).list.states[where]}
    tone={where === 'late' ? 'late' : where === 'owed' || where === 'answered' ? 'plain' : 'closed'}
    {...(size ? { size } : {})}
  />
)

type DecidedProps = { outcomes: readonly OutcomeShown[]; language: Language; size?: 'large' }

/** What was decided of a contribution: each thing once. */
const DecidedMarks: FC<DecidedProps> = ({ outcomes, language, size }) => (
  <>
    {outcomes.map(({ word, icon, isClosed }, place) => (
      <>
        {place > 0 && ' '}
        <Mark
          language={language}
          icon={icon}
          word={word[language]}
          tone={isClosed ? 'closed' : 'plain'}
          {...(size ? { size } : {})}
        />
      </>
    ))}
  </>
)

/** Where a contribution stands and, once it is answered, what was decided of it. */
export const StandsMark: FC<{ row: Listed; around: Around; where: Where; language: Language; size?: 'large' }> = ({
  row,
  around,
  where,
  language,
  ...size
}) => {
  const outcomes = where === 'answered' ? around.outcomes.get(row.id) : undefined
  return outcomes?.length ? (
    <DecidedMarks outcomes={outcomes} language={language} {...size} />
  ) : (
    <WhereMark where={where} language={language} {...size} />
  )
}

type ItemProps = { row: Listed; around: Around; reading: Pick<Reading, 'language' | 'today'> }

/** A contribution in a list: what it proposes, who says it, and what is owed to them. */
export const ContributionItem: FC<ItemProps> = ({ row, around, reading: { language, today } }) => {
  const say = words(language).list
  const where = whereOf(row, today)
  const published = row.published_at?.toISOString().slice(0, 10)
  const priority = row.priority_id ? around.priorities.get(row.priority_id) : undefined
  const lang = row.language === language ? undefined : row.language
  return (
    <li>
      <div class="stack near">
        <p class="small muted">
          {numberInWords(row.number)}
          {priority && ` · ${words(language).one.priority} ${priority.number}`}
          {published && (
            <>
              {' · '}
              <Typeset words={formatDay(published, language)} language={language} />
            </>
          )}
        </p>
        <h3 dir="auto" lang={lang}>
          <Link href={contributionPath(language, row)}>{titleInWords(row, language)}</Link>
        </h3>
        {row.state === 'published' && (
          <p dir="auto" lang={lang}>
            {excerptOf(row.text, longestExcerpt)}
          </p>
        )}
        <p class="small">
          <StandsMark row={row} around={around} where={where} language={language} />{' '}
          <span class="muted">
            {where === 'owed' && row.due && (
              <Typeset words={say.due(formatDay(row.due, language))} language={language} />
            )}
            {where === 'late' && row.due && (
              <Typeset words={say.lateSince(daysPast(row.due, today))} language={language} />
            )}
            {where === 'answered' && row.settled_at && row.published_at && (
              <Typeset
                words={say.answeredAfter(daysAfterPublication(row.published_at, row.settled_at))}
                language={language}
              />
            )}
            {(where === 'owed' || where === 'late') && published && (
              <>
                {' · '}
                <Typeset words={say.waits(daysPast(published, today))} language={language} />
              </>
            )}
            {row.state === 'published' && (
              <>
                {' · '}
                <Typeset words={say.by(authorInWords(row, around, language) ?? say.anonymous)} language={language} />
              </>
            )}
            {row.state === 'published' && row.files > 0 && (
              <>
                {' · '}
                <Typeset words={words(language).files.count(row.files)} language={language} />
              </>
            )}
            {row.copies > 0 && (
              <>
                {' · '}
                <Link href={`${pathOf('contributions', language)}?same=${numberInWords(row.number)}`}>
                  <Typeset words={say.same(row.copies)} language={language} />
                </Link>
              </>
            )}
          </span>
        </p>
      </div>
    </li>
  )
}

const kindsOffered = (language: Language) =>
  authorKinds.map(kind => ({
    value: kind as string,
    label: kind === 'person' ? words(language).list.person : organisationKindWords[language][kind],
  }))

const FilterBox: FC<{ filters: ListFilters; language: Language }> = ({ filters, language }) => {
  const say = words(language).list
  const { values, choices } = filters
  const here = pathOf('contributions', language)
  return (
    <FilterForm
      language={language}
      label={say.filters}
      action={here}
      submit={say.apply}
      clear={filters.search ? { href: here, label: say.clear } : undefined}
      fields={[
        { kind: 'search', name: 'q', label: say.words, value: values.q ?? '' },
        {
          kind: 'select',
          name: 'consultation',
          label: say.consultation,
          value: values.consultation ?? '',
          options: [
            { value: '', label: say.all },
            ...choices.consultations.map(({ slug, facts }) => ({ value: slug, label: wordsOf(facts.title, language) })),
          ],
        },
        ...(choices.priorities.length > 0
          ? [
              {
                kind: 'select' as const,
                name: 'priority',
                label: say.priority,
                value: values.priority ?? '',
                options: [
                  { value: '', label: say.all },
                  ...choices.priorities.map(({ key, number, facts }) => ({
                    value: key,
                    label: `${number}. ${wordsOf(facts.label, language)}`,
                  })),
                ],
              },
            ]
          : []),
        {
          kind: 'select',
          name: 'state',
          label: say.state,
          value: values.state ?? '',
          options: [
            { value: '', label: say.all },
            ...listedStates.map(one => ({ value: one, label: say.states[one] })),
          ],
        },
        {
          kind: 'select',
          name: 'author',
          label: say.author,
          value: values.author ?? '',
          options: [{ value: '', label: say.everyone }, ...kindsOffered(language)],
        },
        // Offered only where a page has led to those made for one: of some thousand organisations, few have any.
        ...choices.organisations.map(({ slug, facts }) => ({
          kind: 'select' as const,
          name: 'organisation',
          label: say.organisation,
          value: slug,
          options: [
            { value: '', label: say.everyone },
            { value: slug, label: wordsOf(facts.name, language) },
          ],
        })),
        {
          kind: 'select',
          name: 'order',
          label: say.order,
          value: filters.order,
          options: orders.map(one => ({ value: one, label: say.orders[one] })),
        },
      ]}
    />
  )
}

type Ways = { newer: string | null; older: string | null }

function waysOf(path: string, search: string, { rows, newer, older }: ListPage): Ways {
  const to = (name: string, row: Listed | undefined) =>
    row ? `${path}${search}${search ? '&' : '?'}${name}=${numberInWords(row.number)}` : null
  return { newer: newer ? to('before', rows[0]) : null, older: older ? to('after', rows.at(-1)) : null }
}

/** The consultations that are open, come next and are over: what anybody who comes to contribute looks for first. */
const Calls: FC<{ consultations: readonly ConsultationRow[]; reading: Reading }> = ({ consultations, reading }) => {
  const { language, now, timeZone } = reading
  const say = words(language).list
  const standing = (of: string) => consultations.filter(({ facts }) => standingOf(facts, now) === of)
  const [open, soon, closed] = [standing('open'), standing('announced').reverse(), standing('closed')]
  const next = soon[0]
  return (
    <Band language={language} id="consultations" heading={say.now} tight>
      {open.length === 0 && (
        <p>
          <Typeset words={say.noneOpen} language={language} />{' '}
          {next && (
            <Typeset
              words={say.next(wordsOf(next.facts.title, language), instantInWords(next.opens, timeZone, language))}
              language={language}
            />
          )}
        </p>
      )}
      {consultations.length > 0 && (
        <ul class="list">
          {[...open, ...soon, ...closed].map(row => (
            <ConsultationItem row={row} reading={reading} />
          ))}
        </ul>
      )}
    </Band>
  )
}

/** Everything that was proposed, and what became of it: by filters that stand in the address. */
export const contributionsRoute: PageRoute = {
  page: 'contributions',
  query: [...filterNames, 'after', 'before'],
  formats: ['csv', 'atom'],
  async answer(reading, _, query): Promise<Answer> {
    const { db, language, today, uses, format, origin } = reading
    uses('all:contribution', 'all:consultation', 'all:priority', 'all:organisation')
    const say = words(language).list
    const filters = await readListFilters(reading, query)
    boundsOf(filters.choices.consultations, reading)
    const asked = {
      filter: filters.filter,
      order: filters.order,
      seed: filters.seed,
      cursor: cursorOf(query),
      limit: format === 'atom' ? inFeed : onPage,
      today,
    }
    const list = await readList(db, asked)
    const around = await readAround(db, list.rows)
    const title = filters.same ? say.sameOf(numberInWords(filters.same.number)) : say.title
    const path = pathOf('contributions', language)
    const ways = waysOf(path, filters.search, list)
    const dataWays = waysOf(origin + pathOf('contributions', language, undefined, 'json'), filters.search, list)
    const isFirst = !filters.isNarrowed && ways.newer === null
    return {
      kind: 'page',
      section: 'contribute',
      title,
      description: say.description,
      breadcrumb: [],
      crumb: title,
      paths: { fr: pathOf('contributions', 'fr'), en: pathOf('contributions', 'en') },
      search: filters.search,
      unlisted: [...query.keys()].length > 0,
      body: (
        <>
          <PageHead language={language} title={title} lede={say.lede} />
          {isFirst && <Calls consultations={filters.choices.consultations} reading={reading} />}
          <Band language={language} id="liste" heading={words(language).consultation.contributions} tight>
            <FilterBox filters={filters} language={language} />
            {filters.ignored.map(({ value }) => (
              <p class="muted">
                <Typeset words={say.ignored(value)} language={language} />
              </p>
            ))}
            {filters.order === 'random' && (
              <p>
                <Link href={`${path}${reseeded(filters)}`}>
                  <Typeset words={say.shuffle} language={language} />
                </Link>
              </p>
            )}
            {list.rows.length === 0 ? (
              <EmptyState language={language} sentence={filters.isNarrowed ? say.none : say.nobody}>
                {filters.isNarrowed && (
                  <p>
                    <Link href={path}>
                      <Typeset words={say.clear} language={language} />
                    </Link>
                  </p>
                )}
              </EmptyState>
            ) : (
              <>
                <p role="status" class="small muted">
                  <Typeset words={say.count(list.count, list.isMore)} language={language} />
                </p>
                <ul class="list">
                  {list.rows.map(row => (
                    <ContributionItem row={row} around={around} reading={reading} />
                  ))}
                </ul>
                <Pagination
                  language={language}
                  count={say.count(list.count, list.isMore)}
                  previous={ways.newer}
                  next={ways.older}
                  {...(filters.order === 'newest' ? { previousLabel: say.newer, nextLabel: say.older } : {})}
                />
              </>
            )}
            <Formats
              language={language}
              links={(['json', 'csv', 'atom'] as const).map(one => ({
                format: one,
                href: pathOf('contributions', language, undefined, one) + filters.search,
              }))}
            />
            <details>
              <summary>
                <Typeset words={say.gaps} language={language} />
              </summary>
              <p>
                <Typeset words={say.gapsCause} language={language} />
              </p>
            </details>
          </Band>
        </>
      ),
      data: {
        filters: { ...filters.values },
        count: list.count,
        isMore: list.isMore,
        contributions: list.rows.map(row => contributionData({ row, around, reading })) as Json,
        ...dataWays,
      },
      table: () => listFile(reading, asked),
      feed: () => ({
        title,
        entries: list.rows
          .filter(row => row.published_at !== null)
          .map(row => ({
            id: `${origin}${permanentPath('contribution', row.id)}`,
            title: `${numberInWords(row.number)} ${titleInWords(row, language)}`,
            href: `${origin}${contributionPath(language, row)}`,
            updated: row.published_at as Date,
            summary: row.state === 'published' ? excerptOf(row.text, longestExcerpt) : undefined,
          })),
      }),
    }
  },
}

/** The same list in another order that means nothing. */
function reseeded(filters: ListFilters): string {
  const query = new URLSearchParams(filters.search)
  query.set('seed', String(((filters.seed * 7_919 + 13) % 999_983) + 1))
  return `?${query}`
}
