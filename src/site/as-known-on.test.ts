import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSiteOn, type TestSite } from '../../tests/support/site.ts'

const day = '2021-06-25'

describe('on 25 June 2021', () => {
  let site: TestSite
  const read = async (path: string) => {
    const answer = await site.get(path)
    return { status: answer.status, text: await answer.text() }
  }

  beforeAll(async () => {
    site = await openSiteOn(day)
  })
  afterAll(() => site.close())

  test('the home page says that the plan is being written, what is under way and what comes next', async () => {
    const { text } = await read('/')
    expect(text).toContain('s’écrit maintenant')
    expect(text).toMatch(/aria-current="step"[\s\S]*Co-construction/)
    expect(text.indexOf('Recueil et consolidation')).toBeLessThan(text.indexOf('Publication du plan d’action'))
  })

  test('the plan of 2023 is not there, and no commitment of the plan that is being written', async () => {
    expect((await read('/plans/2023-2025')).status).toBe(404)
    const plan = JSON.parse((await read('/plans/2021-2023.json')).text)
    expect(plan.commitments).toEqual([])
    expect(plan.state).toBe('preparing')
    expect((await read('/plans/2021-2023/engagements/4')).status).toBe(404)
  })

  test('the planned publication stays and the actual one is not known; no event of later is there', async () => {
    const plan = JSON.parse((await read('/plans/2021-2023.json')).text)
    const publication = plan.phases.find((phase: { kind: string }) => phase.kind === 'publication')
    expect(publication.planned.latest).toBe('2021-09-30')
    expect(publication.actual).toBeUndefined()
    expect(plan.events.map((event: { id: string }) => event.id)).not.toContain('publication-2021-12-17')
  })

  test('no date of later stands anywhere in the data of the pages', async () => {
    for (const path of ['/plans.json', '/plans/2021-2023.json', '/index.json', '/organisations.json']) {
      const { text } = await read(path)
      // What was planned, and spans that had begun, were known.
      const kept = JSON.stringify(
        JSON.parse(text, (key, value) => (['planned', 'period', 'timeline', 'next'].includes(key) ? null : value)),
      )
      const later = [...kept.matchAll(/"earliest":"(\d{4}-\d{2}-\d{2})"/g)]
        .map(match => match[1] as string)
        .filter(found => found > day)
      expect(later, path).toEqual([])
    }
  })

  test('the earlier plans are there with their evaluations', async () => {
    const plan = JSON.parse((await read('/plans/2015-2017.json')).text)
    expect(plan.commitments).toHaveLength(26)
    expect(plan.ratings.length).toBeGreaterThan(0)
  })

  test('every page says that it is a demonstration of that day, in both languages', async () => {
    for (const path of ['/', '/plans', '/plans/2018-2020', '/organisations', '/registre', '/nope']) {
      expect((await read(path)).text, path).toContain('réglée au 25 juin 2021')
    }
    expect((await read('/en/plans')).text).toContain('set to 25 June 2021')
  })

  test('what the tables hold is not touched: another connection reads all of it', async () => {
    const { count } = await site.database.db
      .selectFrom('commitments')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(71)
  })
})
