import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetWhatIsOver } from '../src/people/index.ts'
import { takeAwayGone } from '../src/platform/files/gone.ts'
import {
  attachFiles,
  filesBy,
  forgetFileNames,
  keepFile,
  removeFiles,
  waitingFiles,
} from '../src/platform/files/rows.ts'
import { stage } from '../src/platform/files/stage.ts'
import { FilesUnavailable } from '../src/platform/files/store.ts'
import { cloneDatabase, type TestDatabase } from './support/database.ts'
import { until } from './support/program.ts'
import { lying, type TestStore, testStore } from './support/upload-page.ts'

let database: TestDatabase
let store: TestStore
beforeAll(async () => {
  database = await cloneDatabase('empty')
})
afterAll(() => database.drop())
beforeEach(() => {
  store = testStore()
})
afterEach(async () => {
  await database.db.deleteFrom('files').execute()
  await database.db.deleteFrom('files_gone').execute()
  store.remove()
})

const now = new Date('2026-11-28T10:00:00Z')
const begin = async (content: Buffer, name: string | null = 'a.pdf') => ({
  field: 'files',
  name,
  kind: 'pdf' as const,
  staged: await stage(store, Readable.from([content]), content.length),
})
const keep = async (content = randomBytes(50), at = now) => keepFile(database.db, store, await begin(content), at)
const attach = (...references: string[]) => database.db.transaction().execute(tx => attachFiles(tx, references))
const remove = (...ids: string[]) => database.db.transaction().execute(tx => removeFiles(tx, ids))
const has = (hash: string) => store.held().includes(lying(hash))

describe('a file that was kept', () => {
  test('waits for whoever can show its reference, and is attached once', async () => {
    const [one, other] = [await keep(), await keep()]
    expect(await waitingFiles(database.db, [other.reference, 'nonsense', one.reference])).toEqual([other, one])
    expect(await filesBy(database.db, [one.id])).toEqual([])
    expect(await attach(`${one.id}.${'0'.repeat(32)}`)).toBeNull()
    expect(await attach(one.id)).toBeNull()
    expect(await attach(`${one.id}.${other.reference.split('.')[1]}`)).toBeNull()
    const { reference: _, ...file } = one
    expect(await attach(one.reference)).toEqual([file])
    expect(await attach(one.reference)).toBeNull()
    expect(await waitingFiles(database.db, [one.reference])).toEqual([])
    expect(await filesBy(database.db, [other.id, one.id, 'x'])).toEqual([file])
  })

  test('isn’t attached by a transaction that comes to nothing', async () => {
    const { reference, id } = await keep()
    const undone = database.db.transaction().execute(async tx => {
      await attachFiles(tx, [reference])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await filesBy(database.db, [id])).toEqual([])
    expect(await attach(reference)).toHaveLength(1)
  })

  test('and that nobody attaches goes after a day, with its bytes; one that is attached stays', async () => {
    const [attached, forgotten] = [await keep(), await keep()]
    await attach(attached.reference)
    await forgetWhatIsOver(database.db, '2026-11-29', new Date('2026-11-29T09:00:00Z'))
    expect(await waitingFiles(database.db, [forgotten.reference])).toHaveLength(1)
    await forgetWhatIsOver(database.db, '2026-11-30', new Date('2026-11-29T11:00:00Z'))
    expect(await waitingFiles(database.db, [forgotten.reference])).toEqual([])
    expect(await takeAwayGone(database.db, store)).toBe(1)
    expect([has(attached.hash), has(forgotten.hash)]).toEqual([true, false])
  })

  test('loses its name alone, where that is what is to be forgotten', async () => {
    const { reference, id, hash } = await keep()
    await attach(reference)
    await database.db.transaction().execute(tx => forgetFileNames(tx, [id]))
    expect((await filesBy(database.db, [id]))[0]).toMatchObject({ name: null, hash })
    await takeAwayGone(database.db, store)
    expect(has(hash)).toBe(true)
  })
})

describe('bytes', () => {
  test('go with the last file that has them, and not before', async () => {
    const content = randomBytes(50)
    const [one, other] = [await keep(content), await keep(content)]
    await remove(one.id)
    expect(await takeAwayGone(database.db, store)).toBe(0)
    expect(has(one.hash)).toBe(true)
    await remove(other.id)
    expect(await takeAwayGone(database.db, store)).toBe(1)
    expect(store.held()).toEqual([])
    expect(await database.db.selectFrom('files_gone').selectAll().execute()).toEqual([])
  })

  test('go however the row went, and stay when that is undone', async () => {
    const [deleted, kept] = [await keep(), await keep()]
    await sql`delete from files where id = ${deleted.id}`.execute(database.db)
    const undone = database.db.transaction().execute(async tx => {
      await removeFiles(tx, [kept.id])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await takeAwayGone(database.db, store)
    expect([has(deleted.hash), has(kept.hash)]).toEqual([false, true])
  })

  test('that can’t be taken away now are taken away the next time', async () => {
    const { id, hash } = await keep()
    await remove(id)
    const away = { ...store, takeAway: () => Promise.reject(new FilesUnavailable('503')) }
    await expect(takeAwayGone(database.db, away)).rejects.toBeInstanceOf(FilesUnavailable)
    expect(has(hash)).toBe(true)
    expect(await takeAwayGone(database.db, store)).toBe(1)
    expect(has(hash)).toBe(false)
  })

  test('that can’t be kept leave no row, and nothing to take away', async () => {
    const away = { ...store, put: () => Promise.reject(new FilesUnavailable('ENOSPC')) }
    const file = await begin(randomBytes(50))
    await expect(keepFile(database.db, away, file, now)).rejects.toMatchObject({ reason: 'ENOSPC' })
    expect(await database.db.selectFrom('files').selectAll().execute()).toEqual([])
    expect(existsSync(file.staged.path)).toBe(true)
    await takeAwayGone(database.db, store)
  })

  test('that somebody keeps while somebody else takes the same away are there in the end', async () => {
    const content = randomBytes(50)
    const first = await keep(content)
    await remove(first.id)
    let second: Promise<unknown> = Promise.resolve()
    const slow: TestStore = {
      ...store,
      async takeAway(hash) {
        // In the very middle of it, somebody comes with the same.
        second = keep(content)
        await until(async () => {
          const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(
            database.db,
          )
          return rows.length === 1
        })
        await store.takeAway(hash)
      },
    }
    expect(await takeAwayGone(database.db, slow)).toBe(1)
    await second
    expect(has(first.hash)).toBe(true)
    expect(await takeAwayGone(database.db, store)).toBe(0)
  })

  test('whose row came before they are looked for stay, though they aren’t there yet', async () => {
    const content = randomBytes(50)
    const first = await keep(content)
    await remove(first.id)
    const late: TestStore = {
      ...store,
      async put(one) {
        expect(await takeAwayGone(database.db, store)).toBe(0)
        await store.put(one)
      },
    }
    await keepFile(database.db, late, await begin(content), now)
    expect(has(first.hash)).toBe(true)
  })

  test('of a file that goes while another with the same is looked at aren’t forgotten', async () => {
    const content = randomBytes(50)
    const [one, other] = [await keep(content), await keep(content)]
    await remove(one.id)
    await database.db.transaction().execute(async tx => {
      await removeFiles(tx, [other.id])
      // Not gone yet, for anybody else.
      expect(await takeAwayGone(database.db, store)).toBe(0)
    })
    expect(await takeAwayGone(database.db, store)).toBe(1)
    expect(has(one.hash)).toBe(false)
  })

  test('kept and taken away by many at once, in any order, are there exactly where a file has them', async () => {
    const contents = Array.from({ length: 4 }, () => randomBytes(30))
    const ids: string[] = []
    await Promise.all(
      Array.from({ length: 60 }, async (_, turn) => {
        if (turn % 5 === 4) await takeAwayGone(database.db, store)
        else if (turn % 5 === 3 && ids.length > 0) await remove(ids.splice(turn % ids.length, 1)[0] ?? '')
        else ids.push((await keep(contents[turn % 4] ?? Buffer.alloc(1))).id)
      }),
    )
    await remove(...ids.filter((_, at) => at % 3 !== 0))
    await takeAwayGone(database.db, store)
    const rows = await database.db.selectFrom('files').select('hash').distinct().execute()
    expect(store.held()).toEqual(rows.map(({ hash }) => lying(hash)).sort())
  })
})
