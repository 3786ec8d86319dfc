import type { FC } from 'hono/jsx'
import {
  Diff,
  FuzzyDate,
  formatDay,
  Link,
  Mark,
  MilestoneState,
  Notice,
  Status,
  Typeset,
  UserText,
} from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words as shared } from '../words.ts'
import { outcomeShown } from './outcome-shown.ts'
import type { AnswerShown } from './read-shown.ts'
import { hasMovedSince, pointedInWords, type TargetShown } from './targets-shown.ts'
import { words } from './words.ts'

type As = { language: Language; timeZone: string }

/** What was decided, in its word; of what isn’t decided yet, until when or by whom. */
export const OutcomeMark: FC<{ of: AnswerShown; language: Language; size?: 'large' }> = ({ of, language, ...size }) => {
  const { icon, isClosed } = outcomeShown(of.row.outcome)
  return (
    <Mark
      language={language}
      icon={icon}
      word={outcomeInWords(of, language)}
      tone={isClosed ? 'closed' : 'plain'}
      {...size}
    />
  )
}

export function outcomeInWords({ row, passedTo }: Pick<AnswerShown, 'row' | 'passedTo'>, language: Language): string {
  const say = shared(language)
  if (row.until) return say.underStudyUntil(formatDay(row.until, language))
  if (passedTo) return say.passedOnTo(wordsOf(passedTo.facts.name, language))
  return say.outcomes[row.outcome] ?? row.outcome
}

/** An answer as its authors and everybody else read it: what was decided, why, who signs, where it leads. */
export const AnswerView: FC<As & { of: AnswerShown; id?: string; level?: 2 | 3 }> = ({
  of,
  language,
  timeZone,
  id,
  level = 2,
}) => {
  const say = words(language)
  const { row, targets } = of
  const name = wordsOf(of.organisation.facts.name, language)
  return (
    <div id={id} class="stack near">
      <Notice
        language={language}
        kind="answer"
        level={level}
        title={row.is_second ? say.secondAnswerOf(name) : say.answerOf(name)}
      >
        <p>
          <OutcomeMark of={of} language={language} size="large" />
        </p>
        <UserText text={row.reason} language={row.language} page={language} />
        {row.replaces && !row.is_second && (
          <p class="small">
            <Typeset words={say.corrects} language={language} />
          </p>
        )}
        <p class="small">
          <span lang={row.language === language ? undefined : row.language}>
            <Typeset words={say.signed(row.signed_as, name)} language={language} />
          </span>
          {row.published_at && (
            <>
              {' '}
              <Typeset
                words={say.publishedOn(formatDay(dayIn(timeZone, row.published_at), language))}
                language={language}
              />
            </>
          )}
        </p>
      </Notice>
      {targets.length > 0 && (
        <ul class="list">
          {targets.map(target => (
            <li>
              <TargetView of={target} publishedAt={row.published_at} language={language} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Where an answer leads: the words before and after, and whether anything has moved there since. */
const TargetView: FC<As & { of: TargetShown; publishedAt: Date | null }> = ({
  of,
  publishedAt,
  language,
  timeZone,
}) => {
  const say = words(language)
  const { pointed, change, entryId } = of
  const label = pointedInWords(pointed, language, say.milestone)
  const hasMoved = publishedAt !== null && hasMovedSince(pointed, publishedAt, timeZone)
  return (
    <div class="stack near">
      <p>
        <Typeset words={`${say.leadsTo}${language === 'fr' ? ' : ' : ': '}`} language={language} />
        <Link href={pointed.href}>
          <Typeset words={label} language={language} />
        </Link>
      </p>
      <p class="small">
        <span class="muted">
          <Typeset words={say.plan(wordsOf(pointed.plan, language))} language={language} />{' '}
        </span>
        {pointed.removed ? (
          <Typeset words={say.removed} language={language} />
        ) : 'completion' in pointed.standing ? (
          <Status language={language} completion={pointed.standing.completion} />
        ) : (
          <MilestoneState language={language} state={pointed.standing.state} />
        )}
      </p>
      {change && (
        <>
          <Diff language={language} caption={say.changed(label)} changes={[change]} />
          {entryId && (
            <p class="small">
              <Link href={pathOf('entry', language, { entry: entryId })}>
                <Typeset words={say.seeChange} language={language} />
              </Link>
            </p>
          )}
        </>
      )}
      {publishedAt && !pointed.removed && (
        <p class="small muted">
          <Typeset words={hasMoved ? say.moved : say.still} language={language} />
          {pointed.reported && (
            <>
              {' '}
              <Typeset words={say.lastReport} language={language} />{' '}
              <FuzzyDate period={pointed.reported} language={language} />
            </>
          )}
        </p>
      )}
    </div>
  )
}
