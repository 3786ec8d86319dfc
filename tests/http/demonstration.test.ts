import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleCapacities } from '../../src/people/index.ts'
import { sealAll, verifyRecord } from '../../src/record/index.ts'
import { makeDemonstration } from '../../src/site/demonstration/make.ts'
import { daysFrom, samplePlan } from '../../src/site/demonstration/sample-plan.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { personAt } from '../support/visitor.ts'

const today = new Date().toISOString().slice(0, 10)
const demonstrate = async ({ database: { db } }: TestSite) => {
  await db.transaction().execute(tx => makeDemonstration(tx, new Date()))
  await sealAll(db)
}

let site: TestSite
let here: boolean
beforeAll(async () => {
  here = true
  site = await openSite('france', null, undefined, () => ({ isFromHere: () => here }))
  await demonstrate(site)
})
afterAll(() => site.close())

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
  const served = await openSite('empty', null, undefined, () => ({ demonstrates: false }))
  await demonstrate(served)
  for (const one of [plain, served]) {
    expect((await one.get('/demonstration')).status).toBe(404)
    expect([404, 405]).toContain((await personAt(one).send('/demonstration', { as: 'administrator' })).status)
  }
  await plain.close()
  await served.close()
})
