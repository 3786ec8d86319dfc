import type { FC } from 'hono/jsx'
import { numberInWords } from '../../consultations/index.ts'
import { formatDay, Link, Typeset } from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { RuleLink } from '../charter/rule-link.tsx'
import { cited } from '../charter/rules.ts'
import { Answers, WholeWords } from '../page-parts.tsx'
import { words } from '../words.ts'
import type { DeskList, DeskRow } from './lists.ts'

type ItemProps = {
  list: DeskList
  row: DeskRow
  language: Language
  timeZone: string
  /** Whether it can be ticked, and is. */
  ticked?: boolean | undefined
}

/** What a question of a consultation is called; its key where it asks it no more. */
export const labelIn =
  (row: Pick<DeskRow, 'consultation'>, language: Language) =>
  (key: string): string => {
    const field = row.consultation.fields.find(one => one.key === key)
    return field ? wordsOf(field.label, language) : key
  }

/** Why a line is in its list. */
const WhyHere: FC<Pick<ItemProps, 'list' | 'row' | 'language' | 'timeZone'>> = ({ list, row, language, timeZone }) => {
  const say = words(language).desk
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const since = row.since ? say.since(day(row.since)) : ''
  if (list === 'reported') return <Typeset words={`${say.reports(row.reports ?? 0)}, ${since}`} language={language} />
  if (list === 'set-aside') return <Typeset words={say.suspicions[row.suspicion ?? 'none']} language={language} />
  return (
    <>
      {row.standing && <Typeset words={`${say.states[row.standing]}, ${since}. `} language={language} />}
      {row.rule && <RuleLink rule={cited(row.rule, row.charter ?? 1)} language={language} />}
    </>
  )
}

const ticks = 'tick-'

/** The field by which a line is ticked: each has its own, since of one that is sent twice the first counts. */
const tickName = (id: string): string => `${ticks}${id}`

/** What was ticked, in the order of the page. */
export const tickedIn = (form: URLSearchParams): string[] =>
  [...form.keys()].filter(name => /^tick-[0-9A-Z]{26}$/.test(name)).map(name => name.slice(ticks.length))

/** A line of the desk: the whole words of a contribution, where it stands, and why it is there. */
export const DeskItem: FC<ItemProps> = ({ list, row, language, timeZone, ticked }) => {
  const say = words(language).desk
  const number = numberInWords(row.number)
  const day = formatDay(dayIn(timeZone, row.sent_at), language)
  const href = pathOf('moderationCase', language, { contribution: number })
  return (
    <li class="stack near">
      <h3 id={number}>
        {ticked === undefined ? (
          <Link href={href}>{number}</Link>
        ) : (
          <label class="tick">
            <input type="checkbox" name={tickName(row.id)} value="yes" checked={ticked} aria-label={say.tick(number)} />
            <span>{number}</span>
          </label>
        )}
      </h3>
      <p class="small">
        <WhyHere list={list} row={row} language={language} timeZone={timeZone} />
      </p>
      <p class="small muted">
        <Typeset words={`${say.sent(day)}, ${row.author ? say.by(row.author) : say.byNobody}. `} language={language} />
        <Typeset words={say.in(wordsOf(row.consultation.title, language))} language={language} />
      </p>
      <WholeWords row={row} language={language}>
        <Answers answers={row.answers} labelOf={labelIn(row, language)} language={language} />
        {row.files > 0 && (
          <p>
            <Link href={href}>
              <Typeset words={say.files(row.files)} language={language} />
            </Link>
          </p>
        )}
      </WholeWords>
      {row.appeal && (
        <div class="note stack near">
          <p class="small muted">
            <Typeset words={words(language).case.appeal} language={language} />
          </p>
          <p class="version written" dir="auto">
            {row.appeal}
          </p>
        </div>
      )}
      <p>
        <Link href={href} aria-label={say.readOf(number)}>
          <Typeset words={say.read} language={language} />
        </Link>
      </p>
    </li>
  )
}
