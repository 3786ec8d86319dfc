import type { FC } from 'hono/jsx'
import { Link, Typeset } from '../../design/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import type { PriorityRow } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { standingOf } from '../consultation.ts'
import { ConsultationItem } from '../consultation-item.tsx'
import { type Around, readAround } from '../contributions/around.ts'
import { numberInWords } from '../contributions/contribution.ts'
import type { Asked, ListFilter } from '../contributions/list.ts'
import { ContributionItem } from '../contributions/list-route.tsx'
import { type Listed, readRows } from '../contributions/list-rows.ts'
import { readList } from '../contributions/read.ts'
import { contributionsFor } from '../contributions/write.ts'
import { boundsOf, type ConsultationRow, countContributions, readConsultations } from '../store.ts'
import { words } from '../words.ts'

/** As many as the page of something else shows. */
const newestShown = 3

/** What was said of something, for its page: how many contributions stand, the newest of them, and where one may say more. */
export type Gathered = {
  /** The open consultations that take contributions on it. */
  open: ConsultationRow[]
  newest: Listed[]
  around: Around
  count: number
  /** Whether there are more than are counted. */
  isMore: boolean
  /** The query of the list that holds them all. */
  search: string
}

/** The newest of a list, each text once. */
const newestOf = (filter: ListFilter, { today }: Reading): Asked => ({
  filter,
  order: 'newest',
  seed: 0,
  cursor: null,
  limit: newestShown,
  today,
})
const first = { place: null, isBack: false, limit: newestShown, search: null }

/** What was said under a priority; null where no consultation was ever on it. */
export async function readUnderPriority(reading: Reading, priority: PriorityRow): Promise<Gathered | null> {
  const { db, now, uses } = reading
  const on = (await readConsultations(db, priority.plan_id)).filter(({ facts }) =>
    facts.priorities.some(({ priorityId }) => priorityId === priority.key),
  )
  uses('all:consultation', ...on.map(({ id }) => `consultation:${id}`))
  boundsOf(on, reading)
  if (on.length === 0) return null
  const counts = await countContributions(db, { consultationIds: on.map(({ id }) => id), priorityId: priority.id })
  const newest = await readRows(db, newestOf({ priorityId: priority.id }, reading), first)
  return {
    open: on.filter(({ facts }) => standingOf(facts, now) === 'open'),
    newest,
    around: await readAround(db, newest),
    count: on.reduce((sum, { id }) => sum + (counts.get(`${id} published`) ?? 0), 0),
    isMore: false,
    search: `?priority=${priority.key}`,
  }
}

/** What was said in the name of an organisation; null where nothing was. */
export async function readInNameOf(reading: Reading, organisation: OrganisationRow): Promise<Gathered | null> {
  const { db, uses } = reading
  uses(contributionsFor(organisation.id))
  const { rows: newest, count, isMore } = await readList(db, newestOf({ organisationId: organisation.id }, reading))
  if (newest.length === 0) return null
  return {
    open: [],
    newest,
    around: await readAround(db, newest),
    count,
    isMore,
    search: `?organisation=${organisation.slug}`,
  }
}

const listPath = ({ search }: Gathered, { language }: Pick<Reading, 'language'>): string =>
  pathOf('contributions', language) + search

/** What was said of something, as a part of its page. */
export const GatheredView: FC<{ gathered: Gathered; reading: Reading }> = ({ gathered, reading }) => {
  const { language } = reading
  const { open, newest, around, count, isMore } = gathered
  const say = words(language)
  return (
    <>
      {open.length > 0 && (
        <ul class="list">
          {open.map(row => (
            <ConsultationItem row={row} reading={reading} />
          ))}
        </ul>
      )}
      {newest.length === 0 ? (
        <p class="muted">
          <Typeset words={say.consultation.none} language={language} />
        </p>
      ) : (
        <>
          <ul class="list">
            {newest.map(row => (
              <ContributionItem row={row} around={around} reading={reading} />
            ))}
          </ul>
          <p>
            <Link href={listPath(gathered, reading)}>
              <Typeset words={say.list.see(count, isMore)} language={language} />
            </Link>
          </p>
        </>
      )}
    </>
  )
}

/** The same in data. */
export const gatheredData = (gathered: Gathered | null, reading: Reading): Json =>
  gathered && {
    published: gathered.count,
    isMore: gathered.isMore,
    list: `${reading.origin}${listPath(gathered, reading)}`,
    newest: gathered.newest.map(row => ({
      number: numberInWords(row.number),
      title: row.title,
      url: `${reading.origin}${permanentPath('contribution', row.id)}`,
    })),
  }
