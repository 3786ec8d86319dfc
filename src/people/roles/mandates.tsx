import type { FC } from 'hono/jsx'
import { sql } from 'kysely'
import { formatDay, Section, Typeset } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import type { RoleName } from '../../record/index.ts'
import { roleWords } from './words.ts'

/** Somebody who acts, or acted, for an organisation or on a commitment: by what they do there, never by name. */
export type Mandate = { role: RoleName; duty: string | null; from: Day; until: Day | null; ended: boolean }

/**
 * The mandates on something, those of today first, then the others from the last one back, as the record tells of them: so a page of a day
 * of the past has those that were known then.
 */
export async function readMandates(db: Queries, id: string, timeZone: string): Promise<Mandate[]> {
  const { rows } = await sql<Omit<Mandate, 'ended'> & { ended: Date | null }>`
    select given.public ->> 'role' as role, given.erasable ->> 'duty' as duty, given.public ->> 'from' as "from",
      given.public ->> 'until' as until, ended.recorded as ended
    from entries as given
    left join entries as ended on ended.subject_type = 'role' and ended.subject_id = given.subject_id and ended.type in ('role.withdrawn', 'role.left')
    where given.type = 'role.given' and given.public -> 'on' ->> 'id' = ${id}
    order by given.public ->> 'from' desc, given.position desc`.execute(db)
  return rows.map(({ ended, until, ...mandate }) => {
    const endedOn = ended && dayIn(timeZone, ended)
    return {
      ...mandate,
      ended: ended !== null,
      until: endedOn && (until === null || endedOn < until) ? endedOn : until,
    }
  })
}

/** Who answers for something, by function and dates, and who did before. */
export const Mandates: FC<{ mandates: readonly Mandate[]; reading: Pick<Reading, 'language' | 'today'> }> = ({
  mandates,
  reading: { language, today },
}) => {
  const say = roleWords(language)
  const isOver = ({ ended, until }: Mandate) => ended || (until !== null && until < today)
  const [now, before] = [mandates.filter(one => !isOver(one)), mandates.filter(isOver)]
  return mandates.length === 0 ? null : (
    <Section language={language} id="mandats" heading={say.mandates}>
      <List mandates={now} language={language} />
      {now.length === 0 && (
        <p>
          <Typeset words={say.nobodyNow} language={language} />
        </p>
      )}
      {before.length > 0 && (
        <>
          <h3>
            <Typeset words={say.before} language={language} />
          </h3>
          <List mandates={before} language={language} />
        </>
      )}
    </Section>
  )
}

const List: FC<{ mandates: readonly Mandate[]; language: Language }> = ({ mandates, language }) => {
  const say = roleWords(language)
  return mandates.length === 0 ? null : (
    <ul class="list">
      {mandates.map(({ role, duty, from, until }) => (
        <li>
          <p class="label">
            <Typeset words={[duty, say.names[role]].filter(Boolean).join(', ')} language={language} />
          </p>
          <p class="small">
            <Typeset
              words={say.dates(formatDay(from, language), until === null ? null : formatDay(until, language))}
              language={language}
            />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Mandates as data. */
export const mandatesData = (mandates: readonly Mandate[]): Json => mandates.map(mandate => ({ ...mandate }))
