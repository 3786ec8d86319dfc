import { describe, expect, test } from 'vitest'
import { commitment, inFrench, organisation, plan, year2021 } from '../../tests/fixtures/facts.ts'
import { check, folderWith, planFile, problemsOf, sourceFile } from '../../tests/fixtures/files.ts'
import { checkFiles } from './check-files.ts'
import { type ImportProblem, ImportRefused, problemInWords } from './import-problem.ts'
import { readFiles } from './read-files.ts'

type Told = Pick<ImportProblem, 'code' | 'file' | 'place' | 'line' | 'value'> & { fr: string; en: string }
const telling = (problems: ImportProblem[]): Told[] =>
  problems.map(({ sentence, versions: _, ...rest }) => ({ ...rest, ...sentence }))
const problems = async (...contents: object[]) => telling(await problemsOf(() => check(...contents)))
/** The only problem of a plan with more, or other, fields. */
const problemOfPlan = async (more: object): Promise<Told> => {
  const all = await problems({ plans: [{ id: 'p', ...plan('p'), ...more }] })
  expect(all).toHaveLength(1)
  return all[0] as Told
}
const lineOf = (content: object, text: string) =>
  sourceFile(planFile(content))
    .text.split('\n')
    .findIndex(line => line.includes(text)) + 1
const period = (more: object) => ({ period: { ...year2021, ...more } })
const precisions =
  'day, month, quarter, season, half, year, early-month, mid-month, late-month, early-year, mid-year, late-year, range, open, deduced, ongoing, unset'

describe('what the schema refuses is told in words, with its place, its line and its value', () => {
  test('a missing field', async () => {
    const content = { plans: [{ id: 'p', ...plan('p'), slug: undefined }] }
    expect(await problems(content)).toEqual([
      {
        code: 'schema-required',
        file: 'plan.json',
        place: 'plans[0]',
        line: 4,
        fr: 'il manque le champ « slug »',
        en: 'the field “slug” is missing',
      },
    ])
  })

  test('an unknown field, with the name that was probably meant', async () => {
    expect(await problemOfPlan({ titel: 'x' })).toEqual({
      code: 'schema-additionalProperties',
      file: 'plan.json',
      place: 'plans[0].titel',
      line: lineOf({ plans: [{ id: 'p', ...plan('p'), titel: 'x' }] }, '"titel"'),
      value: 'x',
      fr: 'le champ « titel » n’existe pas ici ; vouliez-vous écrire « title » ?',
      en: 'there is no field “titel” here; did you mean “title”?',
    })
    expect(await problemOfPlan({ zebra: 1 })).toMatchObject({
      value: 1,
      fr: 'le champ « zebra » n’existe pas ici',
      en: 'there is no field “zebra” here',
    })
    expect((await problems({ plan: [] }))[0]).toMatchObject({
      place: 'plan',
      en: 'there is no field “plan” here; did you mean “plans”?',
    })
    expect((await problems(JSON.parse('{"__proto__": {"x": 1}}')))[0]?.en).toBe('there is no field “__proto__” here')
  })

  test('a word that is not of the list, with the one that was probably meant', async () => {
    expect(await problemOfPlan(period({ precision: 'years' }))).toMatchObject({
      code: 'schema-enum',
      place: 'plans[0].period.precision',
      value: 'years',
      fr: `attendu : ${precisions} ; vouliez-vous écrire « year » ?`,
      en: `expected: ${precisions}; did you mean “year”?`,
    })
    expect(await problemOfPlan(period({ precision: 'whenever' }))).toMatchObject({ en: `expected: ${precisions}` })
  })

  test('a value of another type', async () => {
    const wrong: [more: object, place: string, value: unknown, fr: string, en: string][] = [
      [{ rank: '1' }, 'plans[0].rank', '1', 'attendu : un nombre entier', 'expected: a whole number'],
      [{ rank: 1.5 }, 'plans[0].rank', 1.5, 'attendu : un nombre entier', 'expected: a whole number'],
      [{ title: 'Plan' }, 'plans[0].title', 'Plan', 'attendu : un objet { … }', 'expected: an object { … }'],
      [{ commitments: {} }, 'plans[0].commitments', {}, 'attendu : une liste [ … ]', 'expected: a list [ … ]'],
      [{ slug: null }, 'plans[0].slug', null, 'attendu : un texte entre guillemets', 'expected: a text between quotes'],
      [
        { commitments: [{ id: 'c', ...commitment('1', 'C', { isNew: 'yes' }) }] },
        'plans[0].commitments[0].isNew',
        'yes',
        'attendu : true ou false',
        'expected: true or false',
      ],
    ]
    for (const [more, place, value, fr, en] of wrong) {
      expect(await problemOfPlan(more)).toMatchObject({ code: 'schema-type', place, value, fr, en })
    }
  })

  test('a number that is out of bounds', async () => {
    expect(await problemOfPlan({ rank: 0 })).toMatchObject({
      value: 0,
      fr: 'attendu : 1 au moins',
      en: 'expected: at least 1',
    })
    expect(await problemOfPlan({ rank: 1000 })).toMatchObject({
      fr: 'attendu : 999 au plus',
      en: 'expected: at most 999',
    })
  })

  test('a day that doesn’t exist, or is not a day', async () => {
    const expected = {
      place: 'plans[0].period.earliest',
      fr: expect.stringContaining('un jour qui existe, écrit 2021-06-25'),
      en: expect.stringContaining('a day that exists, written 2021-06-25'),
    }
    for (const earliest of ['2021-02-30', '25/06/2021', '2021', '2021-6-1', '', '2021-06-25T09:00:00Z', 2021, true]) {
      expect(await problemOfPlan(period({ earliest })), String(earliest)).toMatchObject({
        ...expected,
        value: earliest,
      })
    }
    expect(await problemOfPlan({ followedFrom: '2021-02-30' })).toMatchObject({
      ...expected,
      place: 'plans[0].followedFrom',
      value: '2021-02-30',
    })
  })

  test('a day that no database can keep', async () => {
    expect(await problemOfPlan(period({ earliest: '0000-01-01' }))).toMatchObject({ place: 'plans[0].period.earliest' })
  })

  test('a period that is only words', async () => {
    const [problem, ...others] = await problems({
      plans: [{ id: 'p', ...plan('p'), commitments: [{ id: 'c', ...commitment('1', 'C'), start: '2021' }] }],
    })
    expect(others).toEqual([])
    expect(problem).toMatchObject({ place: 'plans[0].commitments[0].start', value: '2021' })
    expect(problem?.en).toMatch(/expected: an object/)
    expect(problem?.fr).toMatch(/attendu : un objet/)
  })

  test('an address that is not of the web', async () => {
    const document = { id: 'd', title: 'D', kind: 'plan', address: 'javascript:alert(1)' }
    expect(await problemOfPlan({ documents: [document] })).toMatchObject({
      place: 'plans[0].documents[0].address',
      value: 'javascript:alert(1)',
      fr: 'attendu : une adresse qui commence par https:// ou http://',
      en: 'expected: an address that begins with https:// or http://',
    })
  })

  test('an id, an address, a country, a language, an identity that are not written as they should', async () => {
    const wrong: [more: object, en: RegExp, fr: RegExp][] = [
      [{ id: 'Été 2021' }, /an id in small letters/, /un identifiant en petites lettres/],
      [{ slug: '2021 2023' }, /an address in small letters/, /une adresse en petites lettres/],
      [{ slug: 'a'.repeat(81) }, /80 characters at most/, /80 caractères au plus/],
      [{ country: 'France' }, /a country of ISO 3166-1: FR/, /un pays de la norme ISO 3166-1 : FR/],
      [{ ulid: '01' }, /a ULID: 26 letters and digits/, /un ULID : 26 lettres et chiffres/],
      [{ title: { original: 'French', fr: 'x' } }, /a language: fr, en, pt-BR/, /une langue : fr, en, pt-BR/],
      [{ commitments: [{ id: 'c', ...commitment('n° 1', 'C') }] }, /a number, as text/, /un numéro, en texte/],
    ]
    for (const [more, en, fr] of wrong) {
      const problem = await problemOfPlan(more)
      expect(problem.en).toMatch(en)
      expect(problem.fr).toMatch(fr)
    }
  })

  test('an e-mail address that is none, without showing a pattern', async () => {
    const site = {
      name: inFrench('x'),
      operator: inFrench('x'),
      timeZone: 'Europe/Paris',
      languages: ['fr'],
      contact: { email: 'x' },
    }
    const all = await problems({ site })
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ place: 'site.contact.email', value: 'x', line: lineOf({ site }, '"email"') })
    expect(all[0]?.en).not.toContain('^')
    expect(all[0]?.en).toMatch(/e-?mail/)
  })

  test('an empty list where something is needed', async () => {
    const site = { name: inFrench('x'), operator: inFrench('x'), timeZone: 'Europe/Paris', languages: [] }
    expect(await problems({ site })).toMatchObject([
      { place: 'site.languages', value: [], fr: 'attendu : au moins 1 élément', en: 'expected: at least 1 item' },
    ])
  })

  test('another version of the format, or none', async () => {
    expect(telling(await problemsOf(() => checkFiles([sourceFile({ format: 'parvis-plan/2' })])))).toMatchObject([
      {
        place: 'format',
        line: 2,
        value: 'parvis-plan/2',
        fr: 'attendu : "parvis-plan/1"',
        en: 'expected: "parvis-plan/1"',
      },
    ])
    expect(telling(await problemsOf(() => checkFiles([sourceFile({})])))).toMatchObject([
      { line: 1, fr: 'il manque le champ « format »', en: 'the field “format” is missing' },
    ])
  })

  test('a file that holds a list, a text, a number, nothing', async () => {
    for (const content of ['[]', '"plan"', '42', 'null', 'true', '[{"format":"parvis-plan/1"}]']) {
      const file = { name: 'plan.json', text: content, content: JSON.parse(content) }
      expect(telling(await problemsOf(() => checkFiles([file])))).toMatchObject([
        { file: 'plan.json', line: 1, fr: 'attendu : un objet { … }', en: 'expected: an object { … }' },
      ])
    }
  })

  test('what is to be removed, of a kind that isn’t', async () => {
    expect(await problems({ removed: [{ type: 'comitment', id: 'x', reason: 'y' }] })).toMatchObject([
      { place: 'removed[0].type', value: 'comitment', en: expect.stringMatching(/did you mean “commitment”\?$/) },
    ])
    expect(await problems({ removed: [{ type: 'commitment', id: 'x' }] })).toMatchObject([
      { place: 'removed[0]', en: 'the field “reason” is missing' },
    ])
  })
})

describe('a text that is refused is told where and why', () => {
  const title = (given: object) => problemOfPlan({ title: given })

  test('words that are no words', async () => {
    for (const fr of [12, null, [], true]) {
      const problem = await title({ original: 'fr', fr })
      expect(problem).toMatchObject({ place: 'plans[0].title.fr', value: fr })
      expect(problem.en).toContain('{ "text": …, "translated": true }')
      expect(problem.fr).toContain('un texte')
    }
  })

  test('empty words', async () => {
    for (const fr of ['', '   ', { text: '', translated: true }]) {
      const problem = await title({ original: 'fr', fr })
      expect(problem.place).toMatch(/^plans\[0\]\.title\.fr/)
      expect(problem.en).toMatch(/not empty/)
      expect(problem.fr).toMatch(/pas vide/)
    }
  })

  test('a mark of translation that is missing or false', async () => {
    expect(await title({ original: 'fr', fr: { text: 'x' } })).toMatchObject({
      place: 'plans[0].title.fr',
      en: 'the field “translated” is missing',
    })
    expect(await title({ original: 'fr', fr: { text: 'x', translated: false } })).toMatchObject({
      place: 'plans[0].title.fr.translated',
      value: false,
      en: 'expected: true',
    })
  })

  test('a key that is not a language', async () => {
    const problem = await title({ original: 'fr', fr: 'x', French: 'x' })
    expect(problem.fr).toBe('« French » n’est pas une langue ; attendu : fr, en, pt-BR…')
    expect(problem.en).toBe('“French” is not a language; expected: fr, en, pt-BR…')
  })

  test('two wrong languages are two problems, even when one’s tag begins with the other’s', async () => {
    const all = await problems({ plans: [{ id: 'p', ...plan('p'), title: { original: 'fr', fr: 12, 'fr-CA': 13 } }] })
    expect(all.map(({ place }) => place)).toEqual(['plans[0].title.fr', 'plans[0].title.fr-CA'])
  })
})

describe('what a schema can’t say is refused too, in French and in English', () => {
  /** Both sentences say something, and each in its language. */
  const inBoth = (problem: Told, en: RegExp) => {
    expect(problem.en).toMatch(en)
    expect(problem.fr).not.toBe(problem.en)
    expect(problem.fr).toMatch(/[a-zé]/)
  }

  test('a period that ends before it begins', async () => {
    const content = period({ earliest: '2022-01-01' })
    const problem = await problemOfPlan(content)
    expect(problem).toMatchObject({ place: 'plans[0].period.latest', value: '2021-12-31' })
    expect(problem.line).toBe(lineOf({ plans: [{ id: 'p', ...plan('p'), ...content }] }, '"latest"'))
    inBoth(problem, /2021-12-31.*2022-01-01/)
    expect(problem.fr).toMatch(/2021-12-31.*2022-01-01/)
  })

  test('a period whose days don’t go with its precision', async () => {
    for (const more of [
      { precision: 'day' },
      { precision: 'unset' },
      { precision: 'year', latest: null },
      { precision: 'open', earliest: null, latest: null },
      { reviewedEvery: 'P6M' },
    ]) {
      inBoth(await problemOfPlan(period(more)), /./)
    }
  })

  test('a text that is not given in its original language', async () => {
    const problem = await problemOfPlan({ title: { original: 'en', fr: 'x' } })
    expect(problem).toMatchObject({ place: 'plans[0].title.original', value: 'en' })
    inBoth(problem, /no words are given in the original language “en”/)
  })

  test('a text with a NUL or half of a surrogate pair', async () => {
    for (const fr of ['x\0', '\ud800x']) {
      const problem = await problemOfPlan({ title: { original: 'fr', fr } })
      expect(problem.place).toBe('plans[0].title.fr')
      inBoth(problem, /NUL/)
    }
  })

  test('an address, or the name of a field, with a NUL or half of a surrogate pair', async () => {
    for (const bad of ['\0', '\ud800']) {
      const document = { id: 'd', title: 'D', kind: 'plan', address: `https://example.org/${bad}` }
      expect((await problems({ plans: [{ id: 'p', ...plan('p'), documents: [document] }] }))[0]?.place).toBe(
        'plans[0].documents[0].address',
      )
      const source = { title: 'S', fields: [bad] }
      expect((await problems({ plans: [{ id: 'p', ...plan('p'), sources: [source] }] }))[0]?.place).toBe(
        'plans[0].sources[0].fields[0]',
      )
    }
  })

  test('a milestone that is reached without evidence, postponed without a date, abandoned without a reason', async () => {
    const reporting = (report: object) => ({
      commitments: [
        {
          id: 'c',
          ...commitment('1', 'C'),
          milestones: [{ id: 'm', number: 1, output: inFrench('x'), reports: [{ date: year2021, ...report }] }],
        },
      ],
    })
    const report = 'plans[0].commitments[0].milestones[0].reports[0]'
    const cases: [report: object, place: string, en: RegExp][] = [
      [{ state: 'reached' }, `${report}.evidence`, /evidence/],
      [{ state: 'postponed', reason: inFrench('x') }, `${report}.due`, /due/],
      [{ state: 'abandoned' }, `${report}.reason`, /reason/],
    ]
    for (const [given, place, en] of cases) {
      const problem = await problemOfPlan(reporting(given))
      expect(problem.place).toBe(place)
      inBoth(problem, en)
    }
  })

  test('a time zone that doesn’t exist', async () => {
    const site = { name: inFrench('x'), operator: inFrench('x'), timeZone: 'Europe/Pariss', languages: ['fr'] }
    const [problem] = await problems({ site })
    expect(problem).toMatchObject({ place: 'site.timeZone', value: 'Europe/Pariss' })
    inBoth(problem as Told, /time zone/)
  })
})

describe('things that can’t both be', () => {
  const ulid = '01M82V7M69V1JT5KCXDBCKDNPZ'
  const withCommitments = (...commitments: object[]) => ({ plans: [{ id: 'p', ...plan('p'), commitments }] })

  test('two of one id, over two files, each with its place', async () => {
    const content = { organisations: [{ id: 'cnil', ...organisation('CNIL') }] }
    expect(await problems(content, content)).toEqual([
      {
        code: 'repeated',
        file: '2.json',
        place: 'organisations[0].id',
        line: 5,
        value: 'cnil',
        fr: 'deux objets de type organisation ont cet identifiant (déjà : cnil, plan.json:4)',
        en: 'two records of type organisation have this id (already: cnil, plan.json:4)',
      },
    ])
  })

  test('one id for things of two kinds is no trouble', () => {
    const found = check({
      organisations: [{ id: 'x', ...organisation('X') }],
      vocabulary: [{ id: 'x', kind: 'value', label: inFrench('X') }],
    })
    expect(found.things.map(({ type, key }) => `${type} ${key}`)).toEqual(['term x', 'organisation x'])
  })

  test('two of one permanent identity, even of two kinds', async () => {
    const content = {
      organisations: [{ id: 'x', ulid, ...organisation('X') }],
      vocabulary: [{ id: 'y', ulid, kind: 'value', label: inFrench('Y') }],
    }
    expect(await problems(content)).toMatchObject([
      {
        code: 'repeated',
        place: 'organisations[0].ulid',
        value: ulid,
        en: expect.stringContaining('permanent identity'),
      },
    ])
  })

  test('two commitments of one number in a plan, a small letter and a capital being one', async () => {
    const content = withCommitments({ id: 'a', ...commitment('1a', 'A') }, { id: 'b', ...commitment('1A', 'B') })
    expect(await problems(content)).toMatchObject([
      {
        place: 'plans[0].commitments[1].number',
        value: '1A',
        line: lineOf(content, '"1A"'),
        fr: expect.stringContaining('ce numéro est répété dans le plan (déjà : a, plan.json:'),
        en: expect.stringContaining('this number is repeated in the plan (already: a, plan.json:'),
      },
    ])
  })

  test('one number in two plans is no trouble', () => {
    const plans = ['p', 'q'].map(key => ({
      id: key,
      ...plan(key),
      commitments: [{ id: `${key}-1`, ...commitment('1', 'x') }],
    }))
    expect(check({ plans }).things.filter(({ type }) => type === 'commitment')).toHaveLength(2)
  })

  test('two milestones of one number in a commitment, two priorities of one number and stage', async () => {
    const milestones = ['m', 'n'].map(id => ({ id, number: 3, output: inFrench(id) }))
    expect(await problems(withCommitments({ id: 'a', ...commitment('1', 'A'), milestones }))).toMatchObject([
      {
        place: 'plans[0].commitments[0].milestones[1].number',
        value: 3,
        en: expect.stringContaining('milestone number'),
      },
    ])
    const priorities = ['x', 'y'].map(id => ({ id, number: 2, label: inFrench(id) }))
    expect(await problems({ plans: [{ id: 'p', ...plan('p'), priorities }] })).toMatchObject([
      { place: 'plans[0].priorities[1].number', value: 2, en: expect.stringContaining('priority number') },
    ])
    const staged = priorities.map((one, index) => ({ ...one, stage: ['announced', 'published'][index] }))
    expect(check({ plans: [{ id: 'p', ...plan('p'), priorities: staged }] }).things).toHaveLength(3)
  })

  test('two plans of one address, two site blocks', async () => {
    const site = { name: inFrench('x'), operator: inFrench('x'), timeZone: 'UTC', languages: ['fr'] }
    expect(
      await problems({
        plans: [
          { id: 'p', ...plan('a') },
          { id: 'q', ...plan('a') },
        ],
      }),
    ).toMatchObject([
      { place: 'plans[1].slug', value: 'a', en: expect.stringContaining('two plans have this address') },
    ])
    expect(await problems({ site }, { site })).toMatchObject([
      { file: '2.json', place: 'site.name', en: expect.stringContaining('the “site” block is given twice') },
    ])
  })

  test('one that is described and removed', async () => {
    const content = {
      organisations: [{ id: 'x', ...organisation('X') }],
      removed: [{ type: 'organisation', id: 'x', reason: 'doublon' }],
    }
    expect(await problems(content)).toMatchObject([
      {
        code: 'said-and-removed',
        place: 'removed[0]',
        value: 'x',
        fr: 'cet objet est à la fois décrit et retiré',
        en: 'this record is both described and removed',
      },
    ])
  })
})

describe('all of the problems of all of the files', () => {
  test('are told at once', async () => {
    const all = await problems({ plans: [{ id: 'P', ...plan('p'), rank: 0 }] }, { organisations: [{ id: 'x' }] })
    expect(all.map(({ file, place }) => `${file} ${place}`)).toEqual([
      'plan.json plans[0].id',
      'plan.json plans[0].rank',
      '2.json organisations[0]',
      '2.json organisations[0]',
    ])
  })

  test('are told even when there are thousands of them', async () => {
    const commitments = Array.from({ length: 1500 }, (_, index) => ({
      id: `c-${index}`,
      number: index,
      title: { original: 'fr', fr: index },
    }))
    const all = await problems({ plans: [{ id: 'p', ...plan('p'), commitments }] })
    expect(all).toHaveLength(3000)
    expect(all.at(-1)?.place).toBe('plans[0].commitments[1499].title.fr')
  })

  test('never hold the value of another: a message stays short', async () => {
    const problem = await problemsOf(() => check({ plans: [{ id: 'p', ...plan('p'), rank: 'x'.repeat(10_000) }] }))
    expect(problemInWords(problem[0]!, 'fr').length).toBeLessThan(300)
    expect(problemInWords(problem[0]!, 'en')).toMatch(
      /^plan\.json, line \d+, plans\[0\]\.rank: expected: a whole number\. Value: "x+…\.$/,
    )
  })

  test('are whole sentences, that end once', async () => {
    const [problem] = await problemsOf(() => check({ plans: [{ id: 'p', ...plan('p'), titel: 'x' }] }))
    for (const language of ['fr', 'en'] as const) expect(problemInWords(problem!, language)).not.toMatch(/[?!.…]\./)
  })
})

describe('a file that holds nothing to import', () => {
  test('is refused', async () => {
    const expected = {
      code: 'nothing-to-import',
      file: 'plan.json',
      fr: 'il n’y a rien à importer : ni plan, ni organisation, ni chiffre',
      en: 'there is nothing to import: no plan, no organisation, no figure',
    }
    for (const content of [{}, { plans: [] }, { plans: [], organisations: [], removed: [] }, { $schema: 'x' }]) {
      expect(await problems(content)).toEqual([expected])
    }
  })

  test('in a folder without a plan, is refused by the name of the folder', async () => {
    const folder = folderWith({ 'a.json': planFile({ organisations: [{ id: 'x', ...organisation('X') }] }) })
    expect(telling(await problemsOf(() => checkFiles(readFiles(folder))))).toEqual([
      {
        code: 'folder-without-plan',
        file: folder,
        fr: 'aucun fichier de ce dossier ne contient de plan ; attendu : au moins un plan (« plans »)',
        en: 'no file of this folder holds a plan; expected: at least one plan (“plans”)',
      },
    ])
  })

  test('a folder with something to remove, and a single file with a correction, are not refused', () => {
    const correction = planFile({ organisations: [{ id: 'x', ...organisation('X') }] })
    const removal = planFile({ removed: [{ type: 'organisation', id: 'y', reason: 'doublon' }] })
    expect(checkFiles(readFiles(folderWith({ 'a.json': removal }))).removals).toHaveLength(1)
    expect(checkFiles([sourceFile(correction)]).things).toHaveLength(1)
  })
})

test('a file that nests deeply is refused in words, whatever the depth', async () => {
  for (const depth of [100, 1000, 3000, 5000, 6000, 7000, 8000, 10_000, 20_000]) {
    const folder = folderWith({
      'deep.json': `{"format":"parvis-plan/1","plans":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    })
    const [problem] = await problemsOf(() => checkFiles(readFiles(folder)))
    for (const language of ['fr', 'en'] as const) expect(problemInWords(problem!, language)).toMatch(/^deep\.json/)
  }
})

test('a refusal is an error of its own kind, whose message is its first sentence', () => {
  const refused = new ImportRefused([{ code: 'x', file: 'x', sentence: { fr: 'oui', en: 'yes' } }])
  expect(refused.name).toBe('ImportRefused')
  expect(refused.message).toBe('yes')
})
