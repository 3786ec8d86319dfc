import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { commitments, milestones } from '../commitments/index.ts'
import { organisations } from '../people/index.ts'
import { plans } from '../plans/index.ts'
import { operator } from '../record/index.ts'
import { textParts } from '../site/help/found.ts'
import { reindex, reindexIfStale, type TextPart } from './index.ts'
import { search } from './search.ts'

const at = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let texts: TextPart[] = textParts()

/** The whole index, as it stands. */
const indexed = async () => ({
  entries: await database.db.selectFrom('search_entries').selectAll().orderBy('id').execute(),
  words: await database.db.selectFrom('search_words').selectAll().orderBy('word').execute(),
})
const keysFor = async (words: string): Promise<string[]> => {
  const { hits } = await search(database.db, { words, language: 'fr' })
  return hits.map(({ title }) => (typeof title === 'string' ? title : String(title.fr)))
}
async function done(outcome: Promise<{ done: boolean }>): Promise<void> {
  expect(await outcome).toMatchObject({ done: true })
}

describe('the index of the French plans', () => {
  beforeAll(async () => {
    database = await cloneDatabase('france')
  })
  afterAll(() => database.drop())

  test('was made by the import, and is exactly what making it again from the things gives', async () => {
    const kept = await indexed()
    expect(kept.entries.length).toBeGreaterThan(250)
    expect(kept.words.length).toBeGreaterThan(1_000)
    expect(await reindex(database.db, texts)).toBe(kept.entries.length)
    expect(await indexed()).toEqual(kept)
  })

  test('holds the parts of the pages of help, and takes up their new words with a new version', async () => {
    expect(await keysFor('les huit étapes')).toContain('Les huit étapes d’un plan')
    const kept = await indexed()
    const [first, ...others] = texts as [TextPart, ...TextPart[]]
    const changed = [{ ...first, words: { original: 'fr', fr: 'Les ornithorynques.' } }, ...others]
    await reindexIfStale(database.db, changed)
    expect(await keysFor('ornithorynque')).toEqual([first.title.fr])
    await reindexIfStale(database.db, texts)
    expect(await indexed()).toEqual(kept)
  })

  test('of a database that is older than it is made at the first start, and not again at the next one', async () => {
    const kept = await indexed()
    await database.db.deleteFrom('search_entries').execute()
    await database.db.deleteFrom('search_words').execute()
    await database.db.deleteFrom('search_state').execute()
    await reindexIfStale(database.db, texts)
    expect(await indexed()).toEqual(kept)
    await database.db.deleteFrom('search_words').execute()
    await reindexIfStale(database.db, texts)
    expect((await indexed()).words).toEqual([])
    await reindex(database.db, texts)
  })
})

describe('a thing', () => {
  const title = (fr: string) => ({ original: 'fr', fr })
  const plan = {
    slug: '2030-2032',
    country: 'FR',
    rank: 9,
    title: title('Plan d’essai'),
    period: { text: title('2030'), precision: 'year', earliest: '2030-01-01', latest: '2030-12-31' },
  }
  const describeOne = (kind: { describe: typeof plans.describe }, key: string, facts: unknown, parentKey?: string) =>
    done(
      kind.describe.perform(database.db, operator, at, {
        things: [{ key, facts: facts as never, ...(parentKey ? { parentKey } : {}) }],
      }),
    )
  const kinds = { commitments, milestones, organisations } as unknown as Record<
    'commitments' | 'milestones' | 'organisations',
    { describe: typeof plans.describe }
  >
  const commitment = { number: '7', title: title('Ouvrir les girafes'), leadIds: ['menagerie'] }

  beforeAll(async () => {
    texts = []
    database = await cloneDatabase('empty')
    await describeOne(plans, 'p', plan)
    await describeOne(kinds.organisations, 'menagerie', {
      kind: 'other',
      name: title('Ménagerie nationale'),
      abbreviation: 'MN',
    })
    await describeOne(kinds.commitments, 'c', commitment, 'p')
  })
  afterAll(() => database.drop())

  test('is found as soon as it is described, and by its new words once it is corrected', async () => {
    expect(await keysFor('girafe')).toEqual(['Ouvrir les girafes'])
    await describeOne(kinds.commitments, 'c', { ...commitment, title: title('Ouvrir les zèbres') }, 'p')
    expect(await keysFor('girafe')).toEqual([])
    expect(await keysFor('zebre')).toEqual(['Ouvrir les zèbres'])
  })

  test('that was corrected leaves no word behind, not even to be guessed for a typo', async () => {
    const { words } = await indexed()
    expect(words.map(({ word }) => word)).not.toContain('girafes')
    expect((await search(database.db, { words: 'giraphes', language: 'fr' })).terms).toMatchObject([
      { corrected: false },
    ])
  })

  test('is found by the words of its milestones, and by the new name of who leads it', async () => {
    await describeOne(kinds.milestones, 'm', { number: 1, output: title('Un enclos à Vincennes') }, 'c')
    expect(await keysFor('vincennes')).toEqual(['Ouvrir les zèbres'])
    await describeOne(kinds.organisations, 'menagerie', { kind: 'other', name: title('Zoo de Paris') })
    expect(await keysFor('zoo')).toEqual(['Zoo de Paris', 'Ouvrir les zèbres'])
    expect(await keysFor('menagerie')).toEqual([])
  })

  test('is not found when its change was refused or undone', async () => {
    const undone = database.db.transaction().execute(async tx => {
      await kinds.organisations.describe.within(
        { tx, who: operator, recorded: at },
        {
          things: [{ key: 'okapis', facts: { kind: 'other', name: title('Okapis') } as never }],
        },
      )
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await keysFor('okapis')).toEqual([])
  })

  test('leaves the index when it is taken away, and a milestone leaves its commitment', async () => {
    await done(milestones.remove.perform(database.db, operator, at, { key: 'm', reason: 'Erreur.' }))
    expect(await keysFor('vincennes')).toEqual([])
    expect(await keysFor('zebre')).toEqual(['Ouvrir les zèbres'])
    await done(commitments.remove.perform(database.db, operator, at, { key: 'c', reason: 'Erreur.' }))
    expect(await keysFor('zebre')).toEqual([])
  })

  test('after all of this, the index is what making it again gives', async () => {
    const kept = await indexed()
    await reindex(database.db, texts)
    expect(await indexed()).toEqual(kept)
  })
})
