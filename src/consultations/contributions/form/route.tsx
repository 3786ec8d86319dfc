import { randomUUID } from 'node:crypto'
import { EmptyState, Link, LinkList, PageHead, Typeset, Wrap } from '../../../design/index.ts'
import {
  capacityOf,
  mailAddressOf,
  type Reader,
  readAllOrganisations,
  readRolesOf,
  signInThen,
  tooOften,
} from '../../../people/index.ts'
import { readPriorities } from '../../../plans/index.ts'
import { save } from '../../../platform/database/save.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import type { Uploads } from '../../../platform/files/files.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../../platform/http/personal.ts'
import { write } from '../../../platform/mail/notices.ts'
import type { Secret } from '../../../platform/secret.ts'
import { attempt, type Refusal } from '../../../record/index.ts'
import { standingOf, takesContributions } from '../../consultation.ts'
import { draftLetter } from '../../letters/letters.ts'
import { instantInWords } from '../../moments.ts'
import { type ConsultationRow, readConsultation, readConsultations } from '../../store.ts'
import { words } from '../../words.ts'
import type { Said } from '../contribution.ts'
import { sendingRates } from '../limits.ts'
import { askToConfirm, sendReceipt } from '../links.ts'
import { nearTo } from '../near.ts'
import { type Receipt, sendContribution, sendForOrganisation } from '../send-contribution.ts'
import { suspicionOf } from '../suspicion.ts'
import { begunAt, begunToken } from './begun.ts'
import { draftFiles, dropDraft, keepDraft, readDraft } from './drafts.ts'
import { type Asking, ContributionForm, LookView, TypedView, type Unseen, ways } from './form-view.tsx'
import { filesField, type Held, heldIn, takesAttachments } from './held.ts'
import { longestDraft, longestForm, type Problem, saidIn, type Typed, typedIn } from './typed.ts'

type V = Visit<Reader>

/** How many contributions that say something alike are shown before one is sent. */
const mostNear = 5

/** What the form of a consultation needs: what can be chosen, and for which organisations whoever fills it in may speak. */
export async function askingOf({ db, reader, now }: V, consultation: ConsultationRow): Promise<Asking> {
  const { signedIn } = reader
  const priorities = await readPriorities(db, consultation.plan_id)
  const acting = signedIn
    ? (await readRolesOf(db, signedIn.personId)).filter(
        ({ role, on }) => on.type === 'organisation' && (role === 'member' || role === 'correspondent'),
      )
    : []
  if (acting.length === 0) return { consultation, priorities, mandates: [] }
  const ids = new Set(acting.map(({ on }) => on.id))
  const named = (await readAllOrganisations(db)).filter(({ id }) => ids.has(id))
  const mandates = []
  for (const one of named) {
    const right = {
      by: ['member', 'correspondent'] as const,
      on: async () => [{ type: 'organisation' as const, id: one.id }],
    }
    if (await capacityOf({ db, reader, now } as V, right, undefined)) mandates.push(one)
  }
  return { consultation, priorities, mandates }
}

const page = (title: string, body: PersonalPage['body'], more: Partial<PersonalPage> = {}): PersonalPage => ({
  kind: 'personal',
  section: 'contribute',
  title,
  body,
  ...more,
})

const breadcrumb = ({ language }: V) => [{ label: words(language).list.title, href: pathOf('contributions', language) }]

/** No form, but what there is instead: several consultations to choose from, the next one, or none. */
async function choice(visit: V): Promise<PersonalPage> {
  const { db, language, now, timeZone } = visit
  const say = words(language)
  const all = await readConsultations(db)
  const open = all.filter(one => standingOf(one.facts, now) === 'open')
  const soon = all.filter(one => standingOf(one.facts, now) === 'announced').at(-1)
  const title = open.length > 0 ? say.form.choice : say.form.closed
  const nextOne =
    soon && say.list.next(wordsOf(soon.facts.title, language), instantInWords(soon.opens, timeZone, language))
  return page(
    title,
    <>
      <PageHead language={language} title={title} />
      <Wrap>
        {open.length > 0 ? (
          <LinkList
            language={language}
            items={open.map(({ facts, slug }) => ({
              label: wordsOf(facts.title, language),
              href: `${pathOf('newContribution', language)}?consultation=${slug}`,
            }))}
          />
        ) : (
          <EmptyState language={language} sentence={nextOne ?? say.list.noneOpen}>
            {ways([{ label: say.consultation.see, href: pathOf('contributions', language) }], language)}
          </EmptyState>
        )}
      </Wrap>
    </>,
    { breadcrumb: breadcrumb(visit) },
  )
}

/** A consultation that takes nothing now: why, and what somebody had typed, to be kept. */
function notNow(visit: V, consultation: ConsultationRow, typed: Typed = {}): PersonalPage {
  const { language, now, timeZone } = visit
  const say = words(language)
  const isSoon = standingOf(consultation.facts, now) === 'announced'
  const title = isSoon ? say.form.thisSoon : say.form.thisClosed
  const cause = isSoon
    ? say.form.thisSoonCause(instantInWords(consultation.opens, timeZone, language))
    : say.form.thisClosedCause(instantInWords(consultation.closes, timeZone, language))
  return page(
    title,
    <>
      <PageHead language={language} title={title} lede={cause} />
      <Wrap>
        {ways(
          [
            {
              label: wordsOf(consultation.facts.title, language),
              href: pathOf('consultation', language, { consultation: consultation.slug }),
            },
          ],
          language,
        )}
      </Wrap>
      <TypedView typed={typed} language={language} />
    </>,
    { status: 410, breadcrumb: breadcrumb(visit) },
  )
}

/** For organisations only, and whoever comes acts for none. */
function forOrganisations(visit: V, consultation: ConsultationRow): PersonalPage {
  const { language } = visit
  const say = words(language).form
  const here = `${pathOf('newContribution', language)}?consultation=${consultation.slug}`
  const signIn = signInThen(language, here)
  return page(
    say.organisationsOnly,
    <>
      <PageHead language={language} title={say.organisationsOnly} lede={say.organisationsOnlyCause} />
      <Wrap>
        {visit.reader.signedIn === null &&
          signIn.kind === 'see-other' &&
          ways([{ label: say.signIn, href: signIn.to }], language)}
      </Wrap>
    </>,
    { status: 403, breadcrumb: breadcrumb(visit) },
  )
}

type Shown = {
  typed: Typed
  held?: readonly Held[]
  unseen: Unseen
  problems?: readonly Problem[]
  notice?: string
  status?: PersonalPage['status']
}

function formPage(
  visit: V,
  asking: Asking,
  { typed, held = [], unseen, problems = [], notice, status }: Shown,
): PersonalPage {
  const { language, reader } = visit
  const say = words(language).form
  const isWrong = problems.length > 0
  const code = status ?? (isWrong ? 422 : undefined)
  return page(
    isWrong ? `${say.errorTitle} : ${say.title}` : say.title,
    <ContributionForm
      visit={visit}
      asking={asking}
      typed={typed}
      held={held}
      problems={problems}
      unseen={unseen}
      isKnown={reader.signedIn !== null}
      notice={notice}
    />,
    {
      crumb: say.title,
      breadcrumb: breadcrumb(visit),
      search: `?consultation=${asking.consultation.slug}`,
      ...(code ? { status: code } : {}),
    },
  )
}

/** Proposing an idea: one page of four fields, without an account or a script. */
export const newContributionRoute = (secret: Secret): PersonalRoute<Reader> => ({
  page: 'newContribution',
  longest: longestForm,
  uploads: takesAttachments,
  query: ['consultation', 'brouillon', 'priorite', 'garde'],
  async answer(visit, query) {
    const { db, now, language, reader } = visit
    const draftToken = query.get('brouillon')
    const draft = draftToken ? await readDraft(db, draftToken, now) : null
    const say = words(language).form
    if (draftToken && !draft) {
      return page(
        say.draftGone,
        <>
          <PageHead language={language} title={say.draftGone} lede={say.draftGoneCause} />
          <Wrap>{ways([{ label: say.begin, href: pathOf('newContribution', language) }], language)}</Wrap>
        </>,
        { status: 410, breadcrumb: breadcrumb(visit) },
      )
    }
    const named = query.get('consultation')
    const all = named || draft ? [] : (await readConsultations(db)).filter(one => standingOf(one.facts, now) === 'open')
    const consultation = draft
      ? await db.selectFrom('consultations').selectAll().where('id', '=', draft.consultation_id).executeTakeFirst()
      : named
        ? await readConsultation(db, named.slice(0, 100))
        : all.length === 1
          ? all[0]
          : null
    if (!consultation || consultation.removed) return choice(visit)
    const typed: Typed = {
      ...(reader.signedIn?.pseudonym ? { author: reader.signedIn.pseudonym } : {}),
      ...(query.get('priorite') ? { priority: query.get('priorite') ?? '' } : {}),
      ...draft?.typed,
    }
    if (standingOf(consultation.facts, now) !== 'open') return notNow(visit, consultation, draft?.typed ?? {})
    const asking = await askingOf(visit, consultation)
    if (consultation.facts.participants === 'organisations' && asking.mandates.length === 0)
      return forOrganisations(visit, consultation)
    if (draft && draftToken && query.has('garde'))
      return draftKept(visit, draftToken, draft.ends_at, draft.email !== null)
    const held = (await draftFiles(db, draft, draftToken)).map(file => ({ value: file.reference, file }))
    return formPage(visit, asking, {
      typed,
      held,
      unseen: {
        begun: begunToken(secret, consultation.id, now),
        key: randomUUID(),
        draft: draftToken,
        consultation: consultation.slug,
      },
      ...(draft ? { notice: say.draftCopied } : {}),
    })
  },
  send: (visit, form, uploads) => received(visit, form, uploads, secret),
})

function draftKept(visit: V, token: string, ends: Date, isMailed: boolean): PersonalPage {
  const { language, timeZone, origin } = visit
  const say = words(language).form
  const href = `${pathOf('newContribution', language)}?brouillon=${token}`
  return page(
    say.draftKept,
    <>
      <PageHead
        language={language}
        title={say.draftKept}
        lede={say.draftKeptCause(instantInWords(ends, timeZone, language))}
      />
      <Wrap>
        <p class="address">
          <Link href={href}>{`${origin}${href}`}</Link>
        </p>
        {isMailed && (
          <p>
            <Typeset words={say.draftMailed} language={language} />
          </p>
        )}
      </Wrap>
    </>,
    { breadcrumb: breadcrumb(visit) },
  )
}

async function received(visit: V, form: URLSearchParams, uploads: Uploads, secret: Secret): Promise<PersonalAnswer> {
  const { db, language, now, reader } = visit
  const say = words(language).form
  const consultation = await readConsultation(db, (form.get('consultation') ?? '').slice(0, 100))
  if (!consultation || consultation.removed) return choice(visit)
  const { facts } = consultation
  const typed = typedIn(form, facts.fields)
  // A form whose mark isn't ours was opened now, as far as anybody can tell.
  const begun = begunAt(secret, consultation.id, form.get('begun')) ?? now
  const unseen: Unseen = {
    begun: begunToken(secret, consultation.id, begun),
    key: /^[\w-]{1,64}$/.test(form.get('key') ?? '') ? (form.get('key') ?? '') : randomUUID(),
    draft: form.get('draft')?.slice(0, 64) || null,
    consultation: consultation.slug,
  }
  const isKept = form.get('do') === 'keep' && Object.values(typed).join('').length <= longestDraft
  const takes = takesContributions(facts, { now, begun })
  if (!isKept && !takes) return notNow(visit, consultation, typed)
  const { held, lost, problems: inFiles, status } = await heldIn(visit, secret, form, uploads)
  if (isKept && inFiles.length === 0) return kept(visit, consultation, { typed, held, unseen }, secret)
  if (!takes) return notNow(visit, consultation, typed)
  const asking = await askingOf(visit, consultation)
  const mandate = asking.mandates.find(({ key }) => key === typed.as)
  // Whoever had chosen an organisation, and is known no more, is told; what they typed is there.
  if (typed.as && !mandate)
    return formPage(visit, asking, { typed, held, unseen, notice: say.sessionOver, status: 409 })
  if (facts.participants === 'organisations' && !mandate) return forOrganisations(visit, consultation)
  const isLook = form.get('do') === 'look'
  // What is sent may have been sent already, with its files: then that is what is answered.
  const wrongFiles = lost.length > 0 && isLook ? [...inFiles, goneFile(language)] : inFiles
  const again = { typed, held, unseen, ...(status ? { status } : {}) }
  if (form.get('do') === 'keep')
    return formPage(visit, asking, {
      ...again,
      problems: isKept ? wrongFiles : [{ field: 'text', why: say.draftLong }, ...wrongFiles],
    })
  if (form.get('do') === 'back') return formPage(visit, asking, again)
  const priorities = new Map(
    asking.priorities
      .filter(({ key }) => facts.priorities.some(({ priorityId }) => priorityId === key))
      .map(({ key, id }) => [key, id]),
  )
  const read = saidIn({ typed, facts, language, priorities, isUnknown: reader.signedIn === null })
  if ('problems' in read) return formPage(visit, asking, { ...again, problems: [...read.problems, ...wrongFiles] })
  if (wrongFiles.length > 0) return formPage(visit, asking, { ...again, problems: wrongFiles })
  if (isLook || form.get('seen') === null) {
    const near = await nearTo(db, consultation.id, read.said, mostNear)
    if (isLook || near.length > 0) {
      return page(
        isLook ? say.preview : say.near,
        <LookView
          visit={visit}
          asking={asking}
          said={read.said}
          typed={typed}
          held={held}
          unseen={unseen}
          near={near}
          isHeld={!isLook}
        />,
        { breadcrumb: breadcrumb(visit) },
      )
    }
  }
  const often = await tooOften(
    visit,
    secret,
    sendingRates(reader.signedIn?.personId ?? mailAddressOf(typed.email ?? '') ?? '', visit.client),
  )
  if (often?.retryAfter) {
    // With all that was typed: it isn't lost to whoever has to wait.
    const minutes = Math.ceil(often.retryAfter / 60)
    const waits = formPage(visit, asking, { ...again, notice: say.tooOften(minutes), status: 429 })
    return { ...waits, retryAfter: often.retryAfter }
  }
  const outcome = await sent(visit, secret, {
    consultation,
    said: read.said,
    files: [...held.map(({ value }) => value), ...lost],
    email: typed.email ?? '',
    organisationId: mandate?.id ?? null,
    begun,
    honey: form.get('website') ?? '',
    unseen,
  })
  if (outcome.done) return { kind: 'see-other', to: `${pathOf('contributionSent', language)}?id=${outcome.result.id}` }
  return formPage(visit, asking, { ...again, problems: [asProblem(outcome.refusal, language)], status: 409 })
}

const goneFile = (language: V['language']): Problem => ({ field: filesField, why: words(language).files.gone })

const asProblem = ({ field, sentence }: Refusal, language: V['language']): Problem => ({
  field: field ?? 'title',
  why: sentence[language],
})

type Sending = {
  consultation: ConsultationRow
  said: Said
  files: readonly string[]
  email: string
  organisationId: string | null
  begun: Date
  honey: string
  unseen: Unseen
}

/** Sends a contribution, with its letter: both, or neither and why not; and once, however often its form is sent. */
const sent = ({ db, reader, now, language }: V, secret: Secret, given: Sending) =>
  attempt<{ result: Receipt; entryIds: string[] }>(
    db,
    async tx => {
      const acting = { tx, who: reader.who, recorded: now }
      const { consultation, said, files, organisationId, begun, honey, unseen } = given
      const suspicion = suspicionOf({ honey, begun, now })
      const common = { consultationId: consultation.id, said, begun: begun.toISOString(), suspicion, files: [...files] }
      const done = organisationId
        ? await sendForOrganisation.within(acting, { ...common, organisationId })
        : await sendContribution.within(acting, { ...common, email: reader.signedIn ? null : given.email })
      const { id, waits } = done.result
      const email = reader.signedIn?.email ?? mailAddressOf(given.email)
      if (email) await (waits ? askToConfirm : sendReceipt)(tx, secret, { id, email, language, now })
      if (unseen.draft) await dropDraft(tx, unseen.draft)
      return done
    },
    { key: `contribution ${given.unseen.key}`, name: 'contribution.sent', recorded: now },
  )

/** Keeps what was typed, and says by which address it is found again. */
async function kept(
  { db, language, now, reader }: V,
  consultation: ConsultationRow,
  { typed, held, unseen }: { typed: Typed; held: readonly Held[]; unseen: Unseen },
  secret: Secret,
): Promise<PersonalAnswer> {
  const email = reader.signedIn?.email ?? mailAddressOf(typed.email ?? '')
  const { token } = await save(db, async tx => {
    const draft = await keepDraft(tx, {
      token: unseen.draft,
      consultationId: consultation.id,
      typed,
      files: held.map(({ value }) => value),
      personId: reader.signedIn?.personId ?? null,
      email,
      now,
    })
    if (email && draft.token !== unseen.draft) {
      await write(tx, secret, {
        kind: draftLetter.name,
        recipient: email,
        language,
        data: { consultation: wordsOf(consultation.facts.title, language), ends: draft.ends.toISOString() },
        secret: { token: draft.token },
        now,
        expires: draft.ends,
      })
    }
    return draft
  })
  return { kind: 'see-other', to: `${pathOf('newContribution', language)}?brouillon=${token}&garde=1` }
}
