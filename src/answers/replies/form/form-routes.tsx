import { saying } from '../../../design/index.ts'
import { capacityOf, type Reader, readRolesOf, signInThen } from '../../../people/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute } from '../../../platform/http/personal.ts'
import type { Refusal } from '../../../record/index.ts'
import type { Helpers } from '../../helpers.ts'
import { sessionEnded, type V } from '../../page-parts.tsx'
import { seenIn } from '../../points/point.ts'
import { answering } from '../../rights.ts'
import { readShown } from '../../shown/read-shown.ts'
import type { AnswerRow } from '../answer.ts'
import { draftAnswer } from '../draft.ts'
import { words } from '../words.ts'
import { type About, aboutOf, askingIn, ofOne, readAbout, readAskedPoints } from './about.ts'
import { type Draft, formPage } from './form-page.tsx'
import { nothingTyped, saidIn, type Typed, typedIn, typedOf, withTarget } from './typed.ts'

/** As long as the form may be, in bytes: a reason of many words of any script, and what is chosen. */
const longestForm = 120_000

const right = answering<About>(async about => about)

const forbidden = ({ language }: V): PersonalAnswer => {
  const say = words(language).form
  const ways = [{ label: say.desk, href: pathOf('answersDesk', language) }]
  return saying(language, { title: say.notNow, lede: say.notNowCause, ways }, { status: 403 })
}

const nothingThere = ({ language }: V): PersonalAnswer => {
  const say = words(language).form
  const ways = [{ label: say.desk, href: pathOf('answersDesk', language) }]
  return saying(language, { title: say.nothing, lede: say.nothingCause, ways }, { status: 404 })
}

/** The function that somebody was given for an organisation: what they most likely sign with. */
async function dutyOf({ db, reader }: V, organisationId: string): Promise<string> {
  if (!reader.signedIn) return ''
  const roles = await readRolesOf(db, reader.signedIn.personId)
  return roles.find(({ role, on }) => role === 'correspondent' && on.id === organisationId)?.duty ?? ''
}

const readDraft = async ({ db, parameters }: V): Promise<AnswerRow | null> => {
  const id = parameters.answer ?? ''
  if (!/^[0-9A-Z]{26}$/.test(id)) return null
  return (await db.selectFrom('answers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Points again as they are now, where somebody has handled them meanwhile: whoever answers has seen that. */
async function asNow(visit: V, about: About): Promise<About> {
  if (about.kind !== 'points') return about
  const points = await readAskedPoints(
    visit.db,
    about.points.map(({ contribution_number: number, number: point, ticked }) => ({ number, point, seen: 0, ticked })),
  )
  return { ...about, points }
}

/** What comes of a form that was sent: the next step of writing it, or the draft that it is now. */
async function sent(
  visit: V,
  helpers: Helpers,
  form: URLSearchParams,
  { about, row }: { about: About; row: AnswerRow | null },
): Promise<PersonalAnswer> {
  const { db, language, now, reader } = visit
  const seen = seenIn(form, 0)
  const draft: Draft | null = row && { id: row.id, version: seen }
  const does = form.get('do') ?? 'save'
  const typed = withTarget(typedIn(form), does)
  if (does !== 'save') return formPage(visit, helpers, { about, typed, draft })
  const read = saidIn(typed, language)
  if ('problems' in read) return formPage(visit, helpers, { about, typed, draft, problems: read.problems })
  const outcome = await draftAnswer.perform(db, reader.who, now, {
    ...read.said,
    id: row?.id ?? null,
    seen,
    consultationId: about.consultationId,
    organisationId: about.organisationId,
    points:
      about.kind === 'points'
        ? about.points
            .filter(({ ticked }) => ticked)
            .map(({ contribution_id: id, number, seen: version }) => ({ id, number, version }))
        : null,
    themeId: about.kind === 'theme' ? about.theme.id : null,
    replaces: about.kind === 'correction' ? about.earlier.id : null,
    isSecond: about.kind === 'points' && about.isSecond,
  })
  if (!outcome.done) return refusedPage(visit, helpers, { about, typed, draft, row, refusal: outcome.refusal })
  const { id } = outcome.result
  return {
    kind: 'see-other',
    // Whoever typed what to find, and pressed Enter there, goes on looking.
    to: typed.find
      ? `${pathOf('changeAnswer', language, { answer: id })}?${new URLSearchParams({ find: typed.find })}`
      : `${pathOf('oneAnswer', language, { answer: id })}?done=drafted`,
  }
}

type Failed = { about: About; typed: Typed; draft: Draft | null; row: AnswerRow | null; refusal: Refusal }

/** The form with all that was typed, why it wasn’t kept, and how things stand now. */
async function refusedPage(
  visit: V,
  helpers: Helpers,
  { about, typed, draft, row, refusal }: Failed,
): Promise<PersonalAnswer> {
  const { db, language, timeZone, now } = visit
  const { code, field, sentence } = refusal
  if (code === 'not-allowed') return forbidden(visit)
  if (field) {
    const problems = [{ field, why: sentence[language] }]
    return formPage(visit, helpers, { about, typed, draft, problems })
  }
  const again = { about: await asNow(visit, about), typed, refused: sentence[language], status: 409 as const }
  if (code !== 'changed-meanwhile' || !row) return formPage(visit, helpers, { ...again, draft })
  const as = { language, today: dayIn(timeZone, now) }
  const theirs = (await readShown(db, [row.id], as, helpers.inWords)).get(row.id) ?? null
  const version = theirs?.row.version ?? row.version
  return formPage(visit, helpers, { ...again, draft: { id: row.id, version }, theirs })
}

/** Writing an answer: to points that were ticked, to a theme, once more to a contested point, or in place of a published one. */
export const newAnswerRoute = (helpers: Helpers): PersonalRoute<Reader> => ({
  page: 'newAnswer',
  longest: longestForm,
  query: ['points', 'second', 'theme', 'organisation', 'replaces'],
  async answer(visit, query) {
    const { db, language, reader } = visit
    if (!reader.signedIn) return signInThen(language, `${pathOf('newAnswer', language)}?${query}`)
    const about = await readAbout(db, askingIn(query, false))
    if (!about) return nothingThere(visit)
    if (!(await capacityOf(visit, right, about))) return forbidden(visit)
    const typed = await firstTyped(visit, about)
    return formPage(visit, helpers, { about: ofOne(about), typed, draft: null })
  },
  async send(visit, form) {
    const { db, language, reader } = visit
    if (!reader.signedIn) return sessionEnded(visit, pathOf('newAnswer', language), form)
    const about = await readAbout(db, askingIn(form, true))
    if (!about) return nothingThere(visit)
    if (!(await capacityOf(visit, right, about))) return forbidden(visit)
    return sent(visit, helpers, form, { about, row: null })
  },
})

/** What the form of a new answer holds: of a correction, what it corrects. */
async function firstTyped(visit: V, about: About): Promise<Typed> {
  const { db, language } = visit
  if (about.kind !== 'correction') return nothingTyped(language, await dutyOf(visit, about.organisationId))
  return typedOf(about.earlier, await targetsOf(db, about.earlier.id))
}

const targetsOf = (db: V['db'], id: string) =>
  db
    .selectFrom('answer_targets')
    .select(['target_type', 'target_id', 'entry_id', 'field'])
    .where('answer_id', '=', id)
    .orderBy('place')
    .execute()

/** Going on with an answer that isn’t published yet. */
export const changeAnswerRoute = (helpers: Helpers): PersonalRoute<Reader> => {
  const opened = async (
    visit: V,
    then: (found: { about: About; row: AnswerRow }) => Promise<PersonalAnswer>,
  ): Promise<PersonalAnswer> => {
    const { db, language } = visit
    const row = await readDraft(visit)
    if (!row) return { kind: 'missing' }
    const about = await aboutOf(db, row)
    if (!about) return nothingThere(visit)
    if (!(await capacityOf(visit, right, about))) return forbidden(visit)
    if (row.state !== 'drafted' && row.state !== 'reviewed')
      return { kind: 'see-other', to: pathOf('oneAnswer', language, { answer: row.id }) }
    return then({ about, row })
  }
  const here = ({ language, parameters }: V) => pathOf('changeAnswer', language, { answer: parameters.answer ?? '' })
  return {
    page: 'changeAnswer',
    longest: longestForm,
    query: ['find'],
    async answer(visit, query) {
      if (!visit.reader.signedIn) return signInThen(visit.language, here(visit))
      return opened(visit, async ({ about, row }) => {
        const typed = { ...typedOf(row, await targetsOf(visit.db, row.id)), find: query.get('find') ?? '' }
        return formPage(visit, helpers, { about, typed, draft: { id: row.id, version: row.version } })
      })
    },
    async send(visit, form) {
      if (!visit.reader.signedIn) return sessionEnded(visit, here(visit), form)
      return opened(visit, async ({ about, row }) =>
        sent(visit, helpers, form, { about: await ofForm(visit, about, form), row }),
      )
    },
  }
}

/** What a draft is about, with the points that the form still ticks and the versions of them that it has shown. */
async function ofForm({ db }: V, about: About, form: URLSearchParams): Promise<About> {
  if (about.kind !== 'points') return about
  const asked = askingIn(form, true).points
  return asked.length === 0 ? about : { ...about, points: await readAskedPoints(db, asked) }
}
