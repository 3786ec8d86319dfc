import type { FC } from 'hono/jsx'
import {
  answeringOrganisations,
  readArrived,
  readChanges,
  type TraceCursor,
  type Traced,
  TracedItem,
  tracedData,
} from '../../answers/index.ts'
import {
  type CameFrom,
  type CommitmentPage,
  commitmentOriginPath,
  commitmentPath,
  ofCommitment,
} from '../../commitments/index.ts'
import { Band, Diff, EmptyState, Formats, Link, Onwards, PageHead, Typeset } from '../../design/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import { table } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { fieldName } from '../field-names.ts'
import { plansWay, planWay } from '../of-plan.ts'
import { arrivedColumns } from './columns.ts'
import { countOf, type Origin, OriginSection, OriginThemes, originData, readOrigin } from './origin-section.tsx'
import { words } from './words.ts'

const onPage = 50
/** Of what is longer, the graph of the plan as a file has all. */
const inData = 1000

type Change = Awaited<ReturnType<typeof readChanges>>[number]

type One = {
  page: CommitmentPage
  origin: Origin
  rows: Traced[]
  organisations: ReadonlyMap<string, OrganisationRow>
  changes: Change[]
  next: string | null
  isFirst: boolean
}

/** The place that `?after=…` asks for: an answer, a contribution, a point. */
function cursorOf(query: URLSearchParams): TraceCursor {
  const [, answer, contribution, number] =
    /^([0-9A-HJKMNP-TV-Z]{26})\.(\d{1,9})\.(\d{1,2})$/.exec(query.get('after') ?? '') ?? []
  return answer ? { answer, contribution: Number(contribution), number: Number(number) } : null
}

/** What a commitment's own page says of where it comes from. */
export const cameFrom: CameFrom = async (page, reading) => {
  const origin = await readOrigin(reading, page)
  return {
    view: <OriginSection origin={origin} page={page} reading={reading} />,
    data: originData(origin, page, reading),
  }
}

/** All that led to a commitment, with the answer given to each and what it changed. */
export const commitmentOriginRoute = ofCommitment('commitmentOrigin', {
  query: ['after'],
  formats: ['csv'],
  async answer(page, reading, query) {
    const { db, language, format, uses } = reading
    const { number, facts, id } = page.commitment.row
    const say = words(language).origin
    const ids = [id, ...page.commitment.milestones.map(({ row }) => row.id)]
    const cursor = cursorOf(query)
    const limit = format === 'html' || format === 'json' ? onPage : inData
    const [origin, found] = await Promise.all([readOrigin(reading, page), readArrived(db, ids, cursor, limit + 1)])
    const rows = found.slice(0, limit)
    const [organisations, changes] = await Promise.all([
      answeringOrganisations(db, rows),
      readChanges(
        db,
        rows.flatMap(({ answer_id }) => answer_id ?? []),
        ids,
      ),
    ])
    uses('all:organisation', ...rows.map(({ contribution_id }) => `contribution:${contribution_id}`))
    const last = rows.at(-1)
    const one: One = {
      page,
      origin,
      rows,
      organisations,
      changes,
      next: found.length > limit && last ? `${last.answer_id}.${last.contribution}.${last.number}` : null,
      isFirst: cursor === null,
    }
    const path = (of: Language, as?: 'json') => commitmentOriginPath(of, page.plan.slug, facts, as)
    return {
      title: say.title(number),
      description: say.description(number, page.plan.slug),
      breadcrumb: [
        plansWay(language),
        planWay(page.plan.slug, language),
        { label: number, href: commitmentPath(language, page.plan.slug, facts) },
      ],
      crumb: say.crumb,
      ...(cursor ? { search: `?after=${query.get('after')}`, unlisted: true } : {}),
      body: <OriginView found={one} reading={reading} />,
      data: {
        commitment: `${reading.origin}${permanentPath('commitment', id)}`,
        origin: originData(origin, page, reading),
        arrived: rows.map(row => ({
          ...tracedData(row, reading),
          changed: changes
            .filter(({ answer_id, field }) => answer_id === row.answer_id && field !== null)
            .map(({ field, entry_id, before, after }) => ({
              field,
              before,
              after,
              entry: entry_id && `${reading.origin}${permanentPath('entry', entry_id)}`,
            })),
        })),
        next: one.next && `${reading.origin}${path(language, 'json')}?after=${one.next}`,
      },
      table: () =>
        table(
          arrivedColumns,
          rows.map(row => ({ row, organisations, reading })),
        ),
    }
  },
})

const OriginView: FC<{ found: One; reading: Reading }> = ({ found: one, reading }) => {
  const { page, origin, rows, organisations, changes, next, isFirst } = one
  const { language } = reading
  const { facts, number, id } = page.commitment.row
  const say = words(language).origin
  const here = commitmentOriginPath(language, page.plan.slug, facts)
  return (
    <>
      <PageHead
        language={language}
        kicker={
          <Link href={commitmentPath(language, page.plan.slug, facts)}>
            <span class="nb">{number}</span> <Typeset words={wordsOf(facts.title, language)} language={language} />
          </Link>
        }
        title={say.title(number)}
        lede={say.lede}
      />
      {isFirst && origin.led.length > 0 && (
        <Band language={language} id="themes" heading={say.themes} tight>
          <OriginThemes origin={origin} language={language} />
        </Band>
      )}
      <Changes changes={changes} page={page} language={language} />
      <Band language={language} id="contributions" heading={say.count(countOf(origin))} tight>
        {rows.length === 0 && <EmptyState language={language} sentence={origin.wasAsked ? say.none : say.unknown} />}
        <ul class="list">
          {rows.map(row => (
            <TracedItem row={row} organisations={organisations} reading={reading}>
              <Changed
                changes={changes.filter(({ answer_id }) => answer_id === row.answer_id)}
                page={page}
                commitmentId={id}
                language={language}
              />
            </TracedItem>
          ))}
        </ul>
        <Onwards
          language={language}
          first={isFirst ? null : { label: say.first, href: here }}
          next={next ? { label: say.next, href: `${here}?after=${next}` } : null}
        />
        <Formats
          language={language}
          links={(['json', 'csv', 'md'] as const).map(format => ({
            format,
            href: commitmentOriginPath(language, page.plan.slug, facts, format),
          }))}
        />
        <p class="small">
          <Link href={pathOf('planThread', language, { plan: page.plan.slug })}>
            <Typeset words={say.whole} language={language} />
          </Link>
        </p>
      </Band>
    </>
  )
}

/** A field in words; null where its value is no text. */
function inWords(value: Json, language: Language): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'original' in value
    ? wordsOf(value as unknown as Text, language)
    : null
}

type ChangesProps = { changes: readonly Change[]; page: CommitmentPage; language: Language }

/** What these answers changed, once each, word by word. */
const Changes: FC<ChangesProps> = ({ changes, page, language }) => {
  const say = words(language).origin
  const each = new Map(changes.flatMap(one => (one.field ? [[`${one.entry_id} ${one.field}`, one] as const] : [])))
  const told = [...each.values()].flatMap(({ target_id, field, before, after }) => {
    const [was, is] = [inWords(before, language), inWords(after, language)]
    if (!field || (was === null && is === null)) return []
    const milestone = page.commitment.milestones.find(({ row }) => row.id === target_id)
    const named = [milestone && say.milestone(milestone.row.number), fieldName(field, language)].filter(Boolean)
    return [{ field: named.join(', '), before: was, after: is }]
  })
  if (told.length === 0) return null
  return (
    <Band language={language} id="changements" heading={say.changes} tight>
      <Diff language={language} caption={say.changes} changes={told} />
    </Band>
  )
}

type ChangedProps = { changes: readonly Change[]; page: CommitmentPage; commitmentId: string; language: Language }

/** Which fields of a commitment or of its milestones an answer changed, with the line of the record that shows before and after. */
const Changed: FC<ChangedProps> = ({ changes, page, commitmentId, language }) => {
  const say = words(language).origin
  const told = changes.flatMap(({ target_id, field, entry_id }) => {
    const milestone = page.commitment.milestones.find(({ row }) => row.id === target_id)
    const of = target_id === commitmentId || !milestone ? '' : say.milestone(milestone.row.number)
    return field && entry_id ? [{ words: [of, fieldName(field, language)].filter(Boolean).join(', '), entry_id }] : []
  })
  return (
    <>
      {told.map(({ words: field, entry_id }) => (
        <p class="small">
          <Typeset words={say.changed(field)} language={language} />
          {'. '}
          <Link href={pathOf('entry', language, { entry: entry_id })}>
            <Typeset words={say.changeProof} language={language} />
          </Link>
        </p>
      ))}
    </>
  )
}
