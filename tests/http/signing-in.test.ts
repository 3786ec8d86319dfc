import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type TestSite } from '../support/site.ts'
import { lastLetter, personAt } from '../support/visitor.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('empty', null)
})
afterAll(() => site.close())

describe('somebody who has never been here', () => {
  test('gives an address, opens the link of the letter, presses its button, is in their space, and leaves again', async () => {
    const ines = personAt(site)
    const space = await ines.get('/mon-espace')
    expect([space.status, space.headers.get('location')]).toEqual([303, '/connexion?next=%2Fmon-espace'])
    const asked = await ines.send('/connexion', { mail: ' Ines@Example.org', next: '/mon-espace' })
    expect(asked.status).toBe(303)
    const page = await (await ines.get(asked.headers.get('location') ?? '')).text()
    expect(page).toContain('ines@example.org')
    expect(ines.cookies.size).toBe(0)

    const { link, token } = await lastLetter(site)
    const before = await ines.get(link)
    expect(await before.text()).toContain('Me connecter')
    expect((await ines.get('/mon-espace')).status).toBe(303)

    const entered = await ines.send('/connexion/lien', { token })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/mon-espace'])
    expect([...ines.cookies.keys()]).toEqual(['__Host-parvis'])
    expect(await (await ines.get('/mon-espace')).text()).toContain('Bonjour')

    const left = await ines.send('/deconnexion', {})
    expect([left.status, left.headers.get('location')]).toEqual([303, '/'])
    expect(ines.cookies.size).toBe(0)
    expect((await ines.get('/mon-espace')).status).toBe(303)
  })

  test('may type the code instead, on the device on which they asked', async () => {
    const omar = personAt(site)
    const asked = await omar.send('/en/sign-in', { mail: 'omar@example.org', next: '/en/my-space' })
    const request = new URL(asked.headers.get('location') ?? '', 'http://a').searchParams.get('request') ?? ''
    const { code } = await lastLetter(site)
    const entered = await omar.send('/en/sign-in/code', { request, code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/en/my-space'])
    expect(await (await omar.get('/en/my-space')).text()).toContain('omar@example.org')
  })
})
