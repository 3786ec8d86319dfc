import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dissolveTheme } from '../../src/answers/consolidation/theme.ts'
import { undoConsolidation } from '../../src/answers/consolidation/undo.ts'
import { describeTheme, draftAnswer, groupPoints, publishAnswer, reviewAnswer } from '../../src/answers/index.ts'
import { withdrawContribution } from '../../src/consultations/index.ts'
import { hide, restore } from '../../src/moderation/index.ts'
import { repeatErasure } from '../../src/people/erasing/erase-person.ts'
import { organisations } from '../../src/people/index.ts'
import { operator, type Scope } from '../../src/record/index.ts'
import { reindex } from '../../src/search/index.ts'
import { textParts } from '../../src/site/help/found.ts'
import { contributionOf, openConsultation, type Somebody, somebody } from '../fixtures/contributions.ts'
import { attributeOf, faultsOf, textOf, treeOf } from '../support/html.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'

let site: TestSite
let plan: Scope
let consultationId: string
let dinum: string
let editor: Somebody
let correspondent: Somebody
let moderator: Somebody
/** Whatever is answered is answered later than what was answered before. */
let minutes = 0
const begun = new Date(Date.now() - 86_400_000)
const next = () => new Date(begun.getTime() + ++minutes * 60_000)

const db = () => site.database.db
async function done<Result>(
  outcome: Promise<{ done: true; result: Result } | { done: false; refusal: { code: string } }>,
): Promise<Result> {
  const one = await outcome
  if (!one.done) throw new Error(one.refusal.code)
  return one.result
}
const seen = async (id: string) => {
  const { number, version } = await db()
    .selectFrom('points')
    .select(['number', 'version'])
    .where('contribution_id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, number, version }
}
type More = { outcome?: string; language?: 'fr' | 'en'; themeId?: string; replaces?: string }

async function draft(said: { id: string }[], reason: string, more: More = {}) {
  const points = []
  for (const { id } of said) points.push(await seen(id))
  return done(
    draftAnswer.perform(db(), correspondent.who, next(), {
      id: null,
      seen: 0,
      consultationId,
      points: points.length > 0 ? points : null,
      themeId: null,
      replaces: null,
      isSecond: false,
      outcome: 'not-retained',
      reason,
      language: 'fr',
      organisationId: dinum,
      signedAs: 'Cheffe de mission',
      until: null,
      passedTo: null,
      targets: [],
      ...more,
    }),
  )
}

/** An answer that everybody can read. @returns its id */
async function answer(said: { id: string }[], reason: string, more: More = {}): Promise<string> {
  const { id, version } = await draft(said, reason, more)
  const reviewed = await done(reviewAnswer.perform(db(), editor.who, next(), { id, seen: version }))
  await done(publishAnswer.perform(db(), correspondent.who, next(), { id, seen: reviewed.version }))
  return id
}

let authors: Somebody[] = []
async function say(title: string, text = `${title}, s’il vous plaît.`) {
  const author = await somebody(db(), begun)
  authors.push(author)
  return contributionOf(db(), consultationId, author, begun, { title, text })
}

/** A page as it is now: whoever looks at it comes later than the cache was told. */
async function get(path: string): Promise<Response> {
  site.cache.forgetAll()
  return site.get(path)
}
type Result = {
  type: string
  ulid: string
  page: string
  url: string
  title: string
  outcome: string
  language: string
}
type Data = {
  total: number
  isMore: boolean
  results: Result[]
  next: string | null
  previous: string | null
  lost: boolean
  answers: { count: number; isMore: boolean; all: string }
}
const dataAt = async (query: Record<string, string>, path = '/recherche.json'): Promise<Data> =>
  (await (await get(`${path}?${new URLSearchParams(query)}`)).json()) as Data
const found = async (q: string) => (await dataAt({ q, type: 'answer' })).results.map(({ ulid }) => ulid)
const mainAt = async (path: string) => {
  const answered = await get(path)
  expect(answered.status).toBe(200)
  const html = await answered.text()
  expect(await faultsOf(html)).toEqual([])
  return (await treeOf(html)).querySelector('main')
}

async function queriesOf(path: string): Promise<number> {
  await get(path)
  site.cache.forgetAll()
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await site.get(path)
  const count = query.mock.calls.filter(([text]) => !String(text).includes('set datestyle')).length
  query.mockRestore()
  return count
}

let before: { home: number }
beforeAll(async () => {
  site = await openSite('france', null)
  before = { home: await queriesOf('/') }
  ;({ id: consultationId, plan } = await openConsultation(db(), 'trouvee', { now: begun, plan: 'fr-2023-2025' }))
  ;({ id: dinum } = await db()
    .selectFrom('organisations')
    .select('id')
    .where('key', '=', 'dinum')
    .executeTakeFirstOrThrow())
  editor = await somebody(db(), begun, 'editor', plan)
  correspondent = await somebody(db(), begun, 'correspondent', { type: 'organisation', id: dinum })
  moderator = await somebody(db(), begun, 'moderator')
  authors = []
})
afterAll(() => site.close())

describe('the home page', () => {
  test('says nothing of answers before anything is received, and then how much is', async () => {
    expect(textOf(await mainAt('/'))).not.toContain('Ce qu’est devenu ce qui a été dit')
    expect(((await (await get('/index.json')).json()) as { answers: unknown }).answers).toBeNull()
    await say('Nourrir les hérons')
    const main = await mainAt('/')
    const band = main?.querySelector('section[aria-labelledby="reponses"]')
    expect(textOf(band)).toContain('0 a sa réponse, sur 1 contribution')
    expect(textOf(band)).toContain('1 l’attend, dans les délais')
    expect(textOf(band)).not.toContain('médiane')
  })

  test('says how many are answered, owed and how long it took, and what was answered last', async () => {
    const [one, two, three, four] = [
      await say('Ouvrir la volière'),
      await say('Fermer la volière'),
      await say('Peindre la volière'),
      await say('Agrandir la volière'),
    ]
    await answer([one], 'Elle est ouverte au public chaque matin.', { outcome: 'done-already' })
    await answer([two], 'Elle reste ouverte.')
    await answer([three], 'Elle sera repeinte en vert au printemps prochain.', { outcome: 'retained' })
    await answer([four], 'Rien ne le permet.', { outcome: 'out-of-scope' })
    for (const [path, words, way] of [
      [
        '/',
        ['4 ont leur réponse, sur 5 contributions', '1 l’attend, dans les délais', '0 jour d’attente', 'Hors du champ'],
        '/plans/2023-2025/reponses',
      ],
      [
        '/en',
        ['4 have their answer, of 5 contributions', '1 waits for it, on time', '0 days of waiting', 'Out of scope'],
        '/en/plans/2023-2025/answers',
      ],
    ] as const) {
      const band = (await mainAt(path))?.querySelector('section[aria-labelledby="reponses"]')
      for (const said of words) expect(textOf(band)).toContain(said)
      const titles = (band?.querySelectorAll('h4 a') ?? []).map(link => textOf(link))
      expect(titles).toEqual(['Agrandir la volière', 'Peindre la volière', 'Fermer la volière'])
      expect((band?.querySelectorAll('a') ?? []).map(link => attributeOf(link, 'href'))).toContain(way)
    }
    const { answers } = (await (await get('/index.json')).json()) as {
      answers: { received: number; answered: number; owed: number; late: number; last: { outcome: string }[] }
    }
    expect(answers).toMatchObject({ received: 5, answered: 4, owed: 1, late: 0, plan: '2023-2025' })
    expect(answers.last.map(({ outcome }) => outcome)).toEqual(['out-of-scope', 'retained', 'not-retained'])
  })

  test('asks the database two questions more for it, however many answers there are', async () => {
    const with4 = await queriesOf('/')
    expect(with4 - before.home).toBeLessThanOrEqual(2)
    for (let turn = 0; turn < 6; turn += 1) await answer([await say(`Compter les mouettes ${turn}`)], 'C’est fait.')
    expect(await queriesOf('/')).toBe(with4)
  })

  test('is made anew once an answer is published', async () => {
    const titleOf = async () =>
      textOf((await treeOf(await (await site.get('/')).text())).querySelector('section[aria-labelledby="reponses"] h4'))
    const said = await say('Laver la volière')
    site.cache.forgetAll()
    expect(await titleOf()).toBe('Compter les mouettes 5')
    await answer([said], 'Elle l’est chaque soir.')
    await vi.waitFor(async () => {
      const { tags } = await db()
        .selectFrom('entries')
        .select('tags')
        .where('type', '=', 'answer.published')
        .orderBy('position', 'desc')
        .executeTakeFirstOrThrow()
      site.cache.forget(tags)
      expect(await titleOf()).toBe('Laver la volière')
    })
  })
})

describe('an answer', () => {
  test('is found by its reason, in its own language, by what was decided, and by who answers', async () => {
    const said = await say('Protéger les girafes')
    const french = await answer([said], 'Les girafes seront recensées avec les zoologistes.', { outcome: 'retained' })
    const english = await answer([await say('Protéger les blaireaux')], 'Badgers are being counted.', {
      language: 'en',
    })
    // In the singular and the plural, by forms of a verb, without accents; in either language.
    expect(await found('girafe')).toEqual([french])
    expect(await found('recensee zoologiste')).toEqual([french])
    expect(await found('badger count')).toEqual([english])
    expect(await found('girafes retenu')).toEqual([french])
    expect(await found('girafes retained')).toEqual([french])
    expect(await found('girafes blaireaux')).toEqual([])
    const { abbreviation } = (
      await db().selectFrom('organisations').select('facts').where('id', '=', dinum).executeTakeFirstOrThrow()
    ).facts as { abbreviation?: string }
    expect(await found(`girafes ${abbreviation}`)).toEqual([french])

    const main = await mainAt('/recherche?q=girafe')
    const section = main?.querySelector('section[aria-labelledby="reponses"]')
    expect(section?.querySelectorAll('mark').map(textOf)).toEqual(['girafes'])
    expect(textOf(section)).toContain('Retenu')
    expect(textOf(section)).toContain('1 réponse avec ces mots : les lire')
    const list = await mainAt('/en/search?q=badgers&type=answer')
    expect(textOf(list?.querySelector('[role="status"]'))).toBe('1 answer says “badgers”, the most recent first.')
    expect((list?.querySelectorAll('.facets a') ?? []).map(textOf)).toContain('Answers 1')
  })

  test('leads to where it is read, by its page and by its permanent address', async () => {
    const { results } = await dataAt({ q: 'girafe', type: 'answer' })
    const [{ page, url, ulid, outcome, language } = {} as Result] = results
    expect([outcome, language]).toEqual(['retained', 'fr'])
    const to = new URL(page)
    expect(to.hash).toBe(`#reponse-${ulid}`)
    const main = await mainAt(to.pathname)
    expect(textOf(main?.querySelector(`[id="reponse-${ulid}"]`))).toContain('Les girafes seront recensées')
    const permanent = await site.get(url.replace(testOrigin, ''))
    expect(permanent.headers.get('location')).toBe(`${to.pathname}${to.hash}`)
  })

  test('that isn’t published is found by nobody', async () => {
    await draft([await say('Protéger les poissons')], 'Les ornithorynques attendront.')
    expect(await found('ornithorynque')).toEqual([])
    expect(await (await get('/recherche?q=ornithorynque')).text()).not.toContain('attendront')
  })

  test('that was corrected isn’t found any more; the one that stands is', async () => {
    const first = await answer([await say('Protéger les autruches')], 'Les autruches ne relèvent pas de nous.')
    expect(await found('autruche')).toEqual([first])
    const second = await answer([], 'Les okapis non plus.', { replaces: first })
    expect(await found('autruche')).toEqual([])
    expect(await found('okapi')).toEqual([second])
    const { last } = ((await (await get('/index.json')).json()) as { answers: { last: { id: string }[] } }).answers
    expect(last[0]?.id).toBe(second)
    expect(last.map(({ id }) => id)).not.toContain(first)
  })

  test('goes with its contribution when that is hidden, and comes back with it; that is withdrawn, or erased, it goes for good', async () => {
    const said = await say('Protéger les zèbres')
    const id = await answer([said], 'Les zèbres ont leur enclos.')
    await done(
      hide.perform(db(), moderator.who, next(), { id: said.id, rule: 'advertising', explanation: 'Une publicité.' }),
    )
    expect(await found('zebre')).toEqual([])
    expect(await (await get('/')).text()).not.toContain('zèbres')
    await done(restore.perform(db(), moderator.who, next(), { id: said.id }))
    expect(await found('zebre')).toEqual([id])

    const withdrawn = await say('Protéger les pangolins')
    const author = authors.at(-1) as Somebody
    await answer([withdrawn], 'Les pangolins sont comptés.')
    await done(withdrawContribution.perform(db(), author.who, next(), { id: withdrawn.id }))
    expect(await found('pangolin')).toEqual([])

    const erased = await say('Protéger les tatous')
    const gone = authors.at(-1) as Somebody
    await answer([erased], 'Leur nombre est connu des vétérinaires.')
    expect(await found('veterinaire')).toHaveLength(1)
    await done(repeatErasure.perform(db(), operator, next(), { person: gone.id, writings: 'withdraw' }))
    expect(await found('veterinaire')).toEqual([])
    expect(await (await get('/recherche?q=veterinaires')).text()).not.toContain('tatous')
  })

  test('to several is found while one of them can be read, and leads to that one', async () => {
    const [one, two] = [await say('Protéger les lynx de l’est'), await say('Protéger les lynx de l’ouest')]
    const id = await answer([one, two], 'Les lynx se protègent seuls.')
    const pages = async () => (await dataAt({ q: 'lynx', type: 'answer' })).results.map(({ title }) => title)
    expect(await pages()).toEqual(['Protéger les lynx de l’est'])
    await done(
      hide.perform(db(), moderator.who, next(), { id: one.id, rule: 'advertising', explanation: 'Une publicité.' }),
    )
    expect(await found('lynx')).toEqual([id])
    expect(await pages()).toEqual(['Protéger les lynx de l’ouest'])
  })

  test('of an organisation that changes its name is found by the new one', async () => {
    const { facts, key } = await db()
      .selectFrom('organisations')
      .select(['facts', 'key'])
      .where('id', '=', dinum)
      .executeTakeFirstOrThrow()
    const named = { ...facts, name: { original: 'fr', fr: 'Direction des ménageries' } }
    await done(organisations.describe.perform(db(), operator, next(), { things: [{ key, facts: named }] as never }))
    expect(await found('girafes ménageries')).toHaveLength(1)
  })
})

describe('many answers', () => {
  test('are read page by page, each once, forwards and back; and a place that never was is told', async () => {
    for (let turn = 0; turn < 23; turn += 1)
      await answer([await say(`Dompter le tigre ${turn}`)], `Le tigre ${turn} se promène.`)
    const onPages: string[] = []
    let path: string | undefined = '/recherche?q=tigre&type=answer'
    let last = path
    while (path) {
      const main: Awaited<ReturnType<typeof mainAt>> = await mainAt(path)
      onPages.push(...(main?.querySelectorAll('ul.results h3 a') ?? []).map(link => textOf(link)))
      last = path
      path = attributeOf(main?.querySelector('a[rel="next"]'), 'href')
    }
    expect(onPages).toEqual(Array.from({ length: 23 }, (_, turn) => `Dompter le tigre ${22 - turn}`))
    const back = await mainAt(attributeOf((await mainAt(last))?.querySelector('a[rel="prev"]'), 'href') ?? '')
    expect(textOf(back?.querySelector('ul.results h3 a'))).toBe('Dompter le tigre 22')
    const data = await dataAt({ q: 'tigre', type: 'answer' })
    expect([data.total, data.isMore, data.results.length, data.next]).toEqual([23, false, 23, null])
    const lost = await dataAt({ q: 'tigre', type: 'answer', after: '0-01ARZ3NDEKTSV4RRFFQ69G5FAV' })
    expect([lost.lost, lost.results.length]).toEqual([true, 23])
    expect((await dataAt({ q: 'tigre', type: 'answer', plan: '2018-2020' })).results).toEqual([])
    expect((await dataAt({ q: 'tigre', type: 'answer', plan: '2023-2025' })).results).toHaveLength(23)
    const feed = await (await get('/recherche.atom?q=tigre&type=answer')).text()
    expect(feed.match(/<entry>/g)).toHaveLength(23)
  })

  test('more than a hundred are counted as that', async () => {
    // Of the index alone: what finds them is what is tried.
    await sql`
      insert into search_answers (answer_id, plan_id, organisation_id, for_theme, published_at, words)
      select 'copie' || turn, plan_id, organisation_id, true, published_at - turn * interval '1 day', words
      from search_answers, generate_series(1, 120) as turn
      where answer_id = ${(await found('tigre'))[0] ?? ''}`.execute(db())
    const { total, isMore, answers } = await dataAt({ q: 'tigre', type: 'answer' })
    expect([total, isMore, answers.count]).toEqual([100, true, 100])
    expect(await (await get('/recherche?q=tigre')).text()).toContain('Plus de 100')
    await sql`delete from search_answers where answer_id like 'copie%'`.execute(db())
  })
})

describe('a theme', () => {
  const themeNamed = async (id: string) =>
    db().selectFrom('themes').select(['id', 'number', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
  const typesAt = async (q: string) => (await dataAt({ q, type: 'theme' })).results

  test('is found by its title and its finding, leads to its page, and follows what it is called', async () => {
    const said = await say('Loger les flamants')
    const theme = { consultationId, id: null, seen: 0, title: 'Échassiers', finding: '' }
    const { id } = await done(describeTheme.perform(db(), editor.who, next(), theme))
    await done(
      groupPoints.perform(db(), editor.who, next(), { consultationId, points: [await seen(said.id)], themeId: id }),
    )
    const named = `C-${String(said.number).padStart(4, '0')}`
    const described = { ...theme, id, seen: 1, finding: `Un étang leur manque (${named}).` }
    await done(describeTheme.perform(db(), editor.who, next(), described))
    for (const q of ['echassier', 'étangs']) {
      const [result] = await typesAt(q)
      expect(result).toMatchObject({ type: 'theme', ulid: id })
      expect(textOf(await mainAt(new URL(result?.page ?? '').pathname))).toContain('Un étang leur manque')
    }
    const main = await mainAt('/recherche?q=echassiers')
    expect(textOf(main?.querySelector('.results .kind'))).toBe(
      `Thème ${(await themeNamed(id)).number} · Plan 2023-2025`,
    )
    await done(describeTheme.perform(db(), editor.who, next(), { ...described, seen: 2, title: 'Palmipèdes' }))
    expect(await typesAt('echassier')).toEqual([])
    expect(await typesAt('palmipede')).toHaveLength(1)
  })

  test('stands on the thread of what it groups, with its day and its page; in data too', async () => {
    const [result] = await typesAt('palmipede')
    const { number } = await db()
      .selectFrom('contributions')
      .select('number')
      .where('title', '=', 'Loger les flamants')
      .executeTakeFirstOrThrow()
    const path = `/contributions/C-${String(number).padStart(4, '0')}-loger-les-flamants`
    for (const [page, words] of [
      [path, 'Rangée dans un thème'],
      [`/en${path}`, 'Put in a theme'],
    ] as const) {
      const nodes = (await mainAt(page))?.querySelectorAll('ol.thread > li') ?? []
      const node = nodes.find(one => textOf(one).includes(words))
      expect(attributeOf(node?.querySelector('time'), 'datetime')).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(attributeOf(node?.querySelector('a'), 'href')).toMatch(/\/themes\/\d+-palmipedes$/)
    }
    const { points } = (await (await get(`${path}.json`)).json()) as { points: { theme: object }[] }
    expect(points[0]?.theme).toMatchObject({
      title: 'Palmipèdes',
      url: `${testOrigin}/id/theme/${result?.ulid}`,
      page: result?.page,
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    expect(await queriesOf(path)).toBeLessThanOrEqual(20)
  })

  test('that is answered as a whole shows it, and the answer leads there', async () => {
    const [result] = await typesAt('palmipede')
    const id = await answer([], 'Un bassin sera creusé pour les flamants.', { themeId: result?.ulid ?? '' })
    const [one] = (await dataAt({ q: 'bassin', type: 'answer' })).results
    expect(one).toMatchObject({ ulid: id, title: 'Palmipèdes', page: `${result?.page}#reponse-${id}` })
    const main = await mainAt(new URL(result?.page ?? '').pathname)
    expect(textOf(main?.querySelector(`[id="reponse-${id}"]`))).toContain('Un bassin sera creusé')
    const theme = (await (await get(`${new URL(result?.page ?? '').pathname}.json`)).json()) as { answers: object[] }
    expect(theme.answers).toMatchObject([{ id, outcome: 'not-retained' }])
  })

  test('that is dissolved isn’t found, and is again once that is undone', async () => {
    const theme = { consultationId, id: null, seen: 0, title: 'Reptiles', finding: '' }
    const { id } = await done(describeTheme.perform(db(), editor.who, next(), theme))
    const { consolidation } = await done(
      dissolveTheme.perform(db(), editor.who, next(), { consultationId, id, seen: 1 }),
    )
    expect(await typesAt('reptile')).toEqual([])
    await done(undoConsolidation.perform(db(), editor.who, next(), { consultationId, id: consolidation }))
    expect(await typesAt('reptile')).toHaveLength(1)
  })
})

test('after all of this, the index is what making it again gives', async () => {
  const indexed = async () => ({
    answers: await db().selectFrom('search_answers').selectAll().orderBy('answer_id').execute(),
    entries: await db().selectFrom('search_entries').selectAll().orderBy('id').execute(),
    words: await db().selectFrom('search_words').selectAll().orderBy('word').execute(),
  })
  const kept = await indexed()
  expect(kept.answers.length).toBeGreaterThan(30)
  expect(await reindex(db(), textParts())).toBe(kept.entries.length + kept.answers.length)
  expect(await indexed()).toEqual(kept)
})
