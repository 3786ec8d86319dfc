import { type ContributionRow, contributionPath, numberAt, numberInWords } from '../../consultations/index.ts'
import {
  Band,
  Button,
  ChoiceField,
  ErrorSummary,
  excerptOf,
  Form,
  formatDay,
  PageHead,
  saying,
  TextArea,
  UserText,
  Wrap,
} from '../../design/index.ts'
import { type Reader, signInThen } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../platform/http/personal.ts'
import { type BecameOf, type PointShown, readBecameOf } from '../on-contribution/read.ts'
import { sessionEnded, type V } from '../page-parts.tsx'
import { AnswerView } from '../shown/answer-view.tsx'
import { contestAnswer, longestContest } from './contest.ts'
import { words } from './words.ts'

type Opened = { row: ContributionRow; became: BecameOf }
type Typed = { reason: string; point: number | null }
type Problem = { field: string; why: string }

const pathTo = ({ language, parameters }: V): string =>
  pathOf('contestAnswer', language, { contribution: parameters.contribution ?? '' })

const pointIn = (value: string | null): number | null => (value && /^\d{1,2}$/.test(value) ? Number(value) : null)

/** The contribution of whoever reads, and what became of it; what anybody else gets instead. */
async function opened(visit: V): Promise<Opened | { instead: PersonalAnswer }> {
  const { db, language, reader, parameters, timeZone, now } = visit
  if (!reader.signedIn) return { instead: signInThen(language, pathTo(visit)) }
  const say = words(language).contest
  const number = numberAt(parameters.contribution ?? '')
  const row =
    number === null
      ? undefined
      : await db.selectFrom('contributions').selectAll().where('number', '=', number).executeTakeFirst()
  const mine = { label: say.mine, href: pathOf('myContributions', language) }
  if (!row || row.person_id !== reader.signedIn.personId)
    return {
      instead: saying(language, { title: say.notYours, lede: say.notYoursCause, ways: [mine] }, { status: 403 }),
    }
  const reading = { db, language, today: dayIn(timeZone, now) }
  // Which words a commitment changed isn’t shown here: the page of the contribution does.
  const became = await readBecameOf(reading, row as ContributionRow, async () => [])
  return { row: row as ContributionRow, became }
}

const see = ({ language }: V, row: ContributionRow) => ({
  label: words(language).contest.see,
  href: `${contributionPath(language, row)}#reponses`,
})

/** What is said where nothing is left to contest. */
function nothingOpen(visit: V, { row, became }: Opened): PersonalPage {
  const { language } = visit
  const say = words(language).contest
  const asked = became.points.find(({ contest }) => contest !== null)?.contest
  const ways = [see(visit, row)]
  if (!asked) return saying(language, { title: say.nothing, lede: say.nothingCause, ways }, { status: 409 })
  if (asked.settled_at) return saying(language, { title: say.given, lede: say.givenLede, ways })
  return saying(language, { title: say.done, lede: say.doneLede(formatDay(asked.due, language)), ways })
}

const openIn = ({ row, became }: Opened): PointShown[] =>
  row.state === 'published'
    ? became.points.filter(point => point.row.state === 'answered' && point.contest === null && point.row.is_shown)
    : []

type Shown = { typed: Typed; problems?: readonly Problem[]; status?: 409 | 422 }

function formPage(visit: V, found: Opened, { typed, problems = [], status }: Shown): PersonalPage {
  const { language, timeZone } = visit
  const say = words(language).contest
  const { row } = found
  const open = openIn(found)
  const chosen = open.length === 1 ? open[0] : open.find(point => point.row.number === typed.point)
  const title = say.title(numberInWords(row.number))
  const wrong = (field: string) => problems.find(one => one.field === field)?.why
  const answers = [
    ...new Map(
      (chosen ? [chosen] : open).flatMap(one => (one.standing ? [[one.standing.row.id, one.standing] as const] : [])),
    ).values(),
  ]
  return {
    kind: 'personal',
    section: 'contribute',
    title,
    ...(status ? { status } : {}),
    body: (
      <>
        <PageHead language={language} title={title} lede={say.lede} />
        <Wrap>
          {problems.length > 0 && <ErrorSummary language={language} title={say.errors} errors={problems} />}
          <Form
            action={pathTo(visit)}
            sends={open.length === 1 ? { point: String(open[0]?.row.number ?? 1) } : {}}
            label={title}
            isLenient
          >
            {open.length > 1 && (
              <ChoiceField
                language={language}
                name="point"
                label={say.which}
                value={chosen ? String(chosen.row.number) : undefined}
                error={wrong('point')}
                options={open.map(point => ({
                  value: String(point.row.number),
                  label: say.point(point.row.number, excerptOf(point.row.part ?? row.title, 200)),
                }))}
              />
            )}
            <TextArea
              language={language}
              name="reason"
              label={say.reason}
              hint={say.reasonHint}
              value={typed.reason}
              error={wrong('reason')}
              rows={8}
              longest={longestContest}
              required
            />
            <Button language={language} label={say.submit} />
          </Form>
        </Wrap>
        <Band language={language} id="texte" heading={say.yours}>
          <UserText text={chosen?.row.part ?? row.text} language={row.language} page={language} />
        </Band>
        <Band language={language} id="reponse" heading={say.answer}>
          {answers.map(of => (
            <AnswerView of={of} language={language} timeZone={timeZone} level={3} />
          ))}
        </Band>
      </>
    ),
  }
}

/** Saying that an answer doesn’t answer: by the author of the contribution, once for each of its points. */
export const contestRoute: PersonalRoute<Reader> = {
  page: 'contestAnswer',
  query: ['point'],
  async answer(visit, query) {
    const found = await opened(visit)
    if ('instead' in found) return found.instead
    if (openIn(found).length === 0) return nothingOpen(visit, found)
    return formPage(visit, found, { typed: { reason: '', point: pointIn(query.get('point')) } })
  },
  async send(visit, form) {
    const { db, language, now, reader } = visit
    if (!reader.signedIn) return sessionEnded(visit, pathTo(visit), form)
    const found = await opened(visit)
    // Sent twice, it was sent: that is what the page says then.
    if ('instead' in found) return found.instead
    const open = openIn(found)
    if (open.length === 0) return nothingOpen(visit, found)
    const say = words(language).contest
    const typed = {
      reason: (form.get('reason') ?? '').replace(/\r\n?/g, '\n').trim(),
      point: pointIn(form.get('point')),
    }
    const point = open.find(one => one.row.number === typed.point)
    const problems: Problem[] = [
      ...(point ? [] : [{ field: 'point', why: say.which }]),
      ...(typed.reason === '' ? [{ field: 'reason', why: say.missing }] : []),
      ...(typed.reason.length > longestContest ? [{ field: 'reason', why: say.long(longestContest) }] : []),
      ...(isStorable(typed.reason) ? [] : [{ field: 'reason', why: say.bad }]),
    ]
    if (!point || problems.length > 0) return formPage(visit, found, { typed, problems, status: 422 })
    const outcome = await contestAnswer.perform(db, reader.who, now, {
      id: found.row.id,
      number: point.row.number,
      reason: typed.reason,
    })
    if (outcome.done) return { kind: 'see-other', to: pathTo(visit) }
    const { field = 'reason', sentence } = outcome.refusal
    return formPage(visit, found, { typed, problems: [{ field, why: sentence[language] }], status: 409 })
  },
}
