import type { FC } from 'hono/jsx'
import { type ConsultationRow, contributionPath, daysBetween, numberInWords } from '../../consultations/index.ts'
import { Cell, FoldingTable, formatDay, formatNumber, Link, Row, TextView, Typeset } from '../../design/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import type { Coverage, Owing } from './counted.ts'
import { contestsInWords } from './figures-view.tsx'
import type { OwedLine, WaivedLine } from './lists.ts'
import { words } from './words.ts'

type Organisations = ReadonlyMap<string, OrganisationRow>

const OrganisationName: FC<{ id: string | null; organisations: Organisations; language: Language }> = ({
  id,
  organisations,
  language,
}) => {
  const one = id ? organisations.get(id) : undefined
  if (!one) return <Typeset words={words(language).nobody} language={language} />
  return (
    <Link href={pathOf('organisation', language, { organisation: one.slug })}>
      <TextView text={one.facts.name} language={language} mark={false} />
    </Link>
  )
}

/** The same figures for each consultation, in words, with the way to it. */
export const EachList: FC<{
  consultations: readonly ConsultationRow[]
  each: ReadonlyMap<string, Coverage>
  language: Language
}> = ({ consultations, each, language }) => {
  const say = words(language)
  return (
    <ul class="list">
      {consultations.map(row => {
        const one = each.get(row.id)
        return (
          <li>
            <div class="stack near">
              <h3>
                <Link href={pathOf('consultation', language, { consultation: row.slug })}>
                  <TextView text={row.facts.title} language={language} mark={false} />
                </Link>
              </h3>
              {one && (
                <>
                  <p>
                    <Typeset words={say.equation(one)} language={language} />
                  </p>
                  <p class="small muted">
                    <Typeset
                      words={[
                        ...(one.median === null || one.longest === null ? [] : [say.waited(one.median, one.longest)]),
                        ...contestsInWords(one, language).slice(0, 1),
                      ].join(' ')}
                      language={language}
                    />
                  </p>
                </>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** Who owes answers, and how many of them are late. */
export const OwingTable: FC<{ owing: readonly Owing[]; organisations: Organisations; language: Language }> = ({
  owing,
  organisations,
  language,
}) => {
  const say = words(language)
  return (
    <FoldingTable
      language={language}
      caption={say.owing}
      headings={[say.columns.organisation, say.columns.owed, say.columns.late]}
    >
      {owing.map(({ organisationId, owed, late }) => (
        <Row>
          <Cell class="w t">
            <OrganisationName id={organisationId} organisations={organisations} language={language} />
          </Cell>
          <Cell class="n" label={say.columns.owed} language={language}>
            {formatNumber(owed, language)}
          </Cell>
          <Cell class="n" label={say.columns.late} language={language}>
            {formatNumber(late, language)}
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}

/** A contribution as a list names it: its number, then its title in its own language. */
const Named: FC<{ of: { number: number; title: string; language: string }; point?: number; language: Language }> = ({
  of: one,
  point = 1,
  language,
}) => (
  <>
    <Link href={contributionPath(language, { ...one, state: 'published' })}>
      {point > 1 ? words(language).point(numberInWords(one.number), point) : numberInWords(one.number)}
    </Link>{' '}
    <span dir="auto" lang={one.language === language ? undefined : one.language}>
      {one.title}
    </span>
  </>
)

type Shown = Pick<Reading, 'language' | 'today' | 'timeZone'>

/** What is owed an answer, since when and by whom. */
export const OwedTable: FC<{ owed: readonly OwedLine[]; organisations: Organisations; reading: Shown }> = ({
  owed,
  organisations,
  reading: { language, today, timeZone },
}) => {
  const say = words(language)
  return (
    <FoldingTable
      language={language}
      caption={say.owed}
      headings={[say.columns.contribution, say.columns.due, say.columns.from]}
    >
      {owed.map(line => (
        <Row>
          <Cell class="w t">
            <Named of={line} language={language} />
            {line.copies > 0 && (
              <span class="small muted">
                {' '}
                <Typeset words={say.copies(line.copies)} language={language} />
              </span>
            )}
          </Cell>
          <Cell class="w" label={say.columns.due} language={language}>
            <Typeset words={line.due ? formatDay(line.due, language) : '–'} language={language} />{' '}
            <span class="small muted">
              <Typeset
                words={
                  line.due && line.due < today
                    ? say.lateBy(daysBetween(line.due, today))
                    : say.waiting(daysBetween(dayIn(timeZone, line.published_at), today))
                }
                language={language}
              />
            </span>
          </Cell>
          <Cell class="w" label={say.columns.from} language={language}>
            <OrganisationName id={line.responsible_id} organisations={organisations} language={language} />
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}

/** What no answer is owed to, publicly why, and the function of who signed that. */
export const WaivedTable: FC<{ waived: readonly WaivedLine[]; reading: Shown }> = ({
  waived,
  reading: { language, timeZone },
}) => {
  const say = words(language)
  return (
    <FoldingTable
      language={language}
      caption={say.waived}
      headings={[say.columns.contribution, say.columns.why, say.columns.signed]}
    >
      {waived.map(line => (
        <Row>
          <Cell class="w t">
            <Named of={line} point={line.point} language={language} />
            {line.others > 0 && (
              <span class="small muted">
                {' '}
                <Typeset words={say.others(line.others)} language={language} />
              </span>
            )}
          </Cell>
          <Cell class="w" label={say.columns.why} language={language}>
            <span dir="auto">{line.reason}</span>
          </Cell>
          <Cell class="w" label={say.columns.signed} language={language}>
            <span dir="auto">{line.signed_as}</span>,{' '}
            <Typeset words={formatDay(dayIn(timeZone, line.ruled_at), language)} language={language} />
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}
