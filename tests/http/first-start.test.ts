import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sealAll, verifyRecord } from '../../src/record/index.ts'
import { openSite, peopleOver, type TestSite } from '../support/site.ts'
import { personAt } from '../support/visitor.ts'

const address = '/connexion/premier-administrateur'

let site: TestSite
let token: string
beforeEach(async () => {
  site = await openSite('empty', null)
  token = peopleOver(site.database.db).accounts.firstToken()
})
afterEach(() => site.close())

const rolesOf = () => site.database.db.selectFrom('roles').selectAll().execute()

describe('whoever has the link of the terminal', () => {
  test('becomes the first administrator and is signed in, with the entry of it, once', async () => {
    const ada = personAt(site)
    expect(await (await ada.get(`${address}?token=${token}`)).text()).toContain('Devenir administrateur')
    expect(await rolesOf()).toEqual([])
    const entered = await ada.send(address, { token, mail: 'ada@example.org' })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/mon-espace'])
    expect((await (await ada.get('/mon-espace')).text()).replace(/\s/g, ' ')).toContain('Administrateur</p>')
    const { db } = site.database
    const entries = await db.selectFrom('entries').selectAll().orderBy('position').execute()
    expect(entries.map(({ type, actor }) => [type, actor])).toEqual([
      ['person.joined', 'participant'],
      ['role.given', 'operator'],
    ])
    expect(JSON.stringify(entries)).not.toContain('ada@')
    await sealAll(db)
    expect((await verifyRecord(db)).problems).toEqual([])
    expect(await (await site.get('/registre')).text()).toContain('un administrateur du site')

    const eve = personAt(site)
    for (const answer of [
      await eve.get(`${address}?token=${token}`),
      await eve.send(address, { token, mail: 'eve@example.org' }),
    ]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain('Ce site a déjà un administrateur')
    }
    expect(await rolesOf()).toHaveLength(1)
    expect(eve.cookies.size).toBe(0)
  })

  test('is one of two who come at the same moment', async () => {
    const two = ['ada', 'eve'].map(name => personAt(site).send(address, { token, mail: `${name}@example.org` }))
    expect((await Promise.all(two)).map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await rolesOf()).toHaveLength(1)
    expect(await site.database.db.selectFrom('people').select('id').execute()).toHaveLength(1)
  })

  test('and types no address becomes nothing yet', async () => {
    const answer = await personAt(site).send(address, { token, mail: 'ada' })
    expect(answer.status).toBe(422)
    expect(await rolesOf()).toEqual([])
  })

  test('can’t use it again once the role was withdrawn, nor whoever finds it in a log', async () => {
    await personAt(site).send(address, { token, mail: 'ada@example.org' })
    await site.database.db
      .updateTable('roles')
      .set({ withdrawn_at: new Date('2100-01-01') })
      .execute()
    expect((await personAt(site).send(address, { token, mail: 'eve@example.org' })).status).toBe(410)
  })
})

test('whoever has another link finds no page, whatever they send', async () => {
  for (const wrong of ['', 'x', token.slice(1), `${token}0`, token.toUpperCase(), '\u0000']) {
    expect((await site.get(`${address}?token=${encodeURIComponent(wrong)}`)).status).toBe(404)
    expect((await personAt(site).send(address, { token: wrong, mail: 'eve@example.org' })).status).toBe(404)
  }
  expect(await rolesOf()).toEqual([])
})
