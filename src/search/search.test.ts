import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import type { Language } from '../platform/locales/languages.ts'
import { weights } from './ranking.ts'
import { type Asked, type Hit, search } from './search.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase('france')
})
afterAll(() => database.drop())

const find = (words: string, more: Partial<Asked> = {}) => search(database.db, { words, language: 'fr', ...more })
const name = ({ title }: Hit, language: Language = 'fr'): string => {
  const wording = typeof title === 'string' ? title : (title[language] ?? title[title.original])
  return typeof wording === 'string' ? wording : String((wording as { text: string }).text)
}
const names = async (words: string, more: Partial<Asked> = {}) => (await find(words, more)).hits.map(hit => name(hit))
const ids = async (words: string, more: Partial<Asked> = {}) =>
  (await find(words, more)).hits.map(({ id }) => id).sort()

describe('what is exactly called so comes first', () => {
  test('a commitment by OGP’s number', async () => {
    const { hits, total } = await find('fr0054')
    expect(total).toBe(1)
    expect(hits[0]).toMatchObject({ type: 'commitment', plan: '2021-2023', place: { number: '4' } })
  })

  test('a commitment by its number, and by its number and plan', async () => {
    const { hits } = await find('engagement 12')
    expect(hits.slice(0, 4).map(({ type, place }) => [type, place.number])).toEqual(
      Array.from({ length: 4 }, () => ['commitment', '12']),
    )
    const [first] = (await find('engagement 12 2018-2020')).hits
    expect(first).toMatchObject({ type: 'commitment', place: { number: '12' }, plan: '2018-2020' })
    expect((await find('commitment 12', { language: 'en' })).hits[0]).toMatchObject({ place: { number: '12' } })
  })

  test('an organisation by its abbreviation, its name, or another name of its', async () => {
    const hatvp = 'Haute Autorité pour la transparence de la vie publique'
    for (const words of ['HATVP', 'hatvp', hatvp, 'haute autorite pour la transparence de la vie publique']) {
      expect((await names(words))[0]).toBe(hatvp)
    }
    expect((await names('Interministerial Directorate of Public Transformation'))[0]).toBe(
      'Direction interministérielle de la transformation publique',
    )
  })

  test('a plan by its years', async () => {
    for (const words of ['2018-2020', 'plan 2018-2020']) {
      expect((await find(words)).hits[0]).toMatchObject({ type: 'plan', plan: '2018-2020' })
    }
  })
})

describe('a word is found', () => {
  test('with or without accents and capitals', async () => {
    const accented = await ids('données ouvertes', { limit: 200 })
    expect(accented.length).toBeGreaterThan(5)
    expect(await ids('DONNEES OUVERTES', { limit: 200 })).toEqual(accented)
  })

  test('in the singular and the plural, in French and in English', async () => {
    expect(await ids('algorithme public', { limit: 200 })).toEqual(await ids('algorithmes publics', { limit: 200 }))
    expect(await names('algorithme')).toContain(
      'Améliorer la transparence des algorithmes et des codes sources publics',
    )
    const singular = await ids('algorithm', { limit: 200, language: 'en' })
    expect(singular.length).toBeGreaterThan(0)
    expect(await ids('algorithms', { limit: 200, language: 'en' })).toEqual(expect.arrayContaining(singular))
  })

  test('in either language, whichever the reader reads', async () => {
    for (const language of ['fr', 'en'] as const) {
      expect((await names('aid transparency database', { language }))[0]).toMatch(/base de données sur la transparence/)
      expect((await names('représentation d’intérêts', { language }))[0]).toMatch(/représent.* d[’']intérêts/)
    }
  })

  test('when it is only begun, if it is the last one', async () => {
    expect(await ids('code source algorit', { limit: 200 })).toEqual(
      await ids('code source algorithmes', { limit: 200 }),
    )
    expect((await find('hack')).hits.some(({ type }) => type === 'event')).toBe(true)
  })

  test('when it is mistyped once, and that it was is said', async () => {
    for (const words of ['hatpv', 'hatvvp', 'hatp', 'hattvp']) {
      const { hits, terms } = await find(words)
      expect(terms).toMatchObject([{ typed: words, seek: expect.arrayContaining(['hatvp']), corrected: true }])
      expect(hits.map(hit => name(hit))).toContain('Haute Autorité pour la transparence de la vie publique')
    }
    expect((await find('hackaton covd')).terms).toMatchObject([{ corrected: true }, { corrected: true }])
    expect((await names('algoritmes'))[0]).toMatch(/algorithmes/)
  })

  test('but a number is never taken for another one', async () => {
    const { terms, total } = await find('FR9954')
    expect(terms).toMatchObject([{ corrected: false }])
    expect(total).toBe(0)
  })

  test('beside words that say nothing by themselves', async () => {
    expect(await ids('la transparence de la commande', { limit: 200 })).toEqual(
      await ids('transparence commande', { limit: 200 }),
    )
    expect((await find('de la')).total).toBeGreaterThan(0)
  })
})

describe('the order', () => {
  test('puts a word of the title before one of the rest', async () => {
    const { hits } = await find('transparence', { limit: 200, type: 'commitment' })
    const inTitle = hits.map(hit => /transparen/i.test(name(hit)) || /transparen/i.test(name(hit, 'en')))
    expect(inTitle).toEqual([...inTitle].sort((a, b) => Number(b) - Number(a)))
  })

  test('follows the weights that are given, and nothing else', async () => {
    const types = { ...weights.types, organisation: 100 }
    expect((await find('transparence')).hits[0]?.type).toBe('commitment')
    expect((await find('transparence', { weights: { ...weights, types } })).hits[0]?.type).toBe('organisation')
    expect(await find('forum')).toEqual(await find('forum'))
  })
})

describe('the filters', () => {
  test('keep what they say, and count what each of their values would keep', async () => {
    const all = await find('transparence', { limit: 200 })
    expect(all.types.reduce((sum, { count }) => sum + count, 0)).toBe(all.total)
    expect(all.plans.reduce((sum, { count }) => sum + count, 0)).toBe(all.total)
    for (const { type, count } of all.types) {
      const one = await find('transparence', { type, limit: 200 })
      expect([one.total, one.hits.length, one.types]).toEqual([count, count, all.types])
      expect(one.hits.every(hit => hit.type === type)).toBe(true)
    }
    for (const { id, count } of all.plans) {
      if (id) expect((await find('transparence', { planId: id })).total).toBe(count)
    }
  })
})

describe('a long list', () => {
  test('is read page by page, forwards and back, without losing or repeating anything', async () => {
    const whole = (await find('plan', { limit: 500 })).hits.map(({ id }) => id)
    expect(whole.length).toBeGreaterThan(30)
    const pages: string[][] = []
    let page = await find('plan', { limit: 7 })
    expect(page.newer).toBeNull()
    for (;;) {
      pages.push(page.hits.map(({ id }) => id))
      if (!page.older) break
      page = await find('plan', { limit: 7, cursor: page.older })
    }
    expect(pages.flat()).toEqual(whole)
    const back: string[][] = []
    for (;;) {
      back.unshift(page.hits.map(({ id }) => id))
      if (!page.newer) break
      page = await find('plan', { limit: 7, cursor: page.newer })
    }
    expect(back.flat()).toEqual(whole)
  })
})

describe('when nothing fits', () => {
  test('what holds some of the words is offered, or has a name that looks like them', async () => {
    const some = await find('zzzzqq transparence')
    expect([some.total, some.hits]).toEqual([0, []])
    expect(some.nearest.length).toBeGreaterThan(0)
    expect(some.nearest.every(hit => /transparen/i.test(JSON.stringify([hit.title, hit.pieces])))).toBe(true)
    expect((await find('ministeree culturelllle zq')).nearest.map(hit => name(hit))).toContain(
      'Ministère de la Culture',
    )
    expect((await find('qsdqsdqsd')).nearest).toEqual([])
  })
})

test('whatever is asked takes at most three queries', async () => {
  for (const words of [
    'transparence',
    'transparance de l’aide publique au développement en France',
    'zzzz transparence',
    '&',
  ]) {
    let queries = 0
    const db = database.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    await search(db, { words, language: 'fr' })
    expect(queries).toBeLessThanOrEqual(3)
  }
})
