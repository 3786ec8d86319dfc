import { type ContributionRow, contributionPath } from '../../consultations/index.ts'
import { Band, Button, ChoiceField, ErrorSummary, Form, PageHead, saying, UserText, Wrap } from '../../design/index.ts'
import { capacityOf, type Reader, signInThen } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../platform/http/personal.ts'
import type { Helpers } from '../helpers.ts'
import { type PointShown, readBecameOf } from '../on-contribution/read.ts'
import { DecidedFields, notForYou, sessionEnded, type V } from '../page-parts.tsx'
import { seenIn } from '../points/point.ts'
import { consolidating } from '../rights.ts'
import { AnswerView, outcomeInWords } from '../shown/answer-view.tsx'
import { settleDispute } from './contest.ts'
import { words } from './words.ts'

type Found = { row: ContributionRow; point: PointShown }
type Typed = { answer: string; reason: string; signedAs: string }
type Problem = { field: string; why: string }

const right = consolidating<{ consultationId: string }>()
const pathTo = ({ language, parameters }: V) => pathOf('settleDispute', language, { point: parameters.point ?? '' })

async function opened(
  visit: V,
  { inWords }: Helpers,
  then: (found: Found) => Promise<PersonalAnswer> | PersonalAnswer,
): Promise<PersonalAnswer> {
  const { db, language, parameters, timeZone, now } = visit
  const [, number, point = '1'] = /^c-(\d{1,9})(?:\.(\d{1,2}))?$/i.exec(parameters.point ?? '') ?? []
  if (number === undefined) return { kind: 'missing' }
  const row = (await db
    .selectFrom('contributions')
    .selectAll()
    .where('number', '=', Number(number))
    .where('state', '=', 'published')
    .executeTakeFirst()) as ContributionRow | undefined
  if (!row) return { kind: 'missing' }
  if (!(await capacityOf(visit, right, { consultationId: row.consultation_id }))) return notForYou(language)
  const became = await readBecameOf({ db, language, today: dayIn(timeZone, now) }, row, inWords)
  const found = became.points.find(one => one.row.number === Number(point))
  if (found?.row.disputed) return then({ row, point: found })
  const say = words(language).dispute
  const held = found?.rulings.some(({ kind }) => kind === 'holds')
  const ways = [
    { label: say.see, href: `${contributionPath(language, row)}#reponses` },
    { label: say.desk, href: pathOf('answersDesk', language) },
  ]
  return held
    ? saying(language, { title: say.done, lede: say.doneLede, ways })
    : saying(language, { title: say.nothing, lede: say.nothingCause, ways }, { status: 409 })
}

function formPage(
  visit: V,
  { row, point }: Found,
  typed: Typed,
  { problems = [], status }: { problems?: readonly Problem[]; status?: 409 | 422 } = {},
): PersonalPage {
  const { language, timeZone, parameters } = visit
  const say = words(language).dispute
  const title = say.title((parameters.point ?? '').toUpperCase())
  const wrong = (field: string) => problems.find(one => one.field === field)?.why
  return {
    kind: 'personal',
    title,
    ...(status ? { status } : {}),
    breadcrumb: [{ label: say.desk, href: pathOf('answersDesk', language) }],
    body: (
      <>
        <PageHead language={language} title={title} lede={say.lede} />
        <Band language={language} id="texte" heading={say.asked}>
          <UserText text={point.row.part ?? row.text} language={row.language} page={language} />
        </Band>
        <Band language={language} id="reponses" heading={say.answers}>
          {point.answers.map(of => (
            <AnswerView of={of} language={language} timeZone={timeZone} level={3} />
          ))}
        </Band>
        <Wrap>
          {problems.length > 0 && <ErrorSummary language={language} title={say.errors} errors={problems} />}
          <Form action={pathTo(visit)} sends={{ seen: String(point.row.version) }} label={title} isLenient>
            <ChoiceField
              language={language}
              name="answer"
              label={say.which}
              value={typed.answer}
              error={wrong('answer')}
              options={point.answers.map(of => ({
                value: of.row.id,
                label: say.option(wordsOf(of.organisation.facts.name, language), outcomeInWords(of, language)),
              }))}
            />
            <DecidedFields language={language} say={say} typed={typed} wrong={wrong} rows={6} />
            <Button language={language} label={say.submit} />
          </Form>
        </Wrap>
      </>
    ),
  }
}

/** Saying which of two contrary answers holds: by an editor of the plan, with a public reason. */
export const disputeRoute = (helpers: Helpers): PersonalRoute<Reader> => ({
  page: 'settleDispute',
  async answer(visit) {
    if (!visit.reader.signedIn) return signInThen(visit.language, pathTo(visit))
    return opened(visit, helpers, found => formPage(visit, found, { answer: '', reason: '', signedAs: '' }))
  },
  async send(visit, form) {
    const { db, language, now, reader } = visit
    if (!reader.signedIn) return sessionEnded(visit, pathTo(visit), form)
    return opened(visit, helpers, async found => {
      const value = (name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n').trim()
      const typed = { answer: value('answer'), reason: value('reason'), signedAs: value('signedAs') }
      const say = words(language).dispute
      if (!/^[0-9A-Z]{26}$/.test(typed.answer))
        return formPage(visit, found, typed, { problems: [{ field: 'answer', why: say.missing }], status: 422 })
      const { contribution_id: id, number, consultation_id: consultationId, version } = found.point.row
      const outcome = await settleDispute.perform(db, reader.who, now, {
        consultationId,
        point: { id, number, version: seenIn(form, version) },
        answerId: typed.answer,
        reason: typed.reason,
        signedAs: typed.signedAs,
      })
      if (outcome.done) return { kind: 'see-other', to: pathTo(visit) }
      const { field, sentence } = outcome.refusal
      const problems = [{ field: field ?? 'answer', why: sentence[language] }]
      return formPage(visit, found, typed, { problems, status: field ? 422 : 409 })
    })
  },
})
