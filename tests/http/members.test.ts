import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '../../src/people/index.ts'
import { operator, type RoleName, type Scope, sealAll, verifyRecord } from '../../src/record/index.ts'
import { addressesIn, textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { lastLetter, type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france', null)
})
afterAll(() => site.close())

let people = 0
const newMail = () => `p${++people}@example.org`
/** Limits count by place: each person is somewhere else. */
const elsewhere = () => `198.51.100.${++people % 250}`

const idOf = async (mail: string) =>
  (await site.database.db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()).id
/** Two organisations of the French plans, by key. */
const known = new Map<string, { id: string; slug: string }>()
beforeAll(async () => {
  const keys = ['dinum', 'cour-des-comptes']
  const rows = await site.database.db
    .selectFrom('organisations')
    .select(['id', 'key', 'slug'])
    .where('key', 'in', keys)
    .execute()
  for (const { key, ...row } of rows) known.set(key, row)
})
const organisation = (key: string): Scope => ({ type: 'organisation', id: known.get(key)?.id ?? '' })
const pageOf = (key: string) => `/organisations/${known.get(key)?.slug}/membres`

/** Somebody who has signed in and holds a role. */
async function holder(
  role: RoleName,
  on: Scope,
): Promise<{ person: Person; mail: string; id: string; roleId: string }> {
  const mail = newMail()
  const person = await signedIn(site, mail, elsewhere())
  const id = await idOf(mail)
  const given = await giveRole.perform(site.database.db, operator, new Date(), {
    personId: id,
    role,
    on,
    from: '2026-01-01',
    until: null,
  })
  if (!given.done) throw new Error(given.refusal.code)
  return { person, mail, id, roleId: given.result }
}

const form = (email: string, more: Record<string, string> = {}) => ({
  do: 'invite',
  email,
  role: 'member',
  duty: 'Chargée de mission',
  from: '2026-01-01',
  until: '2027-12-31',
  language: 'fr',
  days: '14',
  ...more,
})
const textOf = async (answer: Promise<Response>) => textIn(await (await answer).text())
const rolesOf = async (id: string) =>
  site.database.db
    .selectFrom('roles')
    .selectAll()
    .where('person_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
/** The page to which the last letter leads. */
async function lastInvitation(): Promise<string> {
  const { page } = await lastLetter(site)
  return addressesIn(page).find(({ href }) => href.includes('/invitation?id='))?.href ?? ''
}

describe('an organisation’s correspondent', () => {
  test('invites somebody by mail, who accepts, acts for it, and leaves it again', async () => {
    const { person: correspondent } = await holder('correspondent', organisation('dinum'))
    expect(await textOf(correspondent.get('/mon-espace'))).toMatch(/Correspondant : .*numérique/)
    expect(await textOf(correspondent.get(pageOf('dinum')))).toContain('Inviter quelqu’un')
    const mail = newMail()
    const sent = await correspondent.send(pageOf('dinum'), form(mail))
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${pageOf('dinum')}?done=invite`])
    const page = await textOf(correspondent.get(`${pageOf('dinum')}?done=invite`))
    expect(page).toContain('L’invitation est partie.')
    expect(page).toContain(mail)

    const link = await lastInvitation()
    const visitor = personAt(site, elsewhere())
    const closed = await textOf(visitor.get(link))
    expect(closed).toContain('Connectez-vous avec cette adresse')
    expect(closed).not.toContain('Chargée de mission')
    await visitor.send('/connexion', { mail, next: link })
    const entered = await visitor.send('/connexion/lien', { token: (await lastLetter(site)).token })
    expect(entered.headers.get('location')).toBe(link)
    const asked = await textOf(visitor.get(link))
    for (const words of ['Membre', 'Chargée de mission', 'du 1er janvier 2026 au 31 décembre 2027'])
      expect(asked).toContain(words)
    expect(await textOf(visitor.get('/mon-espace'))).toContain('Invitations qui vous attendent')
    const id = new URLSearchParams(link.split('?')[1]).get('id') ?? ''
    const accepted = await visitor.send('/invitation', { id, do: 'accept' })
    expect(accepted.headers.get('location')).toBe('/mon-espace?done=accepted')
    const space = await textOf(visitor.get('/mon-espace?done=accepted'))
    expect(space).toContain('Ce rôle est maintenant le vôtre.')
    expect(space).toContain('Chargée de mission')
    const held = await rolesOf(await idOf(mail))
    expect(held).toMatchObject([{ role: 'member', on_type: 'organisation', duty: 'Chargée de mission' }])

    // The organisation's page says what they do for it and since when, and nothing of who they are.
    const open = await textOf(site.get(`/organisations/${known.get('dinum')?.slug}`))
    expect(open).toContain('Chargée de mission, Membre')
    expect(open).not.toContain(mail)

    // Once is enough.
    const again = await visitor.send('/invitation', { id, do: 'accept' })
    expect([again.status, await textOf(Promise.resolve(again))]).toEqual([
      410,
      expect.stringContaining('déjà été acceptée'),
    ])
    await visitor.send('/mon-espace', { do: 'leave', role: held[0]?.id ?? '' })
    expect(await rolesOf(await idOf(mail))).toEqual([])
    site.cache.forgetAll()
    expect(await textOf(site.get(`/organisations/${known.get('dinum')?.slug}`))).toMatch(
      /Avant.*Chargée de mission, Membre/,
    )

    const { db } = site.database
    await sealAll(db)
    expect((await verifyRecord(db)).problems).toEqual([])
    const entries = await db
      .selectFrom('entries')
      .selectAll()
      .where('subject_type', 'in', ['invitation', 'role'])
      .execute()
    expect(entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['invitation.sent', 'invitation.accepted', 'role.given', 'role.left']),
    )
    expect(JSON.stringify(entries)).not.toMatch(/example\.org/)
  })

  test('withdraws a member’s role, which is gone at their next request, and an invitation', async () => {
    const on = organisation('dinum')
    const { person: correspondent } = await holder('correspondent', on)
    const member = await holder('member', on)
    await correspondent.send(pageOf('dinum'), { do: 'withdraw', role: member.roleId })
    expect(await rolesOf(member.id)).toEqual([])
    const mail = newMail()
    await correspondent.send(pageOf('dinum'), form(mail))
    const link = await lastInvitation()
    const id = new URLSearchParams(link.split('?')[1]).get('id') ?? ''
    expect((await correspondent.send(pageOf('dinum'), { do: 'take-back', invitation: id })).status).toBe(303)
    const invited = await signedIn(site, mail, elsewhere())
    expect(await textOf(invited.get(link))).toContain('retirée par qui l’avait envoyée')
    expect((await invited.send('/invitation', { id, do: 'accept' })).status).toBe(410)
    // Another one may follow.
    expect((await correspondent.send(pageOf('dinum'), form(mail))).status).toBe(303)
    const twice = await correspondent.send(pageOf('dinum'), form(mail))
    expect([twice.status, await textOf(Promise.resolve(twice))]).toEqual([
      409,
      expect.stringContaining('a déjà été invitée'),
    ])
  })

  test('finds no way to another organisation, nor to more than its members', async () => {
    const { person: correspondent } = await holder('correspondent', organisation('dinum'))
    const theirs = await holder('member', organisation('cour-des-comptes'))
    const peer = await holder('correspondent', organisation('dinum'))
    expect((await correspondent.get(pageOf('cour-des-comptes'))).status).toBe(403)
    expect((await correspondent.send(pageOf('cour-des-comptes'), form(newMail()))).status).toBe(403)
    // Through their own page, with somebody else's identities and fields.
    for (const role of [theirs.roleId, peer.roleId])
      expect((await correspondent.send(pageOf('dinum'), { do: 'withdraw', role })).status).toBe(409)
    expect(await rolesOf(theirs.id)).toHaveLength(1)
    expect(await rolesOf(peer.id)).toHaveLength(1)
    const mail = newMail()
    const raised = await correspondent.send(pageOf('dinum'), form(mail, { role: 'correspondent' }))
    expect([raised.status, await textOf(Promise.resolve(raised))]).toEqual([
      409,
      expect.stringContaining('pas le droit'),
    ])
    const invitations = await site.database.db.selectFrom('invitations').selectAll().where('email', '=', mail).execute()
    expect(invitations).toEqual([])
  })

  test.each([
    [{ email: 'nobody' }, 'Cette adresse n’est pas complète'],
    [{ until: '2025-01-01' }, 'La fin ne peut pas venir avant le début.'],
    [{ from: '2026-02-31' }, 'Il faut un jour'],
    [{ duty: 'x'.repeat(121) }, 'en 120 signes au plus'],
    [{ role: 'administrator' }, 'Ce rôle ne se tient pas là'],
    [{ role: 'king' }, 'Ce n’est pas un rôle.'],
  ])('who types %j is told, and loses nothing of it', async (wrong: Record<string, string>, sentence) => {
    const { person } = await holder('correspondent', organisation('dinum'))
    const answer = await person.send(pageOf('dinum'), form('kept@example.org', { duty: 'Une fonction', ...wrong }))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    if (!('role' in wrong)) expect(textIn(html)).toContain(sentence)
    expect(html).toContain(`value="${wrong.email ?? 'kept@example.org'}"`)
  })
})

describe('whoever isn’t', () => {
  test.each(['member', 'moderator', 'editor'] as const)(
    'a correspondent but a %s gets nothing of the page',
    async role => {
      const { person } = await holder(role, role === 'member' ? organisation('dinum') : { type: 'site', id: null })
      const answer = await person.get(pageOf('dinum'))
      expect([answer.status, await textOf(Promise.resolve(answer))]).toEqual([
        403,
        expect.not.stringContaining('@example.org ('),
      ])
      expect((await person.send(pageOf('dinum'), form(newMail()))).status).toBe(403)
    },
  )

  test('signed in is led to where one signs in, and back', async () => {
    const answer = await personAt(site).get(pageOf('dinum'))
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/connexion?next=${encodeURIComponent(pageOf('dinum'))}`,
    ])
    expect((await personAt(site).send(pageOf('dinum'), form(newMail()))).status).toBe(303)
    expect(
      (
        await personAt(site).send(pageOf('dinum'), form(newMail()), {
          origin: 'https://evil.example',
          'sec-fetch-site': 'cross-site',
        })
      ).status,
    ).toBe(403)
  })

  test('invited can’t answer somebody else’s invitation, and isn’t told that it exists', async () => {
    const { person: administrator } = await holder('administrator', { type: 'site', id: null })
    await administrator.send(pageOf('cour-des-comptes'), form(newMail(), { role: 'correspondent' }))
    const id = new URLSearchParams((await lastInvitation()).split('?')[1]).get('id') ?? ''
    const other = await signedIn(site, newMail(), elsewhere())
    const texts = []
    for (const one of [id, '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'no-such-invitation']) {
      for (const answer of [
        await other.get(`/invitation?id=${one}`),
        await other.send('/invitation', { id: one, do: 'accept' }),
      ]) {
        expect(answer.status).toBe(403)
        texts.push((await answer.text()).replaceAll(one, 'ID'))
      }
    }
    expect(new Set(texts.map(textIn)).size).toBe(1)
  })
})

describe('an invitation', () => {
  test('can’t be taken up once its time is over', async () => {
    const { person } = await holder('correspondent', organisation('dinum'))
    const mail = newMail()
    await person.send(pageOf('dinum'), form(mail))
    const link = await lastInvitation()
    await site.database.db
      .updateTable('invitations')
      .set({ expires_at: new Date('2026-01-01') })
      .where('email', '=', mail)
      .execute()
    const invited = await signedIn(site, mail, elsewhere())
    expect(await textOf(invited.get(link))).toContain('trop vieille')
    expect(await textOf(invited.get('/mon-espace'))).not.toContain('Invitations')
    // And doesn't stand in the way of another one.
    expect((await person.send(pageOf('dinum'), form(mail))).status).toBe(303)
  })

  test('is worth nothing when whoever sent it may not give the role any more', async () => {
    const { person, roleId } = await holder('correspondent', organisation('dinum'))
    const mail = newMail()
    await person.send(pageOf('dinum'), form(mail))
    const id = new URLSearchParams((await lastInvitation()).split('?')[1]).get('id') ?? ''
    await person.send('/mon-espace', { do: 'leave', role: roleId })
    const invited = await signedIn(site, mail, elsewhere())
    const answer = await invited.send('/invitation', { id, do: 'accept' })
    expect([answer.status, await textOf(Promise.resolve(answer))]).toEqual([
      410,
      expect.stringContaining('ne donne plus ce rôle'),
    ])
    expect(await rolesOf(await idOf(mail))).toEqual([])
  })

  test('accepted twice at once gives one role', async () => {
    const { person } = await holder('correspondent', organisation('dinum'))
    const mail = newMail()
    await person.send(pageOf('dinum'), form(mail))
    const id = new URLSearchParams((await lastInvitation()).split('?')[1]).get('id') ?? ''
    const invited = await signedIn(site, mail, elsewhere())
    const answers = await Promise.all([1, 2].map(() => invited.send('/invitation', { id, do: 'accept' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await rolesOf(await idOf(mail))).toHaveLength(1)
  })

  test('is sent so many times an hour, and no more', async () => {
    const { person } = await holder('correspondent', organisation('dinum'))
    const mail = newMail()
    for (let time = 0; time < 10; time++) await person.send(pageOf('dinum'), form(mail))
    const answer = await person.send(pageOf('dinum'), form(mail))
    expect([answer.status, answer.headers.has('retry-after')]).toEqual([429, true])
  })
})

test('a role that ends, or that is withdrawn, is over at the next request', async () => {
  const { person, roleId } = await holder('correspondent', organisation('dinum'))
  expect((await person.get(pageOf('dinum'))).status).toBe(200)
  await site.database.db.updateTable('roles').set({ until_day: '2026-02-01' }).where('id', '=', roleId).execute()
  expect((await person.get(pageOf('dinum'))).status).toBe(403)
  expect((await person.send(pageOf('dinum'), form(newMail()))).status).toBe(403)
})
