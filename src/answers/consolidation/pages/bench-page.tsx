import type { ConsultationRow } from '../../../consultations/index.ts'
import { Band, EmptyState, Link, PageHead, Pagination, Section, Typeset, Wrap } from '../../../design/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalPage } from '../../../platform/http/personal.ts'
import { mostCounted } from '../../points/others.ts'
import type { Seen } from '../../points/point.ts'
import { Acts, type Typed } from './acts.tsx'
import { type Asked, benchPath, type Choices, isNarrowed, searchOf } from './asked.ts'
import type { Kept } from './bench-data.ts'
import { Coverage, Filters, Meanwhile } from './bench-parts.tsx'
import { countOf, readCounts, sumOf } from './counts.ts'
import { Done } from './done.tsx'
import type { V } from './door.tsx'
import { BenchItem } from './item.tsx'
import type { Decision } from './journal.ts'
import { isByDay, readLines } from './lines.ts'
import { type BenchRow, readBenchRows } from './rows.ts'
import { ThemeList } from './theme-list.tsx'
import { readFindings } from './themes.ts'
import { words } from './words.ts'

type Shown = {
  asked: Asked
  choices: Choices
  typed: Typed
  /** What was ticked when the form was sent. */
  ticked?: readonly Seen[]
  /** Whether the whole page is ticked. */
  ticksAll?: boolean
  decision?: Decision | null
  sentence?: string | undefined
  refused?: string
  wrong?: { field: keyof Typed; why: string }
  /** What was ticked, where something of it changed meanwhile. */
  kept?: Kept
  status?: 409 | 422
}

const keyOf = ({ contribution_id, number }: BenchRow) => `${contribution_id}.${number}`

/** The workbench: how much of everything there is, the list, what can be done with what is ticked, and the themes. */
export async function benchPage(visit: V, row: ConsultationRow, shown: Shown): Promise<PersonalPage> {
  const { db, language, timeZone, now } = visit
  const { asked, choices, typed, ticked = [], kept } = shown
  const say = words(language).bench
  const [read, counts, findings] = await Promise.all([
    readLines(db, asked),
    readCounts(db, row.id),
    readFindings(db, choices.themes),
  ])
  const lines = await readBenchRows(db, read.lines)
  const tickedKeys = new Set(ticked.map(({ id, number }) => `${id}.${number}`))
  // What was ticked stays in sight: apart where it has to be chosen again, or isn't on this page any more.
  const absent = ticked.filter(one => !lines.some(line => keyOf(line) === `${one.id}.${one.number}`))
  const apart = kept ? kept.rows : await readBenchRows(db, absent)
  const here = lines.filter(line => !apart.some(one => keyOf(one) === keyOf(line)))
  const isTicked = (one: BenchRow) => shown.ticksAll === true || tickedKeys.has(keyOf(one))
  const count = isNarrowed(asked) ? null : await countOf(db, asked, counts)
  const many = (known: number) => (known > mostCounted && isBounded ? say.more(mostCounted) : say.count(known))
  const isBounded = asked.state === 'disputed' || asked.state === 'contested'
  const path = benchPath(language, row)
  const action = path + searchOf(asked)
  const heading = say.headings[asked.state] + (count === null ? '' : ` (${many(count)})`)
  const where = { language, timeZone, today: dayIn(timeZone, now), slug: row.slug }
  const hrefOf = (number: number) => `${path}?theme=${number}#liste`
  const item = (one: BenchRow) => <BenchItem row={one} isTicked={isTicked(one)} themeHref={hrefOf} {...where} />
  const hasLines = here.length + apart.length > 0
  return {
    kind: 'personal',
    ...(shown.status ? { status: shown.status } : {}),
    title: `${words(language).title} – ${wordsOf(row.facts.title, language)}`,
    crumb: wordsOf(row.facts.title, language),
    breadcrumb: [
      { label: say.workshop, href: pathOf('workshop', language) },
      { label: words(language).title, href: pathOf('consolidation', language) },
    ],
    search: searchOf(asked),
    body: (
      <>
        <PageHead
          language={language}
          kicker={wordsOf(row.facts.title, language)}
          title={words(language).title}
          lede={say.lede}
        />
        <Wrap>
          <Coverage counts={counts} asked={asked} path={path} language={language} />
          <nav aria-label={say.skips}>
            <ul class="row small">
              <li>
                <Link href="#liste">{say.toList}</Link>
              </li>
              {hasLines && (
                <li>
                  <Link href="#actions">{say.toActs}</Link>
                </li>
              )}
              <li>
                <Link href="#themes">{say.toThemes}</Link>
              </li>
              <li>
                <Link href={pathOf('consolidationDecisions', language, { consultation: row.slug })}>
                  {say.decisions}
                </Link>
              </li>
              <li>
                <Link href={pathOf('consultation', language, { consultation: row.slug })}>{say.consultation}</Link>
              </li>
            </ul>
          </nav>
          <Section language={language} id="liste" heading={heading}>
            {sumOf(counts.whole) === 0 ? (
              <EmptyState language={language} sentence={say.nothing} />
            ) : (
              <Filters asked={asked} choices={choices} path={path} language={language} />
            )}
            <Done
              language={language}
              decision={shown.decision ?? null}
              action={action}
              sentence={shown.sentence}
              refused={shown.refused}
            />
            {kept && <Meanwhile kept={kept} language={language} timeZone={timeZone} />}
            {!hasLines && sumOf(counts.whole) > 0 && (
              <EmptyState
                language={language}
                sentence={isNarrowed(asked) || asked.theme ? say.noneSuch : say.empty[asked.state]}
              />
            )}
            {hasLines && (
              <form class="form workbench" method="post" action={action}>
                <div class="stack">
                  <p class="small muted" id="cocher" tabindex={-1}>
                    <Typeset words={isByDay(asked) ? say.byDay : say.byNumber} language={language} />{' '}
                    <Link href={`${path}${searchOf(asked, { all: '1' })}#cocher`}>{say.tickAll}</Link>
                    {' · '}
                    <Link href={`${action}#cocher`}>{say.untickAll}</Link>
                    {' · '}
                    <Link href="#actions">{say.toActs}</Link>
                  </p>
                  {apart.length > 0 && (
                    <div class="stack near">
                      <h3>
                        <Typeset words={words(language).meanwhile.ticked} language={language} />
                      </h3>
                      <ul class="list">{apart.map(item)}</ul>
                    </div>
                  )}
                  <ul class="list">{here.map(item)}</ul>
                </div>
                <Acts
                  language={language}
                  choices={choices}
                  rows={[...apart, ...here]}
                  typed={typed}
                  wrong={shown.wrong}
                />
              </form>
            )}
            <Pagination
              language={language}
              count={say.onPage(here.length)}
              previous={read.previous && `${path}${searchOf(asked, { before: read.previous, after: '' })}#liste`}
              next={read.next && `${path}${searchOf(asked, { after: read.next, before: '' })}#liste`}
              previousLabel={say.previous}
              nextLabel={say.next}
            />
          </Section>
        </Wrap>
        <Band language={language} id="themes" heading={say.themes}>
          <ThemeList
            themes={choices.themes}
            counts={counts}
            findings={findings}
            slug={row.slug}
            hrefOf={hrefOf}
            language={language}
          />
        </Band>
      </>
    ),
  }
}
