import { sql } from 'kysely'
import type pg from 'pg'
import { assignPoints, describeTheme, groupPoints } from '../../src/answers/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import type { Who } from '../../src/record/index.ts'
import { tidy } from './fill.ts'
import { type Call, calls, fillWithContributions } from './fill-contributions.ts'
import { makeEditor } from './signed-in-editor.ts'

/** As many as each consultation has: each fills a page at a thousand contributions, as at a million. */
const themesEach = 4
/** As many contributions as one answer is given to, as one for a theme is. */
const answeredAtOnce = 200
/** As many contributions as one statement settles. */
const settledAtOnce = 20_000

/**
 * What becomes of a hundred contributions that follow each other, by the last two digits of their numbers. Of the consultation that is over,
 * most are answered and the others are late; of the one that is open, half are in themes, and half of these are answered.
 */
const waivedBelow = 10
const bands = {
  [calls.over.slug]: { answered: [10, 70], grouped: [10, 70] },
  [calls.open.slug]: { answered: [76, 100], grouped: [50, 100] },
} as const

const answerId = (number: string) => sql`'01A' || lpad((${sql.ref(number)} / ${answeredAtOnce})::text, 23, '0')`

/** The themes of a consultation. @returns their ids */
async function makeThemes(db: Database, consultationId: string, editor: Who, now: Date): Promise<string[]> {
  const ids: string[] = []
  for (let number = 1; number <= themesEach; number += 1) {
    const theme = { consultationId, id: null, seen: 0, title: `Thème ${number}`, finding: '' }
    ids.push(resultOf(await describeTheme.perform(db, editor, now, theme)).id)
  }
  return ids
}

function resultOf<Result>(
  outcome: { done: true; result: Result } | { done: false; refusal: { code: string } },
): Result {
  if (outcome.done) return outcome.result
  throw new Error(outcome.refusal.code)
}

/** A page of decisions as people make them, so that there are some to be read. */
async function decideAsPeopleDo(db: Database, editor: Who, now: Date, open: Call, themeId: string): Promise<void> {
  const some = await db
    .selectFrom('points')
    .select(['contribution_id as id', 'number', 'version'])
    .where('consultation_id', '=', open.id)
    .where('with_id', 'is', null)
    .where('is_shown', '=', true)
    .where(sql<boolean>`contribution_number % 100 between 50 and 69`)
    .orderBy('contribution_number')
    .limit(100)
    .execute()
  const { id: organisationId } = await db
    .selectFrom('organisations')
    .select('id')
    .where('key', '=', 'dinum')
    .executeTakeFirstOrThrow()
  const consultationId = open.id
  resultOf(await groupPoints.perform(db, editor, now, { consultationId, points: some, themeId }))
  const seen = some.map(point => ({ ...point, version: point.version + 1 }))
  resultOf(await assignPoints.perform(db, editor, now, { consultationId, points: seen, organisationId }))
}

/** The answers, each of which leads to one of the commitments of the plan. */
async function makeAnswers(db: Database, last: number, planSlug: string): Promise<void> {
  await sql`
    insert into answers (id, consultation_id, outcome, reason, language, organisation_id, signed_as, state, drafted_at, drafted_as, reviewed_at,
      reviewed_as, published_at)
    select '01A' || lpad(place::text, 23, '0'), c.consultation_id, 'retained', 'Elle est juste.', 'fr', o.id, 'Cheffe de projet', 'published',
      now(), 'correspondent', now(), 'editor', now()
    from generate_series(0, ${Math.floor(last / answeredAtOnce)}::int) as place
    cross join lateral (
      select consultation_id from contributions where number >= place * ${answeredAtOnce}::int order by number limit 1
    ) as c
    cross join (select id from organisations order by id limit 1) as o`.execute(db)
  await sql`
    insert into answer_targets (answer_id, place, target_type, target_id)
    select answers.id, 1, 'commitment', (array(
      select c.id from commitments as c join plans on plans.id = c.plan_id where plans.slug = ${planSlug} order by c.position limit 5
    ))[1 + substr(answers.id, 4)::int % 5]
    from answers`.execute(db)
}

/** Points as their actions would have left them, through the triggers that keep every count. */
async function settle(db: Database, call: Call, themes: readonly string[], slug: keyof typeof bands, last: number) {
  const { answered, grouped } = bands[slug]
  for (let from = 0; from <= last; from += settledAtOnce)
    await sql`
      update points as p set
        theme_id = case when p.contribution_number % 100 >= ${grouped[0]}::int and p.contribution_number % 100 < ${grouped[1]}::int
          then (${themes}::text[])[1 + p.contribution_number % ${themesEach}::int] end,
        answer_id = case when p.contribution_number % 100 >= ${answered[0]}::int and p.contribution_number % 100 < ${answered[1]}::int
          then ${answerId('p.contribution_number')} end,
        state = case
          when p.contribution_number % 100 < ${waivedBelow}::int then 'waived'
          when p.contribution_number % 100 >= ${answered[0]}::int and p.contribution_number % 100 < ${answered[1]}::int then 'answered'
          else 'owed' end,
        settled_at = case
          when p.contribution_number % 100 < ${waivedBelow}::int
            or (p.contribution_number % 100 >= ${answered[0]}::int and p.contribution_number % 100 < ${answered[1]}::int)
          then c.published_at + (p.contribution_number % 60) * interval '1 day' end
      from contributions as c
      where c.id = p.contribution_id and c.state = 'published' and p.consultation_id = ${call.id}
        and c.number > ${from}::int and c.number <= ${from + settledAtOnce}::int
        and (p.contribution_number % 100 < ${waivedBelow}::int or p.contribution_number % 100 >= ${Math.min(answered[0], grouped[0])}::int)`.execute(
      db,
    )
}

async function tellWhatSettled(db: Database): Promise<void> {
  await sql`
    insert into answer_points (answer_id, contribution_id, number, published_at)
    select answer_id, contribution_id, number, now() from points where answer_id is not null`.execute(db)
  await sql`
    insert into rulings (id, contribution_id, number, kind, reason, signed_as, ruled_at)
    select '01R' || lpad(upper(to_hex(contribution_number)), 23, '0'), contribution_id, number, 'waived',
      'Elle demande ce qui est fait ailleurs.', 'Cheffe de projet', settled_at
    from points where state = 'waived'`.execute(db)
}

/**
 * Fills a database with contributions of which some are grouped, some are answered, some are waived and some wait: in each hundred the same
 * ones, so that a page of a million holds as many lines of each kind as a page of a thousand.
 * @returns the consultation that is open, and who edits the plan
 */
export async function fillWithAnswers(
  connection: pg.ClientConfig,
  count: number,
  say: (line: string) => void,
): Promise<{ open: Call; editor: Who }> {
  const both = await fillWithContributions(connection, { count, isRecorded: false }, say)
  say(`${count} contributions are there`)
  const { db, close } = openDatabase(connection)
  try {
    const now = new Date('2026-11-20T10:00:00Z')
    const editor = await makeEditor(db)
    await makeAnswers(db, count, '2023-2025')
    for (const name of ['over', 'open'] as const) {
      const call = both[name]
      const themes = await makeThemes(db, call.id, editor, now)
      if (name === 'open') await decideAsPeopleDo(db, editor, now, call, themes[0] ?? '')
      await settle(db, call, themes, calls[name].slug, count)
      say(`${count} contributions: those of ${calls[name].slug} are settled`)
    }
    await tellWhatSettled(db)
    return { open: both.open, editor }
  } finally {
    await close()
    await tidy(connection)
  }
}
