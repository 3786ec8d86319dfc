import { join } from 'node:path'
import fc from 'fast-check'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
// Every room's actions are made when the import is loaded, since it knows them all.
import '../../src/site/import-plans.ts'
import type { Database, Tx } from '../../src/platform/database/database.ts'
import { Words } from '../../src/platform/facts/text.ts'
import { addresses } from '../../src/platform/http/addresses.ts'
import { pageCache } from '../../src/platform/http/page-cache.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import type { Action } from '../../src/record/action.ts'
import { operator, Refused, registeredActions, thingDefinitions, visitor } from '../../src/record/index.ts'
import { periods, texts } from '../fixtures/arbitraries.ts'
import { at, organisation, wholeContent } from '../fixtures/facts.ts'
import { check } from '../fixtures/files.ts'
import { harmfulWords, spoilt } from '../support/extremes.ts'
import { isKey, type Schema, valuesOf } from '../support/from-schema.ts'
import { fuzz, fuzzTimeout } from '../support/fuzzing.ts'
import { importInto } from '../support/import.ts'
import { appOver, openSite, type TestSite, testOrigin } from '../support/site.ts'
import { faultsIn, orHangs } from '../support/verdict.ts'

const actions = [...registeredActions().values()] as unknown as Action<unknown, unknown>[]

/** Texts in any language that has the form of one, whether there is such a language or not. */
const tags = fc.oneof(fc.constantFrom('fr', 'en', 'et', 'ar'), fc.stringMatching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
/** Words that can be kept, however strange. */
const wordings = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom(...harmfulWords))
  .filter(one => Words.safeParse(one).success)
const anyTexts = fc
  .record({ original: tags, words: wordings, other: tags, otherWords: wordings })
  .map(({ original, words, other, otherWords }) => ({
    [other]: { text: otherWords, translated: true },
    [original]: words,
    original,
  }))

/** What an action asks for, as its schema says, and as the program would give it. */
const inputsOf = ({ name, input }: Action<unknown, unknown>, keys: readonly string[]): fc.Arbitrary<unknown> =>
  // What it takes was read from files before: no schema tells of it.
  name === 'import.completed'
    ? fc.constant(check({ organisations: [{ id: 'new', ...organisation('Cour') }] }))
    : valuesOf(z.toJSONSchema(input, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }) as Schema, {
        instead: (part, field, definition) => {
          if (definition === 'Text') return fc.oneof({ weight: 3, arbitrary: texts }, anyTexts)
          if (definition === 'Period') return periods
          // Often a key that means something, so that references lead somewhere and things are described again.
          if (isKey(part)) return fc.constantFrom('new', 'c.d_e', 'site', 'x'.repeat(100), ...keys)
          if (field === 'timeZone')
            return fc.constantFrom('Europe/Paris', 'UTC', 'Pacific/Chatham', 'europe/paris', '+05:30')
          if (part.pattern === '\\S') return wordings
          return undefined
        },
      })

const givenTo = (keys: readonly string[]) =>
  fc.constantFrom(...actions).chain(action =>
    fc.record({
      action: fc.constant(action.name),
      input: fc.oneof(inputsOf(action, keys), spoilt(inputsOf(action, keys))),
      key: fc.option(fc.oneof(fc.constantFrom(...harmfulWords), fc.uuid()), { nil: undefined, freq: 10 }),
    }),
  )

/** Undoes what was only tried. */
class Undo extends Error {}

let site: TestSite
/** The same site, reading inside the transaction that is under way: what is only tried can be read, and then undone. */
let trying: Database
let within: Hono
let given: ReturnType<typeof givenTo>
beforeAll(async () => {
  site = await openSite('empty')
  await importInto(site, join(projectRoot, 'tests', 'fixtures', 'estonia.json'))
  trying = site.database.db
  const { rows } = await sql<{ key: string }>`${sql.join(
    [...thingDefinitions().values()].map(
      ({ table }) => sql`(select key from ${sql.table(table)} order by position limit 3)`,
    ),
    sql` union `,
  )}`.execute(trying)
  given = givenTo(rows.map(({ key }) => key))
  const db = new Proxy(site.database.db, {
    get: (_, name) => {
      const value = Reflect.get(trying, name)
      return typeof value === 'function' ? value.bind(trying) : value
    },
  })
  within = appOver(db, pageCache(0))
})
afterAll(() => site.close())

const refusal = {
  code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
  sentence: { fr: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
}

/** The pages on which what an action said can be read, by the entries that it wrote. */
async function pagesAbout(tx: Tx, entryIds: readonly string[]): Promise<string[]> {
  const entries =
    entryIds.length > 0 ? await tx.selectFrom('entries').selectAll().where('id', 'in', entryIds).execute() : []
  const own = entries
    .slice(0, 2)
    .flatMap(({ id, subject_type, subject_id }) => [
      `/registre/entrees/${id}`,
      `/en/record/entries/${id}`,
      `/id/${subject_type}/${subject_id}`,
    ])
  const about: string[] = []
  for (const path of own) {
    const location = (await within.fetch(new Request(testOrigin + path))).headers.get('location')
    about.push(path, ...(location ? [location, `${location.replace(/[?#].*/, '')}.json`] : []))
  }
  return about
}

const lists = Object.values(addresses).flatMap(({ fr, en }) => (fr.includes(':') ? [] : [fr, en]))

describe('whatever an action is asked to do', () => {
  test('it is refused to a visitor, in a sentence, and nothing is written', { timeout: fuzzTimeout }, async ({
    annotate,
  }) => {
    const { db } = site.database
    const before = await wholeContent(db)
    await fuzz(
      'actions by a visitor',
      fc.asyncProperty(given, async ({ action, input, key }) => {
        const outcome = await registeredActions().get(action)?.perform(db, visitor, at, input, key)
        expect(outcome).toEqual({ done: false, refusal: expect.objectContaining(refusal) })
      }),
      100,
      annotate,
    )
    expect(await wholeContent(db)).toEqual(before)
  })

  test('it is done and its pages can be read, or it is refused in a sentence with everything as before', {
    timeout: fuzzTimeout,
  }, async ({ annotate }) => {
    const { db } = site.database
    const before = await wholeContent(db)
    let done = 0
    /** Does it, reads about it, and undoes it; why it was refused, if it was. */
    const tried = async (name: string, input: unknown): Promise<Refused | undefined> => {
      try {
        return await db.transaction().execute(async tx => {
          const { entryIds } = (await registeredActions()
            .get(name)
            ?.within({ tx, who: operator, recorded: at }, input)) ?? {
            entryIds: [],
          }
          done += 1
          trying = tx
          const paths = [...(await pagesAbout(tx, entryIds)), lists[done % lists.length] ?? '/', `/plans.json`]
          for (const path of paths) {
            const faults = await faultsIn(
              { method: 'GET', path },
              await orHangs(within.fetch(new Request(testOrigin + path))),
            )
            if (faults.length > 0) throw new Error(faults.join('\n'))
          }
          throw new Undo()
        })
      } catch (error) {
        if (error instanceof Refused) return error
        if (error instanceof Undo) return undefined
        throw error
      } finally {
        trying = db
      }
    }
    await fuzz(
      'actions by the operator',
      fc.asyncProperty(given, async ({ action, input, key }) => {
        const refused = await tried(action, input)
        if (!refused) return
        const outcome = await registeredActions().get(action)?.perform(db, operator, at, input, key)
        expect(outcome).toEqual({ done: false, refusal: expect.objectContaining(refusal) })
        expect(await wholeContent(db)).toEqual(before)
      }),
      100,
      annotate,
    )
    await annotate(`${done} were done, read and undone`)
    expect(done).toBeGreaterThan(0)
    expect(await wholeContent(db)).toEqual(before)
  })
})
