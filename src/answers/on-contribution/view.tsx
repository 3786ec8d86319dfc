import type { FC } from 'hono/jsx'
import { type ContributionRow, contributionPath, daysBetween, numberInWords } from '../../consultations/index.ts'
import {
  Cell,
  FoldingTable,
  formatDay,
  Link,
  Mark,
  Notice,
  Row,
  Section,
  Typeset,
  UserText,
} from '../../design/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { answerAnchor } from '../listed/answer-item.tsx'
import { isInterim } from '../replies/outcome.ts'
import { AnswerView, OutcomeMark } from '../shown/answer-view.tsx'
import type { AnswerShown } from '../shown/read-shown.ts'
import { themePath } from '../thread/paths.ts'
import type { BecameOf, ContestRow, Near, PointShown, RulingRow } from './read.ts'
import { words } from './words.ts'

type As = Pick<Reading, 'language' | 'timeZone' | 'today'>
type ViewProps = { row: ContributionRow; became: BecameOf; owing: ReadonlyMap<string, OrganisationRow>; reading: As }

const Said: FC<{ words: string; language: Language; small?: boolean }> = ({ words: said, language, small }) => (
  <p class={small ? 'small muted' : undefined}>
    <Typeset words={said} language={language} />
  </p>
)

const NearLink: FC<{ near: Near; language: Language }> = ({ near, language }) => (
  <Link href={contributionPath(language, near)}>
    <Typeset words={numberInWords(near.number)} language={language} />
  </Link>
)

/** All that became of a contribution: as parts of its page. */
export const BecameView: FC<ViewProps> = ({ row, became, owing, reading }) => {
  const { language } = reading
  const say = words(language)
  const { points, isSplit, mergedInto, mergedHere } = became
  const themes = [...new Map(points.flatMap(({ theme }) => (theme ? [[theme.id, theme] as const] : []))).values()]
  const given = [...new Map(points.flatMap(({ answers }) => answers.map(one => [one.row.id, one] as const))).values()]
  const isHidden = row.state === 'hidden'
  // One that answers several points is shown with each, and found at the first.
  const firstOf = (one: AnswerShown) => points.find(({ answers }) => answers.includes(one))
  const hasMuch = given.length > 0 || points.some(({ rulings }) => rulings.length > 0)
  if (!hasMuch && !isSplit && !mergedInto && mergedHere.length === 0 && themes.length === 0) return null
  return (
    <>
      <Section language={language} id="reponses" heading={given.length > 1 || isSplit ? say.headings : say.heading}>
        {isSplit && !isHidden && <Said words={say.split} language={language} />}
        {mergedInto && (
          <p>
            <Link href={contributionPath(language, mergedInto)}>
              <Typeset words={say.mergedInto(numberInWords(mergedInto.number))} language={language} />
            </Link>
          </p>
        )}
        {mergedHere.length > 0 && (
          <p>
            <Typeset words={say.mergedHere} language={language} />{' '}
            {mergedHere.map((one, place) => (
              <>
                {place > 0 && ', '}
                <NearLink near={one} language={language} />
              </>
            ))}
          </p>
        )}
        {themes.map(theme => (
          <p>
            <Typeset words={say.theme} language={language} />{' '}
            <Link href={themePath(language, became.consultation, theme)}>
              <span dir="auto">
                <Typeset words={theme.title} language={language} />
              </span>
            </Link>
          </p>
        ))}
        {isSplit && !isHidden && <Overview points={points} language={language} />}
        {points.map(point => (
          <PointView
            point={point}
            isAlone={!isSplit}
            isHidden={isHidden}
            owing={owing.get(point.row.responsible_id ?? '') ?? null}
            reading={reading}
            anchored={given.filter(one => firstOf(one) === point)}
          />
        ))}
      </Section>
      {row.state === 'published' && <ContestWays row={row} points={points} isSplit={isSplit} language={language} />}
    </>
  )
}

/** What each of the things that a contribution says was answered, in a table. */
const Overview: FC<{ points: readonly PointShown[]; language: Language }> = ({ points, language }) => {
  const say = words(language)
  return (
    <FoldingTable language={language} caption={say.pointByPoint} headings={[say.asked, say.decided, say.by]}>
      {points.map(({ row, standing }) => (
        <Row>
          <Cell class="w t">
            <a href={`#point-${row.number}`} dir="auto">
              {row.part || say.part(row.number)}
            </a>
          </Cell>
          <Cell class="n" label={say.decided} language={language}>
            {row.state === 'waived' ? (
              <Mark language={language} icon="dashed" word={say.waived} tone="closed" />
            ) : standing ? (
              <OutcomeMark of={standing} language={language} />
            ) : (
              '—'
            )}
          </Cell>
          <Cell class="w" label={say.by} language={language}>
            {standing ? (
              <Typeset words={wordsOf(standing.organisation.facts.name, language)} language={language} />
            ) : (
              '—'
            )}
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}

type PointProps = {
  point: PointShown
  /** Those of its answers to whose places addresses lead. */
  anchored: readonly AnswerShown[]
  isAlone: boolean
  isHidden: boolean
  owing: OrganisationRow | null
  reading: As
}

const PointView: FC<PointProps> = ({ point, anchored, isAlone, isHidden, owing, reading }) => {
  const { language, timeZone, today } = reading
  const say = words(language)
  const { row, answers, standing, contest, rulings } = point
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const waiver = rulings.find(({ kind }) => kind === 'waived')
  const ruling = rulings.find(({ kind }) => kind === 'holds')
  // Whoever asked again reads both: what was answered first, and then.
  const second = contest?.second_id ? answers.find(one => one.row.id === contest.second_id) : undefined
  const contested = contest ? answers.find(one => one.row.id === contest.answer_id) : undefined
  const leading = standing && standing !== second && standing !== contested ? [standing] : []
  const others = row.disputed ? answers.filter(one => one !== standing && isOtherOrganisation(one, standing)) : []
  const shown = new Set([...leading, second, contested, ...others])
  const earlier = answers.filter(one => !shown.has(one))
  const level = isAlone ? 2 : 3
  const view = (of: AnswerShown) => (
    <AnswerView
      of={of}
      language={language}
      timeZone={timeZone}
      level={level}
      {...(anchored.includes(of) ? { id: answerAnchor(of.row.id) } : {})}
    />
  )
  const isOwed = row.state === 'owed' && row.is_shown && row.due !== null && owing !== null
  const name = owing ? wordsOf(owing.facts.name, language) : ''
  return (
    <div class="stack" id={isAlone ? undefined : `point-${row.number}`}>
      {!isAlone && !isHidden && (
        <>
          <h3>
            <Typeset words={say.part(row.number)} language={language} />
          </h3>
          {row.part && (
            <blockquote dir="auto">
              <p class="version written">{row.part}</p>
            </blockquote>
          )}
        </>
      )}
      {leading.map(view)}
      {row.disputed && (
        <Notice language={language} kind="late">
          <Said words={say.disputed} language={language} />
        </Notice>
      )}
      {others.map(view)}
      {contested && view(contested)}
      {contest && <ContestView contest={contest} isHidden={isHidden} reading={reading} />}
      {second && view(second)}
      {standing && isInterim(standing.row.outcome) && <Said words={say.interim} language={language} />}
      {isOwed && (standing !== null || !isAlone) && row.due && (
        <Said
          words={
            row.due < today
              ? say.late(formatDay(row.due, language), name, daysBetween(row.due, today))
              : say.owed(formatDay(row.due, language), name)
          }
          language={language}
        />
      )}
      {ruling && (
        <RulingView
          ruling={ruling}
          heading={say.holds(nameOf(answers, ruling.answer_id, language))}
          language={language}
        >
          {say.heldBecause(ruling.signed_as, day(ruling.ruled_at))}
        </RulingView>
      )}
      {waiver && (
        <RulingView ruling={waiver} heading={say.waived} language={language}>
          {say.waivedBecause(waiver.signed_as, day(waiver.ruled_at))}
        </RulingView>
      )}
      {earlier.map(one => (
        <details>
          <summary>
            <Typeset
              words={
                ruling && isOtherOrganisation(one, standing)
                  ? say.other(wordsOf(one.organisation.facts.name, language))
                  : say.earlier(one.row.published_at ? day(one.row.published_at) : '')
              }
              language={language}
            />
          </summary>
          {view(one)}
        </details>
      ))}
    </div>
  )
}

const isOtherOrganisation = (one: AnswerShown, standing: AnswerShown | null): boolean =>
  one.row.organisation_id !== standing?.row.organisation_id

const nameOf = (answers: readonly AnswerShown[], id: string | null, language: Language): string => {
  const found = answers.find(one => one.row.id === id)
  return found ? wordsOf(found.organisation.facts.name, language) : ''
}

const RulingView: FC<{ ruling: RulingRow; heading: string; language: Language; children: string }> = ({
  ruling,
  heading,
  language,
  children,
}) => (
  <Notice language={language} title={heading} level={3}>
    <UserText text={ruling.reason} language={language} page={language} />
    <Said words={children} language={language} small />
  </Notice>
)

const ContestView: FC<{ contest: ContestRow; isHidden: boolean; reading: As }> = ({ contest, isHidden, reading }) => {
  const { language, timeZone, today } = reading
  const say = words(language)
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const due = formatDay(contest.due, language)
  return (
    <Notice language={language} title={say.contested(day(contest.contested_at))} level={3}>
      {!isHidden &&
        (contest.reason ? (
          <p class="version written" dir="auto">
            {contest.reason}
          </p>
        ) : (
          <Said words={say.contestGone} language={language} />
        ))}
      <Said
        words={
          contest.settled_at
            ? say.secondGiven(day(contest.settled_at))
            : contest.due < today
              ? say.secondLate(due, daysBetween(contest.due, today))
              : say.secondDue(due)
        }
        language={language}
        small
      />
    </Notice>
  )
}

/** Where its author says that the answer doesn’t answer it. */
const ContestWays: FC<{
  row: ContributionRow
  points: readonly PointShown[]
  isSplit: boolean
  language: Language
}> = ({ row, points, isSplit, language }) => {
  const say = words(language)
  const open = points.filter(point => point.row.state === 'answered' && point.contest === null)
  if (open.length === 0 || row.channel !== 'site') return null
  const path = pathOf('contestAnswer', language, { contribution: numberInWords(row.number) })
  return (
    <Section language={language} id="second-regard" heading={say.contest}>
      <p class="prose">
        <Typeset words={say.contestCause} language={language} />
      </p>
      {open.map(point => (
        <p>
          <Link class="btn alt" href={isSplit ? `${path}?point=${point.row.number}` : path}>
            <Typeset words={isSplit ? say.contestWayFor(point.row.number) : say.contestWay} language={language} />
          </Link>
        </p>
      ))}
    </Section>
  )
}
