import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, organisation, rowsIn } from '../../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type DatabaseProxy, proxyTo } from '../../../tests/support/database-proxy.ts'
import { organisations } from '../../people/index.ts'
import { operator } from '../../record/index.ts'
import { OperatorError } from '../operator-error.ts'
import { type OpenDatabase, openDatabase, type Tx } from './database.ts'
import { save } from './save.ts'

let database: TestDatabase
let proxy: DatabaseProxy
let open: OpenDatabase
beforeAll(async () => {
  database = await cloneDatabase('empty')
  proxy = await proxyTo(database.connection)
  open = openDatabase({ connectionString: proxy.url })
})
afterAll(async () => {
  await open?.close()
  await proxy?.stop()
  await database?.drop()
})

const keep = (tx: Tx, key: string) =>
  tx.insertInto('idempotency_keys').values({ key, action: 'test', result: 'null', at }).execute()

/** What it fails with, in the operator's words. */
async function failure(work: Promise<unknown>): Promise<OperatorError> {
  const error = await work.then(
    () => null,
    reason => reason,
  )
  expect(error).toBeInstanceOf(OperatorError)
  return error as OperatorError
}

describe('whoever saves something while the database goes away', () => {
  test('in the middle of it is told that nothing was saved, and nothing was', async () => {
    const error = await failure(
      save(open.db, async tx => {
        await keep(tx, 'middle')
        proxy.set('cut')
        await keep(tx, 'rest')
      }),
    )
    proxy.set('open')
    expect(error.code).toBe('database-lost')
    expect(error.sentence.fr).toContain('rien n’est enregistré')
    expect(error.sentence.en).toContain('nothing was saved')
    expect(await rowsIn(database.db, 'idempotency_keys')).toBe(0)
  })

  test('at the very end, when the answer is lost, is told that all or nothing was saved; trying again does nothing twice', async () => {
    const things = [{ key: 'court', facts: organisation('Cour') }]
    const perform = () => organisations.describe.perform(open.db, operator, at, { things }, 'once')
    // The last word that leaves is “commit”; it arrives, and what is answered doesn't.
    const commit = new Promise<void>(resolve => {
      const wait = setInterval(async () => {
        if ((await rowsIn(database.db, 'organisations')) === 0) return
        clearInterval(wait)
        proxy.set('cut')
        resolve()
      }, 20)
    })
    const attempt = failure(
      save(open.db, async tx => {
        await organisations.describe.within({ tx, who: operator, recorded: at }, { things })
        await keep(tx, 'first')
        proxy.set('mute')
      }),
    )
    await commit
    const error = await attempt
    expect(error.code).toBe('database-lost')
    expect(error.sentence.fr).toContain('tout l’est, ou rien')
    expect(error.sentence.en).toContain('all of it was saved or none')
    proxy.set('open')
    expect(await perform()).toMatchObject({ done: true, result: [] })
    expect(await perform()).toMatchObject({ done: true, result: [] })
    expect(await rowsIn(database.db, 'organisations')).toBe(1)
  })
})

test('what goes wrong by itself is told as it is', async () => {
  await expect(save(open.db, () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault')
})
