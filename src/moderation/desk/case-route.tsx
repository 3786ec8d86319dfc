import type { FC } from 'hono/jsx'
import { type Consultation, type ContributionRow, numberInWords } from '../../consultations/index.ts'
import {
  Band,
  Button,
  ChoiceField,
  EmptyState,
  type Fact,
  Facts,
  Form,
  formatDay,
  formatNumber,
  Link,
  PageHead,
  TextArea,
  Typeset,
} from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Secret } from '../../platform/secret.ts'
import { actorInWords } from '../../record/index.ts'
import { standingRules } from '../charter/charter.ts'
import { RuleLink } from '../charter/rule-link.tsx'
import { charter, cited, ruleCodes } from '../charter/rules.ts'
import { contributionAt } from '../found.ts'
import { longestExplanation } from '../hidings/hiding.ts'
import type { HidingRow } from '../hidings/store.ts'
import { hideAndTell, restoreAndTell, settleAndTell, settleMany } from '../hidings/tell.ts'
import { Answers, Said, WholeWords } from '../page-parts.tsx'
import { dismissReports } from '../reports/report.ts'
import { words } from '../words.ts'
import { forModerators } from './door.tsx'
import { labelIn } from './item.tsx'
import type { Moderated } from './moderated.ts'

type V = Visit<Reader>
type Typed = { rule?: string; explanation?: string }
type More = { done?: string; refused?: string; status?: 409 | 422; typed?: Typed }
type Report = { id: string; rule: string; words: string; reported_at: Date }

/** All about one contribution that a moderator decides by. */
type Case = {
  row: ContributionRow
  consultation: Consultation
  slug: string
  reports: Report[]
  hidings: HidingRow[]
}

/** So many reports are enough to decide by. */
const mostReports = 100

async function readCase(db: Database, named: string, moderated: Moderated): Promise<Case | null> {
  const row = await contributionAt(db, named)
  if (!row) return null
  const consultation = await db
    .selectFrom('consultations')
    .select(['facts', 'plan_id', 'slug'])
    .where('id', '=', row.consultation_id)
    .executeTakeFirstOrThrow()
  if (moderated !== 'all' && !moderated.includes(consultation.plan_id)) return null
  const reports = await db
    .selectFrom('reports')
    .select(['id', 'rule', 'words', 'reported_at'])
    .where('contribution_id', '=', row.id)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(mostReports)
    .execute()
  const hidings = await db
    .selectFrom('hidings')
    .selectAll()
    .where('contribution_id', '=', row.id)
    .orderBy('id', 'desc')
    .execute()
  return { row, consultation: consultation.facts, slug: consultation.slug, reports, hidings }
}

const pathTo = ({ language }: V, number: number) =>
  pathOf('moderationCase', language, { contribution: numberInWords(number) })

const ruleName = (code: string, language: Language): string => {
  const standing = standingRules(charter).find(({ rule }) => rule.code === code)
  return standing ? words(language).rule(standing.rule.number, standing.wording.title[language]) : words(language).other
}

const Intro: FC<{ words: string; language: Language }> = ({ words: said, language }) => (
  <p class="muted">
    <Typeset words={said} language={language} />
  </p>
)

type PartProps = { of: Case; visit: V; typed: Typed }

/** What is reported of it, and the way to leave it as it is. */
const Reports: FC<PartProps> = ({ of: { row, reports }, visit }) => {
  const { language, timeZone } = visit
  const say = words(language).case
  const last = reports.at(-1)
  return (
    <Band language={language} id="signalements" heading={say.reports}>
      {!last ? (
        <EmptyState language={language} sentence={say.noReports} />
      ) : (
        <>
          <ul class="list">
            {reports.map(one => (
              <li>
                <p>
                  <b>
                    <Typeset words={ruleName(one.rule, language)} language={language} />
                  </b>{' '}
                  <small>
                    <Typeset
                      words={say.reported(formatDay(dayIn(timeZone, one.reported_at), language))}
                      language={language}
                    />
                  </small>
                </p>
                <p class="version written" dir="auto">
                  {one.words}
                </p>
              </li>
            ))}
          </ul>
          <Form action={pathTo(visit, row.number)} sends={{ do: 'dismiss', upTo: last.id }}>
            <Button language={language} label={say.dismiss} kind="alt" />
          </Form>
        </>
      )}
    </Band>
  )
}

/** What was decided of it before, and by whom in what capacity. */
const Decisions: FC<PartProps> = ({ of: { hidings }, visit: { language, timeZone } }) => {
  const say = words(language).case
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const as = (capacity: string | null) => actorInWords(capacity ?? '', language)
  const lines = (one: HidingRow) => [
    say.hiddenOn(day(one.hidden_at), as(one.hidden_as)),
    ...(one.appealed_at ? [say.appealedOn(day(one.appealed_at))] : []),
    ...(one.settled_at && !one.restored_at ? [say.upheldOn(day(one.settled_at), as(one.settled_as))] : []),
    ...(one.restored_at ? [say.restoredOn(day(one.restored_at), as(one.restored_as))] : []),
  ]
  return (
    <Band language={language} id="decisions" heading={say.decisions}>
      {hidings.length === 0 ? (
        <EmptyState language={language} sentence={say.noDecisions} />
      ) : (
        <ul class="list">
          {hidings.map(one => (
            <li>
              <p>
                <RuleLink rule={cited(one.rule, one.charter)} language={language} />
              </p>
              {lines(one).map(line => (
                <p class="small">
                  <Typeset words={line} language={language} />
                </p>
              ))}
              {[one.explanation, one.settlement].filter(Boolean).map(explanation => (
                <p class="version written small" dir="auto">
                  {explanation}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Band>
  )
}

type ExplanationProps = { language: Language; label: string; hint?: string; typed: Typed; required?: boolean }

const Explanation: FC<ExplanationProps> = ({ language, label, hint, typed, required = true }) => (
  <TextArea
    language={language}
    name="explanation"
    label={label}
    {...(hint ? { hint } : {})}
    value={typed.explanation ?? ''}
    rows={4}
    longest={longestExplanation}
    required={required}
  />
)

/** What can be done with it as it stands. */
const Acts: FC<PartProps> = ({ of: { row, hidings }, visit, typed }) => {
  const { language, reader } = visit
  const say = words(language).case
  const action = pathTo(visit, row.number)
  const standing = hidings.find(one => one.restored_at === null)
  const contested = standing?.state === 'appealed' ? standing : null
  const isOwn = contested !== null && contested.hidden_by === reader.signedIn?.personId
  return (
    <>
      {contested && (
        <Band language={language} id="contestation" heading={say.appeal}>
          <p class="version written" dir="auto">
            {contested.appeal ?? ''}
          </p>
          {isOwn ? (
            <Intro words={say.notYou} language={language} />
          ) : (
            <Form action={action} sends={{ do: 'settle' }} label={say.settle} isLenient>
              <Explanation language={language} label={say.settleExplanation} hint={say.settleIntro} typed={typed} />
              <Button language={language} label={say.settleRestore} sends={{ name: 'settles', value: 'restore' }} />
              <Button
                language={language}
                label={say.settleUphold}
                sends={{ name: 'settles', value: 'uphold' }}
                kind="alt"
              />
            </Form>
          )}
        </Band>
      )}
      {row.state === 'hidden' && (!contested || isOwn) && (
        <Band language={language} id="retablir" heading={say.restore} intro={say.restoreIntro}>
          <Form action={action} sends={{ do: 'restore' }} isLenient>
            <Explanation language={language} label={say.restoreExplanation} typed={typed} required={false} />
            <Button language={language} label={say.restoreSubmit} />
          </Form>
        </Band>
      )}
      {row.state === 'quarantined' && (
        <Band language={language} id="publier" heading={say.release} intro={say.releaseIntro}>
          <Form action={action} sends={{ do: 'release' }}>
            <Button language={language} label={say.releaseSubmit} />
          </Form>
        </Band>
      )}
      {['published', 'quarantined', 'withdrawn'].includes(row.state) && (
        <Band language={language} id="masquer" heading={say.hide} intro={say.hideIntro}>
          <Form action={action} sends={{ do: 'hide' }} isLenient>
            <ChoiceField
              language={language}
              name="rule"
              label={say.rule}
              value={typed.rule}
              options={standingRules(charter).map(({ rule }) => ({
                value: rule.code,
                label: ruleName(rule.code, language),
              }))}
            />
            <Explanation language={language} label={say.explanation} hint={say.explanationHint} typed={typed} />
            <Button language={language} label={say.hideSubmit} />
          </Form>
        </Band>
      )}
    </>
  )
}

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
    query: ['done'],
    answer: (visit, query) =>
      opened(visit, of => {
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
