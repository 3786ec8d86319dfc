import type { FC } from 'hono/jsx'
import { contributionPath, numberInWords } from '../../consultations/index.ts'
import { formatDay, Link, Typeset } from '../../design/index.ts'
import { type OrganisationRow, readOrganisationsById } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Queries } from '../../platform/database/database.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { words as shared } from '../words.ts'
import type { Traced } from './store.ts'
import { words } from './words.ts'

/** The organisations that answered some contributions, by id. */
export const answeringOrganisations = (db: Queries, rows: readonly Traced[]) =>
  readOrganisationsById(
    db,
    rows.flatMap(({ organisation_id }) => organisation_id ?? []),
  )

type Props = { row: Traced; organisations: ReadonlyMap<string, OrganisationRow>; reading: Reading }

/** One contribution of a thread, or one of the points that it makes: what it says, and what it was answered. */
export const TracedItem: FC<Props & { children?: unknown }> = ({ row, organisations, reading, children }) => {
  const { language, timeZone } = reading
  const say = words(language)
  const organisation = row.organisation_id ? organisations.get(row.organisation_id) : undefined
  const lang = row.language === language ? undefined : row.language
  return (
    <li>
      <div class="stack near">
        <p class="small muted">
          {numberInWords(row.contribution)}
          {row.number > 1 && (
            <>
              {' · '}
              <Typeset words={say.point(String(row.number - 1))} language={language} />
            </>
          )}
          {row.state === 'withdrawn' && (
            <>
              {' · '}
              <Typeset words={say.withdrawn} language={language} />
            </>
          )}
        </p>
        <h3 dir="auto" lang={row.state === 'hidden' ? undefined : lang}>
          <Link href={contributionPath(language, { number: row.contribution, title: row.title, state: row.state })}>
            {row.state === 'hidden' ? say.hidden : row.title}
          </Link>
        </h3>
        {row.part && (
          <blockquote dir="auto" lang={lang}>
            {row.part}
          </blockquote>
        )}
        <p class="small">
          <Typeset
            words={
              row.outcome && row.published_at && organisation
                ? say.answered(
                    shared(language).outcomes[row.outcome] ?? row.outcome,
                    wordsOf(organisation.facts.name, language),
                    formatDay(dayIn(timeZone, row.published_at), language),
                  )
                : say.stands[row.stands]
            }
            language={language}
          />
          {row.others > 0 && (
            <span class="muted">
              {' · '}
              <Typeset words={say.theme.others(row.others)} language={language} />
            </span>
          )}
        </p>
        {children}
      </div>
    </li>
  )
}

/** The same as data. */
export const tracedData = (row: Traced, { origin }: Reading): Record<string, Json> => ({
  contribution: numberInWords(row.contribution),
  url: `${origin}${permanentPath('contribution', row.contribution_id)}`,
  point: row.number,
  title: row.state === 'hidden' ? null : row.title,
  part: row.part,
  state: row.state,
  stands: row.stands,
  others: row.others,
  answer: row.answer_id && {
    id: row.answer_id,
    outcome: row.outcome,
    organisation: row.organisation_id && `${origin}${permanentPath('organisation', row.organisation_id)}`,
    published: row.published_at?.toISOString() ?? null,
  },
})
