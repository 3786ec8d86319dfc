import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetWhatIsOver, sampleCapacities } from '../../src/people/index.ts'
import { sealAll, verifyRecord } from '../../src/record/index.ts'
import { makeDemonstration } from '../../src/site/demonstration/make.ts'
import { daysFrom, samplePlan } from '../../src/site/demonstration/sample-plan.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { personAt } from '../support/visitor.ts'

const filled = new Date()
const today = filled.toISOString().slice(0, 10)
const demonstrate = async ({ database: { db } }: TestSite) => {
  await db.transaction().execute(tx => makeDemonstration(tx, filled))
  await sealAll(db)
}

let site: TestSite
/** Another one, which answers others too. */
let served: TestSite
let here: boolean
beforeAll(async () => {
  here = true
  site = await openSite('france', null, undefined, () => ({ isFromHere: () => here }))
  served = await openSite('empty', null, undefined, () => ({ demonstrates: false }))
  for (const one of [site, served]) await demonstrate(one)
})
afterAll(async () => {
  await site.close()
  await served.close()
})

const textOf = async (answer: Response | Promise<Response>) => textIn(await (await answer).text())

describe('the demonstration', () => {
  test('is a plan beside the real ones, in its consultation, each of whose texts says that it is a sample', async () => {
    const plan = await textOf(site.get('/plans/exemple'))
    for (const words of [
      'Exemple : un plan d’action',
      'Exemple : consultation ouverte à tous',
      'Exemple : rendre les décisions',
    ])
      expect(plan).toContain(words)
    expect(await textOf(site.get('/en/plans/exemple'))).toContain('Example: consultation open to all')
    expect(await textOf(site.get('/'))).toContain('Le plan exemple s’écrit maintenant.')
    expect((await site.get('/plans/2021-2023')).status).toBe(200)
    expect((await site.get('/agenda')).status).toBe(200)
    // Every text, in both languages; names of places too.
    const told: string[] = []
    const walk = (value: unknown, key = ''): void => {
      if (typeof value === 'string') {
        if (['fr', 'en', 'text', 'place'].includes(key) && !/\d{4}/.test(value)) told.push(value)
      } else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) walk(one, name)
    }
    for (const { facts } of samplePlan(today)) walk(facts)
    expect(told.length).toBeGreaterThan(30)
    expect(told.filter(words => !/^(Exemple :|Example:) /.test(words))).toEqual([])
    expect((await verifyRecord(site.database.db)).problems).toEqual([])
  })

  test('holds what 240 people said in the consultation that is over, and some dozens in the open one, in every state', async () => {
    const { db } = site.database
    const counted = await db
      .selectFrom('contributions')
      .innerJoin('consultations', 'consultations.id', 'consultation_id')
      .select(['slug', 'state', eb => eb.fn.countAll<number>().as('count')])
      .groupBy(['slug', 'state'])
      .execute()
    const standing = Object.fromEntries(counted.map(({ slug, state, count }) => [`${slug} ${state}`, count]))
    expect(standing).toEqual({
      'exemple-premieres-idees published': 240,
      'exemple-premieres-idees withdrawn': 4,
      'exemple-premieres-idees hidden': 6,
      'exemple-premieres-idees unconfirmed': 7,
      'exemple-priorites published': 36,
      'exemple-priorites withdrawn': 2,
      'exemple-priorites hidden': 1,
      'exemple-priorites quarantined': 3,
      'exemple-priorites unconfirmed': 3,
    })
    const seen = async (column: 'channel' | 'author_kind') =>
      (await db.selectFrom('contributions').select(column).distinct().orderBy(column).execute()).map(row => row[column])
    expect(await seen('channel')).toEqual(['import', 'mail', 'paper', 'room', 'site'])
    expect(await seen('author_kind')).toEqual(['civil-society', 'local-authority', 'person'])
    const hidings = await db.selectFrom('hidings').select('state').distinct().orderBy('state').execute()
    expect(hidings.map(({ state }) => state)).toEqual(['appealed', 'hidden', 'restored', 'upheld'])
    const versions = await db.selectFrom('contribution_versions').select('version').distinct().execute()
    expect(versions).toHaveLength(2)
    const copies = await db.selectFrom('contributions').select('copies').where('copies', '>', 0).execute()
    expect(copies).toEqual([{ copies: 4 }])
    const list = await textOf(site.get('/contributions?state=late'))
    expect(list).toContain('en retard')
    const titles = await db.selectFrom('contributions').select(['title', 'author']).execute()
    expect(titles.filter(({ title, author }) => !/^Exemple : /.test(title) || !/^(Exemple : |$)/.test(author))).toEqual(
      [],
    )
    // What nobody confirmed is emptied by the run of the day, as it is on any site.
    await forgetWhatIsOver(db, today, new Date())
    const lapsed = await db.selectFrom('contributions').select('title').where('state', '=', 'lapsed').execute()
    expect(lapsed).toEqual(Array.from({ length: 7 }, () => ({ title: '' })))
  })

  test('has answered 237 of the 240, by themes, splits, merges, a second look and a correction, and three still wait', async () => {
    const { db } = site.database
    const { id } = await db
      .selectFrom('consultations')
      .select('id')
      .where('slug', '=', 'exemple-premieres-idees')
      .executeTakeFirstOrThrow()
    const standing = await db
      .selectFrom('contributions')
      .select(['standing', eb => eb.fn.countAll<number>().as('count')])
      .where('consultation_id', '=', id)
      .where('state', '=', 'published')
      .groupBy('standing')
      .orderBy('standing')
      .execute()
    expect(standing).toEqual([
      { standing: 'answered', count: 237 },
      { standing: 'owed', count: 3 },
    ])
    const owing = await db
      .selectFrom('points')
      .innerJoin('organisations', 'organisations.id', 'responsible_id')
      .select('organisations.key')
      .where('points.consultation_id', '=', id)
      .where('points.state', '=', 'owed')
      .where('is_shown', '=', true)
      .orderBy('key')
      .execute()
    expect(new Set(owing.map(({ key }) => key)).size).toBeGreaterThan(1)
    const themes = await db.selectFrom('themes').select('finding').execute()
    expect(themes).toHaveLength(12)
    expect(themes.filter(({ finding }) => !/^Exemple : .*C-\d{4}/.test(finding))).toEqual([])
    const outcomes = await db
      .selectFrom('answers')
      .select('outcome')
      .distinct()
      .where('state', '=', 'published')
      .orderBy('outcome')
      .execute()
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'done-already',
      'not-retained',
      'out-of-scope',
      'passed-on',
      'retained',
      'retained-in-part',
      'under-study',
    ])
    const count = async (table: 'contests' | 'answers' | 'points', isSo: string, is: unknown) =>
      (
        await db
          .selectFrom(table)
          .select(eb => eb.fn.countAll<number>().as('count'))
          .where(sql.ref(isSo), '=', is)
          .executeTakeFirstOrThrow()
      ).count
    expect(await count('points', 'state', 'split')).toBe(2)
    expect(await count('points', 'joined', 'merged')).toBe(2)
    expect(await count('points', 'joined', 'same')).toBe(4)
    expect(await count('answers', 'is_second', true)).toBe(1)
    const corrected = await db.selectFrom('answers').select('id').where('replaces', 'is not', null).execute()
    expect(corrected).toHaveLength(1)
    const contested = await db.selectFrom('contests').select('settled_at').orderBy('settled_at').execute()
    expect(contested.map(({ settled_at }) => settled_at !== null)).toEqual([true, false])
    const changed = await db
      .selectFrom('answer_targets')
      .select(['before', 'after'])
      .where('field', '=', 'objective')
      .execute()
    expect(changed.length).toBeGreaterThan(2)
    for (const { before, after } of changed) expect(before).not.toEqual(after)
    const page = await textOf(site.get('/plans/exemple/fil'))
    for (const words of ['Exemple : répondre à chaque proposition', 'Conduit à', 'D’où il vient', '1-1'])
      expect(page).toContain(words)
    expect(
      await textOf(
        site.get('/plans/exemple/engagements/1-1-exemple-rendre-compte-de-ce-que-deviennent-les-contributions'),
      ),
    ).toContain('contributions ont conduit ici')
  })

  test('tells its story in the order of its times, the same to whoever begins it', async () => {
    const backwards = await sql<{ count: number }>`
      select count(*)::integer as count from (select recorded < lag(recorded) over (order by position) as back from entries) as told
      where back`.execute(served.database.db)
    expect(backwards.rows).toEqual([{ count: 0 }])
    const said = async ({ database: { db } }: TestSite) =>
      (await db.selectFrom('contribution_versions').select(['title', 'text']).orderBy('since').execute()).concat(
        await db
          .selectFrom('contributions')
          .select(['title', 'text'])
          .where('state', 'in', ['published', 'hidden', 'quarantined'])
          .orderBy('number')
          .execute(),
      )
    expect(await said(served)).toEqual(await said(site))
  })

  test('stays in its consultation for weeks, whatever the day on which it is made', () => {
    for (const day of ['2027-01-31', '2028-02-29', '2026-12-31']) {
      const consultation = samplePlan(day).find(({ key }) => key === 'exemple-consultation')?.facts.actual as {
        earliest: string
        latest: string
      }
      expect([consultation.earliest < day, consultation.latest > daysFrom(day, 20)]).toEqual([true, true])
    }
  })

  test.each(sampleCapacities)('lets whoever is at the machine enter as its %s, by one button', async as => {
    const person = personAt(site)
    expect(await (await person.get('/connexion')).text()).toContain('href="/demonstration"')
    expect(await textOf(person.get('/demonstration'))).toContain('Essayer chaque rôle')
    const entered = await person.send('/demonstration', { as })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/mon-espace'])
    const space = await textOf(person.get('/mon-espace'))
    expect(space).toContain('Bonjour, Exemple :')
    expect((await person.get('/administration')).status).toBe(as === 'administrator' ? 200 : 403)
    const ministry = '/organisations/exemple-le-ministere-des-bibliotheques/membres'
    expect((await person.get(ministry)).status).toBe(as === 'administrator' || as === 'correspondent' ? 200 : 403)
  })

  test('lets nobody enter from elsewhere, nor as anybody else', async () => {
    const person = personAt(site)
    await site.database.db
      .updateTable('people')
      .set({ email: 'real@example.org' })
      .where('email', '=', 'editor@demonstration.example')
      .execute()
    for (const as of ['editor', 'real@example.org', 'operator', '', '__proto__'])
      expect([as, (await person.send('/demonstration', { as })).status]).toEqual([as, 404])
    here = false
    expect((await person.get('/demonstration')).status).toBe(404)
    expect((await person.send('/demonstration', { as: 'administrator' })).status).toBe(404)
    here = true
    expect(
      (
        await person.send(
          '/demonstration',
          { as: 'administrator' },
          { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        )
      ).status,
    ).toBe(403)
    expect(person.cookies.size).toBe(0)
  })
})

test('where there is no demonstration, or the server answers others, there is no way in', async () => {
  const plain = await openSite('france', null)
  for (const one of [plain, served]) {
    expect((await one.get('/demonstration')).status).toBe(404)
    expect([404, 405]).toContain((await personAt(one).send('/demonstration', { as: 'administrator' })).status)
  }
  await plain.close()
})
