import type { FC } from 'hono/jsx'
import { instantInWords } from '../../consultations/index.ts'
import {
  Band,
  Button,
  Form,
  formatDay,
  Link,
  type PhaseSlab,
  Phases,
  SelectField,
  Typeset,
} from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Visit } from '../../platform/http/personal.ts'
import { GateView } from '../coverage/gate-view.tsx'
import { commenting, type Edited, hindrancesOf } from './edited.ts'
import { words } from './words.ts'

type Props = { edited: Edited; visit: Visit<Reader> }

/** The three steps of a report, and at which one it is. */
export const Steps: FC<Props> = ({ edited, visit: { language, timeZone, now } }) => {
  const { report, comments } = edited
  const say = words(language).editor.steps
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const isDraft = report === null || report.state === 'draft'
  const steps: PhaseSlab[] = [
    { label: say.write, state: isDraft ? 'now' : 'done' },
    {
      label: say.comment,
      state: commenting(edited, now),
      ...(comments ? { when: say.between(day(comments.opens), day(comments.closes)) } : {}),
    },
    {
      label: say.finish,
      state: report?.state === 'final' ? 'done' : 'todo',
      ...(report?.finished_at ? { when: day(report.finished_at) } : {}),
    },
  ]
  return <Phases language={language} label={say.label} phases={steps} apart />
}

const Line: FC<{ words: string; visit: Visit<Reader> }> = ({ words: said, visit: { language } }) => (
  <p>
    <Typeset words={said} language={language} />
  </p>
)

/** Where a report stands: who can read it, what holds its next steps back, and how to see it as it will be read. */
export const WhereItStands: FC<Props> = ({ edited, visit }) => {
  const { language, timeZone, now } = visit
  const { of, report, gate, comments, organisations } = edited
  const say = words(language).editor
  const here = pathOf('editReport', language, { consultation: of.slug })
  const desk = pathOf('answersDesk', language)
  const fromComments = comments !== null && gate.first.some(one => one.consultation_id === comments.id)
  const slugs = [of.slug, ...(fromComments ? [comments.slug] : [])]
  const ways = [
    { label: say.toAnswer, href: `${desk}?de=c-${of.slug}` },
    ...(gate.disputed > 0 ? [{ label: say.toSettle, href: `${desk}?de=c-${of.slug}&list=disputes` }] : []),
    ...slugs.map(consultation => ({
      label: consultation === of.slug ? say.toWaive : say.toWaiveComments,
      href: pathOf('consolidate', language, { consultation }),
    })),
  ]
  return (
    <Band language={language} id="etat" heading={say.stands}>
      <Line words={report === null ? say.unsavedYet : say.readBy[report.state]} visit={visit} />
      {report?.state === 'open' && comments && commenting(edited, now) !== 'done' && (
        <Line words={say.commentsUntil(instantInWords(comments.facts.closes, timeZone, language))} visit={visit} />
      )}
      <GateView
        gate={gate}
        organisations={organisations}
        title={say.held}
        ways={ways}
        reading={{ language, timeZone, today: dayIn(timeZone, now) }}
      />
      <p class="row">
        {report && report.state !== 'draft' && (
          <Link class="btn alt" href={pathOf('report', language, { consultation: of.slug })}>
            <Typeset words={say.see} language={language} />
          </Link>
        )}
        <Link class="btn alt" href={`${here}?view=preview`}>
          <Typeset words={say.preview} language={language} />
        </Link>
        {report?.state === 'open' ? (
          <a href="#definitif">
            <Typeset words={say.toFinish} language={language} />
          </a>
        ) : (
          <a href="#ouvrir">
            <Typeset words={say.toOpen} language={language} />
          </a>
        )}
      </p>
    </Band>
  )
}

type StepProps = Props & { problemOf: (field: string) => string | undefined }

/** The next step of a report: that everybody may read and comment on it, or that it is final. */
export const NextStep: FC<StepProps> = ({ edited, visit, problemOf }) => {
  const { language, timeZone, now } = visit
  const { of, report, choices, gate } = edited
  const say = words(language).editor
  const action = pathOf('editReport', language, { consultation: of.slug })
  const sends = { seen: String(report?.version ?? 0) }
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  if (report?.state === 'open')
    return (
      <Band language={language} id="definitif" heading={say.finish} intro={say.finishCause}>
        {(!gate.isOpen || commenting(edited, now) !== 'done') && (
          <p>
            <a href="#etat">
              <Typeset words={say.heldAbove} language={language} />
            </a>
          </p>
        )}
        <Form action={action} sends={sends} label={say.finish} isLenient>
          <Button language={language} label={say.finish} sends={{ name: 'do', value: 'finish' }} kind="alt" />
        </Form>
      </Band>
    )
  const hindrances = hindrancesOf(edited, now)
  return (
    <Band language={language} id="ouvrir" heading={say.open} intro={say.openCause}>
      {hindrances.includes('unsaved') && <Line words={say.saveFirst} visit={visit} />}
      {hindrances.includes('underway') && (
        <Line words={say.underway(instantInWords(of.facts.closes, timeZone, language))} visit={visit} />
      )}
      {hindrances.includes('no-comments') && (
        <>
          <Line words={say.noComments} visit={visit} />
          <p>
            <Link href={pathOf('newConsultation', language)}>
              <Typeset words={say.newConsultation} language={language} />
            </Link>
          </p>
        </>
      )}
      {hindrances.length === 0 && (
        <Form action={action} sends={sends} label={say.open} isLenient>
          <SelectField
            language={language}
            name="comments"
            label={say.comments}
            hint={say.commentsHint}
            value=""
            error={problemOf('comments')}
            options={choices.map(one => ({
              value: one.id,
              label: `${wordsOf(one.facts.title, language)} (${say.steps.between(day(one.opens), day(one.closes))})`,
            }))}
          />
          <Button language={language} label={say.open} sends={{ name: 'do', value: 'open' }} kind="alt" />
        </Form>
      )}
    </Band>
  )
}
