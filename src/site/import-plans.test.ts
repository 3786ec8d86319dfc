import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  at,
  commitment,
  inFrench,
  organisation,
  plan,
  rowsIn,
  wholeContent,
  year2021,
} from '../../tests/fixtures/facts.ts'
import { folderWith, importing, planFile, problemsOf, sourceFile } from '../../tests/fixtures/files.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { commitments, readCommitments } from '../commitments/index.ts'
import { organisations } from '../people/index.ts'
import { readPlan } from '../plans/index.ts'
import { type Text, wordsOf } from '../platform/facts/text.ts'
import { projectRoot } from '../platform/project-root.ts'
import { operator, sealAll, verifyRecord } from '../record/index.ts'
import { checkFiles } from './check-files.ts'
import { importPlans } from './import-plans.ts'
import { problemInWords } from './import-problem.ts'
import { importReport } from './import-report.ts'
import { readFiles, type SourceFile } from './read-files.ts'

const france = join(projectRoot, 'data/france')
const frenchFiles = () => readFiles(france)
const estonia = () => readFiles(join(projectRoot, 'tests/fixtures/estonia.json'))

let database: TestDatabase
afterEach(() => database.drop())
const withDatabase = (template: 'empty' | 'france') =>
  beforeEach(async () => {
    database = await cloneDatabase(template)
  })

/** Some files, each as a person left it after changing it. */
function corrected(files: SourceFile[], change: (content: never, name: string) => void): SourceFile[] {
  return files.map(file => {
    const content = JSON.parse(file.text)
    change(content as never, file.name)
    return sourceFile(content, file.name)
  })
}
const imports = (files: SourceFile[], dryRun = false) => importPlans(database.db, checkFiles(files), at, dryRun)
const refused = (content: object) => problemsOf(() => importing(database.db, content))
/** Refused, and the database is as it was: the problems. */
async function refusedWhole(work: () => Promise<unknown>) {
  const before = await wholeContent(database.db)
  const problems = await problemsOf(work)
  expect(await wholeContent(database.db)).toEqual(before)
  return problems
}
const factsOf = async (table: string, key: string) => {
  const { rows } = await sql<{
    facts: Record<string, never>
  }>`select facts from ${sql.table(table)} where key = ${key}`.execute(database.db)
  return rows[0]?.facts
}

describe('the four French plans', () => {
  withDatabase('france')

  test('are all there', async () => {
    const expected = {
      plans: 4,
      commitments: 71,
      organisations: 105,
      figures: 34,
      events: 23,
      terms: 62,
      sheets: 1,
      sites: 1,
    }
    for (const [table, count] of Object.entries(expected)) expect(await rowsIn(database.db, table), table).toBe(count)
    const { rows } = await sql<{ slug: string; count: number }>`
      select slug, count(*) from plans join commitments on plan_id = plans.id group by slug order by slug`.execute(
      database.db,
    )
    expect(rows.map(row => row.count)).toEqual([26, 21, 18, 6])
  })

  test('keep the permanent identities that the files give', async () => {
    const { things } = checkFiles(frenchFiles())
    const given = things.flatMap(({ type, key, ulid }) => (ulid ? [{ type, key, ulid }] : []))
    expect(given.length).toBeGreaterThan(300)
    for (const type of ['commitment', 'organisation', 'milestone', 'figure', 'event', 'plan', 'term']) {
      const table = type === 'organisation' ? 'organisations' : `${type}s`
      const { rows } = await sql<{ id: string; key: string }>`select id, key from ${sql.table(table)}`.execute(
        database.db,
      )
      const ids = new Map(rows.map(({ id, key }) => [key, id]))
      for (const one of given.filter(thing => thing.type === type)) expect(ids.get(one.key), one.key).toBe(one.ulid)
    }
  })

  test('are one line of the record, which opens on one entry for each thing', async () => {
    const lines = await database.db
      .selectFrom('entries')
      .select(['id', 'type', 'public'])
      .where('batch_id', 'is', null)
      .execute()
    expect(lines).toMatchObject([
      { type: 'import.completed', public: { counts: { commitment: { added: 71 }, organisation: { added: 105 } } } },
    ])
    const { things } = checkFiles(frenchFiles())
    expect(await rowsIn(database.db, 'entries')).toBe(things.length + 1)
  })

  test('imported again change nothing, and record nothing', async () => {
    const before = await wholeContent(database.db)
    const again = await imports(frenchFiles())
    expect(again).toEqual({ changes: [], unmentioned: [], entryId: null })
    expect(await wholeContent(database.db)).toEqual(before)
    expect(importReport(again, false, 'fr')).toEqual(['Rien à changer : le site dit déjà tout cela.'])
    expect(importReport(again, false, 'en')).toEqual(['Nothing to change: the site says all of this already.'])
  })

  test('with the fields of their records in another order, change nothing either', async () => {
    const before = await wholeContent(database.db)
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .map(([key, inner]) => [key, turned(inner)])
                .reverse(),
            )
          : value
    const files = frenchFiles().map(({ name, text }) => sourceFile(turned(JSON.parse(text)) as object, name))
    expect((await imports(files)).changes).toEqual([])
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('corrected, change and record just the differences', async () => {
    const seals = await rowsIn(database.db, 'seals')
    const titled = { original: 'fr', fr: 'Titre corrigé' }
    const files = corrected(
      frenchFiles(),
      (content: { plans?: { commitments: { id: string; title: Text; budget?: Text }[] }[] }, name) => {
        if (name !== 'plan-2015-2017.json') return
        const [first, second] = content.plans![0]!.commitments
        first!.title = titled
        second!.budget = { original: 'fr', fr: '1 M€' }
      },
    )
    const plan2015 = checkFiles(frenchFiles()).things.filter(
      ({ type, parentKey }) => type === 'commitment' && parentKey === 'fr-2015-2017',
    )
    const [first, second] = plan2015
    const { changes, entryId, unmentioned } = await imports(files)
    expect(unmentioned).toEqual([])
    expect(changes.map(({ key, change, differences }) => ({ key, change, differences }))).toEqual([
      { key: first!.key, change: 'corrected', differences: { title: { before: first!.facts.title, after: titled } } },
      {
        key: second!.key,
        change: 'corrected',
        differences: { budget: { before: null, after: { original: 'fr', fr: '1 M€' } } },
      },
    ])
    expect(await rowsIn(database.db, 'entries')).toBe(seals + 3)
    const details = await database.db
      .selectFrom('entries')
      .selectAll()
      .where('batch_id', '=', entryId)
      .orderBy('position')
      .execute()
    expect(details.map(({ public: open, erasable }) => [open.change, open.fields, Object.keys(erasable)])).toEqual([
      ['corrected', ['title'], ['title']],
      ['corrected', ['budget'], ['budget']],
    ])
    await sealAll(database.db)
    expect((await verifyRecord(database.db)).problems).toEqual([])
    expect((await imports(files)).changes).toEqual([])
    // Taken back, the record says so again and the facts are those of before.
    expect((await imports(frenchFiles())).changes).toHaveLength(2)
    expect(await factsOf('commitments', second!.key)).not.toHaveProperty('budget')
  })

  test('a dry run changes nothing, and says what the import would', async () => {
    const files = corrected(frenchFiles(), (content: { organisations?: { name: Text }[] }, name) => {
      if (name !== 'organisations.json') return
      content.organisations![3]!.name = { original: 'fr', fr: 'Un autre nom' }
      content.organisations!.push({ id: 'new', ...organisation('Une nouvelle') } as never)
    })
    const before = await wholeContent(database.db)
    const dry = await imports(files, true)
    expect(await wholeContent(database.db)).toEqual(before)
    const real = await imports(files)
    const withoutNewIds = ({ changes, unmentioned }: typeof dry) => ({
      unmentioned,
      changes: changes.map(({ id, ...change }) => ({ ...change, id: change.change === 'added' ? null : id })),
    })
    expect(withoutNewIds(dry)).toEqual(withoutNewIds(real))
    expect(real.changes).toHaveLength(2)
    expect(importReport(dry, true, 'fr').slice(1, -1)).toEqual(importReport(real, false, 'fr').slice(0, -2))
  })

  test('a record that is missing from the files is left, and listed', async () => {
    const before = await wholeContent(database.db)
    const files = corrected(
      frenchFiles(),
      (content: { plans?: { commitments: { id: string }[]; events?: object[] }[] }, name) => {
        if (name !== 'plan-2015-2017.json') return
        content.plans![0]!.commitments.splice(4, 1)
      },
    )
    const missing = checkFiles(frenchFiles()).things.filter(
      ({ type, parentKey }) => type === 'commitment' && parentKey === 'fr-2015-2017',
    )[4]!
    const result = await imports(files)
    expect(result.changes).toEqual([])
    expect(result.unmentioned[0]).toEqual({ type: 'commitment', key: missing.key })
    const own = checkFiles(frenchFiles()).things.filter(({ parentKey }) => parentKey === missing.key)
    expect(result.unmentioned.slice(1)).toEqual(own.map(({ type, key }) => ({ type, key })))
    expect(await wholeContent(database.db)).toEqual(before)
    expect(importReport(result, false, 'fr')).toContain(`- engagement ${missing.key}`)
  })

  test('one wrong file among the eight, and nothing of any is imported', async () => {
    const files = corrected(frenchFiles(), (content: { plans?: { title: Text; coordinatorIds: string[] }[] }) => {
      for (const one of content.plans ?? []) one.title = { original: 'fr', fr: 'Corrigé' }
      const last = content.plans?.find(one => (one as unknown as { rank: number }).rank === 4)
      if (last) last.coordinatorIds = ['nobody']
    })
    const problems = await refusedWhole(() => imports(files))
    expect(problems).toMatchObject([
      {
        code: 'unknown-reference',
        file: 'plan-2023-2025.json',
        place: 'plans[0].coordinatorIds[0]',
        value: 'nobody',
        sentence: {
          fr: 'aucune organisation n’a cet identifiant, ni dans les fichiers ni sur le site',
          en: 'no organisation has this id, neither in the files nor on the site',
        },
      },
    ])
    expect(problems[0]?.line).toBeGreaterThan(1)
  })
})

describe('importing in steps', () => {
  withDatabase('empty')
  const files = (...names: string[]) => names.flatMap(name => readFiles(join(france, name)))

  test('organisations and vocabulary first, then figures and plans, gives what importing all at once does', async () => {
    await imports(files('site.json', 'vocabulary.json', 'organisations.json'))
    await imports(
      files('figures.json', 'plan-2015-2017.json', 'plan-2018-2020.json', 'plan-2021-2023.json', 'plan-2023-2025.json'),
    )
    expect((await imports(frenchFiles())).changes).toEqual([])
    const other = await cloneDatabase('france')
    try {
      const facts = sql<{ key: string; facts: object }>`
        select key, facts from commitments union all select key, facts from events union all select key, facts from sheets order by 1`
      expect((await facts.execute(database.db)).rows).toEqual((await facts.execute(other.db)).rows)
    } finally {
      await other.drop()
    }
  })

  test('plans first is refused: what they refer to is nowhere yet', async () => {
    const problems = await refusedWhole(() => imports(files('plan-2015-2017.json')))
    expect(problems.length).toBeGreaterThan(10)
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['unknown-reference']))
  })
})

describe('another country’s plan, on an empty site', () => {
  withDatabase('empty')

  test('is imported whole: its words, its days and its time zone', async () => {
    const result = await imports(estonia())
    expect(result.changes.every(({ change }) => change === 'added')).toBe(true)
    expect(result.unmentioned).toEqual([])
    const { facts: site } = await database.db.selectFrom('sites').select('facts').executeTakeFirstOrThrow()
    expect(site).toMatchObject({ country: 'EE', timeZone: 'Europe/Tallinn', languages: ['et', 'en'] })
    const found = await readPlan(database.db, '2026-2028')
    expect(found?.facts.title.original).toBe('et')
    expect(wordsOf(found!.facts.title, 'en')).toMatch(/^EXAMPLE/)
    expect(await rowsIn(database.db, 'commitments')).toBe(3)
    expect(await rowsIn(database.db, 'milestones')).toBe(6)
    expect(await rowsIn(database.db, 'event_organisations')).toBe(3)
    await sealAll(database.db)
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('is followed: reached, late, ongoing, postponed, abandoned and unknown are told apart', async () => {
    await imports(estonia())
    const found = await readPlan(database.db, '2026-2028')
    const read = await readCommitments(database.db, found!, '2026-11-24')
    const said = read.map(({ row, completion, milestones }) => ({
      number: row.number,
      level: completion.level,
      counted: completion.total,
      late: completion.late,
      milestones: milestones.map(({ standing }) => `${standing.state}${standing.late ? ', late' : ''}`),
    }))
    expect(said).toEqual([
      {
        number: '1',
        level: 'limited',
        counted: 3,
        late: true,
        milestones: ['reached', 'no-information, late', 'in-progress'],
      },
      { number: '2', level: 'not-started', counted: 1, late: false, milestones: ['postponed', 'abandoned'] },
      { number: '2-1', level: 'no-information', counted: 1, late: false, milestones: ['no-information'] },
    ])
    expect(read[1]?.milestones[0]?.standing.due?.latest).toBe('2027-05-31')
    const dayOfGuide = async (today: string) =>
      (await readCommitments(database.db, found!, today))[0]?.milestones[1]?.standing.late
    expect([await dayOfGuide('2026-09-30'), await dayOfGuide('2026-10-01')]).toEqual([false, true])
  })

  test('imported twice changes nothing; beside the French plans, it changes nothing of theirs', async () => {
    await imports(estonia())
    expect((await imports(estonia())).changes).toEqual([])
    const both = await cloneDatabase('france')
    try {
      const before = await rowsIn(both.db, 'commitments')
      const plansOnly = corrected(estonia(), (content: { site?: unknown }) => {
        delete content.site
      })
      const { changes } = await importPlans(both.db, checkFiles(plansOnly), at)
      expect(changes.every(({ change }) => change === 'added')).toBe(true)
      expect(await rowsIn(both.db, 'commitments')).toBe(before + 3)
      expect((await importPlans(both.db, checkFiles(frenchFiles()), at)).changes).toEqual([])
    } finally {
      await both.drop()
    }
  })

  test('is reported in French and in English', async () => {
    const result = await imports(estonia())
    for (const language of ['fr', 'en'] as const) {
      const report = importReport(result, false, language)
      expect(report.join('\n')).not.toMatch(/undefined|null|\[object/)
      expect(report.at(-1)).toContain(`/id/entry/${result.entryId}`)
    }
    expect(importReport(result, false, 'fr')).toContain('engagement : 3 ajouts')
    expect(importReport(result, false, 'en')).toContain('commitment: 3 added')
  })

  test('says itself that it is an example', () => {
    const text = readFileSync(join(projectRoot, 'tests/fixtures/estonia.json'), 'utf8')
    expect(text).toMatch(/"et": "NÄIDIS: /)
  })
})

describe('a site with one small plan', () => {
  withDatabase('empty')
  const ulids = ['01M82V7M69V1JT5KCXDBCKDNPZ', '01M82V7M69V1JT5KCXDBCKDNQ0']
  const small = (more: object = {}, promise: object = {}) => ({
    organisations: [{ id: 'cnil', ...organisation('CNIL') }],
    plans: [
      {
        id: 'p',
        ...plan('p'),
        priorities: [{ id: 'p1', number: 1, label: inFrench('Données') }],
        commitments: [
          {
            id: 'c1',
            ...commitment('1', 'Ouvrir les données', { leadIds: ['cnil'], ...promise }),
            milestones: [{ id: 'm1', number: 1, output: inFrench('Un jeu de données') }],
          },
          { id: 'c2', ...commitment('2', 'Consulter') },
        ],
        ...more,
      },
    ],
  })
  beforeEach(async () => {
    await importing(database.db, small())
  })
  const removing = (...removed: [type: string, id: string, reason?: string][]) => ({
    removed: removed.map(([type, id, reason = 'doublon']) => ({ type, id, reason })),
  })

  describe('what is removed', () => {
    test('is removed with its reason, as one entry, and everything else stays', async () => {
      const { changes, entryId } = await importing(database.db, removing(['commitment', 'c2', 'fusionné avec 1']))
      expect(changes).toMatchObject([{ type: 'commitment', key: 'c2', change: 'removed', differences: {} }])
      const row = await database.db
        .selectFrom('commitments')
        .select('removed')
        .where('key', '=', 'c2')
        .executeTakeFirstOrThrow()
      const entry = await database.db
        .selectFrom('entries')
        .selectAll()
        .where('batch_id', '=', entryId)
        .executeTakeFirstOrThrow()
      expect(row.removed).toEqual({ reason: 'fusionné avec 1', recorded: at.toISOString(), entryId: entry.id })
      expect(entry).toMatchObject({ type: 'commitment.removed', erasable: { reason: 'fusionné avec 1' } })
      expect(await rowsIn(database.db, 'commitments')).toBe(2)
    })

    test('twice, in one file or two, is removed once', async () => {
      await importing(database.db, removing(['commitment', 'c2'], ['commitment', 'c2']))
      const before = await wholeContent(database.db)
      const again = await importing(database.db, removing(['commitment', 'c2', 'une autre raison']))
      expect(again).toMatchObject({ changes: [], entryId: null })
      expect(await wholeContent(database.db)).toEqual(before)
    })

    test('can’t be described again: it needs a new id', async () => {
      await importing(database.db, removing(['commitment', 'c2', 'fusionné']))
      const problems = await refusedWhole(() => importing(database.db, small()))
      expect(problems).toMatchObject([
        {
          code: 'removed',
          file: 'plan.json',
          place: 'plans[0].commitments[1]',
          sentence: {
            fr: 'a été retiré du site le 2026-11-24 (« fusionné ») ; un nouvel identifiant est nécessaire',
            en: 'was taken off the site on 2026-11-24 (“fusionné”); it needs a new id',
          },
        },
      ])
    })

    test('keeps its number: a new commitment can’t take it', async () => {
      await importing(database.db, removing(['commitment', 'c2']))
      const without = small({ commitments: [{ id: 'c3', ...commitment('2', 'Nouveau') }] })
      expect(await refusedWhole(() => importing(database.db, without))).toMatchObject([{ code: 'address-taken' }])
    })

    test('is not what still holds things; with them, or after them, it is', async () => {
      expect(await refusedWhole(() => importing(database.db, removing(['commitment', 'c1'])))).toMatchObject([
        {
          code: 'has-children',
          place: 'removed[0]',
          sentence: {
            en: 'still holds things: take them away first',
            fr: 'contient encore des objets : retirez-les d’abord',
          },
        },
      ])
      const { changes } = await importing(database.db, removing(['commitment', 'c1'], ['milestone', 'm1']))
      expect(changes.map(({ key }) => key)).toEqual(['m1', 'c1'])
      const all = removing(['plan', 'p'], ['priority', 'p1'], ['commitment', 'c2'])
      expect((await importing(database.db, all)).changes).toHaveLength(3)
      await sealAll(database.db)
      expect((await verifyRecord(database.db)).problems).toEqual([])
    })

    test('is not what was never there', async () => {
      expect(await refusedWhole(() => importing(database.db, removing(['commitment', 'nowhere'])))).toMatchObject([
        {
          code: 'unknown',
          place: 'removed[0]',
          value: 'nowhere',
          sentence: { fr: 'rien de ce type ne s’appelle « nowhere »', en: 'no commitment is called “nowhere”' },
        },
      ])
    })

    test('is no longer what others may refer to', async () => {
      await importing(database.db, small({}, { leadIds: [] }))
      await importing(database.db, removing(['organisation', 'cnil']))
      const again = { ...small(), organisations: [] }
      expect((await refusedWhole(() => importing(database.db, again)))[0]).toMatchObject({
        place: 'plans[0].commitments[0].leadIds[0]',
        value: 'cnil',
      })
    })

    test('is not what others still refer to', async () => {
      expect(await refusedWhole(() => importing(database.db, removing(['organisation', 'cnil'])))).toMatchObject([
        { place: 'removed[0]', value: 'cnil' },
      ])
    })
  })

  describe('a field that was changed on the site since the last import', () => {
    const onSite = async (more: object) => {
      const facts = { ...(await factsOf('commitments', 'c1')), ...more }
      const outcome = await commitments.describe.perform(database.db, operator, at, {
        things: [{ key: 'c1', parentKey: 'p', facts: facts as never }],
      })
      expect(outcome).toMatchObject({ done: true })
    }

    test('and otherwise in the file, is a conflict, told three ways, and the site’s value stays', async () => {
      await onSite({ title: inFrench('Titre du site') })
      const problems = await refusedWhole(() =>
        importing(database.db, small({}, { title: inFrench('Titre du fichier') })),
      )
      const [lastImport, site, file] = ['Ouvrir les données', 'Titre du site', 'Titre du fichier'].map(inFrench)
      expect(problems).toEqual([
        {
          code: 'conflict',
          file: 'plan.json',
          place: 'plans[0].commitments[0].title',
          line: expect.any(Number),
          sentence: {
            fr: 'changé sur le site depuis le dernier import, et autrement dans le fichier',
            en: 'changed on the site since the last import, and otherwise in the file',
          },
          versions: { field: 'title', lastImport, site, file },
        },
      ])
      for (const language of ['fr', 'en'] as const) {
        const words = problemInWords(problems[0]!, language)
        for (const version of [lastImport, site, file]) expect(words).toContain(version?.fr)
      }
      expect(await factsOf('commitments', 'c1')).toMatchObject({ title: site })
    })

    test('and not in the file, stays as the site says', async () => {
      await onSite({ title: inFrench('Titre du site') })
      const { changes } = await importing(database.db, small({}, { budget: inFrench('1 M€') }))
      expect(changes).toMatchObject([{ key: 'c1', differences: { budget: { before: null } } }])
      expect(Object.keys(changes[0]!.differences)).toEqual(['budget'])
      expect(await factsOf('commitments', 'c1')).toMatchObject({
        title: inFrench('Titre du site'),
        budget: inFrench('1 M€'),
      })
      expect((await importing(database.db, small({}, { budget: inFrench('1 M€') }))).changes).toEqual([])
    })

    test('and in the same way in the file, is no conflict, and no change', async () => {
      await onSite({ title: inFrench('Le même') })
      expect((await importing(database.db, small({}, { title: inFrench('Le même') }))).changes).toEqual([])
      // From here on that is what the last import left: the file alone changes it again.
      const { changes } = await importing(database.db, small({}, { title: inFrench('Encore un autre') }))
      expect(changes).toMatchObject([{ key: 'c1', change: 'corrected' }])
    })

    test('and added there only, is kept', async () => {
      await onSite({ note: inFrench('Ajouté sur le site') })
      await importing(database.db, small({}, { title: inFrench('Corrigé') }))
      expect(await factsOf('commitments', 'c1')).toMatchObject({
        note: inFrench('Ajouté sur le site'),
        title: inFrench('Corrigé'),
      })
    })

    test('every conflict of every record is told, and nothing of the file is imported', async () => {
      await onSite({ title: inFrench('A'), budget: inFrench('B') })
      await organisations.describe.perform(database.db, operator, at, {
        things: [{ key: 'cnil', facts: organisation('Commission', { kind: 'independent-authority' }) as never }],
      })
      const content = small(
        { title: inFrench('Nouveau titre du plan') },
        { title: inFrench('C'), budget: inFrench('D') },
      )
      content.organisations = [{ id: 'cnil', ...organisation('Autre nom') }]
      const problems = await refusedWhole(() => importing(database.db, content))
      expect(problems.map(({ place }) => place)).toEqual([
        'organisations[0].name',
        'plans[0].commitments[0].title',
        'plans[0].commitments[0].budget',
      ])
    })
  })

  describe('a permanent identity', () => {
    const withUlid = (id: string, ulid: string) => ({ organisations: [{ id, ulid, ...organisation(`Cour ${id}`) }] })

    test('that is given is kept', async () => {
      await importing(database.db, withUlid('x', ulids[0]!))
      const row = await database.db
        .selectFrom('organisations')
        .select('id')
        .where('key', '=', 'x')
        .executeTakeFirstOrThrow()
      expect(row.id).toBe(ulids[0])
      expect((await importing(database.db, withUlid('x', ulids[0]!))).changes).toEqual([])
      const withoutIt = { organisations: [{ id: 'x', ...organisation('Cour x') }] }
      expect((await importing(database.db, withoutIt)).changes).toEqual([])
    })

    test('of another thing is refused', async () => {
      await importing(database.db, withUlid('x', ulids[0]!))
      expect(await refusedWhole(() => importing(database.db, withUlid('y', ulids[0]!)))).toMatchObject([
        {
          code: 'ulid-taken',
          place: 'organisations[0].ulid',
          sentence: {
            fr: `l’identité ${ulids[0]} est déjà celle de « x »`,
            en: `the identity ${ulids[0]} is already that of “x”`,
          },
        },
      ])
    })

    test('of a thing of another kind is refused', async () => {
      await importing(database.db, withUlid('x', ulids[0]!))
      const term = { vocabulary: [{ id: 'v', ulid: ulids[0], kind: 'value', label: inFrench('V') }] }
      expect(await refusedWhole(() => importing(database.db, term))).toMatchObject([{ place: 'vocabulary[0].ulid' }])
    })

    test('can’t be changed', async () => {
      await importing(database.db, withUlid('x', ulids[0]!))
      expect(await refusedWhole(() => importing(database.db, withUlid('x', ulids[1]!)))).toMatchObject([
        { code: 'other-ulid', place: 'organisations[0].ulid' },
      ])
    })
  })

  describe('what another record already has', () => {
    test('a number of a commitment', async () => {
      const content = small({ commitments: [{ id: 'c9', ...commitment('1', 'Un autre') }] })
      expect(await refusedWhole(() => importing(database.db, content))).toMatchObject([
        {
          code: 'address-taken',
          place: 'plans[0].commitments[0]',
          sentence: { en: expect.stringContaining('“1” is or was') },
        },
      ])
    })

    test('an address of a plan', async () => {
      const content = { plans: [{ id: 'q', ...plan('p') }] }
      expect(await refusedWhole(() => importing(database.db, content))).toMatchObject([{ code: 'address-taken' }])
    })

    test('a name of an organisation, which makes its address', async () => {
      const content = { organisations: [{ id: 'cnil-2', ...organisation('CNIL') }] }
      expect(await refusedWhole(() => importing(database.db, content))).toMatchObject([
        { code: 'address-taken', file: 'plan.json', place: 'organisations[0]' },
      ])
    })

    test('two organisations of one name in one file', async () => {
      const content = { organisations: ['a', 'b'].map(id => ({ id, ...organisation('Cour') })) }
      expect((await refusedWhole(() => importing(database.db, content)))[0]).toMatchObject({ code: 'address-taken' })
    })

    test('a number of a milestone that the file doesn’t mention', async () => {
      const content = small()
      content.plans[0]!.commitments = [
        {
          id: 'c1',
          ...commitment('1', 'Ouvrir les données'),
          milestones: [{ id: 'm9', number: 1, output: inFrench('x') }],
        },
      ]
      const [problem] = await refusedWhole(() => importing(database.db, content))
      expect(problem?.place).toMatch(/^plans\[0\]\.commitments\[0\]\.milestones\[0\]/)
      const dry = await refusedWhole(() => importing(database.db, content, true))
      expect(dry).toEqual([problem])
    })

    test('a number of a priority that the file doesn’t mention', async () => {
      const content = {
        plans: [{ id: 'p', ...plan('p'), priorities: [{ id: 'p9', number: 1, label: inFrench('x') }] }],
      }
      const [problem] = await refusedWhole(() => importing(database.db, content))
      expect(problem?.place).toMatch(/^plans\[0\]\.priorities\[0\]/)
    })

    test('a place under another plan', async () => {
      const content = {
        plans: [{ id: 'q', ...plan('q'), commitments: [{ id: 'c2', ...commitment('2', 'Consulter') }] }],
      }
      expect(await refusedWhole(() => importing(database.db, content))).toMatchObject([
        { code: 'other-parent', place: 'plans[0].commitments[0].id' },
      ])
    })
  })

  describe('what refers to nothing is refused where it stands', () => {
    test.each([
      ['organisation', 'plans[0].commitments[0].supportIds[0]', { supportIds: ['nowhere'] }],
      ['priority', 'plans[0].commitments[0].priorityId', { priorityId: 'nowhere' }],
      ['word of the vocabulary', 'plans[0].commitments[0].policyAreaIds[1]', { policyAreaIds: ['here', 'nowhere'] }],
      [
        'commitment',
        'plans[0].commitments[0].continues[0].commitmentId',
        { continues: [{ commitmentId: 'nowhere', kind: 'merges' }] },
      ],
    ])('no %s: %s', async (kind, place, more) => {
      const content = { ...small({}, more), vocabulary: [{ id: 'here', kind: 'policy-area', label: inFrench('Ici') }] }
      expect(await refusedWhole(() => importing(database.db, content))).toMatchObject([
        {
          code: 'unknown-reference',
          file: 'plan.json',
          place,
          value: 'nowhere',
          sentence: { en: expect.stringContaining(`no ${kind} has this id`) },
        },
      ])
    })

    test('figures, events and series of a plan too', async () => {
      const more = {
        commitmentsFigureId: 'nowhere',
        events: [
          { id: 'e', kind: 'forum', title: inFrench('Forum'), period: year2021, seriesId: 'nowhere', hostId: 'cnil' },
        ],
        series: [{ id: 's', kind: 'forum', title: inFrench('Forums'), countFigureId: 'nowhere' }],
      }
      expect((await refused(small(more))).map(({ place }) => place).sort()).toEqual([
        'plans[0].commitmentsFigureId',
        'plans[0].events[0].seriesId',
        'plans[0].series[0].countFigureId',
      ])
    })

    test('what is on the site already needs not be in the file', async () => {
      const content = { plans: [{ id: 'p', ...plan('p'), coordinatorIds: ['cnil'] }] }
      expect((await importing(database.db, content)).changes).toHaveLength(1)
    })
  })

  test('a milestone may change its number with another one', async () => {
    const milestones = (...numbers: number[]) => ({
      commitments: [
        {
          id: 'c1',
          ...commitment('1', 'Ouvrir les données', { leadIds: ['cnil'] }),
          milestones: numbers.map((number, index) => ({
            id: `m${index + 1}`,
            number,
            output: inFrench('Un jeu de données'),
          })),
        },
      ],
    })
    await importing(database.db, small(milestones(1, 2)))
    const { changes } = await importing(database.db, small(milestones(2, 1)))
    expect(changes.map(({ key, differences }) => [key, differences.number])).toEqual([
      ['m1', { before: 1, after: 2 }],
      ['m2', { before: 2, after: 1 }],
    ])
  })

  test('a commitment that says twice that it continues another is imported, and linked once', async () => {
    const continues = [1, 2].map(() => ({ commitmentId: 'c2', kind: 'continues' }))
    await importing(database.db, small({}, { continues }))
    expect(await rowsIn(database.db, 'links')).toBe(1)
  })

  test('a file that was changed and changed back leaves the same facts, and both changes in the record', async () => {
    const before = await factsOf('commitments', 'c1')
    await importing(database.db, small({}, { title: inFrench('Autre'), budget: inFrench('1 M€') }))
    await importing(database.db, small())
    expect(await factsOf('commitments', 'c1')).toEqual(before)
    await sealAll(database.db)
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('two imports at once are one after the other', async () => {
    const contents = ['A', 'B', 'C', 'D'].map(title => small({}, { title: inFrench(title) }))
    const results = await Promise.all(contents.map(content => importing(database.db, content)))
    expect(results.every(({ changes }) => changes.length === 1)).toBe(true)
    await sealAll(database.db)
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('two first imports of one file at once make each thing once', async () => {
    const content = { organisations: [{ id: 'new', ...organisation('Nouvelle') }] }
    const results = await Promise.all([1, 2, 3].map(() => importing(database.db, content)))
    expect(results.map(({ changes }) => changes.length).sort()).toEqual([0, 0, 1])
  })
})

describe('after any refusal', () => {
  withDatabase('france')

  test('of a file or a folder, the database is as before, and only words were thrown', async () => {
    const bad = folderWith({
      'empty.json': '',
      'object.json': '{}',
      'text.json': 'plan',
      'latin1.json': Buffer.from('{"é": 1}', 'latin1'),
      'deep.json': '['.repeat(100_000),
      'doubled.json': '{"format": "parvis-plan/1", "format": "parvis-plan/1"}',
      'nothing.json': planFile({}),
      'unknown.json': planFile({ plans: [{ id: 'p', ...plan('p'), coordinatorIds: ['nowhere'] }] }),
      'type.json': planFile({ plans: 'all' }),
      'period.json': planFile({ plans: [{ id: 'p', ...plan('p'), period: { ...year2021, latest: '2020-01-01' } }] }),
      'nul.json': planFile({ organisations: [{ id: 'x', ...organisation('\0') }] }),
      'year-zero.json': planFile({
        plans: [{ id: 'p', ...plan('p'), period: { ...year2021, earliest: '0000-01-01' } }],
      }),
      'nul-address.json': planFile({
        organisations: [
          { id: 'x', ...organisation('X', { sources: [{ title: 'S', address: 'https://x.example/\0' }] }) },
        ],
      }),
      'nul-field.json': planFile({
        organisations: [{ id: 'x', ...organisation('X', { sources: [{ title: 'S', fields: ['\0'] }] }) }],
      }),
      'half-address.json': planFile({
        organisations: [
          { id: 'x', ...organisation('X', { sources: [{ title: 'S', address: 'https://x.example/\ud800' }] }) },
        ],
      }),
      'same-name.json': planFile({ organisations: ['x', 'y'].map(id => ({ id, ...organisation('Une même cour') })) }),
      'taken-slug.json': planFile({ plans: [{ id: 'mine', ...plan('2015-2017') }] }),
      'inner.json/notes.txt': 'x',
    })
    const before = await wholeContent(database.db)
    const names = [...readdirSync(bad), 'nowhere.json', '']
    const wronglyThrown: string[] = []
    for (const name of names) {
      try {
        await importPlans(database.db, checkFiles(readFiles(join(bad, name))), at)
        wronglyThrown.push(`${name}: accepted`)
      } catch (error) {
        if ((error as Error).name !== 'ImportRefused') wronglyThrown.push(`${name}: ${error}`)
      }
    }
    expect(wronglyThrown).toEqual([])
    expect(await wholeContent(database.db)).toEqual(before)
  })
})
