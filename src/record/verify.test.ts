import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { at, organisation, tamper } from '../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { organisations } from '../people/index.ts'
import { append, chainHash, chainStart, leafHash } from './entry.ts'
import { operator, sealAll, verifyRecord } from './index.ts'

describe('a record of five entries', () => {
  let database: TestDatabase
  let ids: string[]
  beforeEach(async () => {
    database = await cloneDatabase('empty')
    const { db } = database
    const describeAll = (things: object[]) => organisations.describe.perform(db, operator, at, { things })
    await describeAll(['a', 'b', 'c'].map(key => ({ key, facts: organisation(`Cour ${key}`) })))
    await describeAll([{ key: 'a', facts: organisation('Cour A') }])
    await db.transaction().execute(tx =>
      append(
        tx,
        [
          {
            type: 'test.noted',
            subject: { type: 'test', id: 'x' },
            private: { secret: 'address' },
            tags: ['test:x'],
          },
        ],
        { actor: 'operator', recorded: at },
      ),
    )
    await sealAll(db)
    ids = (await db.selectFrom('seals').select('entry_id').orderBy('seq').execute()).map(row => row.entry_id)
  })
  afterEach(() => database.drop())

  const problems = async () => (await verifyRecord(database.db)).problems
  /** That tampering is told in both languages, naming the entry of a number. */
  const toldOf = async (seq: number, en: RegExp, fr: RegExp) => {
    const told = (await problems()).find(
      problem => problem.en.startsWith(`Entry ${seq} (${ids[seq - 1]})`) && en.test(problem.en),
    )
    expect(told, JSON.stringify(await problems())).toBeDefined()
    expect(told?.fr).toMatch(fr)
    expect(told?.fr).toContain(`Entrée ${seq} (${ids[seq - 1]})`)
  }
  const content = [/no longer has the sealed hash/, /n’a plus l’empreinte scellée/] as const

  test('holds', async () => {
    expect(await verifyRecord(database.db)).toMatchObject({ sealed: 5, waiting: 0, problems: [] })
    expect((await verifyRecord(database.db)).head).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a public value that is edited is told, with its entry', async () => {
    await tamper(database, `update entries set public = jsonb_set(public, '{key}', '"z"') where id = '${ids[1]}'`)
    await toldOf(2, ...content)
    expect((await problems()).filter(({ en }) => en.includes('Entry 1 '))).toEqual([])
  })

  test.each([
    "actor = 'somebody else'",
    "recorded = recorded + interval '1 second'",
    "type = 'organisation.removed'",
    "subject_id = '01M82V7M69V1JT5KCXDBCKDNPZ'",
    `occurred = '{"precision":"unset"}'`,
    "digests = jsonb_set(digests, '{erasable,name}', to_jsonb(repeat('0', 64)))",
  ])('an entry whose %s is told', async change => {
    await tamper(database, `update entries set ${change} where id = '${ids[2]}'`)
    await toldOf(3, ...content)
  })

  test('words that are edited are told, by the name of their field', async () => {
    await tamper(
      database,
      `update entries set erasable = jsonb_set(erasable, '{name,after,fr}', '"Cour Z"') where id = '${ids[0]}'`,
    )
    await toldOf(1, /“name” no longer has its digest/, /« name » n’a plus son empreinte/)
  })

  test('words that are taken away without their salt, or put back without it, are told', async () => {
    await tamper(
      database,
      `update entries set erasable = erasable - 'name', salts = salts - 'erasable.name' where id = '${ids[0]}'`,
    )
    await toldOf(1, /“name”/, /« name »/)
    await tamper(
      database,
      `update entries set erasable = jsonb_set(erasable, '{name}', '"other"', true) where id = '${ids[0]}'`,
    )
    await toldOf(1, /“name”/, /« name »/)
  })

  test('words that are added without a digest are told', async () => {
    await tamper(
      database,
      `update entries set erasable = erasable || '{"note": {"before": null, "after": "x"}}' where id = '${ids[4]}'`,
    )
    await toldOf(5, /“note”/, /« note »/)
  })

  test('a private value that is edited is told, without being shown', async () => {
    await tamper(database, `update entries set private = '{"secret": "forged"}' where id = '${ids[4]}'`)
    await toldOf(5, /“secret” no longer has its digest/, /« secret »/)
    expect(JSON.stringify(await problems())).not.toMatch(/forged|address/)
  })

  test('entries that change places are told', async () => {
    await tamper(
      database,
      'update seals set entry_id = entry_id || seq where seq in (2, 3)',
      `update seals set entry_id = '${ids[2]}' where seq = 2`,
      `update seals set entry_id = '${ids[1]}' where seq = 3`,
    )
    const told = (await problems()).map(({ en }) => en)
    expect(told.filter(line => line.startsWith(`Entry 2 (${ids[2]})`))).not.toEqual([])
    expect(told.filter(line => line.startsWith(`Entry 3 (${ids[1]})`))).not.toEqual([])
  })

  test('a seal that is dropped is told, by its number', async () => {
    await tamper(database, 'delete from seals where seq = 3')
    await toldOf(4, /numbers 3 to 3 are missing/, /il manque les numéros 3 à 3/)
  })

  test('the last seal that is dropped is told', async () => {
    await tamper(database, 'delete from seals where seq = 5')
    expect(await problems()).toContainEqual({
      en: '5 entries, 0 of them waiting: 5 should be sealed, 4 are',
      fr: '5 entrées, dont 0 en attente : 5 devraient être scellées, 4 le sont',
    })
  })

  test('an entry that is dropped with its seal is told', async () => {
    await tamper(database, 'delete from seals where seq = 2', `delete from entries where id = '${ids[1]}'`)
    await toldOf(3, /numbers 2 to 2 are missing/, /il manque les numéros 2 à 2/)
  })

  test('an entry that is slipped in is told', async () => {
    await tamper(
      database,
      `insert into entries (id, type, subject_type, subject_id, actor, recorded, public, erasable, private, salts, digests, tags)
       select '01M82V7M69V1JT5KCXDBCKDNPZ', type, subject_type, subject_id, actor, recorded, public, erasable, private, salts, digests, tags
       from entries where id = '${ids[0]}'`,
    )
    expect(await problems()).toContainEqual(
      expect.objectContaining({ en: expect.stringContaining('6 should be sealed, 5 are') }),
    )
  })

  test('an entry that is rewritten with its own hash breaks the chain from there on', async () => {
    await tamper(database, `update entries set actor = 'somebody else' where id = '${ids[1]}'`)
    const entry = await database.db
      .selectFrom('entries')
      .selectAll()
      .where('id', '=', ids[1]!)
      .executeTakeFirstOrThrow()
    await tamper(database, `update seals set leaf = '\\x${leafHash(entry).toString('hex')}' where seq = 2`)
    await toldOf(2, /the chain of hashes is broken/, /la chaîne des empreintes est rompue/)
    await toldOf(5, /the chain of hashes is broken/, /la chaîne des empreintes est rompue/)
  })

  test('a record that is rewritten whole no longer has the head that others kept', async () => {
    const { head } = await verifyRecord(database.db)
    await tamper(database, `update entries set actor = 'somebody else' where id = '${ids[1]}'`)
    const entries = await database.db
      .selectFrom('entries')
      .innerJoin('seals', 'seals.entry_id', 'entries.id')
      .selectAll('entries')
      .select('seq')
      .orderBy('seq')
      .execute()
    let chain: Buffer = chainStart
    for (const entry of entries) {
      const leaf = leafHash(entry)
      chain = chainHash(chain, entry.seq, leaf)
      const [leafHex, chainHex] = [leaf.toString('hex'), chain.toString('hex')]
      await tamper(
        database,
        `update seals set leaf = '\\x${leafHex}', chain = '\\x${chainHex}' where seq = ${entry.seq}`,
      )
    }
    const rewritten = await verifyRecord(database.db)
    expect(rewritten.problems).toEqual([])
    expect(rewritten.head).not.toBe(head)
  })

  test('facts that are changed behind the record’s back are told, with their thing', async () => {
    await tamper(database, `update organisations set facts = jsonb_set(facts, '{name,fr}', '"Cour Z"') where key = 'b'`)
    const [problem, ...others] = await problems()
    expect(others).toEqual([])
    expect(problem?.en).toMatch(/^organisation b \(.{26}\): its facts are not those that reading the record gives$/)
    expect(problem?.fr).toMatch(/^organisation b \(.{26}\) : ses données ne sont pas celles/)
  })

  test('a thing that appears behind the record’s back is told', async () => {
    await tamper(
      database,
      `insert into organisations (id, key, facts, slug, kind)
       values ('01M82V7M69V1JT5KCXDBCKDNPZ', 'ghost', '{"kind":"court","name":{"original":"fr","fr":"x"}}', 'ghost', 'court')`,
    )
    expect((await problems()).map(({ en }) => en)).toEqual([expect.stringContaining('organisation ghost')])
  })

  test('a thing that disappears behind the record’s back is told', async () => {
    const { id } = await database.db
      .selectFrom('organisations')
      .select('id')
      .where('key', '=', 'c')
      .executeTakeFirstOrThrow()
    await tamper(database, "delete from organisations where key = 'c'")
    expect((await problems()).map(({ en }) => en)).toEqual([expect.stringContaining(id)])
  })

  test('a thing that is marked as removed behind the record’s back is told', async () => {
    await tamper(
      database,
      `update organisations set removed = '{"reason":"x","recorded":"2026-11-24T09:00:00.000Z","entryId":"${ids[0]}"}' where key = 'c'`,
    )
    expect((await problems()).map(({ en }) => en)).toEqual([expect.stringContaining('organisation c')])
  })

  test('a thing whose removal is undone behind the record’s back is told', async () => {
    await organisations.remove.perform(database.db, operator, at, { key: 'c', reason: 'doublon' })
    await sealAll(database.db)
    expect(await problems()).toEqual([])
    await tamper(database, "update organisations set removed = null where key = 'c'")
    expect((await problems()).map(({ en }) => en)).toEqual([expect.stringContaining('organisation c')])
  })

  test('what waits to be sealed is counted, and is no problem', async () => {
    await organisations.describe.perform(database.db, operator, at, {
      things: [{ key: 'd', facts: organisation('Cour d') }],
    })
    expect(await verifyRecord(database.db)).toMatchObject({ sealed: 5, waiting: 1, problems: [] })
  })
})

test('an empty record holds', async () => {
  const database = await cloneDatabase('empty')
  try {
    expect(await verifyRecord(database.db)).toEqual({
      sealed: 0,
      read: 0,
      waiting: 0,
      head: '0'.repeat(64),
      problems: [],
    })
  } finally {
    await database.drop()
  }
})

test('the record of the four French plans holds, over several pages of it', async () => {
  const database = await cloneDatabase('france')
  try {
    const { rows } = await sql<{ entries: number }>`select count(*) as entries from entries`.execute(database.db)
    expect(await verifyRecord(database.db)).toMatchObject({ sealed: rows[0]?.entries, waiting: 0, problems: [] })
  } finally {
    await database.drop()
  }
})
