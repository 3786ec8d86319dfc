import { type RawBuilder, sql } from 'kysely'
import type { CompletionLevel } from '../completion.ts'

/** What the tracker is narrowed to: things by id. */
export type Narrowed = {
  planId?: string | undefined
  priorityId?: string | undefined
  organisationId?: string | undefined
  level?: CompletionLevel | undefined
  late?: boolean | undefined
  /** Words that its numbers and its texts hold, all of them. */
  words?: readonly string[] | undefined
}

const accents = '[\u0300-\u036f]'

/** Small letters without accents, by the database: what is looked for and what is looked through are folded by the same hand. */
const folded = (text: RawBuilder<unknown>) => sql`replace(replace(
  lower(regexp_replace(normalize(${text}, NFKD), ${accents}, '', 'g') collate "und-x-icu"), 'œ', 'oe'), '’', '''')`

const searched = ['title', 'shortTitle', 'objective', 'problem']

/** What words are looked for in: a commitment's numbers, its title, its objective and its problem, in all their languages. */
const said = sql`(
  select concat_ws(' ', commitments.number, commitments.facts ->> 'ogpId',
    string_agg(case jsonb_typeof(wording) when 'object' then wording ->> 'text' else wording #>> '{}' end, ' '))
  from unnest(${searched}::text[]) as field, jsonb_each(commitments.facts -> field) as text (tag, wording)
  where tag not in ('original', 'wording'))`

/** The condition that lets through what is asked for, over `commitments` and `progress`. */
export function conditionOf({ planId, priorityId, organisationId, level, late, words }: Narrowed) {
  const conditions = [sql`true`]
  if (planId) conditions.push(sql`progress.plan_id = ${planId}`)
  if (priorityId) conditions.push(sql`commitments.priority_id = ${priorityId}`)
  if (organisationId) {
    conditions.push(sql`commitments.id in (
      select commitment_id from commitment_organisations where organisation_id = ${organisationId})`)
  }
  if (level) conditions.push(sql`progress.level = ${level}`)
  if (late) conditions.push(sql`progress.late`)
  if (words && words.length > 0) {
    conditions.push(sql`(
      select bool_and(strpos(${folded(sql`whole.words`)}, ${folded(sql`word`)}) > 0)
      from (select ${said} as words) as whole, unnest(${[...words]}::text[]) as word)`)
  }
  return sql.join(conditions, sql` and `)
}
