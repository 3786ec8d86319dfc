import type { Reader } from '../../people/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import { momentAt } from '../../platform/facts/local-time.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Outcome } from '../../record/index.ts'
import { type Consultation, standingOf } from '../consultation.ts'
import { consultations } from '../describe-consultation.ts'
import { type ConsultationRow, readConsultation } from '../store.ts'
import { words } from '../words.ts'
import { callPage, choicesOf, versionOf } from './call-page.tsx'
import { forTeam } from './for-team.tsx'
import { type CallProblem, callIn, callOf, consultationIn, freshCall, type TypedCall } from './typed.ts'

type V = Visit<Reader>

/** A key of its own for a new consultation. */
async function freeKey({ db }: V, plan: PlanRow, slug: string): Promise<string> {
  const base = `${plan.key}-${slug}`.slice(0, 90)
  const taken = await db.selectFrom('consultations').select('key').where('key', 'like', `${base}%`).execute()
  const keys = new Set(taken.map(({ key }) => key))
  let key = base
  for (let number = 2; keys.has(key); number++) key = `${base}-${number}`
  return key
}

const problemsOf = (outcome: Outcome<unknown>, language: Language, otherwise: string): CallProblem[] =>
  outcome.done ? [] : [{ field: outcome.refusal.field ?? otherwise, why: outcome.refusal.sentence[language] }]

const newHere = (visit: V) => pathOf('newConsultation', visit.language)

/** Opening a consultation: written, checked against what OGP asks, then announced. */
const newConsultationRoute: PersonalRoute<Reader> = {
  page: 'newConsultation',
  query: ['plan'],
  answer: (visit, query) =>
    forTeam(visit, ['editor'], newHere(visit), async plans => {
      const plan = plans.find(({ slug }) => slug === query.get('plan')) ?? plans[0]
      return plan ? callPage(visit, { plan, plans, row: null, typed: freshCall }) : { kind: 'missing' }
    }),
  send: (visit, form) =>
    forTeam(visit, ['editor'], newHere(visit), async (plans): Promise<PersonalAnswer> => {
      const { db, language, now, reader, timeZone } = visit
      const plan = plans.find(({ slug }) => slug === form.get('plan'))
      if (!plan) return { kind: 'missing' }
      const choices = await choicesOf(visit, plan.id)
      const typed = callIn(form, choices.priorities)
      const read = consultationIn({ typed, before: null, choices, timeZone, language })
      if ('problems' in read) return callPage(visit, { plan, plans, row: null, typed, problems: read.problems })
      if (form.get('do') !== 'announce') return callPage(visit, { plan, plans, row: null, typed, facts: read.facts })
      const key = await freeKey(visit, plan, read.facts.slug)
      const slug = await freeSlug(visit, read.facts.slug)
      const outcome = await consultations.describe.perform(db, reader.who, now, {
        things: [{ key, parentKey: plan.key, facts: { ...read.facts, slug } }],
      })
      if (!outcome.done)
        return callPage(visit, { plan, plans, row: null, typed, problems: problemsOf(outcome, language, 'titleFr') })
      return { kind: 'see-other', to: `${pathOf('editConsultation', language, { consultation: slug })}?done=announced` }
    }),
}

/** An address that no other consultation has or had. */
async function freeSlug({ db }: V, wanted: string): Promise<string> {
  const base = wanted || 'consultation'
  let slug = base
  for (let number = 2; await readConsultation(db, slug); number++) slug = `${base}-${number}`
  return slug
}

/** Correcting a consultation before it begins, and its words after; extending it, with a public reason. */
const editConsultationRoute: PersonalRoute<Reader> = {
  page: 'editConsultation',
  query: ['done'],
  answer: (visit, query) =>
    onOwn(visit, async (row, plan) => {
      const say = words(visit.language).editor
      const done = query.get('done') === 'announced' ? say.announced : query.has('done') ? say.saved : undefined
      return callPage(visit, {
        plan,
        row,
        typed: callOf(row.facts, await choicesOf(visit, plan.id), visit.timeZone),
        done,
      })
    }),
  send: (visit, form) =>
    onOwn(visit, async (row, plan): Promise<PersonalAnswer> => {
      const { db, language, now, reader, timeZone } = visit
      const say = words(language).editor
      const choices = await choicesOf(visit, plan.id)
      const shown = callOf(row.facts, choices, timeZone)
      const here = pathOf('editConsultation', language, { consultation: row.slug })
      if (form.get('do') === 'remove') {
        const why = (form.get('why') ?? '').trim()
        if (!why)
          return callPage(visit, { plan, row, typed: shown, problems: [{ field: 'why', why: say.reasonMissing }] })
        const outcome = await consultations.remove.perform(db, reader.who, now, { key: row.key, reason: why })
        return outcome.done
          ? { kind: 'see-other', to: pathOf('workshop', language) }
          : callPage(visit, { plan, row, typed: { ...shown, why }, problems: problemsOf(outcome, language, 'why') })
      }
      const isExtension = form.get('do') === 'extend'
      const typed = isExtension
        ? { ...shown, until: form.get('until') ?? '', reason: (form.get('reason') ?? '').trim() }
        : { ...shown, ...callIn(form, standingOf(row.facts, now) === 'announced' ? choices.priorities : []) }
      if (form.get('seen') !== versionOf(row.facts)) return callPage(visit, { plan, row, typed: shown, isStale: true })
      const next = isExtension
        ? extended(row.facts, typed, timeZone, language)
        : consultationIn({
            typed: { ...shown, ...present(form, typed) },
            before: row.facts,
            choices,
            timeZone,
            language,
          })
      if ('problems' in next) return callPage(visit, { plan, row, typed, problems: next.problems })
      const outcome = await consultations.describe.perform(db, reader.who, now, {
        things: [{ key: row.key, facts: next.facts, parentKey: plan.key }],
        ...(isExtension ? { because: { reason: typed.reason ?? '' } } : {}),
      })
      if (!outcome.done)
        return callPage(visit, {
          plan,
          row,
          typed,
          problems: problemsOf(outcome, language, isExtension ? 'until' : 'titleFr'),
        })
      return { kind: 'see-other', to: `${here}?done=saved` }
    }),
}

/** What a form really sent: of a consultation that has begun, it holds less. */
const present = (form: URLSearchParams, typed: TypedCall): TypedCall =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => form.has(name) || /^(on|org|days)-/.test(name)))

/** The same consultation, closing later. */
function extended(
  facts: Consultation,
  typed: TypedCall,
  timeZone: string,
  language: Language,
): { facts: Consultation } | { problems: CallProblem[] } {
  const say = words(language).editor
  const until = momentAt(timeZone, typed.until ?? '')
  const problems: CallProblem[] = [
    ...(until ? [] : [{ field: 'until', why: say.wrong.closes }]),
    ...(typed.reason ? [] : [{ field: 'reason', why: say.reasonMissing }]),
  ]
  if (!until || problems.length > 0) return { problems }
  const to = until.toISOString()
  if (to <= facts.closes) return { problems: [{ field: 'until', why: say.extendLede }] }
  const extension = { from: facts.closes, to, reason: typed.reason ?? '' }
  return { facts: { ...facts, closes: to, extensions: [...(facts.extensions ?? []), extension] } }
}

const onOwn = (visit: V, then: (row: ConsultationRow, plan: PlanRow) => Promise<PersonalAnswer>) => {
  const slug = visit.parameters.consultation ?? ''
  const here = pathOf('editConsultation', visit.language, { consultation: slug })
  return forTeam(visit, ['editor'], here, async (plans): Promise<PersonalAnswer> => {
    const row = await readConsultation(visit.db, slug.slice(0, 100))
    const plan = plans.find(({ id }) => id === row?.plan_id)
    return row && plan && !row.removed ? then(row, plan) : { kind: 'missing' }
  })
}

export const editorRoutes = [newConsultationRoute, editConsultationRoute]
