import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inFrench, organisation } from '../../tests/fixtures/facts.ts'
import { openSite, type TestSite } from '../../tests/support/site.ts'
import { organisations } from '../people/index.ts'
import { operator, sealAll, verifyRecord } from './index.ts'

/** The clock as it was when each was recorded: it was set back by two days, and forward again. */
const moments = [
  '2026-11-24T09:00:00Z',
  '2026-11-24T09:00:01Z',
  '2026-11-22T09:00:00Z',
  '2026-11-22T09:00:01Z',
  '2026-11-24T09:00:02Z',
].map(moment => new Date(moment))

describe('entries that were recorded while the clock was set back', () => {
  let site: TestSite
  let ids: string[]
  beforeAll(async () => {
    site = await openSite('empty')
    ids = []
    for (const [place, recorded] of moments.entries()) {
      const things = [{ key: 'court', facts: organisation(`Cour ${place}`, { slug: 'cour' }) }]
      const outcome = await organisations.describe.perform(site.database.db, operator, recorded, { things })
      if (outcome.done) ids.push(...outcome.entryIds)
    }
    await sealAll(site.database.db)
  })
  afterAll(() => site.close())

  test('are numbered and chained in the order in which they were written, and the record holds', async () => {
    const sealed = await site.database.db.selectFrom('seals').select('entry_id').orderBy('seq').execute()
    expect(sealed.map(({ entry_id }) => entry_id)).toEqual(ids)
    expect((await verifyRecord(site.database.db)).problems).toEqual([])
  })

  test('are told in that order, each with the time that the clock showed', async () => {
    const { entries } = (await (await site.get('/registre.json')).json()) as {
      entries: { ulid: string; recorded: string }[]
    }
    expect(entries.map(({ recorded }) => recorded.slice(0, 10))).toEqual(
      [...moments].reverse().map(moment => moment.toISOString().slice(0, 10)),
    )
  })

  test('and the last one written is what the site says', async () => {
    const { facts } = await site.database.db.selectFrom('organisations').select('facts').executeTakeFirstOrThrow()
    expect(facts.name).toEqual(inFrench(`Cour ${moments.length - 1}`))
    expect(await (await site.get('/organisations/cour')).text()).toContain(`Cour ${moments.length - 1}`)
  })
})
