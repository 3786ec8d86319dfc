import type { FC } from 'hono/jsx'
import {
  Band,
  Button,
  type Fact,
  Facts,
  Form,
  formatDay,
  formatNumber,
  Link,
  Notice,
  PageHead,
  Said,
  TextField,
  Typeset,
} from '../../../design/index.ts'
import { capacityOf, type Reader, signInThen } from '../../../people/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../../platform/http/personal.ts'
import type { Outcome } from '../../../record/index.ts'
import type { Helpers } from '../../helpers.ts'
import { notForYou, sessionEnded, type V } from '../../page-parts.tsx'
import { seenIn } from '../../points/point.ts'
import { refusals } from '../../refusals.ts'
import { AnswerView } from '../../shown/answer-view.tsx'
import { type AnswerShown, readShown } from '../../shown/read-shown.ts'
import { isDay } from '../answer.ts'
import { reachOfTheme } from '../reach.ts'
import { answeringOf, dropAnswer, reviewAnswer, scheduleAnswers } from '../review.ts'
import { publishAndTell } from '../tell.ts'
import { words } from '../words.ts'
import { AboutPoints } from './about-points.tsx'
import { type Answering, readAnswering } from './read.ts'

const acts = ['review', 'publish', 'schedule', 'unschedule', 'drop'] as const
type Act = (typeof acts)[number]
const dones = ['drafted', 'reviewed', 'published', 'publishing', 'scheduled', 'unscheduled'] as const

type More = { done?: (typeof dones)[number]; refused?: string; status?: 409 | 422; on?: string }

const pathTo = ({ language, parameters }: V): string =>
  pathOf('oneAnswer', language, { answer: parameters.answer ?? '' })

function factsOf({ row }: AnswerShown, { told }: Answering, { language, timeZone, reader }: V): Fact[] {
  const say = words(language).one
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const me = reader.signedIn?.personId
  const who = (as: string | null, by: string | null) => {
    const capacity = say.capacities[(as ?? 'editor') as keyof typeof say.capacities] ?? say.capacities.editor
    return by !== null && by === me ? `${say.you} (${capacity})` : capacity
  }
  const fact = (label: string, value: string): Fact => ({
    label,
    value: <Typeset words={value} language={language} />,
  })
  return [
    fact(say.state, say.states[row.state]),
    fact(say.written, say.by(who(row.drafted_as, row.drafted_by), day(row.drafted_at))),
    ...(row.reviewed_at
      ? [fact(say.reviewed, say.by(who(row.reviewed_as, row.reviewed_by), day(row.reviewed_at)))]
      : []),
    ...(row.publish_on ? [fact(say.morning, formatDay(row.publish_on, language))] : []),
    ...(row.published_at ? [fact(say.told, formatNumber(told, language))] : []),
  ]
}

async function show(visit: V, helpers: Helpers, id: string, { done, refused, status, on = '' }: More = {}) {
  const { db, language, timeZone, now } = visit
  const as = { language, today: dayIn(timeZone, now) }
  const of = (await readShown(db, [id], as, helpers.inWords)).get(id)
  if (!of) return { kind: 'missing' as const }
  const { row } = of
  const say = words(language).one
  const isWaiting = row.state === 'drafted' || row.state === 'reviewed'
  const reach = row.theme_id && isWaiting ? await reachOfTheme(db, row.theme_id, row.organisation_id) : null
  const about = await readAnswering(db, row, reach)
  const isPublic = row.state === 'published' || row.state === 'publishing'
  const title = isPublic ? say.published : say.title
  const page: PersonalPage = {
    kind: 'personal',
    title,
    ...(status ? { status } : {}),
    breadcrumb: [{ label: words(language).desk.title, href: pathOf('answersDesk', language) }],
    body: (
      <>
        <PageHead language={language} title={title} lede={isPublic ? say.ledePublished : say.lede} />
        <Said
          language={language}
          done={done && (done === 'published' && about.told === 0 ? say.done.publishedAlone : say.done[done])}
          refused={refused}
        />
        <Band language={language} id="texte" heading={say.text}>
          {row.problem && (
            <Notice language={language} kind="late" title={say.problem} level={3}>
              <p>
                <Typeset words={row.problem[language]} language={language} />
              </p>
            </Notice>
          )}
          <AnswerView of={of} language={language} timeZone={timeZone} level={3} />
        </Band>
        <Band language={language} id="sujet" heading={say.about}>
          <AboutPoints of={about} language={language} />
        </Band>
        <Band language={language} id="etat" heading={say.facts}>
          <Facts language={language} facts={factsOf(of, about, visit)} />
        </Band>
        <Acts of={of} visit={visit} morning={on} />
      </>
    ),
  }
  return page
}

/** What can be done with an answer as it stands. */
const Acts: FC<{ of: AnswerShown; visit: V; morning: string }> = ({ of: { row }, visit, morning }) => {
  const { language, reader } = visit
  const say = words(language).one
  const action = pathTo(visit)
  const sends = { seen: String(row.version) }
  const isOwn = row.drafted_by !== null && row.drafted_by === reader.signedIn?.personId
  const does = (value: Act) => ({ name: 'do', value })
  if (row.state === 'published')
    return (
      <Band language={language} id="corriger" heading={say.correct} intro={say.correctIntro}>
        <p>
          <Link class="btn alt" href={`${pathOf('newAnswer', language)}?replaces=${row.id}`}>
            <Typeset words={say.correct} language={language} />
          </Link>
        </p>
      </Band>
    )
  if (row.state !== 'drafted' && row.state !== 'reviewed') return null
  return (
    <>
      {row.state === 'drafted' && (
        <Band language={language} id="relire" heading={say.review} intro={isOwn ? say.cantReview : say.reviewIntro}>
          {!isOwn && (
            <Form action={action} sends={sends}>
              <Button language={language} label={say.reviewSubmit} sends={does('review')} />
            </Form>
          )}
        </Band>
      )}
      {row.state === 'reviewed' && (
        <>
          <Band language={language} id="publier" heading={say.publish} intro={say.publishIntro}>
            <Form action={action} sends={sends}>
              <Button language={language} label={say.publishSubmit} sends={does('publish')} />
            </Form>
          </Band>
          <Band language={language} id="matin" heading={say.schedule}>
            <Form action={action} sends={sends} label={say.schedule} isLenient>
              <TextField
                language={language}
                name="on"
                type="date"
                label={say.on}
                hint={say.onHint}
                value={morning || (row.publish_on ?? '')}
                autocomplete="off"
              />
              <Button language={language} label={say.scheduleSubmit} sends={does('schedule')} kind="alt" />
              {row.publish_on && (
                <Button language={language} label={say.unschedule} sends={does('unschedule')} kind="alt" />
              )}
            </Form>
          </Band>
        </>
      )}
      <Band language={language} id="modifier" heading={say.change} intro={say.changeHint}>
        <p>
          <Link class="btn alt" href={pathOf('changeAnswer', language, { answer: row.id })}>
            <Typeset words={say.change} language={language} />
          </Link>
        </p>
      </Band>
      <Band language={language} id="abandonner" heading={say.drop} intro={say.dropIntro}>
        <Form action={action} sends={sends}>
          <Button language={language} label={say.dropSubmit} sends={does('drop')} kind="alt" />
        </Form>
      </Band>
    </>
  )
}

type Row = { id: string; consultation_id: string; organisation_id: string }

async function carriedOut(
  { db, now, reader, language }: V,
  { secret }: Helpers,
  row: Row,
  act: Act,
  { seen, on }: { seen: number; on: string },
): Promise<{ outcome: Outcome<unknown>; to: string }> {
  const { id } = row
  const here = pathOf('oneAnswer', language, { answer: id })
  const perform = { db, who: reader.who, now }
  switch (act) {
    case 'review':
      return { outcome: await reviewAnswer.perform(db, reader.who, now, { id, seen }), to: `${here}?done=reviewed` }
    case 'publish': {
      const outcome = await publishAndTell({ ...perform, secret }, { id, seen })
      const done = outcome.done && outcome.result.goesOn ? 'publishing' : 'published'
      return { outcome, to: `${here}?done=${done}` }
    }
    case 'drop':
      return {
        outcome: await dropAnswer.perform(db, reader.who, now, { id, seen }),
        to: `${pathOf('answersDesk', language)}?done=dropped`,
      }
    default: {
      const outcome = await scheduleAnswers.perform(db, reader.who, now, {
        consultationId: row.consultation_id,
        organisationId: row.organisation_id,
        answers: [{ id, seen }],
        on: act === 'schedule' ? on : null,
      })
      return { outcome, to: `${here}?done=${act}d` }
    }
  }
}

/** One answer as its authors will read it, and what can be done with it: reviewed, published now or on a morning, changed, dropped. */
export const answerRoute = (helpers: Helpers): PersonalRoute<Reader> => {
  const opened = async (visit: V, then: (row: Row) => Promise<PersonalAnswer>): Promise<PersonalAnswer> => {
    const { db, language, parameters } = visit
    const id = parameters.answer ?? ''
    const row = /^[0-9A-Z]{26}$/.test(id)
      ? await db
          .selectFrom('answers')
          .select(['id', 'consultation_id', 'organisation_id'])
          .where('id', '=', id)
          .where('state', '<>', 'dropped')
          .executeTakeFirst()
      : undefined
    if (!row) return { kind: 'missing' }
    return (await capacityOf(visit, answeringOf, { id })) ? then(row) : notForYou(language)
  }
  return {
    page: 'oneAnswer',
    query: ['done'],
    async answer(visit, query) {
      if (!visit.reader.signedIn) return signInThen(visit.language, pathTo(visit))
      return opened(visit, ({ id }) => {
        const done = dones.find(one => one === query.get('done'))
        return show(visit, helpers, id, done ? { done } : {})
      })
    },
    async send(visit, form) {
      if (!visit.reader.signedIn) return sessionEnded(visit, pathTo(visit), form)
      return opened(visit, async row => {
        const { language } = visit
        const act = acts.find(one => one === form.get('do'))
        if (!act) return show(visit, helpers, row.id)
        const on = form.get('on') ?? ''
        const again = (refused: string, status: 409 | 422) => show(visit, helpers, row.id, { refused, status, on })
        if (act === 'schedule' && !isDay(on)) return again(refusals.morningPast().refusal.sentence[language], 422)
        const { outcome, to } = await carriedOut(visit, helpers, row, act, { seen: seenIn(form), on })
        if (outcome.done) return { kind: 'see-other', to }
        return again(outcome.refusal.sentence[language], outcome.refusal.field === 'on' ? 422 : 409)
      })
    },
  }
}
