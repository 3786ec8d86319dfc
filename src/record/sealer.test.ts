import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { at, rowsIn } from '../../tests/fixtures/facts.ts'
import { noted as note } from '../../tests/fixtures/notes.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from '../platform/database/database.ts'
import { sealAll, startSealer, verifyRecord } from './index.ts'

describe('sealing', () => {
  let database: TestDatabase
  let other: OpenDatabase
  beforeEach(async () => {
    database = await cloneDatabase('empty')
    other = openDatabase(database.connection)
  })
  afterEach(async () => {
    await other.close()
    await database.drop()
  })
  const noted = (count: number) => database.db.transaction().execute(tx => note(tx, count, at))
  const numbers = async () =>
    (await database.db.selectFrom('seals').select('seq').orderBy('seq').execute()).map(row => row.seq)

  test('gives numbers without gaps in the order of the entries, whatever the number of sealers at once', async () => {
    const ids = await noted(1100)
    const sealed = await Promise.all([sealAll(database.db), sealAll(other.db), sealAll(database.db), sealAll(other.db)])
    expect(sealed.reduce((sum, some) => sum + some, 0)).toBe(1100)
    expect(await numbers()).toEqual(ids.map((_, index) => index + 1))
    const inOrder = await database.db.selectFrom('seals').select('entry_id').orderBy('seq').execute()
    expect(inOrder.map(row => row.entry_id)).toEqual(ids)
    expect(await rowsIn(database.db, 'unsealed')).toBe(0)
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('goes on while others write and seal', async () => {
    await Promise.all([
      ...Array.from({ length: 12 }, () => noted(30)),
      ...Array.from({ length: 6 }, () => sealAll(other.db)),
    ])
    await sealAll(database.db)
    expect(await numbers()).toEqual(Array.from({ length: 360 }, (_, index) => index + 1))
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('numbers what was committed late after what was committed before it', async () => {
    let commit: (() => void) | undefined
    const mayCommit = new Promise<void>(resolve => {
      commit = resolve
    })
    let written: ((ids: string[]) => void) | undefined
    const writtenFirst = new Promise<string[]>(resolve => {
      written = resolve
    })
    const slow = other.db.transaction().execute(async tx => {
      written?.(await note(tx, 1, at))
      await mayCommit
    })
    const [late] = await writtenFirst
    const [early] = await noted(1)
    expect(await sealAll(database.db)).toBe(1)
    commit?.()
    await slow
    expect(await sealAll(database.db)).toBe(1)
    const inOrder = await database.db.selectFrom('seals').select('entry_id').orderBy('seq').execute()
    expect(inOrder.map(row => row.entry_id)).toEqual([early, late])
    expect((await verifyRecord(database.db)).problems).toEqual([])
  })

  test('has nothing to do when nothing waits', async () => {
    await noted(3)
    expect(await sealAll(database.db)).toBe(3)
    expect(await sealAll(database.db)).toBe(0)
    expect(await numbers()).toEqual([1, 2, 3])
  })

  test('happens by itself, at once when it is nudged, and ends when it is stopped', async () => {
    const errors: unknown[] = []
    const sealer = startSealer(database.db, error => errors.push(error))
    await noted(5)
    sealer.nudge()
    await vi.waitFor(async () => expect(await numbers()).toHaveLength(5), { timeout: 20_000 })
    await noted(5)
    await vi.waitFor(async () => expect(await numbers()).toHaveLength(10), { timeout: 20_000 })
    await sealer.stop()
    await noted(5)
    sealer.nudge()
    expect(await numbers()).toHaveLength(10)
    expect(errors).toEqual([])
  })

  test('tells who runs the site when the database can’t be reached, and goes on', async () => {
    const errors: unknown[] = []
    const away = openDatabase({ host: '/nowhere', database: 'parvis' })
    const sealer = startSealer(away.db, error => errors.push(error))
    await vi.waitFor(() => expect(errors.length).toBeGreaterThan(1), { timeout: 20_000 })
    await sealer.stop()
    await away.close()
  })
})
