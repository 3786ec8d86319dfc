import { sql } from 'kysely'
import type pg from 'pg'
import { commitmentOriginPath } from '../src/commitments/index.ts'
import { type Database, openDatabase } from '../src/platform/database/database.ts'
import { fillWithAnswers } from './support/fill-answers.ts'
import { calls } from './support/fill-contributions.ts'
import { measureGrowth, onSizes, type Pages, type SiteOfSize, sizesAsked } from './support/page-growth.ts'
import type { Benchmark } from './support/result.ts'
import { cookieOfEditor } from './support/signed-in-editor.ts'
import { serveSite } from './support/site.ts'

const sizes = sizesAsked([1_000, 100_000, 1_000_000])
const plan = '2023-2025'

/** What everybody reads of how contributions are answered, and of what that led to. */
async function publicPages(db: Database): Promise<Record<string, string[]>> {
  const commitments = await db
    .selectFrom('commitments as c')
    .innerJoin('plans', 'plans.id', 'c.plan_id')
    .select('c.facts')
    .where('plans.slug', '=', plan)
    .orderBy('c.position')
    .limit(2)
    .execute()
  return {
    coverage: [`/plans/${plan}/reponses`, `/en/plans/${plan}/answers`],
    'coverage as data': [`/plans/${plan}/reponses.json`],
    home: ['/', '/en'],
    consultation: ['/consultations/printemps', '/consultations/automne'],
    plan: [`/plans/${plan}`],
    answered: ['/contributions?state=answered', '/contributions?state=answered&consultation=printemps'],
    waived: ['/contributions?state=waived', '/contributions?state=waived&consultation=automne'],
    owed: ['/contributions?state=owed', '/contributions?state=owed&consultation=printemps&order=longest'],
    'thread of a plan': [`/plans/${plan}/fil`],
    themes: ['/consultations/printemps/themes', '/consultations/automne/themes'],
    theme: ['/consultations/automne/themes/1-theme-1', '/consultations/automne/themes/2-theme-2'],
    'where a commitment comes from': commitments.map(({ facts }) => commitmentOriginPath('fr', plan, facts)),
  }
}

/** The pages on which everything is read together. Words are common, in between and rare among what is made up. */
async function benchPages(db: Database, consultationId: string): Promise<Record<string, string[]>> {
  const path = `/atelier/consolidation/${calls.open.slug}`
  const { rows } = await sql<{ due: string; number: number }>`
    select due, contribution_number as number from points
    where consultation_id = ${consultationId} and theme_id is null and with_id is null and is_shown and state = 'owed' order by contribution_number`.execute(
    db,
  )
  const middle = rows[Math.floor(rows.length / 2)]
  const few = [10, 20, 30, 40].flatMap(place => rows[place]?.number ?? [])
  return {
    'workbench, first': [path],
    'workbench, deep': [`${path}?after=${middle?.due}~${middle?.number}~1`],
    'in a theme': [`${path}?theme=3`, `${path}?theme=4`],
    'in a theme, deep': [`${path}?theme=3&after=${middle?.number}~1`],
    'in any theme': [`${path}?state=grouped`],
    'of an organisation': [`${path}?organisation=dinum`, `${path}?organisation=dinum&state=grouped`],
    'of a priority': [`${path}?priority=fr-2023-2025-priority-2`],
    'common words': [`${path}?q=publier`, `${path}?q=habitants`],
    'words in between': [`${path}?q=biologiques`],
    'rare words': [`${path}?q=Martegnac`, `${path}?q=zygomatique`],
    neighbours: few.map(number => `${path}/C-${String(number).padStart(4, '0')}/proches`),
    'theme, written': [`${path}/themes/4`],
    decisions: [`${path}/decisions`],
    'desk of answers': ['/atelier/reponses'],
  }
}

async function servedAt(connection: pg.ClientConfig, size: number, say: (line: string) => void): Promise<SiteOfSize> {
  const { open } = await fillWithAnswers(connection, size, say)
  const { db, close } = openDatabase(connection)
  const site = await serveSite(connection, false, true)
  const cookie = await cookieOfEditor(db, site.port)
  const pages: Record<string, Pages> = {}
  for (const [kind, paths] of Object.entries(await publicPages(db))) pages[kind] = { paths }
  for (const [kind, paths] of Object.entries(await benchPages(db, open.id))) pages[kind] = { paths, cookie }
  await close()
  return { size, site, pages }
}

export const answers: Benchmark = {
  name: 'answers',
  says: 'the pages on which contributions are read together, answered and followed, made from the database at 1,000, 100,000 and 1,000,000 of them, beside themselves at 1,000',
  run: say =>
    onSizes(
      'answers',
      sizes,
      (connection, size) => servedAt(connection, size, say),
      (client, sites) => measureGrowth(client, sites, say, { countsQueries: true }),
    ),
}
