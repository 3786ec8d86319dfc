import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { at, commitment, inFrench, organisation, plan, wholeContent, year2021 } from '../../tests/fixtures/facts.ts'
import { importing, problemsOf, sourceFile } from '../../tests/fixtures/files.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { textOf, treeOf } from '../../tests/support/html.ts'
import { importFiles } from '../../tests/support/round-trip.ts'
import { openSite, type TestSite } from '../../tests/support/site.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { projectRoot } from '../platform/project-root.ts'
import { sealAll, thingDefinitions, verifyRecord } from '../record/index.ts'
import { exportPlans } from './export-plans.ts'
import { readPath } from './fact-path.ts'
import { problemInWords } from './import-problem.ts'
import { placeOf, thingTypes } from './plan-file.ts'
import { factFields } from './plan-schema.ts'
import { type Correction, setFact } from './set-fact.ts'
import { checkField, kindCalled } from './set-refusals.ts'

const letter = { title: 'Lettre du 3 mars 2026', address: 'https://exemple.fr/lettre' }
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
const content = {
  site: { name: inFrench('Site'), operator: inFrench('État'), timeZone: 'Europe/Paris', languages: ['fr'] },
  organisations: [
    { id: 'ditp', ...organisation('DITP') },
    { id: 'dinum', ...organisation('DINUM') },
  ],
  figures: [figure],
  plans: [
    {
      id: 'p',
      ...plan('2021-2023', { title: { original: 'fr', fr: 'Plan', en: { text: 'Plann', translated: true } } }),
      commitments: [
        {
          id: 'c1',
          ulid: '01M82V7M69V1JT5KCXDBCKDNPZ',
          ...commitment('7', 'Aide', {
            leadIds: ['ditp'],
            sources: [{ title: 'Le plan' }, { title: 'Autre', fields: ['budget', 'lead'] }],
            ratings: [{ assessor: 'irm', scale: 'ambition', value: 'high' }],
          }),
          milestones: [{ id: 'm1', number: 1, output: inFrench('Un guide'), due: year2021 }],
        },
        { id: 'c2', ...commitment('8', 'Marchés') },
      ],
    },
  ],
}

let database: TestDatabase
beforeEach(async () => {
  database = await cloneDatabase('empty')
  await importing(database.db, content)
})
afterEach(() => database.drop())

const set = (
  [type, thing, field, value]: [Correction['type'], string, string, string | null],
  more: Partial<Correction> = {},
  dryRun = false,
) =>
  setFact(database.db, { type, thing, path: readPath(field), value, reason: 'Erreur de saisie', ...more }, at, dryRun)
const factsOf = async (
  table: 'commitments' | 'plans' | 'figures' | 'milestones' | 'organisations' | 'sites',
  key: string,
) =>
  (await database.db.selectFrom(table).select(['facts']).where('key', '=', key).executeTakeFirstOrThrow())
    .facts as unknown as Record<string, unknown>
const lastEntry = () =>
  database.db.selectFrom('entries').selectAll().orderBy('position', 'desc').limit(1).executeTakeFirstOrThrow()

/** Refused in a sentence of each language, and nothing was changed. */
async function refused(work: () => unknown): Promise<{ code: string; fr: string; en: string }> {
  const before = await wholeContent(database.db)
  try {
    await work()
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError)
    expect(await wholeContent(database.db)).toEqual(before)
    const { code, sentence } = error as OperatorError
    for (const words of [sentence.fr, sentence.en]) expect(words).not.toMatch(/undefined|\[object|\.\.|\?\./)
    return { code, ...sentence }
  }
  throw new Error('this was not refused')
}

describe('an operator who corrects a fact', () => {
  test('changes it and nothing else; the record says before, after, why and from where', async () => {
    const { entries: before } = await wholeContent(database.db)
    const done = await set(['commitment', 'c1', 'budget.fr', '3 M€'], { source: letter })
    expect(done).toMatchObject({ key: 'c1', before: null, after: '3 M€', cited: letter })
    expect((await wholeContent(database.db)).entries).not.toBe(before)
    const entry = await lastEntry()
    expect(entry).toMatchObject({
      id: done.entryId,
      type: 'commitment.described',
      subject_id: '01M82V7M69V1JT5KCXDBCKDNPZ',
      batch_id: null,
      actor: 'operator',
      public: { change: 'corrected', key: 'c1', fields: ['sources', 'budget'] },
      erasable: {
        budget: { before: null, after: { original: 'fr', fr: '3 M€' } },
        reason: 'Erreur de saisie',
        source: letter,
      },
    })
    await sealAll(database.db)
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('has the page cite the new source for that field, in place of those before, and the others for the rest', async () => {
    await set(['commitment', 'c1', 'budget.fr', '3 M€'], { source: letter })
    expect((await factsOf('commitments', 'c1')).sources).toEqual([
      { title: 'Le plan' },
      { title: 'Autre', fields: ['lead'] },
      { ...letter, fields: ['budget'] },
    ])
    await set(['commitment', 'c1', 'budget', null], { source: letter })
    expect(await factsOf('commitments', 'c1')).not.toHaveProperty('budget')
    expect((await factsOf('commitments', 'c1')).sources).toEqual([
      { title: 'Le plan' },
      { title: 'Autre', fields: ['lead'] },
    ])
  })

  test('of a kind that has no sources has its source in the record', async () => {
    const done = await set(['site', 'site', 'timeZone', 'Pacific/Apia'], { source: letter })
    expect(done.cited).toBeNull()
    expect((await lastEntry()).erasable).toMatchObject({ source: letter })
    expect(await factsOf('sites', 'site')).toMatchObject({ timeZone: 'Pacific/Apia' })
  })

  test('names it by its key or by its ULID, in any case', async () => {
    await set(['commitment', '01m82v7m69v1jt5kcxdbckdnpz', 'title.fr', 'Aide publique'])
    expect(await factsOf('commitments', 'c1')).toMatchObject({ title: inFrench('Aide publique') })
  })

  test.each([
    ['a number that is a text', ['commitment', 'c1', 'number', '7'], 'number', '7'],
    ['another one', ['commitment', 'c1', 'number', '12'], 'number', '12'],
    ['a number', ['figure', 'f', 'value', '-3.5'], 'value', -3.5],
    ['a choice', ['figure', 'f', 'qualifier', 'about'], 'qualifier', 'about'],
    ['a day', ['plan', 'p', 'followedFrom', '2026-04-01'], 'followedFrom', '2026-04-01'],
    ['yes or no', ['commitment', 'c1', 'isNew', 'true'], 'isNew', true],
    ['a text that looks like JSON', ['organisation', 'ditp', 'abbreviation', 'true'], 'abbreviation', 'true'],
    ['a text in quotes', ['organisation', 'ditp', 'abbreviation', '"null"'], 'abbreviation', 'null'],
    ['a list', ['commitment', 'c1', 'leadIds', '["dinum", "ditp"]'], 'leadIds', ['dinum', 'ditp']],
    ['an item of a list', ['commitment', 'c1', 'leadIds.1', 'dinum'], 'leadIds', ['ditp', 'dinum']],
    [
      'what lies deep',
      ['commitment', 'c1', 'ratings.0.value', 'low'],
      'ratings',
      [{ assessor: 'irm', scale: 'ambition', value: 'low' }],
    ],
    ['an item to take out', ['commitment', 'c1', 'ratings.0', null], 'ratings', []],
    [
      'words in a language',
      ['commitment', 'c1', 'title.et', 'Abi'],
      'title',
      { original: 'fr', fr: 'Aide', et: 'Abi' },
    ],
    [
      'words where there were none',
      ['commitment', 'c1', 'note.en', 'A note'],
      'note',
      { original: 'en', en: 'A note' },
    ],
    [
      'words of ours, which stay ours',
      ['plan', 'p', 'title.en', 'Plan'],
      'title',
      { original: 'fr', fr: 'Plan', en: { text: 'Plan', translated: true } },
    ],
    [
      'a whole text',
      ['milestone', 'm1', 'output', '{"original": "en", "en": "A guide"}'],
      'output',
      { original: 'en', en: 'A guide' },
    ],
  ] as [string, [Correction['type'], string, string, string | null], string, unknown][])(
    'may give %s',
    async (_, given, field, value) => {
      await set(given)
      const table = `${given[0]}s` as 'commitments'
      expect((await factsOf(table, given[1]))[field]).toEqual(value)
      expect((await importing(database.db, content)).changes).toEqual([])
    },
  )

  test('who says what the site says already changes nothing and records nothing', async () => {
    const before = await wholeContent(database.db)
    expect(await set(['figure', 'f', 'value', '2'])).toMatchObject({ entryId: null, before: 2, after: 2 })
    expect(await wholeContent(database.db)).toEqual(before)
    await set(['figure', 'f', 'value', '3'], { source: letter })
    const after = await wholeContent(database.db)
    expect(await set(['figure', 'f', 'value', '3'], { source: letter })).toMatchObject({ entryId: null, cited: null })
    expect(await wholeContent(database.db)).toEqual(after)
  })

  test('sees first what would change, and nothing changes', async () => {
    const before = await wholeContent(database.db)
    expect(await set(['commitment', 'c1', 'title.fr', 'Autre'], { source: letter }, true)).toMatchObject({
      before: 'Aide',
      after: 'Autre',
      cited: letter,
      entryId: expect.any(String),
    })
    expect(await wholeContent(database.db)).toEqual(before)
  })

  test('under a number or a name changes its address, and the old one still leads there', async () => {
    await set(['organisation', 'ditp', 'name.fr', 'Direction de la transformation'])
    const { files } = await exportPlans(database.db)
    const { organisations } = JSON.parse(files.find(({ name }) => name === 'organisations.json')?.text ?? '')
    expect(organisations[0].otherAddresses).toEqual(['ditp'])
  })
})

describe('after a correction on the site', () => {
  test('the file of before changes nothing, however often it is imported', async () => {
    await set(['commitment', 'c1', 'title.fr', 'Aide publique'], { source: letter })
    const before = await wholeContent(database.db)
    expect(await importing(database.db, content)).toMatchObject({ changes: [], entryId: null })
    expect(await importing(database.db, content)).toMatchObject({ changes: [], entryId: null })
    expect(await wholeContent(database.db)).toEqual(before)
    expect(await factsOf('commitments', 'c1')).toMatchObject({ title: inFrench('Aide publique') })
  })

  test('a file that says otherwise is refused, and shows the three values', async () => {
    await set(['commitment', 'c1', 'title.fr', 'Aide publique'])
    const text = JSON.stringify({ format: 'parvis-plan/1', ...content }).replace(
      '"fr":"Aide"',
      '"fr":"Aide au développement"',
    )
    const before = await wholeContent(database.db)
    const problems = await problemsOf(() => importFiles(database.db, [{ name: 'plan.json', text }]))
    expect(await wholeContent(database.db)).toEqual(before)
    expect(problems).toMatchObject([
      {
        code: 'conflict',
        place: 'plans[0].commitments[0].title',
        versions: {
          lastImport: inFrench('Aide'),
          site: inFrench('Aide publique'),
          file: inFrench('Aide au développement'),
        },
      },
    ])
    expect(problemInWords(problems[0]!, 'fr')).toMatch(
      /dernier import : .*Aide".*sur le site :.*Aide publique.*dans le fichier : .*au développement/s,
    )
  })

  test('a file that says the same as the site, or corrects another field, is imported', async () => {
    await set(['commitment', 'c1', 'title.fr', 'Aide publique'])
    const corrected = JSON.parse(JSON.stringify({ format: 'parvis-plan/1', ...content }))
    corrected.plans[0].commitments[0].title.fr = 'Aide publique'
    corrected.plans[0].commitments[0].problem = inFrench('Un problème')
    const { changes } = await importFiles(database.db, [sourceFile(corrected)])
    expect(changes).toMatchObject([{ key: 'c1', differences: { problem: { before: null } } }])
    expect(await factsOf('commitments', 'c1')).toMatchObject({
      title: inFrench('Aide publique'),
      problem: inFrench('Un problème'),
    })
  })
})

describe('a correction that doesn’t make sense is refused in a sentence, and nothing is changed', () => {
  test.each([
    ['a thing that nobody knows', ['commitment', 'c9', 'title.fr', 'x'], 'unknown-thing', /“c9”\. Did you mean “c1”\?/],
    ['a thing of another kind', ['plan', '01M82V7M69V1JT5KCXDBCKDNPZ', 'title.fr', 'x'], 'unknown-thing', /“01M8/],
    [
      'a text without its language',
      ['commitment', 'c1', 'title', 'x'],
      'fact-refused',
      /commitment c1, title: expected: a text for each language: title\.en "…".*Value: "x"/,
    ],
    [
      'a period in words',
      ['milestone', 'm1', 'due', '2027'],
      'fact-refused',
      /milestone m1, due: expected: a period: '\{"text"/,
    ],
    [
      'empty words',
      ['commitment', 'c1', 'title.fr', ' '],
      'fact-refused',
      /title\.fr: expected: a text that is not empty/,
    ],
    [
      'a number in letters',
      ['plan', 'p', 'rank', 'three'],
      'fact-refused',
      /rank: expected: a whole number\. Value: "three"/,
    ],
    ['a number out of bounds', ['plan', 'p', 'rank', '0'], 'fact-refused', /rank: expected: at least 1\. Value: 0/],
    ['a choice that isn’t one', ['figure', 'f', 'qualifier', 'abuot'], 'fact-refused', /did you mean “about”\?/],
    ['a list in words', ['commitment', 'c1', 'leadIds', 'ditp'], 'fact-refused', /leadIds: expected: a list/],
    [
      'a reference to nothing',
      ['commitment', 'c1', 'leadIds', '["dipt"]'],
      'fact-refused',
      /leadIds\.0: nothing on this site \(organisation\) is called “dipt”; did you mean “ditp”\?/,
    ],
    [
      'a figure that is nowhere',
      ['plan', 'p', 'commitmentsFigureId', 'g'],
      'fact-refused',
      /commitmentsFigureId: nothing on this site \(figure\)/,
    ],
    [
      'a field inside that isn’t there',
      ['commitment', 'c1', 'ratings.0.scael', 'x'],
      'fact-refused',
      /ratings\.0\.scael: there is no field “scael” here; did you mean “scale”\?/,
    ],
    ['an item beyond the list', ['commitment', 'c1', 'ratings.5.value', 'x'], 'no-such-item', /a number from 0 to 1/],
    ['an item without a number', ['commitment', 'c1', 'ratings.first', 'x'], 'no-such-item', /a number from 0 to 1/],
    ['an empty field that is needed', ['plan', 'p', 'title', null], 'fact-refused', /the field “title” is missing/],
    [
      'a number that another has',
      ['commitment', 'c1', 'number', '8'],
      'fact-refused',
      /number: “8” is or was the number or address of something else/,
    ],
    [
      'what can’t be both',
      ['plan', 'p', 'period.latest', '2020-01-01'],
      'fact-refused',
      /period\.latest: 2020-01-01 is before the earliest day/,
    ],
    [
      'a time zone that isn’t one',
      ['site', 'site', 'timeZone', 'Europe/Pari'],
      'fact-refused',
      /^Correction refused, nothing was changed\. site, timeZone: this is not a time zone/,
    ],
    ['a character that nothing keeps', ['organisation', 'ditp', 'abbreviation', '"a\\u0000"'], 'fact-refused', /NUL/],
    ['a prototype', ['commitment', 'c1', 'title.__proto__', 'x'], 'fact-refused', /“__proto__” is not a language/],
  ] as [string, [Correction['type'], string, string, string | null], string, RegExp][])(
    '%s',
    async (_, given, code, words) => {
      const sentence = await refused(() => set(given))
      expect(sentence).toMatchObject({ code, en: expect.stringMatching(words) })
      expect(sentence.fr).not.toBe(sentence.en)
    },
  )

  test('a thing that was taken away', async () => {
    await importing(database.db, { removed: [{ type: 'commitment', id: 'c2', reason: 'Retiré.' }] })
    expect(await refused(() => set(['commitment', 'c2', 'title.fr', 'x']))).toMatchObject({
      code: 'removed-thing',
      en: 'commitment c2: taken off the site on 2026-11-24 (“Retiré.”), and is no longer corrected.',
    })
  })

  test('a kind that isn’t one: in French, the word of the files is offered', async () => {
    expect((await refused(() => kindCalled('engagement'))).fr).toMatch(
      /^Le genre « engagement ».*« commitment » \? Attendu : site \(site\), /,
    )
    expect((await refused(() => kindCalled('comitment'))).en).toMatch(
      /“comitment”\. Did you mean “commitment”\? Expected: site, /,
    )
    expect((await refused(() => kindCalled('constructor'))).code).toBe('unknown-type')
  })

  test('a field that isn’t one, or that never changes, or that is a record of its own', async () => {
    const of = (field: string) => refused(() => checkField('commitment', readPath(field)))
    expect(await of('titel.fr')).toMatchObject({
      code: 'unknown-field',
      en: expect.stringMatching(/Did you mean “title”\? Expected: number, /),
    })
    expect((await of('ulid')).en).toBe('“ulid” never changes: it is the identity of the thing.')
    expect((await of('milestones')).code).toBe('unknown-field')
    expect((await of('')).code).toBe('unknown-field')
    for (const field of ['title', 'ratings.0.value']) checkField('commitment', readPath(field))
  })
})

describe('the fields that can be set', () => {
  test('are the facts of each kind of record, without its identity and the records below it', () => {
    for (const type of ['site', ...thingTypes] as const) {
      const fields = Object.keys(factFields(type))
      const facts = thingDefinitions().get(type)?.facts as unknown as { shape: object } | undefined
      expect(fields, type).toEqual(Object.keys(facts?.shape ?? {}))
      expect(placeOf[type].length, type).toBeGreaterThan(0)
    }
  })

  test('are none called as what an entry says beside them', () => {
    for (const type of ['site', ...thingTypes] as const)
      for (const name of ['reason', 'source']) expect(Object.keys(factFields(type)), type).not.toContain(name)
  })
})

describe('a reader of the record', () => {
  let site: TestSite
  beforeEach(async () => {
    site = await openSite('empty')
    const text = readFileSync(join(projectRoot, 'tests/fixtures/estonia.json'), 'utf8')
    await importFiles(site.database.db, [{ name: 'estonia.json', text }])
  })
  afterEach(() => site.close())

  test('sees of a correction what it was, what it is, why, and the source', async () => {
    const correction: Correction = {
      type: 'commitment',
      thing: 'ee-1',
      path: ['ogpId'],
      value: 'EE0099',
      reason: 'Le numéro était faux',
      source: letter,
    }
    const { entryId } = await setFact(site.database.db, correction, at)
    await sealAll(site.database.db)
    const html = await (await site.get(`/registre/entrees/${entryId}`)).text()
    const words = textOf((await treeOf(html)).querySelector('main'))
    expect(words).toMatch(/Raison : Le numéro était faux/)
    expect(words).toMatch(/Source : Lettre du 3 mars 2026/)
    expect(words).toContain('EE0099')
    expect(html).toContain(`href="${letter.address}"`)
    const list = textOf((await treeOf(await (await site.get('/registre')).text())).querySelector('main'))
    expect(list).toMatch(/Champs? corrigés? : .*Raison : Le numéro était faux/)
    const data = await (await site.get(`/en/record/entries/${entryId}.json`)).json()
    expect(data.shown).toMatchObject({ reason: 'Le numéro était faux', source: letter })
  })

  test('sees of a record that another address leads to it', async () => {
    const { db } = site.database
    const { files } = await exportPlans(db)
    const more = files.map(({ name, text }) => {
      const content = JSON.parse(text)
      if (content.organisations) content.organisations[0].otherAddresses = ['ancien-nom']
      return { name, text: JSON.stringify(content) }
    })
    const { entryId, changes } = await importFiles(db, more)
    expect(changes).toMatchObject([{ otherAddresses: ['ancien-nom'] }])
    const detail = await db.selectFrom('entries').select('id').where('batch_id', '=', entryId).executeTakeFirstOrThrow()
    await sealAll(db)
    const html = await (await site.get(`/registre/entrees/${detail.id}`)).text()
    expect(textOf((await treeOf(html)).querySelector('main'))).toContain('Autres adresses : ancien-nom')
  })
})
