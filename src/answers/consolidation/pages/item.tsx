import type { FC } from 'hono/jsx'
import { authorKindInWords, contributionPath, daysPast, numberInWords } from '../../../consultations/index.ts'
import { excerptOf, formatDay, Link, Mark, Typeset } from '../../../design/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import type { Day } from '../../../platform/facts/period.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { othersInWords } from '../../points/others.ts'
import { mostAtOnce, pointInWords, type Seen } from '../../points/point.ts'
import type { BenchRow } from './rows.ts'
import { words } from './words.ts'

const longestExcerpt = 180

/** Where a page is shown, and from what day on something is late. */
export type Where = { language: Language; timeZone: string; today: Day; slug: string }

const tick = /^tick-([0-9A-Z]{26})\.([1-9]\d?)$/

/** The field by which a line is ticked, whose value is the version that is shown: each has its own, since of one that is sent twice the first counts. */
export const tickName = ({ contribution_id, number }: Pick<BenchRow, 'contribution_id' | 'number'>): string =>
  `tick-${contribution_id}.${number}`

/** What was ticked, as whoever ticked it saw it; one more than are handled at once, at most. */
export const tickedIn = (form: URLSearchParams): Seen[] =>
  [...form]
    .flatMap(([name, value]) => {
      const [, id, number] = tick.exec(name) ?? []
      return id && /^[1-9]\d{0,8}$/.test(value) ? [{ id, number: Number(number), version: Number(value) }] : []
    })
    .slice(0, mostAtOnce + 1)

/** What is owed for it, by whom and until when, or what was decided. */
const Owed: FC<{ row: BenchRow } & Where> = ({ row, language, today }) => {
  const say = words(language).bench
  if (row.state !== 'owed') return null
  const isLate = row.due !== null && row.due < today
  const owes = row.organisation ? say.owes(wordsOf(row.organisation, language)) : say.owedByNobody
  return (
    <p class="small">
      {row.due && isLate && (
        <>
          <Mark language={language} icon="late" word={say.late(daysPast(row.due, today))} tone="late" />
          {' · '}
        </>
      )}
      <Typeset
        words={`${row.due && !isLate ? `${say.due(formatDay(row.due, language))} · ` : ''}${owes}`}
        language={language}
      />
    </p>
  )
}

/** What can be done with one line alone, each on a page of its own. */
const Ways: FC<{ row: BenchRow } & Where> = ({ row, language, slug }) => {
  const say = words(language).bench
  const named = pointInWords(row)
  const at = { consultation: slug, contribution: numberInWords(row.contribution_number) }
  return (
    <p class="small">
      <Link href={pathOf('nearContributions', language, at)} aria-label={say.nearOf(named)}>
        {say.near}
      </Link>
      {row.state === 'owed' && row.number === 1 && (
        <>
          {' · '}
          <Link href={pathOf('splitContribution', language, at)} aria-label={say.splitOf(named)}>
            {say.split}
          </Link>
        </>
      )}
      {row.state === 'owed' && (
        <>
          {' · '}
          <Link href={pathOf('waivePoint', language, { ...at, contribution: named })} aria-label={say.waiveOf(named)}>
            {say.waive}
          </Link>
        </>
      )}
    </p>
  )
}

type ItemProps = Where & { row: BenchRow; isTicked: boolean; themeHref: (number: number) => string; note?: string }

/** A line of the list: what is said, by what kind of author and when, what is owed for it, where it is and what goes with it. */
export const BenchItem: FC<ItemProps> = ({ row, isTicked, themeHref, note, ...where }) => {
  const { language, timeZone } = where
  const say = words(language).bench
  const named = pointInWords(row)
  const title = row.title || say.noTitle
  const spoken = { dir: 'auto' as const, lang: row.language === language ? undefined : row.language }
  return (
    <li id={named}>
      <div class="pick">
        <input
          type="checkbox"
          name={tickName(row)}
          value={String(row.version)}
          checked={isTicked}
          aria-label={say.tick(named, title)}
        />
        <div class="stack near">
          <h3 {...spoken}>
            <Link
              href={contributionPath(language, {
                number: row.contribution_number,
                title: row.title,
                state: 'published',
              })}
            >
              {named} {title}
            </Link>
          </h3>
          {row.part !== null && (
            <p class="small muted">
              <Typeset words={say.partOf} language={language} />
            </p>
          )}
          <p class="small" {...spoken}>
            {excerptOf(row.opening, longestExcerpt)}
          </p>
          <p class="small muted">
            <Typeset
              words={[
                authorKindInWords(row.author_kind, language),
                ...(row.published_at ? [say.received(formatDay(dayIn(timeZone, row.published_at), language))] : []),
                othersInWords(row.others, language),
                row.isUnderway ? say.underway : null,
              ]
                .filter(Boolean)
                .join(' · ')}
              language={language}
            />
          </p>
          {note && (
            <p class="small">
              <Typeset words={note} language={language} />
            </p>
          )}
          <Owed row={row} {...where} />
          {row.theme && (
            <p class="small">
              <Typeset words={say.inThemeShort} language={language} />{' '}
              <Link href={themeHref(row.theme.number)}>{row.theme.title}</Link>
            </p>
          )}
          {row.because !== null && (
            <p class="small" dir="auto">
              {say.because(row.because)}
            </p>
          )}
          {row.contested && (
            <p class="small" dir="auto">
              {say.contested(row.contested.reason)}{' '}
              <span class="muted">
                <Typeset words={say.contestedDue(formatDay(row.contested.due, language))} language={language} />
              </span>
            </p>
          )}
          <Ways row={row} {...where} />
        </div>
      </div>
    </li>
  )
}
