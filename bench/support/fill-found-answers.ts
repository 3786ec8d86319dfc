import { sql } from 'kysely'
import type pg from 'pg'
import { openDatabase } from '../../src/platform/database/database.ts'
import { wordsIn } from '../../src/platform/facts/fold.ts'
import { fillWithContributions } from './fill-contributions.ts'
import { madeUpContribution } from './made-up-contribution.ts'

/** So many different reasons are made up; more answers than that say some of them again. */
const mostReasons = 20_000
/** One in so many answers says a word that few say. */
const [uncommon, rare] = [500, 250_000]

/**
 * Fills a database with so many published answers, each to a contribution of its own that everybody can read, as their actions would leave them.
 * What doesn't bear on finding them is left out: triggers don't run.
 */
export async function fillWithFoundAnswers(
  connection: pg.ClientConfig,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const begun = performance.now()
  const { over } = await fillWithContributions(connection, { count: 100, isRecorded: false }, () => {})
  const { db, close } = openDatabase(connection)
  const reasons = Array.from({ length: Math.min(count, mostReasons) }, (_, number) => madeUpContribution(number).text)
  await db.connection().execute(async one => {
    await sql`set session_replication_role = replica`.execute(one)
    await sql`create temporary table reasons (number int primary key, reason text, folded text)`.execute(one)
    for (let from = 0; from < reasons.length; from += 1000) {
      const rows = reasons
        .slice(from, from + 1000)
        .map((reason, place) => ({ number: from + place, reason, folded: wordsIn(reason).join(' ') }))
      await sql`
        insert into reasons select number, reason, folded
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (number int, reason text, folded text)`.execute(
        one,
      )
    }
    await sql`
      insert into contributions (id, number, consultation_id, state, version, title, text, answers, language, author, author_kind, channel, sent_at,
        published_at, due, said, shuffle, words, standing, settled_at)
      select '01C' || lpad(turn::text, 23, '0'), 1000 + turn, ${over.id}, 'published', 1, 'Idée ' || turn, 'Une idée.', '{}', 'fr', '', 'person', 'site',
        now() - interval '90 days', now() - interval '90 days', current_date, sha256(('answered ' || turn)::bytea), turn, '', 'answered', now()
      from generate_series(1, ${count}::int) as turn`.execute(one)
    await sql`
      insert into answers (id, consultation_id, outcome, reason, language, organisation_id, signed_as, state, drafted_at, drafted_as,
        reviewed_at, reviewed_as, published_at)
      select '01A' || lpad(turn::text, 23, '0'), ${over.id}, (array['retained', 'not-retained', 'retained-in-part'])[1 + turn % 3],
        reason || case when turn % ${uncommon}::int = 0 then ' Quarantaine.' else '' end
          || case when turn % ${rare}::int = 7 then ' Rarissime.' else '' end,
        'fr', (select id from organisations order by id limit 1 offset turn % 20), 'Cheffe de projet', 'published', now(), 'correspondent',
        now(), 'editor', now() - turn * interval '1 second'
      from generate_series(1, ${count}::int) as turn join reasons on reasons.number = turn % ${reasons.length}::int`.execute(
      one,
    )
    await sql`
      insert into answer_points (answer_id, contribution_id, number, published_at)
      select id, '01C' || right(id, 23), 1, published_at from answers`.execute(one)
    await sql`
      insert into search_answers (answer_id, plan_id, organisation_id, for_theme, published_at, words)
      select a.id, c.plan_id, a.organisation_id, false, a.published_at,
        to_tsvector('pg_catalog.french', folded)
          || to_tsvector('pg_catalog.french', case when a.reason like '%Quarantaine%' then 'quarantaine' else '' end)
          || to_tsvector('pg_catalog.french', case when a.reason like '%Rarissime%' then 'rarissime' else '' end)
      from answers as a join consultations as c on c.id = a.consultation_id
      join reasons on reasons.number = right(a.id, 23)::int % ${reasons.length}::int`.execute(one)
    await sql`
      insert into coverage_counts (consultation_id, responsible_id, standing, day, lane, count)
      values (${over.id}, '', 'answered', 30, 15, ${count})`.execute(one)
    await sql`set session_replication_role = origin`.execute(one)
  })
  for (const table of ['contributions', 'answers', 'answer_points', 'search_answers'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  await close()
  say(`${count} answers are there after ${Math.round((performance.now() - begun) / 1000)} s`)
}
