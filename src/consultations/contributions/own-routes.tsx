import {
  Band,
  Button,
  ErrorSummary,
  Form,
  Link,
  Notice,
  PageHead,
  TextArea,
  Typeset,
  UserText,
  Wrap,
} from '../../design/index.ts'
import { type Reader, signInThen } from '../../people/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Secret } from '../../platform/secret.ts'
import type { Who } from '../../record/index.ts'
import { takesContributions } from '../consultation.ts'
import { readConsultationById } from '../store.ts'
import { words } from '../words.ts'
import { correctContribution, withdrawContribution } from './change-contribution.ts'
import { contributionPath, longestReason, numberAt, numberInWords } from './contribution.ts'
import { readFiles } from './files.ts'
import { ContributionFields, ways } from './form/form-view.tsx'
import { type Held, heldIn, takesAttachments } from './form/held.ts'
import { askingOf } from './form/route.tsx'
import { longestForm, type Problem, saidIn, type Typed, typedIn, typedOf } from './form/typed.ts'
import { readLinked } from './links.ts'
import { type ContributionRow, readContribution } from './read.ts'

type V = Visit<Reader>

/** A contribution of whoever reads: by their session, or by the link of its letter. */
type Own = { row: ContributionRow; who: Who; token: string }

/** @returns null where it isn't theirs, or isn't there: nothing tells which */
async function ownOf({ db, parameters, reader, now }: V, token: string): Promise<Own | null> {
  const number = numberAt(parameters.contribution ?? '')
  const row = number === null ? null : await readContribution(db, number)
  if (!row?.person_id) return null
  const participant: Who = { capacity: 'participant', personId: row.person_id }
  if (reader.signedIn?.personId === row.person_id) return { row, who: reader.who, token: '' }
  const linked = token ? await readLinked(db, token, now) : null
  return linked?.id === row.id ? { row, who: participant, token } : null
}

const page = (title: string, body: PersonalPage['body'], more: Partial<PersonalPage> = {}): PersonalPage => ({
  kind: 'personal',
  section: 'contribute',
  title,
  body,
  ...more,
})

/** Whoever isn't known yet may be its author: they are asked who they are. */
function notTheirs(visit: V, name: 'changeContribution' | 'withdrawContribution'): PersonalAnswer {
  const { language, reader, parameters } = visit
  if (!reader.signedIn)
    return signInThen(language, pathOf(name, language, { contribution: parameters.contribution ?? '' }))
  const say = words(language).change
  return page(say.notYours, <PageHead language={language} title={say.notYours} lede={say.notYoursCause} />, {
    status: 403,
  })
}

const gone = ({ language }: V, title: string, lede: string, row: ContributionRow): PersonalPage =>
  page(
    title,
    <>
      <PageHead language={language} title={title} lede={lede} />
      <Wrap>
        {ways(
          [
            { label: words(language).receipt.see, href: contributionPath(language, row) },
            {
              label: words(language).one.withdraw,
              href: pathOf('withdrawContribution', language, { contribution: numberInWords(row.number) }),
            },
          ],
          language,
        )}
      </Wrap>
    </>,
    { status: 410 },
  )

const breadcrumb = ({ language }: V, row: ContributionRow) => [
  { label: words(language).list.title, href: pathOf('contributions', language) },
  { label: numberInWords(row.number), href: contributionPath(language, row) },
]

const searchOf = (token: string) => (token ? { search: `?lien=${encodeURIComponent(token)}` } : {})

type Shown = {
  typed: Typed
  held: readonly Held[]
  problems?: readonly Problem[]
  isStale?: boolean
  status?: PersonalPage['status']
}

async function changePage(
  visit: V,
  { row, token }: Own,
  { typed, held, problems = [], isStale, status }: Shown,
): Promise<PersonalPage> {
  const { db, language } = visit
  const say = words(language)
  const consultation = await readConsultationById(db, row.consultation_id)
  if (!consultation) throw new Error('a contribution without its consultation')
  const asking = await askingOf(visit, consultation)
  const title = say.change.title(numberInWords(row.number))
  return page(
    problems.length > 0 ? `${say.form.errorTitle} : ${title}` : title,
    <>
      <PageHead language={language} title={title} lede={say.change.lede} />
      {isStale && (
        <Band language={language} id="maintenant" heading={say.change.theirs}>
          <Notice language={language} kind="late" alert>
            <p>
              <Typeset words={say.change.meanwhile} language={language} />
            </p>
          </Notice>
          <p>
            <b>{row.title}</b>
          </p>
          <UserText text={row.text} language={row.language} page={language} />
          <p>
            <Link class="btn alt" href={contributionPath(language, row)}>
              <Typeset words={say.change.keepTheirs} language={language} />
            </Link>
          </p>
        </Band>
      )}
      <Wrap>
        {isStale && (
          <h2>
            <Typeset words={say.change.yours} language={language} />
          </h2>
        )}
        {problems.length > 0 && (
          <ErrorSummary language={language} title={say.form.errors(problems.length)} errors={problems} />
        )}
        <Form
          action={pathOf('changeContribution', language, { contribution: numberInWords(row.number) })}
          sends={{ seen: String(row.version), ...(token ? { lien: token } : {}) }}
          label={title}
          isLenient
          withFiles
        >
          <ContributionFields
            asking={asking}
            typed={typed}
            held={held}
            problems={problems}
            language={language}
            isKnown
            isChange
          />
          <div class="form-row">
            <Button language={language} label={isStale ? say.change.keepMine : say.change.save} />
          </div>
        </Form>
        <p>
          <Link
            href={`${pathOf('withdrawContribution', language, { contribution: numberInWords(row.number) })}${searchOf(token).search ?? ''}`}
          >
            <Typeset words={say.withdraw.yes} language={language} />
          </Link>
        </p>
      </Wrap>
    </>,
    {
      crumb: title,
      breadcrumb: breadcrumb(visit, row),
      ...searchOf(token),
      ...(status
        ? { status }
        : problems.length > 0
          ? { status: 422 as const }
          : isStale
            ? { status: 409 as const }
            : {}),
    },
  )
}

const typedFrom = async ({ db }: V, row: ContributionRow): Promise<Typed> => {
  const priority = row.priority_id
    ? await db.selectFrom('priorities').select('key').where('id', '=', row.priority_id).executeTakeFirst()
    : undefined
  return typedOf({ ...row, priority: priority?.key ?? '' })
}

/** What may not be changed any more, and why; null while it may. */
async function settled(visit: V, { row }: Own): Promise<PersonalPage | null> {
  const { db, language, now } = visit
  const say = words(language)
  if (row.state !== 'published') return gone(visit, say.change.settled, say.one.withdrawn, row)
  const consultation = await readConsultationById(db, row.consultation_id)
  return consultation && takesContributions(consultation.facts, { now, begun: now })
    ? null
    : gone(visit, say.change.settled, say.change.settledCause, row)
}

/** Changing what one proposed, while its consultation is open: what it said before stays readable. */
export const changeContributionRoute = (secret: Secret): PersonalRoute<Reader> => ({
  page: 'changeContribution',
  longest: longestForm,
  uploads: takesAttachments,
  query: ['lien'],
  async answer(visit, query): Promise<PersonalAnswer> {
    const own = await ownOf(visit, query.get('lien') ?? '')
    if (!own) return notTheirs(visit, 'changeContribution')
    const over = await settled(visit, own)
    if (over) return over
    const held = (await readFiles(visit.db, own.row.id)).map(file => ({ value: file.id, file }))
    return changePage(visit, own, { typed: await typedFrom(visit, own.row), held })
  },
  async send(visit, form, uploads): Promise<PersonalAnswer> {
    const { db, language, now } = visit
    const own = await ownOf(visit, form.get('lien') ?? '')
    if (!own) return notTheirs(visit, 'changeContribution')
    const over = await settled(visit, own)
    if (over) return over
    const consultation = await readConsultationById(db, own.row.consultation_id)
    if (!consultation) return { kind: 'missing' }
    const { facts } = consultation
    const typed = typedIn(form, facts.fields)
    const asking = await askingOf(visit, consultation)
    const priorities = new Map(asking.priorities.map(({ key, id }) => [key, id]))
    const read = saidIn({ typed, facts, language: own.row.language, priorities, isUnknown: false })
    const attached = await readFiles(db, own.row.id)
    const { held, lost, problems: wrongFiles, status } = await heldIn(visit, secret, form, uploads, attached)
    const again = { typed, held, ...(status ? { status } : {}) }
    if ('problems' in read) return changePage(visit, own, { ...again, problems: [...read.problems, ...wrongFiles] })
    if (wrongFiles.length > 0) return changePage(visit, own, { ...again, problems: wrongFiles })
    const outcome = await correctContribution.perform(db, own.who, now, {
      id: own.row.id,
      seen: Number(form.get('seen')) || 0,
      said: read.said,
      files: [...held.map(({ value }) => value), ...lost],
    })
    if (outcome.done)
      return { kind: 'see-other', to: contributionPath(language, { ...own.row, title: read.said.title }) }
    if (outcome.refusal.code === 'changed-meanwhile') return changePage(visit, own, { ...again, isStale: true })
    const { field = 'title', sentence } = outcome.refusal
    return changePage(visit, own, { ...again, problems: [{ field, why: sentence[language] }] })
  },
})

function withdrawPage(visit: V, { row, token }: Own, typed = '', isLong = false): PersonalPage {
  const { language } = visit
  const say = words(language).withdraw
  const title = say.title(numberInWords(row.number))
  return page(
    title,
    <>
      <PageHead language={language} title={title} lede={say.lede} />
      <Wrap>
        <Form
          action={pathOf('withdrawContribution', language, { contribution: numberInWords(row.number) })}
          sends={token ? { lien: token } : {}}
          label={title}
        >
          <TextArea
            language={language}
            name="reason"
            label={say.reason}
            value={typed}
            rows={3}
            longest={longestReason}
            error={isLong ? say.long : undefined}
          />
          <Button language={language} label={say.yes} />
        </Form>
        {ways([{ label: say.no, href: contributionPath(language, row) }], language)}
      </Wrap>
    </>,
    { breadcrumb: breadcrumb(visit, row), ...searchOf(token), ...(isLong ? { status: 422 as const } : {}) },
  )
}

/** Taking back what one proposed: asked once, on a page that says what becomes of it. */
export const withdrawContributionRoute: PersonalRoute<Reader> = {
  page: 'withdrawContribution',
  query: ['lien'],
  async answer(visit, query): Promise<PersonalAnswer> {
    const own = await ownOf(visit, query.get('lien') ?? '')
    if (!own) return notTheirs(visit, 'withdrawContribution')
    return withdrawPage(visit, own)
  },
  async send(visit, form): Promise<PersonalAnswer> {
    const { db, language, now } = visit
    const own = await ownOf(visit, form.get('lien') ?? '')
    if (!own) return notTheirs(visit, 'withdrawContribution')
    const reason = form.get('reason') ?? ''
    if (reason.trim().length > longestReason) return withdrawPage(visit, own, reason, true)
    const outcome = await withdrawContribution.perform(db, own.who, now, { id: own.row.id, reason })
    const here = contributionPath(language, { ...own.row, state: 'withdrawn' })
    return outcome.done || outcome.refusal.code === 'contribution-not-shown'
      ? { kind: 'see-other', to: here }
      : notTheirs(visit, 'withdrawContribution')
  },
}
