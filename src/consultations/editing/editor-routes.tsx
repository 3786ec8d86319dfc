import type { FC } from 'hono/jsx'
import {
  Band,
  Button,
  ErrorSummary,
  Form,
  Link,
  Notice,
  PageHead,
  SelectField,
  TextArea,
  TextField,
  TickField,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { type Reader, readAllOrganisations } from '../../people/index.ts'
import { type PlanRow, readPriorities } from '../../plans/index.ts'
import { canonicalJson, sha256 } from '../../platform/canonical.ts'
import { localTime, momentAt } from '../../platform/facts/local-time.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Outcome } from '../../record/index.ts'
import { type Consultation, daysAnnounced, daysOfNotice, standingOf } from '../consultation.ts'
import { consultations } from '../describe-consultation.ts'
import { type ConsultationRow, readConsultation } from '../store.ts'
import { words } from '../words.ts'
import { forTeam } from './for-team.tsx'
import { type CallProblem, type Choices, callIn, callOf, consultationIn, freshCall, type TypedCall } from './typed.ts'

type V = Visit<Reader>

const longest = 20_000

/** What a version of a consultation is told from another by. */
const versionOf = (facts: Consultation): string => sha256(canonicalJson(facts)).toString('hex').slice(0, 16)

const choicesOf = async ({ db }: V, planId: string): Promise<Choices> => ({
  priorities: await readPriorities(db, planId),
  organisations: await readAllOrganisations(db),
})

type FieldsProps = {
  language: Language
  typed: TypedCall
  problems: readonly CallProblem[]
  choices: Choices
  documents: readonly { value: string; label: string }[]
  /** Once it has begun, only its words can still be corrected. */
  hasBegun: boolean
}

const Fields: FC<FieldsProps> = ({ language, typed, problems, choices, documents, hasBegun }) => {
  const say = words(language).editor
  const wrong = (field: string) => problems.find(one => one.field === field)?.why
  const value = (name: string) => typed[name] ?? ''
  const line = (name: 'titleFr' | 'titleEn') => (
    <TextField
      language={language}
      name={name}
      label={say.fields[name]}
      value={value(name)}
      error={wrong(name)}
      autocomplete="off"
      maxlength={200}
    />
  )
  const area = (name: 'questionFr' | 'questionEn' | 'contextFr' | 'contextEn' | 'rulesFr' | 'rulesEn') => (
    <TextArea
      language={language}
      name={name}
      label={say.fields[name]}
      value={value(name)}
      error={wrong(name)}
      rows={3}
      longest={longest}
    />
  )
  const organisations = choices.organisations.map(({ key, facts }) => ({
    value: key,
    label: wordsOf(facts.name, language),
  }))
  return (
    <>
      {line('titleFr')}
      {line('titleEn')}
      {!hasBegun && area('questionFr')}
      {!hasBegun && area('questionEn')}
      {area('contextFr')}
      {area('contextEn')}
      {area('rulesFr')}
      {area('rulesEn')}
      {!hasBegun && (
        <>
          {(['opens', 'closes'] as const).map(name => (
            <TextField
              language={language}
              name={name}
              type="datetime-local"
              label={say.fields[name]}
              hint={say.hints.moment}
              value={value(name)}
              error={wrong(name)}
              autocomplete="off"
            />
          ))}
          <TextField
            language={language}
            name="grace"
            label={say.fields.grace}
            value={value('grace')}
            error={wrong('grace')}
            autocomplete="off"
            inputmode="numeric"
          />
          <SelectField
            language={language}
            name="participants"
            label={say.fields.participants}
            value={value('participants')}
            options={[
              { value: 'anyone', label: say.anyone },
              { value: 'organisations', label: say.organisationsOnly },
            ]}
          />
          <SelectField
            language={language}
            name="organisation"
            label={say.fields.organisation}
            value={value('organisation')}
            error={wrong('organisation')}
            options={[{ value: '', label: say.none }, ...organisations]}
          />
          <TextField
            language={language}
            name="days"
            label={say.fields.days}
            value={value('days')}
            error={wrong('days')}
            autocomplete="off"
            inputmode="numeric"
          />
          {choices.priorities.map(({ number, stage, facts }) => {
            const label = `${number}. ${wordsOf(facts.label, language)}`
            const own = `${stage}-${number}`
            return (
              <fieldset class="field">
                <legend>
                  <Typeset words={label} language={language} />
                </legend>
                <TickField
                  language={language}
                  legend={say.priorities}
                  id={`on-${own}`}
                  ticks={[{ name: `on-${own}`, label, checked: value(`on-${own}`) !== '' }]}
                />
                <SelectField
                  language={language}
                  name={`org-${own}`}
                  label={say.answersFor(label)}
                  value={value(`org-${own}`)}
                  options={[{ value: '', label: say.asAbove }, ...organisations]}
                />
                <TextField
                  language={language}
                  name={`days-${own}`}
                  label={say.daysFor(label)}
                  value={value(`days-${own}`)}
                  error={wrong(`days-${own}`)}
                  autocomplete="off"
                  inputmode="numeric"
                />
              </fieldset>
            )
          })}
          {documents.length > 0 && (
            <SelectField
              language={language}
              name="document"
              label={say.fields.document}
              value={value('document')}
              options={[{ value: '', label: say.none }, ...documents]}
            />
          )}
          <TextArea
            language={language}
            name="fields"
            label={say.fields.fields}
            hint={say.hints.fields}
            value={value('fields')}
            error={wrong('fields')}
            rows={5}
            longest={longest}
          />
        </>
      )}
    </>
  )
}

const documentsOf = async ({ db, language }: V, planId: string) =>
  (
    await db
      .selectFrom('documents')
      .select(['key', 'facts'])
      .where('plan_id', '=', planId)
      .where('removed', 'is', null)
      .orderBy('position')
      .limit(100)
      .execute()
  ).map(({ key, facts }) => ({ value: key, label: titleOf(facts.title, language) }))

const titleOf = (title: unknown, language: Language): string =>
  typeof title === 'string' ? title : wordsOf(title as Parameters<typeof wordsOf>[0], language)

type Shown = {
  plan: PlanRow
  plans?: readonly PlanRow[]
  row: ConsultationRow | null
  typed: TypedCall
  problems?: readonly CallProblem[]
  /** What is announced once it is sent again: everything fits. */
  facts?: Consultation
  isStale?: boolean
  done?: string | undefined
}

async function page(
  visit: V,
  { plan, plans = [], row, typed, problems = [], facts, isStale, done }: Shown,
): Promise<PersonalPage> {
  const { language, now, timeZone } = visit
  const say = words(language).editor
  const [choices, documents] = await Promise.all([choicesOf(visit, plan.id), documentsOf(visit, plan.id)])
  const hasBegun = row !== null && standingOf(row.facts, now) !== 'announced'
  const action = row
    ? pathOf('editConsultation', language, { consultation: row.slug })
    : pathOf('newConsultation', language)
  const title = row ? wordsOf(row.facts.title, language) : say.newTitle
  const days = facts ? daysAnnounced(now, facts) : 0
  return {
    kind: 'personal',
    title: problems.length > 0 ? `${words(language).form.errorTitle} : ${title}` : title,
    crumb: title,
    breadcrumb: [{ label: words(language).workshop.title, href: pathOf('workshop', language) }],
    ...(problems.length > 0 ? { status: 422 as const } : isStale ? { status: 409 as const } : {}),
    body: (
      <>
        <PageHead language={language} title={title} lede={row ? say.editLede : say.newLede} />
        <Wrap>
          {done && (
            <div role="status">
              <Notice language={language} kind="answer">
                <p>
                  <Typeset words={done} language={language} />
                </p>
              </Notice>
            </div>
          )}
          {isStale && (
            <Notice language={language} kind="late" alert>
              <p>
                <Typeset words={say.meanwhile} language={language} />
              </p>
            </Notice>
          )}
          {problems.length > 0 && (
            <ErrorSummary language={language} title={words(language).form.errors(problems.length)} errors={problems} />
          )}
          {plans.length > 1 && (
            <nav aria-label={say.fields.plan}>
              <ul class="row">
                {plans.map(one => (
                  <li>
                    <Link
                      href={`${pathOf('newConsultation', language)}?plan=${one.slug}`}
                      aria-current={one.id === plan.id ? 'true' : undefined}
                    >
                      <Typeset words={wordsOf(one.facts.title, language)} language={language} />
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <Form
            action={action}
            sends={{ plan: plan.slug, ...(row ? { seen: versionOf(row.facts) } : {}) }}
            label={title}
            isLenient
          >
            {facts && (
              <Notice language={language} kind={days >= daysOfNotice ? 'answer' : 'late'} title={say.checkTitle}>
                <p>
                  <Typeset words={say.notice(days, daysOfNotice)} language={language} />
                </p>
                <Button language={language} label={say.announce} sends={{ name: 'do', value: 'announce' }} />
              </Notice>
            )}
            <Fields
              language={language}
              typed={typed}
              problems={problems}
              choices={choices}
              documents={documents}
              hasBegun={hasBegun}
            />
            <Button
              language={language}
              label={row ? say.save : say.check}
              sends={{ name: 'do', value: row ? 'save' : 'check' }}
            />
          </Form>
        </Wrap>
        {row && standingOf(row.facts, now) !== 'closed' && (
          <Band language={language} id="prolonger" heading={say.extend} intro={say.extendLede}>
            <Form action={action} sends={{ seen: versionOf(row.facts) }} label={say.extend} isLenient>
              <TextField
                language={language}
                name="until"
                type="datetime-local"
                label={say.newClosing}
                hint={say.hints.moment}
                value={typed.until ?? localTime(timeZone, new Date(row.facts.closes))}
                error={problems.find(one => one.field === 'until')?.why}
                autocomplete="off"
              />
              <TextArea
                language={language}
                name="reason"
                label={say.reason}
                value={typed.reason ?? ''}
                error={problems.find(one => one.field === 'reason')?.why}
                rows={2}
                longest={longest}
              />
              <Button language={language} label={say.extend} sends={{ name: 'do', value: 'extend' }} kind="alt" />
            </Form>
          </Band>
        )}
        {row && !hasBegun && (
          <Band language={language} id="retirer" heading={say.remove} intro={say.removeLede}>
            <Form action={action} label={say.remove} isLenient>
              <TextArea
                language={language}
                name="why"
                label={say.reason}
                value={typed.why ?? ''}
                error={problems.find(one => one.field === 'why')?.why}
                rows={2}
                longest={longest}
              />
              <Button language={language} label={say.remove} sends={{ name: 'do', value: 'remove' }} kind="alt" />
            </Form>
          </Band>
        )}
      </>
    ),
  }
}

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
      return plan ? page(visit, { plan, plans, row: null, typed: freshCall }) : { kind: 'missing' }
    }),
  send: (visit, form) =>
    forTeam(visit, ['editor'], newHere(visit), async (plans): Promise<PersonalAnswer> => {
      const { db, language, now, reader, timeZone } = visit
      const plan = plans.find(({ slug }) => slug === form.get('plan'))
      if (!plan) return { kind: 'missing' }
      const choices = await choicesOf(visit, plan.id)
      const typed = callIn(form, choices.priorities)
      const read = consultationIn({ typed, before: null, choices, timeZone, language })
      if ('problems' in read) return page(visit, { plan, plans, row: null, typed, problems: read.problems })
      if (form.get('do') !== 'announce') return page(visit, { plan, plans, row: null, typed, facts: read.facts })
      const key = await freeKey(visit, plan, read.facts.slug)
      const slug = await freeSlug(visit, read.facts.slug)
      const outcome = await consultations.describe.perform(db, reader.who, now, {
        things: [{ key, parentKey: plan.key, facts: { ...read.facts, slug } }],
      })
      if (!outcome.done)
        return page(visit, { plan, plans, row: null, typed, problems: problemsOf(outcome, language, 'titleFr') })
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
      return page(visit, { plan, row, typed: callOf(row.facts, await choicesOf(visit, plan.id), visit.timeZone), done })
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
        if (!why) return page(visit, { plan, row, typed: shown, problems: [{ field: 'why', why: say.reasonMissing }] })
        const outcome = await consultations.remove.perform(db, reader.who, now, { key: row.key, reason: why })
        return outcome.done
          ? { kind: 'see-other', to: pathOf('workshop', language) }
          : page(visit, { plan, row, typed: { ...shown, why }, problems: problemsOf(outcome, language, 'why') })
      }
      const isExtension = form.get('do') === 'extend'
      const typed = isExtension
        ? { ...shown, until: form.get('until') ?? '', reason: (form.get('reason') ?? '').trim() }
        : { ...shown, ...callIn(form, standingOf(row.facts, now) === 'announced' ? choices.priorities : []) }
      if (form.get('seen') !== versionOf(row.facts)) return page(visit, { plan, row, typed: shown, isStale: true })
      const next = isExtension
        ? extended(row.facts, typed, timeZone, language)
        : consultationIn({
            typed: { ...shown, ...present(form, typed) },
            before: row.facts,
            choices,
            timeZone,
            language,
          })
      if ('problems' in next) return page(visit, { plan, row, typed, problems: next.problems })
      const outcome = await consultations.describe.perform(db, reader.who, now, {
        things: [{ key: row.key, facts: next.facts, parentKey: plan.key }],
        ...(isExtension ? { because: { reason: typed.reason ?? '' } } : {}),
      })
      if (!outcome.done)
        return page(visit, {
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
