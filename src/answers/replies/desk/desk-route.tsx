import type { FC } from 'hono/jsx'
import { EmptyState, Link, PageHead, Pagination, Said, Section, Typeset, Wrap } from '../../../design/index.ts'
import { type Reader, readAllOrganisations, signInThen } from '../../../people/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../../platform/http/personal.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { attempt } from '../../../record/index.ts'
import type { Helpers } from '../../helpers.ts'
import { notForYou, sessionEnded, type V } from '../../page-parts.tsx'
import { mostCounted } from '../../points/others.ts'
import { mostAtOnce } from '../../points/point.ts'
import { refusals } from '../../refusals.ts'
import { isDay } from '../answer.ts'
import { scheduleAnswers } from '../review.ts'
import { publishAndTell } from '../tell.ts'
import { words } from '../words.ts'
import { type As, doorInWords, OwedForm, PointItem, UnderwayForm } from './desk-parts.tsx'
import {
  countLists,
  type DeskList,
  deskLists,
  type PointLine,
  readAnswers,
  readOwingThemes,
  readPoints,
  type UnderwayKind,
  underwayKinds,
} from './lists.ts'
import { type Door, doorsOf, type Whose, whoseOf } from './whose.ts'

const pathTo = (language: Language) => pathOf('answersDesk', language)
const asked = ['de', 'list', 'show', 'before', 'after', 'all', 'done', 'count'] as const

type Shown = { door: Door; doors: Door[]; list: DeskList; kind: UnderwayKind | null }
type More = { done?: string; refused?: string; ticked?: string[]; on?: string; status?: 409 | 422 }

function shownIn(query: URLSearchParams, whose: Whose): Shown | null {
  const doors = doorsOf(whose)
  const door = doors.find(({ code }) => code === query.get('de')) ?? doors[0]
  if (!door) return null
  const list = deskLists.find(one => one === query.get('list')) ?? 'owed'
  const kind = underwayKinds.find(one => one === query.get('show')) ?? null
  return { door, doors, list: list === 'disputes' && door.kind === 'organisation' ? 'owed' : list, kind }
}

const searchOf = ({ door, list, kind }: Pick<Shown, 'door' | 'list' | 'kind'>, more: Record<string, string> = {}) =>
  `?${new URLSearchParams({ de: door.code, list, ...(kind && list === 'underway' ? { show: kind } : {}), ...more })}`

const Nav: FC<{ shown: Shown; counts: Record<DeskList, number | null>; language: Language }> = ({
  shown,
  counts,
  language,
}) => {
  const say = words(language).desk
  const path = pathTo(language)
  const lists = deskLists.filter(one => one !== 'disputes' || shown.door.kind === 'consultation')
  return (
    <>
      {shown.doors.length > 1 && (
        <nav aria-label={say.doors}>
          <ul class="row">
            {shown.doors.map(door => (
              <li>
                <Link
                  href={path + searchOf({ door, list: 'owed', kind: null })}
                  aria-current={door === shown.door ? 'true' : undefined}
                >
                  <Typeset words={doorInWords(door, language)} language={language} />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <nav aria-label={say.which}>
        <ul class="tally">
          {lists.map(list => (
            <li>
              <Link
                href={path + searchOf({ ...shown, list, kind: null })}
                aria-current={list === shown.list ? 'page' : undefined}
              >
                <Typeset words={say.lists[list]} language={language} />
              </Link>
              {counts[list] !== null && <b class="num">{shortCount(counts[list])}</b>}
            </li>
          ))}
        </ul>
      </nav>
      {shown.list === 'underway' && (
        <nav aria-label={say.whichKinds}>
          <ul class="row">
            {[null, ...underwayKinds].map(kind => (
              <li>
                <Link
                  href={path + searchOf({ ...shown, kind })}
                  aria-current={kind === shown.kind ? 'true' : undefined}
                >
                  <Typeset words={kind === null ? say.allKinds : say.kinds[kind]} language={language} />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

const shortCount = (count: number): string => (count > mostCounted ? `${mostCounted}+` : String(count))

async function listOf(visit: V, shown: Shown, query: URLSearchParams, { ticked = [], on = '' }: More) {
  const { db, language, timeZone, now, reader } = visit
  const cursor = { before: query.get('before'), after: query.get('after') }
  const as: As = { language, timeZone, today: dayIn(timeZone, now) }
  const path = pathTo(language)
  const at: Record<string, string> = {
    ...(cursor.before ? { before: cursor.before } : {}),
    ...(cursor.after ? { after: cursor.after } : {}),
  }
  const ways = {
    action: path + searchOf(shown, at),
    all: `${path}${searchOf(shown, { ...at, all: '1' })}#cocher`,
    none: `${path}${searchOf(shown, at)}#cocher`,
  }
  const isAll = query.has('all')
  const { list, door, kind } = shown
  const names = new Map((await readAllOrganisations(db)).map(({ id, facts }) => [id, wordsOf(facts.name, language)]))
  const say = words(language).desk
  /** An organisation’s own list needn’t say whose it is. */
  const owingOf = ({ responsible_id: id }: PointLine) =>
    door.kind === 'organisation' ? undefined : say.owes((id && names.get(id)) || null)
  if (list === 'owed' || list === 'second' || list === 'disputes') {
    const page = await readPoints(db, list, door, cursor)
    const all = page.items.map(line => `tick-${line.contribution_number}.${line.number}`)
    return {
      page,
      count: page.items.length,
      view:
        list === 'owed' ? (
          <OwedForm
            lines={page.items}
            ticked={isAll && ticked.length === 0 ? all : ticked}
            owingOf={owingOf}
            {...ways}
            {...as}
          />
        ) : (
          <ul class="list">
            {page.items.map(line => (
              <PointItem line={line} list={list} owing={owingOf(line)} {...as} />
            ))}
          </ul>
        ),
    }
  }
  const me = reader.signedIn?.personId ?? ''
  const which = list === 'given' ? { list } : { list, kind, me }
  const page = await readAnswers(db, door, which, cursor)
  const all = page.items.filter(({ state }) => state === 'reviewed').map(({ id }) => `tick-${id}`)
  return {
    page,
    count: page.items.length,
    view: (
      <UnderwayForm
        lines={page.items}
        me={me}
        nameOf={id => names.get(id) ?? ''}
        ticked={isAll && ticked.length === 0 ? all : ticked}
        morning={on}
        {...ways}
        {...as}
      />
    ),
  }
}

async function show(visit: V, shown: Shown, query: URLSearchParams, more: More = {}): Promise<PersonalPage> {
  const { db, language } = visit
  const say = words(language).desk
  const counts = await countLists(db, shown.door)
  const { page, count, view } = await listOf(visit, shown, query, more)
  const inAll = counts[shown.list] ?? count
  const counted =
    inAll > mostCounted
      ? say.more(say.counts[shown.list](mostCounted))
      : say.counts[shown.list](shown.kind ? count : inAll)
  const path = pathTo(language)
  return {
    kind: 'personal',
    ...(more.status ? { status: more.status } : {}),
    title: say.title,
    search: searchOf(shown),
    body: (
      <>
        <PageHead language={language} title={say.title} lede={say.lede} />
        <Said language={language} done={more.done} refused={more.refused} />
        <Wrap>
          <Nav shown={shown} counts={counts} language={language} />
          <Section language={language} id="liste" heading={counted}>
            {count === 0 ? <EmptyState language={language} sentence={say.none[shown.list]} /> : view}
            <Pagination
              language={language}
              count={counted}
              previous={page.previous && path + searchOf(shown, { before: page.previous })}
              next={page.next && path + searchOf(shown, { after: page.next })}
              previousLabel={say.previous}
              nextLabel={say.next}
            />
          </Section>
          {shown.list === 'owed' && <Themes lines={await themesOf(visit, shown.door)} language={language} />}
        </Wrap>
      </>
    ),
  }
}

async function themesOf({ db, language }: V, door: Door): Promise<{ label: string; href: string }[]> {
  const say = words(language).desk
  const themes = await readOwingThemes(db, door)
  const named = await db
    .selectFrom('organisations')
    .select(['id', 'facts'])
    .where('id', 'in', ['', ...themes.map(({ responsible_id }) => responsible_id)])
    .execute()
  return themes.map(({ id, title, responsible_id }) => {
    const organisation = named.find(one => one.id === responsible_id)
    return {
      label: say.themeFor(title, organisation ? wordsOf(organisation.facts.name, language) : ''),
      href: `${pathOf('newAnswer', language)}?${new URLSearchParams({ theme: id, organisation: responsible_id })}`,
    }
  })
}

const Themes: FC<{ lines: readonly { label: string; href: string }[]; language: Language }> = ({ lines, language }) => {
  const say = words(language).desk
  return lines.length === 0 ? null : (
    <Section language={language} id="themes" heading={say.themes}>
      <p>
        <Typeset words={say.themesIntro} language={language} />
      </p>
      <ul class="list">
        {lines.map(({ label, href }) => (
          <li>
            <Link href={href}>
              <Typeset words={label} language={language} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const countIn = (query: URLSearchParams): number => {
  const value = query.get('count') ?? ''
  return /^\d{1,3}$/.test(value) ? Number(value) : 0
}

function doneIn(query: URLSearchParams, language: Language): string | undefined {
  const say = words(language).desk
  const count = countIn(query)
  switch (query.get('done')) {
    case 'published':
      return count > 0 ? say.published(count) : undefined
    case 'scheduled':
      return count > 0 ? say.scheduled(count) : undefined
    case 'unscheduled':
      return count > 0 ? say.unscheduled(count) : undefined
    case 'dropped':
      return say.dropped
    default:
      return undefined
  }
}

const answersTicked = (form: URLSearchParams) =>
  [...form]
    .filter(([name, value]) => /^tick-[0-9A-Z]{26}$/.test(name) && /^\d{1,9}$/.test(value))
    .slice(0, mostAtOnce)
    .map(([name, value]) => ({ id: name.slice('tick-'.length), seen: Number(value) }))

const pointsTicked = (form: URLSearchParams): string[] =>
  [...form]
    .filter(([name, value]) => /^tick-\d{1,9}\.\d{1,2}$/.test(name) && /^\d{1,9}$/.test(value))
    .slice(0, mostAtOnce)
    .map(([name, value]) => `${name.slice('tick-'.length)}.${value}`)

/** Publishes each that was ticked, in a transaction of its own with its letters. */
async function publishMany(visit: V, { secret }: Helpers, answers: { id: string; seen: number }[]) {
  const { db, now, reader, language } = visit
  let given = 0
  const refused: string[] = []
  for (const one of answers) {
    const outcome = await publishAndTell({ db, secret, who: reader.who, now }, one)
    if (outcome.done) given += 1
    else refused.push(outcome.refusal.sentence[language])
  }
  return { given, refused }
}

async function send(visit: V, shown: Shown, form: URLSearchParams, helpers: Helpers): Promise<PersonalAnswer> {
  const { db, language, query, now, reader } = visit
  const say = words(language).desk
  const does = form.get('do')
  const ticked = [...form.keys()].filter(name => name.startsWith('tick-'))
  const on = form.get('on') ?? ''
  const again = (refused: string, status: 409 | 422) => show(visit, shown, query, { refused, status, ticked, on })
  const back = (done: string, count: number): PersonalAnswer => ({
    kind: 'see-other',
    to: pathTo(language) + searchOf(shown, { done, count: String(count) }),
  })
  if (does === 'answer') {
    const points = pointsTicked(form)
    if (points.length === 0) return again(say.nothingTicked, 422)
    return { kind: 'see-other', to: `${pathOf('newAnswer', language)}?points=${points.join(',')}` }
  }
  const answers = answersTicked(form)
  if (answers.length === 0) return again(say.nothingTicked, 422)
  if (does === 'publish') {
    const { given, refused } = await publishMany(visit, helpers, answers)
    if (refused.length === 0) return back('published', given)
    const why = say.refusedSome(refused.length, [...new Set(refused)].join(' '))
    return again(given > 0 ? `${say.published(given)} ${why}` : why, 409)
  }
  if (does !== 'schedule' && does !== 'unschedule') return show(visit, shown, query)
  const rows = await db
    .selectFrom('answers')
    .select(['id', 'consultation_id', 'organisation_id'])
    .where(
      'id',
      'in',
      answers.map(({ id }) => id),
    )
    .execute()
  if (rows.length === 0) return again(say.nothingTicked, 422)
  if (does === 'schedule' && !isDay(on)) return again(refusals.morningPast().refusal.sentence[language], 422)
  // In one transaction for all of them: they appear together, or none does.
  const groups = new Map(rows.map(row => [`${row.consultation_id} ${row.organisation_id}`, row]))
  const outcome = await attempt(db, async tx => {
    let scheduled = 0
    for (const { consultation_id: consultationId, organisation_id: organisationId } of groups.values()) {
      const own = rows.filter(row => row.consultation_id === consultationId && row.organisation_id === organisationId)
      const done = await scheduleAnswers.within(
        { tx, who: reader.who, recorded: now },
        {
          consultationId,
          organisationId,
          answers: answers.filter(({ id }) => own.some(row => row.id === id)),
          on: does === 'schedule' ? on : null,
        },
      )
      scheduled += done.result.scheduled
    }
    return { result: scheduled, entryIds: [] }
  })
  if (outcome.done) return back(`${does}d`, outcome.result)
  const { code, sentence } = outcome.refusal
  return again(sentence[language], code === 'morning-past' ? 422 : 409)
}

/** The desk of those who answer: what is owed, what is being prepared, what was given, what contradicts. */
export const deskRoute = (helpers: Helpers): PersonalRoute<Reader> => {
  const opened = async (visit: V, then: (shown: Shown) => Promise<PersonalAnswer>): Promise<PersonalAnswer> => {
    const { language, query } = visit
    const whose = await whoseOf(visit)
    if (!whose) return notForYou(language)
    const shown = shownIn(query, whose)
    if (shown) return then(shown)
    const say = words(language).desk
    return {
      kind: 'personal',
      title: say.title,
      body: <PageHead language={language} title={say.title} lede={say.nothing} />,
    }
  }
  return {
    page: 'answersDesk',
    query: asked,
    async answer(visit, query) {
      if (!visit.reader.signedIn) return signInThen(visit.language, pathTo(visit.language))
      return opened(visit, shown => {
        const done = doneIn(query, visit.language)
        return show(visit, shown, query, done ? { done } : {})
      })
    },
    async send(visit, form) {
      if (!visit.reader.signedIn) return sessionEnded(visit, pathTo(visit.language), form)
      return opened(visit, shown => send(visit, shown, form, helpers))
    },
  }
}
