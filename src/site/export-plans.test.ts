import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { at, commitment, inFrench, organisation, plan, rowsIn, year2021 } from '../../tests/fixtures/facts.ts'
import { check, importing, planFile, problemsOf } from '../../tests/fixtures/files.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { importFiles, roundTrip } from '../../tests/support/round-trip.ts'
import { openSite, testOrigin } from '../../tests/support/site.ts'
import { events } from '../events/index.ts'
import { organisations } from '../people/index.ts'
import { projectRoot } from '../platform/project-root.ts'
import { operator, sealAll, verifyRecord } from '../record/index.ts'
import { checkFiles } from './check-files.ts'
import { exportPlans } from './export-plans.ts'
import { importPlans } from './import-plans.ts'

let database: TestDatabase
afterEach(() => database.drop())
const withDatabase = (template: 'empty' | 'france') =>
  beforeEach(async () => {
    database = await cloneDatabase(template)
  })

describe('the export of the four French plans', () => {
  withDatabase('france')

  test('is the shipped files, byte for byte, with the identity of the site', async () => {
    const { files, counts, removed } = await exportPlans(database.db)
    const site = await database.db.selectFrom('sites').select('id').executeTakeFirstOrThrow()
    for (const { name, text } of files) {
      const shipped = readFileSync(join(projectRoot, 'data/france', name), 'utf8')
      expect(text.replace(`    "ulid": "${site.id}",\n`, ''), name).toBe(shipped)
    }
    expect(files).toHaveLength(8)
    expect(counts).toMatchObject({ plan: 4, commitment: 71, organisation: 105, term: 62, site: 1, sheet: 1 })
    expect(removed).toBe(0)
  })

  test('imported into an empty site gives the same site, and the same export; into its own, it changes nothing', async () => {
    await roundTrip(database.db)
  })

  test('imported into an empty site gives the same pages, under the same addresses', async () => {
    const { files } = await exportPlans(database.db)
    const [first, second] = [await openSite('france'), await openSite('empty')]
    try {
      await importFiles(second.database.db, files)
      await sealAll(second.database.db)
      const paths = [
        '/index',
        '/plans',
        '/plans/2021-2023',
        '/en/plans/2018-2020',
        '/organisations',
        '/agenda',
        '/chiffres',
      ]
      for (const path of paths) {
        const [one, other] = await Promise.all(
          [first, second].map(async site => (await site.get(`${path}.json`)).json()),
        )
        expect({ ...other, recent: null, record: null }, path).toEqual({ ...one, recent: null, record: null })
      }
      const [plan2] = (await first.database.db.selectFrom('commitments').select('id').limit(1).execute()) ?? []
      const permanent = `/id/commitment/${plan2?.id}`
      const [one, other] = await Promise.all([first, second].map(site => site.get(permanent)))
      expect(one?.status).toBe(303)
      expect(other?.headers.get('location')).toBe(one?.headers.get('location'))
    } finally {
      await first.close()
      await second.close()
    }
  })
})

describe('the export of another country’s site', () => {
  withDatabase('empty')

  test('is imported to the same content, and exported again to the same bytes', async () => {
    const text = readFileSync(join(projectRoot, 'tests/fixtures/estonia.json'), 'utf8')
    await importPlans(database.db, checkFiles([{ name: 'estonia.json', text, content: JSON.parse(text) }]), at)
    const files = await roundTrip(database.db)
    expect(files.map(({ name }) => name)).toContain('plan-2026-2028.json')
  })
})

describe('the export of a site that has changed', () => {
  withDatabase('empty')

  const content = planFile({
    organisations: [
      { id: 'a', ...organisation('Cour des comptes') },
      { id: 'b', ...organisation('Cour de cassation') },
    ],
    plans: [
      {
        id: 'p',
        ...plan('2021-2023'),
        events: ['one', 'two'].map(id => ({ id, kind: 'forum', title: inFrench('Forum'), period: year2021 })),
        commitments: [
          { id: 'c1', ...commitment('1', 'Un') },
          { id: 'c2', ...commitment('2', 'Deux', { continues: [{ commitmentId: 'c1', kind: 'continues' }] }) },
        ],
      },
    ],
  })
  const read = async () => {
    const { files } = await exportPlans(database.db)
    const all = Object.assign({}, ...files.map(({ text }) => JSON.parse(text)))
    return all as { organisations: Held[]; plans: (Held & { events: Held[]; commitments: Held[] })[] }
  }
  type Held = { id: string; otherAddresses?: string[] }

  test('keeps every address of before, so that it leads where it led, on another site too', async () => {
    await importing(database.db, content)
    await importing(database.db, { organisations: [{ id: 'a', ...organisation('Cour de justice') }] })
    await importing(database.db, {
      plans: [{ id: 'p', ...plan('2021-2024'), commitments: [{ id: 'c1', ...commitment('1b', 'Un') }] }],
    })
    const {
      organisations: held,
      plans: [one],
    } = await read()
    expect(held.map(({ otherAddresses }) => otherAddresses)).toEqual([['cour-des-comptes'], undefined])
    expect(one?.otherAddresses).toEqual(['2021-2023'])
    expect(one?.commitments.map(({ otherAddresses }) => otherAddresses)).toEqual([['1'], undefined])
    const files = await roundTrip(database.db)

    const site = await openSite('empty')
    try {
      await importFiles(site.database.db, files)
      await sealAll(site.database.db)
      for (const [before, now] of [
        ['/organisations/cour-des-comptes', '/organisations/cour-de-justice'],
        ['/en/plans/2021-2023', '/en/plans/2021-2024'],
        ['/plans/2021-2023/engagements/1-un', '/plans/2021-2024/engagements/1b-un'],
      ] as const) {
        const { status, headers } = await site.get(before)
        expect([before, status]).toEqual([before, 308])
        expect(headers.get('location')?.replace(testOrigin, '')).toBe(now)
      }
    } finally {
      await site.close()
    }
  })

  test('gives things that could share an address each its own again', async () => {
    await importing(database.db, content)
    const {
      plans: [one],
    } = await read()
    expect(one?.events.map(({ otherAddresses }) => otherAddresses)).toEqual([['forum'], ['forum-two']])
    // The first one leaves the address that both wanted, and still has it.
    await events.describe.perform(database.db, operator, at, {
      things: [{ key: 'one', parentKey: 'p', facts: { kind: 'forum', title: inFrench('Atelier'), period: year2021 } }],
    })
    expect((await read()).plans[0]?.events.map(({ otherAddresses }) => otherAddresses)).toEqual([
      ['forum'],
      ['forum-two'],
    ])
    await roundTrip(database.db)
  })

  test('has the facts of today, and what is on the site only', async () => {
    await importing(database.db, content)
    await organisations.describe.perform(database.db, operator, at, {
      things: [{ key: 'a', facts: organisation('Cour des comptes', { abbreviation: 'CC' }) }],
    })
    await importing(database.db, {
      removed: [
        { type: 'event', id: 'two', reason: 'N’a pas eu lieu.' },
        { type: 'organisation', id: 'b', reason: 'Par erreur.' },
      ],
    })
    const { removed } = await exportPlans(database.db)
    expect(removed).toBe(2)
    const files = await roundTrip(database.db)
    expect(JSON.stringify(files)).not.toContain('N’a pas eu lieu.')
    expect((await read()).organisations).toEqual([expect.objectContaining({ id: 'a', abbreviation: 'CC' })])
  })

  test('imported into its own site becomes what the next import compares with', async () => {
    await importing(database.db, content)
    await organisations.describe.perform(database.db, operator, at, {
      things: [{ key: 'a', facts: organisation('Cour des comptes', { abbreviation: 'CC' }) }],
    })
    const { files } = await exportPlans(database.db)
    await importFiles(database.db, files)
    const row = await database.db
      .selectFrom('organisations')
      .select(['facts', 'imported'])
      .where('key', '=', 'a')
      .executeTakeFirstOrThrow()
    expect(row.imported).toEqual(row.facts)
  })

  test('of nothing is no file', async () => {
    expect(await exportPlans(database.db)).toEqual({ files: [], counts: expect.anything(), removed: 0 })
  })

  test('is refused where a plan has two sheets, which imports no longer allow', async () => {
    const sheet = (id: string) => ({
      id,
      number: '1',
      leadId: 'a',
      lead: inFrench('Cour'),
      title: inFrench('Fiche'),
      objective: inFrench('Objectif'),
      asOf: year2021,
      figures: [],
      sections: [],
      nextSteps: [],
    })
    await importing(database.db, content)
    const withSheet = (id: string) => ({ plans: [{ id: 'p', ...plan('2021-2023'), sheet: sheet(id) }] })
    await importing(database.db, withSheet('first'))
    expect(await problemsOf(() => importing(database.db, withSheet('second')))).toMatchObject([
      { code: 'only-one', sentence: { en: 'there is only one, and it is already “first” on this site' } },
    ])
    await sql`insert into sheets (id, key, facts, plan_id)
      select '01M82V7M69V1JT5KCXDBCKDNPZ', 'second', facts, plan_id from sheets`.execute(database.db)
    await expect(exportPlans(database.db)).rejects.toMatchObject({ code: 'several-sheets' })
  })
})

describe('an address that a file gives beside the one of the facts', () => {
  withDatabase('empty')
  const court = (more: object) => ({ organisations: [{ id: 'a', ...organisation('Cour des comptes'), ...more }] })

  test('leads to the record from then on, and the record of the site says so', async () => {
    await importing(database.db, court({}))
    const { changes, entryId } = await importing(database.db, court({ otherAddresses: ['chambre-des-comptes'] }))
    expect(changes).toMatchObject([
      { key: 'a', change: 'corrected', differences: {}, otherAddresses: ['chambre-des-comptes'] },
    ])
    const detail = await database.db
      .selectFrom('entries')
      .select(['public', 'erasable'])
      .where('batch_id', '=', entryId)
      .executeTakeFirstOrThrow()
    expect(detail).toMatchObject({ public: { fields: [], otherAddresses: ['chambre-des-comptes'] }, erasable: {} })
    expect((await importing(database.db, court({ otherAddresses: ['chambre-des-comptes'] }))).changes).toEqual([])
    await sealAll(database.db)
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('is refused where it is, or was, that of something else', async () => {
    await importing(database.db, court({}))
    const other = { id: 'b', ...organisation('Cour de cassation'), otherAddresses: ['cour-des-comptes'] }
    const problems = await problemsOf(() => importing(database.db, { organisations: [other] }))
    expect(problems).toMatchObject([{ code: 'address-taken', place: 'organisations[0].otherAddresses' }])
    expect(await rowsIn(database.db, 'organisations')).toBe(1)
  })

  test('is the end of an address, and nothing else', async () => {
    for (const wrong of ['/organisations/x', 'Ancien Nom', '']) {
      const [problem] = await problemsOf(() => check(court({ otherAddresses: [wrong] })))
      expect(problem?.sentence.en).toMatch(/^expected: the end of an address/)
    }
  })
})

describe('a figure that a plan names', () => {
  withDatabase('empty')
  const figure = {
    id: 'f',
    measure: 'm',
    label: inFrench('Nombre'),
    value: 2,
    qualifier: 'exact',
    unit: 'x',
    asOf: year2021,
    sources: [{ title: 'S' }],
  }
  const removal = (type: string, id: string) => ({ type, id, reason: 'Par erreur.' })

  test('can’t be taken away, or the export would name what is nowhere', async () => {
    await importing(database.db, {
      figures: [figure],
      plans: [{ id: 'p', ...plan('x', { commitmentsFigureId: 'f' }) }],
    })
    const problems = await problemsOf(() => importing(database.db, { removed: [removal('figure', 'f')] }))
    expect(problems).toMatchObject([{ code: 'still-referred-to', place: 'removed[0]', value: 'f' }])
    await roundTrip(database.db)
  })

  test('can, together with the plan', async () => {
    await importing(database.db, {
      figures: [{ ...figure, planId: 'p' }],
      plans: [{ id: 'p', ...plan('x', { selfAssessment: { asOf: year2021, figureIds: ['f'] } }) }],
    })
    const { changes } = await importing(database.db, { removed: [removal('plan', 'p'), removal('figure', 'f')] })
    expect(changes.map(({ change }) => change)).toEqual(['removed', 'removed'])
  })
})
