import type { FC } from 'hono/jsx'
import { contributionPath, daysBetween } from '../../../consultations/index.ts'
import { Button, excerptOf, Form, formatDay, Link, Mark, Notice, TextField, Typeset } from '../../../design/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import type { Day } from '../../../platform/facts/period.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { othersInWords } from '../../points/others.ts'
import { pointInWords } from '../../points/point.ts'
import { outcomeShown } from '../../shown/outcome-shown.ts'
import { words as shared } from '../../words.ts'
import { words } from '../words.ts'
import type { AnswerLine, PointLine } from './lists.ts'
import type { Door } from './whose.ts'

export type As = { language: Language; timeZone: string; today: Day }

const longestExcerpt = 400

/** The name by which a line is ticked, and what it sends: how it was seen. */
export const pointTick = (line: Pick<PointLine, 'contribution_number' | 'number'>): string =>
  `tick-${line.contribution_number}.${line.number}`
export const answerTick = (line: Pick<AnswerLine, 'id'>): string => `tick-${line.id}`

/** What some ticked lines are asked by: `142.1.3`, the contribution, the point, and its version. */
export const askedPoint = (line: Pick<PointLine, 'contribution_number' | 'number' | 'version'>): string =>
  `${line.contribution_number}.${line.number}.${line.version}`

export const doorInWords = (door: Door, language: Language): string =>
  wordsOf(door.kind === 'organisation' ? door.organisation.facts.name : door.consultation.facts.title, language)

type PointItemProps = As & {
  line: PointLine
  list: 'owed' | 'second' | 'disputes'
  /** Whether it can be ticked, and is. */
  ticked?: boolean | undefined
  /** Who owes it, where the list is of several who do. */
  owing?: string | undefined
}

/** Something that is owed an answer: in its author’s words, with how urgent it is. */
export const PointItem: FC<PointItemProps> = ({ line, list, ticked, owing, language, today }) => {
  const say = words(language).desk
  const named = pointInWords(line)
  const lang = line.language === language ? undefined : line.language
  const state = 'published' as const
  const href = contributionPath(language, { number: line.contribution_number, title: line.title, state })
  const answer = `${pathOf('newAnswer', language)}?points=${askedPoint(line)}`
  const isLate = line.due < today
  return (
    <li>
      <div class="stack near">
        <p class="small muted">{named}</p>
        <h3 dir="auto" lang={lang}>
          <Link href={href}>{line.title}</Link>
        </h3>
        <p dir="auto" lang={lang}>
          {excerptOf(line.part ?? line.text, longestExcerpt)}
        </p>
        {line.contest !== null && (
          <p dir="auto">
            <Typeset words={say.contest(line.contest)} language={language} />
          </p>
        )}
        <p class="small">
          {list !== 'disputes' &&
            (isLate ? (
              <Mark language={language} icon="late" tone="late" word={say.late(daysBetween(line.due, today))} />
            ) : (
              <Typeset
                words={(list === 'second' ? say.secondDue : say.due)(formatDay(line.due, language))}
                language={language}
              />
            ))}
          {owing && (
            <>
              {list !== 'disputes' && ' · '}
              <Typeset words={owing} language={language} />
            </>
          )}
          {line.interim && (
            <>
              {' · '}
              <Typeset words={say.interim(shared(language).outcomes[line.interim] ?? '')} language={language} />
            </>
          )}
          {line.theme && (
            <>
              {' · '}
              <Typeset words={say.theme(line.theme)} language={language} />
            </>
          )}
          {line.others > 0 && (
            <>
              {' · '}
              <Typeset words={othersInWords(line.others, language) ?? ''} language={language} />
            </>
          )}
        </p>
        {list === 'owed' && (
          <label class="tick">
            <input type="checkbox" name={pointTick(line)} value={line.version} checked={ticked} />{' '}
            <Typeset words={say.tick(named)} language={language} />
          </label>
        )}
        <p class="small">
          {list === 'owed' && (
            <Link href={answer}>
              <Typeset words={say.answerOne(named)} language={language} />
            </Link>
          )}
          {list === 'second' && (
            <Link href={`${answer}&second=1`}>
              <Typeset words={say.secondOne(named)} language={language} />
            </Link>
          )}
          {list === 'disputes' && (
            <Link href={pathOf('settleDispute', language, { point: named })}>
              <Typeset words={say.settleOne(named)} language={language} />
            </Link>
          )}
        </p>
      </div>
    </li>
  )
}

export const whatOf = (line: Pick<AnswerLine, 'theme' | 'points' | 'numbers'>, language: Language): string => {
  const say = words(language).desk
  if (line.theme !== null) return say.forTheme(line.theme)
  return say.points(line.points, line.numbers.join(', ') + (line.points > line.numbers.length ? '…' : ''))
}

type AnswerItemProps = As & { line: AnswerLine; me: string; organisation: string; ticked?: boolean | undefined }

function standingOf(line: AnswerLine, me: string, { language, timeZone }: As): string {
  const { states } = words(language).desk
  if (line.state === 'published' && line.published_at)
    return states.published(formatDay(dayIn(timeZone, line.published_at), language))
  if (line.state === 'publishing') return states.publishing
  if (line.publish_on) return states.scheduled(formatDay(line.publish_on, language))
  if (line.state === 'reviewed') return states.reviewed
  return line.drafted_by === me ? states.mine : states.review
}

/** An answer that is being prepared, or was given: what it decides, of what, and where it stands. */
export const AnswerItem: FC<AnswerItemProps> = ({ line, me, organisation, ticked, ...as }) => {
  const { language } = as
  const say = words(language).desk
  const what = whatOf(line, language)
  const { icon, word, isClosed } = outcomeShown(line.outcome)
  return (
    <li>
      <div class="stack near">
        <p class="small muted">
          <Typeset words={organisation} language={language} />
          {line.is_second && ` · ${say.isSecond}`}
          {line.replaces && !line.is_second && ` · ${say.corrects}`}
        </p>
        <h3>
          <Typeset words={what} language={language} />
        </h3>
        <p>
          <Mark language={language} icon={icon} word={word[language]} tone={isClosed ? 'closed' : 'plain'} />
        </p>
        <p dir="auto" lang={line.language === language ? undefined : line.language}>
          {excerptOf(line.reason, longestExcerpt)}
        </p>
        <p class="small">
          <Typeset words={standingOf(line, me, as)} language={language} />
        </p>
        {line.problem && (
          <Notice language={language} kind="late">
            <p>
              <Typeset words={line.problem[language]} language={language} />
            </p>
          </Notice>
        )}
        {line.state === 'reviewed' && (
          <label class="tick">
            <input type="checkbox" name={answerTick(line)} value={line.version} checked={ticked} />{' '}
            <Typeset words={say.tick(what)} language={language} />
          </label>
        )}
        <p class="small">
          <Link href={pathOf('oneAnswer', language, { answer: line.id })}>
            <Typeset words={say.open(what)} language={language} />
          </Link>
        </p>
      </div>
    </li>
  )
}

type TickProps = { language: Language; all: string; none: string }

const TickWays: FC<TickProps> = ({ language, all, none }) => {
  const say = words(language).desk
  return (
    <p class="small" id="cocher" tabindex={-1}>
      <Link href={all}>
        <Typeset words={say.tickAll} language={language} />
      </Link>
      {' · '}
      <Link href={none}>
        <Typeset words={say.untickAll} language={language} />
      </Link>
      {' · '}
      <Link href="#actions">
        <Typeset words={say.toActs} language={language} />
      </Link>
    </p>
  )
}

/** What is owed, to be ticked and answered together. */
export const OwedForm: FC<
  As &
    TickProps & {
      lines: readonly PointLine[]
      action: string
      ticked: readonly string[]
      owingOf(line: PointLine): string | undefined
    }
> = ({ lines, action, all, none, ticked, owingOf, ...as }) => {
  const { language } = as
  return (
    <Form action={action} label={words(language).desk.answer}>
      <TickWays language={language} all={all} none={none} />
      <ul class="list">
        {lines.map(line => (
          <PointItem line={line} list="owed" ticked={ticked.includes(pointTick(line))} owing={owingOf(line)} {...as} />
        ))}
      </ul>
      <p id="actions" tabindex={-1}>
        <Button language={language} label={words(language).desk.answer} sends={{ name: 'do', value: 'answer' }} />
      </p>
    </Form>
  )
}

type UnderwayProps = As &
  TickProps & {
    lines: readonly AnswerLine[]
    me: string
    nameOf(organisationId: string): string
    action: string
    ticked: readonly string[]
    morning: string
  }

/** What is being prepared: those that were reviewed can be ticked, and published together. */
export const UnderwayForm: FC<UnderwayProps> = ({ lines, me, nameOf, action, all, none, ticked, morning, ...as }) => {
  const { language } = as
  const say = words(language).desk
  const canBeTicked = lines.some(({ state }) => state === 'reviewed')
  const items = (
    <ul class="list">
      {lines.map(line => (
        <AnswerItem
          line={line}
          me={me}
          organisation={nameOf(line.organisation_id)}
          ticked={ticked.includes(answerTick(line))}
          {...as}
        />
      ))}
    </ul>
  )
  if (!canBeTicked) return items
  return (
    <Form action={action} label={say.bulk} isLenient>
      <TickWays language={language} all={all} none={none} />
      {items}
      <fieldset class="field choice" id="actions" tabindex={-1}>
        <legend>
          <Typeset words={say.bulk} language={language} />
        </legend>
        <TextField
          language={language}
          name="on"
          type="date"
          label={say.on}
          hint={say.onHint}
          value={morning}
          autocomplete="off"
        />
        <p class="row">
          <Button language={language} label={say.schedule} sends={{ name: 'do', value: 'schedule' }} />{' '}
          <Button language={language} label={say.publish} sends={{ name: 'do', value: 'publish' }} kind="alt" />{' '}
          <Button language={language} label={say.unschedule} sends={{ name: 'do', value: 'unschedule' }} kind="alt" />
        </p>
      </fieldset>
    </Form>
  )
}
