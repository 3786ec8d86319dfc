import { sql } from 'kysely'
import { outcomeShown, outcomes, publishedAfter, readStanding } from '../answers/index.ts'
import type { Tx } from '../platform/database/database.ts'
import { wordsIn } from '../platform/facts/fold.ts'

const answersAtOnce = 500

/** The words of each outcome, which are found in either language. */
const decided = new Map(
  outcomes.map(outcome => {
    const { fr, en } = outcomeShown(outcome).word
    return [outcome, { fr: wordsIn(fr).join(' '), en: wordsIn(en).join(' ') }]
  }),
)

/** Writes the lines of those of some answers that stand in public. */
async function writeLines(tx: Tx, ids: readonly string[]): Promise<void> {
  const standing = await readStanding(tx, ids)
  if (standing.length === 0) return
  const rows = standing.map(({ id, plan_id, organisation_id, for_theme, published_at, outcome, reason, language }) => ({
    answer_id: id,
    plan_id,
    organisation_id,
    for_theme,
    published_at: published_at.toISOString(),
    language,
    reason: wordsIn(reason).join(' '),
    ...(decided.get(outcome) ?? { fr: '', en: '' }),
  }))
  await sql`
    insert into search_answers (answer_id, plan_id, organisation_id, for_theme, published_at, words)
    select answer_id, plan_id, organisation_id, for_theme, published_at,
      to_tsvector(case language when 'fr' then 'pg_catalog.french'::regconfig else 'pg_catalog.english'::regconfig end, reason)
        || to_tsvector('pg_catalog.french', fr) || to_tsvector('pg_catalog.english', en)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line
      (answer_id text, plan_id text, organisation_id text, for_theme boolean, published_at timestamptz, language text, reason text, fr text, en text)
    order by answer_id
    on conflict (answer_id) do update set (plan_id, organisation_id, for_theme, published_at, words) =
      (excluded.plan_id, excluded.organisation_id, excluded.for_theme, excluded.published_at, excluded.words)`.execute(
    tx,
  )
}

/** Keeps the index with answers that a transaction published: those that they correct go. */
export async function keepAnswers(tx: Tx, ids: readonly string[]): Promise<void> {
  await writeLines(tx, ids)
  await sql`
    delete from search_answers where answer_id in (
      select replaces from answers where id = any(${[...ids]}::text[]) and replaces is not null and not is_second
    )`.execute(tx)
}

/** Makes all lines again. @returns how many there are */
export async function rebuildAnswers(tx: Tx): Promise<number> {
  await sql`delete from search_answers`.execute(tx)
  let last = ''
  for (;;) {
    const ids = await publishedAfter(tx, last, answersAtOnce)
    if (ids.length > 0) await writeLines(tx, ids)
    if (ids.length < answersAtOnce) break
    last = ids.at(-1) ?? last
  }
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from search_answers`.execute(tx)
  return rows[0]?.count ?? 0
}
