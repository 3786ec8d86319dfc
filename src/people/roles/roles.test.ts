import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { at } from '../../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type { Database } from '../../platform/database/database.ts'
import { newUlid } from '../../platform/ids.ts'
import { action, operator, type RoleName, roleNames, type Scope, verifyRecord, type Who } from '../../record/index.ts'
// Every room’s actions are made when the import is loaded, since it knows them all.
import '../../site/import-plans.ts'
import { giveRole, readRolesOf, scopesOf, withdrawRole } from '../index.ts'

let database: TestDatabase
let db: Database
let plan: string
let organisations: string[]
let commitment: string
beforeAll(async () => {
  database = await cloneDatabase('france')
  db = database.db
  plan = (await db.selectFrom('plans').select('id').where('slug', '=', '2021-2023').executeTakeFirstOrThrow()).id
  organisations = (await db.selectFrom('organisations').select('id').orderBy('id').limit(2).execute()).map(
    one => one.id,
  )
  commitment = (await db.selectFrom('commitments').select('id').limit(1).executeTakeFirstOrThrow()).id
})
afterAll(() => database.drop())
beforeEach(async () => {
  await db.deleteFrom('people').execute()
})

/** Somebody who has signed in once. */
async function person(): Promise<string> {
  const id = newUlid()
  await db
    .insertInto('people')
    .values({
      id,
      name: '',
      email: `${id.toLowerCase()}@example.org`,
      email_verified: true,
      image: null,
      language: 'fr',
      created_at: at,
      updated_at: at,
    })
    .execute()
  return id
}
const as = (personId: string): Who => ({ capacity: 'participant', personId })
const on = (type: Scope['type'], which = 0): Scope =>
  type === 'site'
    ? { type, id: null }
    : { type, id: { plan, commitment, organisation: organisations[which] ?? '' }[type] }
const give = (who: Who, personId: string, role: RoleName, scope: Scope, more: object = {}) =>
  giveRole.perform(db, who, at, { personId, role, on: scope, from: '2026-01-01', until: null, ...more })
async function holder(role: RoleName, scope: Scope, more: object = {}): Promise<string> {
  const id = await person()
  expect(await give(operator, id, role, scope, more)).toMatchObject({ done: true })
  return id
}
const refusedFor = (outcome: Awaited<ReturnType<typeof give>>) => (outcome.done ? null : outcome.refusal.code)
const rolesOf = async (id: string) => (await readRolesOf(db, id)).map(({ role }) => role)

describe('a role', () => {
  test('is given and withdrawn with an entry in the record, which holds no name and no address', async () => {
    const id = await person()
    const given = await give(operator, id, 'correspondent', on('organisation'), { duty: 'Chargée de mission' })
    if (!given.done) throw new Error('not given')
    expect(await rolesOf(id)).toEqual(['correspondent'])
    await withdrawRole.perform(db, operator, at, { id: given.result })
    expect(await rolesOf(id)).toEqual([])
    const entries = await db.selectFrom('entries').selectAll().where('subject_id', '=', given.result).execute()
    expect(entries.map(({ type, actor }) => [type, actor])).toEqual([
      ['role.given', 'operator'],
      ['role.withdrawn', 'operator'],
    ])
    expect(entries[0]?.public).toMatchObject({ role: 'correspondent', person: id, from: '2026-01-01', until: null })
    expect(JSON.stringify(entries.map(one => one.public))).not.toMatch(/@|Chargée/)
    expect((await verifyRecord(db)).problems).toEqual([])
  })

  test('can be held only on what it is for, and on what is there', async () => {
    const id = await person()
    for (const role of roleNames)
      for (const type of ['site', 'plan', 'organisation', 'commitment'] as const) {
        const outcome = await give(operator, id, role, on(type))
        expect([role, type, outcome.done]).toEqual([role, type, scopesOf[role].includes(type)])
      }
    const nowhere = { type: 'plan' as const, id: newUlid() }
    expect(refusedFor(await give(operator, id, 'editor', nowhere))).toBe('scope-gone')
    expect(refusedFor(await give(operator, newUlid(), 'editor', on('plan')))).toBe('person-unknown')
    expect(refusedFor(await give(operator, id, 'editor', on('plan')))).toBe('role-held')
  })

  test('takes no field that nobody asked for, and no end before its beginning', async () => {
    const id = await person()
    expect(refusedFor(await give(operator, id, 'editor', on('plan'), { administrator: true }))).toBe('invalid-input')
    expect(refusedFor(await give(operator, id, 'editor', on('plan'), { until: '2025-12-31' }))).toBe('invalid-input')
    expect(refusedFor(await give(operator, id, 'member', on('organisation'), { duty: 'a\nb' }))).toBe('invalid-input')
  })

  test('counts from its first day to its last, in the site’s time zone, both within', async () => {
    const candidate = await person()
    const days = { from: '2026-11-24', until: '2026-11-25' }
    const administrator = await holder('administrator', on('site'), days)
    const tries = async (moment: string) => {
      const outcome = await giveRole.perform(db, as(administrator), new Date(moment), {
        personId: candidate,
        role: 'moderator',
        on: on('site'),
        from: '2026-01-01',
        until: null,
      })
      if (outcome.done) await withdrawRole.perform(db, operator, at, { id: outcome.result })
      return outcome.done
    }
    // Midnight in Paris is 23:00 in Greenwich, in November.
    expect(await tries('2026-11-23T22:59:59Z')).toBe(false)
    expect(await tries('2026-11-23T23:00:00Z')).toBe(true)
    expect(await tries('2026-11-25T22:59:59Z')).toBe(true)
    expect(await tries('2026-11-25T23:00:00Z')).toBe(false)
  })
})

describe('those who give roles', () => {
  test('are administrators; of an organisation’s members, its correspondents too, and nobody else’s', async () => {
    const administrator = await holder('administrator', on('site'))
    const correspondent = await holder('correspondent', on('organisation', 0))
    for (const role of roleNames) {
      const scope = on(scopesOf[role][0] ?? 'site')
      expect([role, refusedFor(await give(as(administrator), await person(), role, scope))]).toEqual([role, null])
      const byCorrespondent = refusedFor(await give(as(correspondent), await person(), role, scope))
      expect([role, byCorrespondent]).toEqual([role, role === 'member' ? null : 'not-allowed'])
    }
    const elsewhere = await give(as(correspondent), await person(), 'member', on('organisation', 1))
    expect(refusedFor(elsewhere)).toBe('not-allowed')
  })

  test('withdraw what they may give, and nothing of somebody else’s organisation', async () => {
    const [mine, theirs] = [on('organisation', 0), on('organisation', 1)]
    const correspondent = await holder('correspondent', mine)
    const withdrawn = async (role: RoleName, scope: Scope) => {
      const [held] = await readRolesOf(db, await holder(role, scope))
      const outcome = await withdrawRole.perform(db, as(correspondent), at, { id: held?.id })
      return outcome.done ? 'done' : outcome.refusal.code
    }
    expect(await withdrawn('member', mine)).toBe('done')
    expect(await withdrawn('member', theirs)).toBe('not-allowed')
    expect(await withdrawn('correspondent', mine)).toBe('not-allowed')
    expect(await withdrawn('administrator', on('site'))).toBe('not-allowed')
  })

  test('can’t be left without anybody: the last administrator stays, whoever withdraws', async () => {
    const only = await holder('administrator', on('site'))
    const [role] = await readRolesOf(db, only)
    for (const who of [as(only), operator]) {
      const outcome = await withdrawRole.perform(db, who, at, { id: role?.id })
      expect(outcome).toMatchObject({ done: false, refusal: { code: 'last-administrator' } })
    }
    await holder('administrator', on('site'))
    expect((await withdrawRole.perform(db, as(only), at, { id: role?.id })).done).toBe(true)
  })

  test('of two administrators who withdraw one another’s role at once, one stays', async () => {
    for (let turn = 0; turn < 5; turn++) {
      await db.deleteFrom('people').execute()
      const two = [await holder('administrator', on('site')), await holder('administrator', on('site'))]
      const ids = await Promise.all(two.map(async id => (await readRolesOf(db, id))[0]?.id))
      const outcomes = await Promise.all([
        withdrawRole.perform(db, as(two[0] ?? ''), at, { id: ids[1] }),
        withdrawRole.perform(db, as(two[1] ?? ''), at, { id: ids[0] }),
      ])
      expect(outcomes.map(({ done }) => done).toSorted()).toEqual([false, true])
      expect((await Promise.all(two.map(rolesOf))).flat()).toEqual(['administrator'])
    }
  })
})

describe('a role that is withdrawn', () => {
  let goOn = () => {}
  let reached = () => {}
  const slow = action<Record<string, never>, undefined>({
    name: 'test.slow',
    input: z.strictObject({}),
    right: { by: ['moderator'] },
    async run() {
      reached()
      await new Promise<void>(resolve => {
        goOn = resolve
      })
      return { entries: [{ type: 'test.slow', subject: { type: 'test', id: 'x' }, tags: [] }], result: undefined }
    },
  })

  test('while something is done in it waits until that is done; nothing is done in it afterwards', async () => {
    const moderator = await holder('moderator', on('site'))
    const [role] = await readRolesOf(db, moderator)
    const running = new Promise<void>(resolve => {
      reached = resolve
    })
    const doing = slow.perform(db, as(moderator), at, {})
    await running
    let withdrawn = false
    const withdrawing = withdrawRole.perform(db, operator, at, { id: role?.id }).then(outcome => {
      withdrawn = outcome.done
    })
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(withdrawn).toBe(false)
    goOn()
    expect((await doing).done).toBe(true)
    await withdrawing
    expect(withdrawn).toBe(true)
    const after = await slow.perform(db, as(moderator), at, {})
    expect(after).toMatchObject({ done: false, refusal: { code: 'not-allowed' } })
    // The record has them in the order in which they were true.
    const entries = await db
      .selectFrom('entries')
      .select(['type', 'actor'])
      .orderBy('position', 'desc')
      .limit(2)
      .execute()
    expect(entries).toEqual([
      { type: 'role.withdrawn', actor: 'operator' },
      { type: 'test.slow', actor: 'moderator' },
    ])
  })

  test('is gone with the person: who isn’t known any more may do nothing', async () => {
    const moderator = await holder('moderator', on('site'))
    await db.deleteFrom('people').where('id', '=', moderator).execute()
    expect(await slow.perform(db, as(moderator), at, {})).toMatchObject({
      done: false,
      refusal: { code: 'not-allowed' },
    })
  })
})
