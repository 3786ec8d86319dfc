import { FilesGiven, numberInWords } from '../../consultations/index.ts'
import { Band, type Fact, Facts, formatDay, formatNumber, Link, PageHead, Said, Typeset } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { filesBy } from '../../platform/files/rows.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Secret } from '../../platform/secret.ts'
import { ruleCodes } from '../charter/rules.ts'
import { longestExplanation } from '../hidings/hiding.ts'
import { hideAndTell, restoreAndTell, settleAndTell, settleMany } from '../hidings/tell.ts'
import { Answers, WholeWords } from '../page-parts.tsx'
import { dismissReports } from '../reports/report.ts'
import { words } from '../words.ts'
import { type Case, readCase } from './case.ts'
import { Acts } from './case-acts.tsx'
import { Decisions, pathTo, Reports, type Typed, type V } from './case-parts.tsx'
import { forModerators } from './door.tsx'
import { labelIn } from './item.tsx'

type More = { done?: string; refused?: string; status?: 409 | 422; typed?: Typed }

function factsOf({ row, consultation, slug }: Case, { language, timeZone }: V): Fact[] {
  const say = words(language).case
  const day = (moment: Date) => <Typeset words={formatDay(dayIn(timeZone, moment), language)} language={language} />
  const number = numberInWords(row.number)
  const isPublic = ['published', 'withdrawn', 'hidden'].includes(row.state)
  return [
    { label: say.state, value: <Typeset words={say.stateOf[row.state]} language={language} /> },
    ...(row.suspicion
      ? [
          {
            label: say.why,
            value: <Typeset words={words(language).desk.suspicions[row.suspicion]} language={language} />,
          },
        ]
      : []),
    {
      label: say.consultation,
      value: (
        <Link href={pathOf('consultation', language, { consultation: slug })}>
          <Typeset words={wordsOf(consultation.title, language)} language={language} />
        </Link>
      ),
    },
    { label: say.author, value: <span dir="auto">{row.author || words(language).desk.byNobody}</span> },
    { label: say.sent, value: day(row.sent_at) },
    ...(row.published_at ? [{ label: say.shown, value: day(row.published_at) }] : []),
    ...(row.copies > 0 ? [{ label: say.copies, value: formatNumber(row.copies, language) }] : []),
    ...(isPublic
      ? [
          {
            label: words(language).contributions,
            value: (
              <Link href={pathOf('contribution', language, { contribution: number })}>
                <Typeset words={say.page} language={language} />
              </Link>
            ),
          },
        ]
      : []),
  ]
}

function show(visit: V, of: Case, { done, refused, status, typed = {} }: More = {}): PersonalPage {
  const { language } = visit
  const { row } = of
  const say = words(language).case
  const title = say.title(numberInWords(row.number))
  return {
    kind: 'personal',
    ...(status ? { status } : {}),
    title,
    breadcrumb: [{ label: words(language).desk.title, href: pathOf('moderationDesk', language) }],
    body: (
      <>
        <PageHead language={language} title={title} />
        <Said language={language} done={done} refused={refused} />
        <Band language={language} id="texte" heading={say.says}>
          <WholeWords row={row} language={language}>
            <Answers answers={row.answers} labelOf={labelIn(of, language)} language={language} />
            <FilesGiven
              files={of.files}
              language={language}
              hrefOf={({ id }) => `${pathTo(visit, row.number)}?fichier=${id}`}
            />
          </WholeWords>
        </Band>
        <Band language={language} id="etat" heading={say.about}>
          <Facts language={language} facts={factsOf(of, visit)} />
        </Band>
        <Reports of={of} visit={visit} typed={typed} />
        <Acts of={of} visit={visit} typed={typed} />
        <Decisions of={of} visit={visit} typed={typed} />
      </>
    ),
  }
}

/** A file of what is decided here, for whoever decides. */
async function fileOf({ db }: V, { files }: Case, asked: string): Promise<PersonalAnswer> {
  const [file] = files.some(({ id }) => id === asked) ? await filesBy(db, [asked]) : []
  return file ? { kind: 'file', file } : { kind: 'missing' }
}

const acts = ['hide', 'restore', 'release', 'dismiss', 'settle'] as const
type Act = (typeof acts)[number]
const settlements = ['restore', 'uphold']
const actIn = (value: string | null): Act | undefined => acts.find(one => one === value)

/** What is missing for an act; null where nothing is. */
function missingFor(act: Act, { rule = '', explanation = '' }: Typed, language: Language): string | null {
  const say = words(language).case
  if (act === 'hide' && !ruleCodes.includes(rule)) return say.noRule
  if (act === 'hide' && explanation === '') return say.noExplanation
  if (act === 'settle' && explanation === '') return say.noAnswer
  return explanation.length > longestExplanation ? say.longExplanation(longestExplanation) : null
}

const carriedOut = (
  { db, reader, now }: V,
  secret: Secret,
  { row }: Case,
  act: Act,
  typed: Typed,
  form: URLSearchParams,
) => {
  const doing = { db, secret, who: reader.who, now }
  const { rule = '', explanation = '' } = typed
  switch (act) {
    case 'hide':
      return hideAndTell(doing, { id: row.id, rule, explanation })
    case 'restore':
      return restoreAndTell(doing, { id: row.id, explanation })
    case 'release':
      return settleMany(doing, [row.id], null)
    case 'dismiss':
      return dismissReports.perform(db, reader.who, now, { id: row.id, upTo: form.get('upTo') ?? '' })
    case 'settle':
      return settleAndTell(doing, { id: row.id, restores: form.get('settles') === 'restore', explanation })
  }
}

/** One contribution as a moderator reads it, whether anybody reported it or not, and what can be done with it. */
export const caseRoute = (secret: Secret): PersonalRoute<Reader> => {
  const opened = (visit: V, answer: (of: Case) => PersonalAnswer | Promise<PersonalAnswer>) => {
    const named = visit.parameters.contribution ?? ''
    const path = pathOf('moderationCase', visit.language, { contribution: named })
    return forModerators(visit, path, async moderated => {
      const found = await readCase(visit.db, named, moderated)
      return found ? answer(found) : { kind: 'missing' }
    })
  }
  return {
    page: 'moderationCase',
    query: ['done', 'fichier'],
    answer: (visit, query) =>
      opened(visit, async (of): Promise<PersonalAnswer> => {
        // What waits to be looked at, or is hidden, is read here and nowhere else.
        const asked = query.get('fichier')
        if (asked !== null) return fileOf(visit, of, asked)

        const done = actIn(query.get('done'))
        return show(visit, of, done ? { done: words(visit.language).case.done[done] } : {})
      }),
    send: (visit, form) =>
      opened(visit, async (of): Promise<PersonalAnswer> => {
        const { language } = visit
        const act = actIn(form.get('do'))
        if (!act || (act === 'settle' && !settlements.includes(form.get('settles') ?? ''))) return show(visit, of)
        const typed = { rule: form.get('rule') ?? '', explanation: (form.get('explanation') ?? '').trim() }
        const missing = missingFor(act, typed, language)
        if (missing) return show(visit, of, { refused: missing, status: 422, typed })
        const outcome = await carriedOut(visit, secret, of, act, typed, form)
        if (outcome.done) return { kind: 'see-other', to: `${pathTo(visit, of.row.number)}?done=${act}` }
        // As it stands now: somebody else may have been here.
        const { db, parameters } = visit
        const now = (await readCase(db, parameters.contribution ?? '', 'all')) ?? of
        return show(visit, now, { refused: outcome.refusal.sentence[language], status: 409, typed })
      }),
  }
}
