import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '../../src/people/index.ts'
import { operator, type RoleName, type Scope, sealAll, verifyRecord } from '../../src/record/index.ts'
import { addressesIn, textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
let admin: Person
let adminId: string
beforeAll(async () => {
  site = await openSite('france', null)
  const made = await holder('administrator', { type: 'site', id: null })
  admin = made.person
  adminId = made.id
})
afterAll(() => site.close())

let people = 0
const newMail = () => `p${++people}@example.org`
const elsewhere = () => `198.51.100.${++people % 250}`

async function holder(
  role: RoleName | null,
  on: Scope,
): Promise<{ person: Person; mail: string; id: string; roleId: string }> {
  const mail = newMail()
  const person = await signedIn(site, mail, elsewhere())
  const { id } = await site.database.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', mail)
    .executeTakeFirstOrThrow()
  if (!role) return { person, mail, id, roleId: '' }
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
const onSite: Scope = { type: 'site', id: null }
const idOf = async (table: 'plans' | 'organisations' | 'commitments', key: string) =>
  (await site.database.db.selectFrom(table).select('id').where('key', '=', key).executeTakeFirstOrThrow()).id

const textOf = async (answer: Response | Promise<Response>) => textIn(await (await answer).text())
const lists = ['personnes', 'roles', 'invitations', 'organisations', 'courriels', 'taches', 'registre'].map(
  name => `/administration/${name}`,
)
const others = ['/administration', '/administration/organisations/dinum', '/administration/nouvelle-organisation']

describe('the administration', () => {
  test.each([...lists, ...others])('%s is for administrators only, in every format, for forms too', async path => {
    const { person: editor } = await holder('editor', onSite)
    expect((await personAt(site).get(path)).status).toBe(303)
    for (const [who, status] of [
      [editor, 403],
      [admin, 200],
    ] as const) {
      const page = await who.get(path)
      expect([path, page.status, page.headers.get('cache-control')]).toEqual([path, status, 'private, no-store'])
      if (status === 403) expect(await page.text()).not.toContain('p1@example.org')
    }
    if (!lists.includes(path)) return
    for (const format of ['csv', 'json']) {
      expect((await personAt(site).get(`${path}.${format}`)).status).toBe(303)
      const refused = await editor.get(`${path}.${format}`)
      expect([refused.status, (await refused.text()).includes('p1@example.org')]).toEqual([403, false])
      expect((await admin.get(`${path}.${format}`)).status).toBe(200)
    }
  })

  test.each(['fr', 'en'])('leads from its first page to each list, and back (%s)', async language => {
    const first = await (await admin.get(language === 'fr' ? '/administration' : '/en/administration')).text()
    const ways = addressesIn(first).flatMap(({ href }) => (/\/administration\/[a-z]+$/.test(href) ? [href] : []))
    expect(ways).toHaveLength(lists.length)
    for (const way of ways) expect((await admin.get(way)).status).toBe(200)
  })

  test('finds people by address and role, page by page, and takes them away as CSV', async () => {
    const { db } = site.database
    const joined = new Date('2026-01-01')
    const many = Array.from({ length: 120 }, (_, number) => ({
      id: `01KDEMANY${String(number).padStart(17, '0')}`,
      name: number === 7 ? '=cmd()' : '',
      email: `many${number}@example.net`,
      email_verified: true,
      image: null,
      language: 'fr' as const,
      created_at: joined,
      updated_at: joined,
    }))
    await db.insertInto('people').values(many).execute()
    const found: string[] = []
    let path: string | undefined = '/administration/personnes?q=example.net'
    let pages = 0
    while (path) {
      const html: string = await (await admin.get(path)).text()
      expect(textIn(html)).toContain('120 personnes')
      found.push(...[...html.matchAll(/many\d+@example\.net/g)].map(([mail]) => mail))
      path = addressesIn(html).find(({ attributes }) => attributes.includes('rel="next"'))?.href
      pages++
    }
    expect([pages, found.length, new Set(found).size]).toEqual([3, 120, 120])
    const back = await (await admin.get(`/administration/personnes?q=example.net&after=${many[20]?.id}`)).text()
    expect(back).toContain('many21@example.net')
    const file = await (await admin.get('/administration/personnes.csv?q=example.net')).text()
    const rows = parse(file, { columns: true }) as { email: string; pseudonym: string }[]
    expect(rows).toHaveLength(120)
    // A spreadsheet would run it.
    expect(rows.find(({ email }) => email === 'many7@example.net')?.pseudonym).toBe("'=cmd()")
    // The signs of a pattern mean themselves.
    expect(await textOf(admin.get('/administration/personnes?q=%25'))).toContain('0 personne')
    expect(await textOf(admin.get('/administration/personnes?role=administrator'))).toContain('1 personne')
    await db.deleteFrom('people').where('email', 'like', '%@example.net').execute()
  })

  test('closes all sessions of somebody who has lost a device, and nobody else’s', async () => {
    const [somebody, other] = [await holder(null, onSite), await holder('editor', onSite)]
    const closed = await admin.send('/administration/personnes', { do: 'close', id: somebody.id })
    expect(closed.headers.get('location')).toBe('/administration/personnes?done=close')
    expect((await somebody.person.get('/mon-espace')).status).toBe(303)
    expect((await other.person.get('/mon-espace')).status).toBe(200)
    expect((await other.person.send('/administration/personnes', { do: 'close', id: adminId })).status).toBe(403)
    expect((await admin.get('/mon-espace')).status).toBe(200)
    expect((await admin.send('/administration/personnes', { do: 'close', id: 'nobody' })).status).toBe(409)
  })

  test('withdraws a role, says who may not, and keeps one administrator', async () => {
    const moderator = await holder('moderator', onSite)
    const answer = await admin.send('/administration/roles?q=p', { do: 'withdraw', id: moderator.roleId })
    expect(answer.headers.get('location')).toBe('/administration/roles?q=p&done=withdraw')
    expect(await textOf(admin.get('/administration/roles?done=withdraw'))).toContain('Le rôle est retiré.')
    const again = await admin.send('/administration/roles', { do: 'withdraw', id: moderator.roleId })
    expect([again.status, await textOf(again)]).toEqual([409, expect.stringContaining('n’est plus tenu')])
    const own = await site.database.db
      .selectFrom('roles')
      .select('id')
      .where('person_id', '=', adminId)
      .executeTakeFirstOrThrow()
    const last = await admin.send('/administration/roles', { do: 'withdraw', id: own.id })
    expect([last.status, await textOf(last)]).toEqual([409, expect.stringContaining('dernier administrateur')])
    const states = await Promise.all(
      ['held', 'later', 'over', 'withdrawn'].map(
        async state =>
          (await (await admin.get(`/administration/roles.json?standing=${state}`)).json()) as { inAll: number },
      ),
    )
    expect(states.map(({ inAll }) => inAll > 0)).toEqual([true, false, false, true])
  })

  test('invites to any role, on what the address of a page names', async () => {
    const commitment = await site.database.db
      .selectFrom('commitments')
      .select(['id', 'key', 'number'])
      .limit(1)
      .executeTakeFirstOrThrow()
    const page = await site.get(`/id/commitment/${commitment.id}`)
    const scopes = [
      ['editor', '/plans/2021-2023', await idOf('plans', 'fr-2021-2023').catch(() => null)],
      ['evaluator', '/en/plans/2021-2023', null],
      ['moderator', '', null],
      ['correspondent', new URL(page.headers.get('location') ?? '', 'https://parvis.test').pathname, commitment.id],
    ] as const
    for (const [role, on, id] of scopes) {
      const email = newMail()
      const offer = {
        do: 'invite',
        email,
        role,
        on,
        duty: '',
        from: '2026-01-01',
        until: '',
        language: 'en',
        days: '7',
      }
      const answer = await admin.send('/administration/invitations', offer)
      expect([role, answer.status]).toEqual([role, 303])
      const row = await site.database.db
        .selectFrom('invitations')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirstOrThrow()
      expect([role, row.on_type]).toEqual([role, on === '' ? 'site' : role === 'correspondent' ? 'commitment' : 'plan'])
      if (id) expect(row.on_id).toBe(id)
    }
    const list = await textOf(admin.get('/administration/invitations?state=open'))
    expect(list).toContain('4 invitations')
    for (const on of ['/plans/nowhere', '/agenda', 'https://evil.example/plans/2021-2023']) {
      const wrong = await admin.send('/administration/invitations', {
        do: 'invite',
        email: newMail(),
        role: 'editor',
        on,
        from: '2026-01-01',
      })
      expect([on, wrong.status, await textOf(wrong)]).toEqual([
        on,
        422,
        expect.stringContaining('Ce rôle ne se tient pas là'),
      ])
    }
  })

  test('lists letters that wait, has one tried now, and shows no secret of any', async () => {
    const { db } = site.database
    const page = await (await admin.get('/administration/courriels?state=waiting')).text()
    expect(page).not.toMatch(/token=|\b\d{6}\b(?!@)/)
    const { id } = await db
      .selectFrom('notices')
      .select('id')
      .where('state', '=', 'waiting')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await db
      .updateTable('notices')
      .set({ next_try: new Date('2099-01-01') })
      .where('id', '=', id)
      .execute()
    expect((await admin.send('/administration/courriels', { do: 'hasten', id })).status).toBe(303)
    const { next_try } = await db
      .selectFrom('notices')
      .select('next_try')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(next_try.getTime()).toBeLessThan(Date.now() + 60_000)
    await db.updateTable('notices').set({ state: 'sent' }).where('id', '=', id).execute()
    expect((await admin.send('/administration/courriels', { do: 'hasten', id })).status).toBe(409)
  })

  test('shows a private part of the record only to who asks for it, which the record says', async () => {
    const { db } = site.database
    const somebody = await holder(null, onSite)
    await somebody.person.send('/mon-espace', { do: 'profile', pseudonym: 'Nom tout à fait privé', language: 'fr' })
    const list = await (await admin.get('/administration/registre')).text()
    expect(list).not.toContain('Nom tout à fait privé')
    const entry = await db
      .selectFrom('entries')
      .select('id')
      .where('subject_id', '=', somebody.id)
      .where('type', '=', 'person.described')
      .executeTakeFirstOrThrow()
    const read = await admin.send('/administration/registre', { do: 'read', id: entry.id })
    expect([read.status, await textOf(read)]).toEqual([200, expect.stringContaining('Nom tout à fait privé')])
    const told = await db
      .selectFrom('entries')
      .select(['actor', 'subject_id'])
      .where('type', '=', 'private-part.read')
      .execute()
    expect(told).toEqual([{ actor: 'administrator', subject_id: entry.id }])
    expect((await somebody.person.send('/administration/registre', { do: 'read', id: entry.id })).status).toBe(403)
    const nothing = await admin.send('/administration/registre', { do: 'read', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })
    expect(nothing.status).toBe(409)
    await sealAll(db)
    expect((await verifyRecord(db)).problems).toEqual([])
  })
})

describe('an organisation', () => {
  const fields = { nameFr: '', nameEn: '', kind: 'civil-society', abbreviation: '', partOf: '' }
  const seenIn = async (path: string) =>
    /name="seen" value="([0-9a-f]+)"/.exec(await (await admin.get(path)).text())?.[1] ?? ''

  test('is added, has its page at once, and can be given members', async () => {
    const answer = await admin.send('/administration/nouvelle-organisation', {
      ...fields,
      nameFr: 'Les amis du parvis',
      nameEn: 'Friends of the square',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/administration/organisations/les-amis-du-parvis?done=yes',
    ])
    expect(await textOf(site.get('/organisations/les-amis-du-parvis'))).toContain('Société civile')
    expect(await textOf(site.get('/en/organisations/les-amis-du-parvis'))).toContain('Friends of the square')
    expect((await admin.get('/organisations/les-amis-du-parvis/membres')).status).toBe(200)
    const twin = await admin.send('/administration/nouvelle-organisation', { ...fields, nameFr: 'Les amis du parvis' })
    // The same name is another organisation's, whose address it can't have.
    expect([303, 409]).toContain(twin.status)
    const empty = await admin.send('/administration/nouvelle-organisation', { ...fields, nameEn: 'Kept' })
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('value="Kept"')])
  })

  test('changed by two administrators at once shows the second one both, who chooses', async () => {
    const path = '/administration/organisations/dinum'
    const seen = await seenIn(path)
    const before = await site.database.db
      .selectFrom('organisations')
      .select('facts')
      .where('key', '=', 'dinum')
      .executeTakeFirstOrThrow()
    const typed = { ...fields, kind: 'administration', nameFr: 'Direction du numérique (un)', abbreviation: 'DN1' }
    expect((await admin.send(path, { ...typed, seen })).status).toBe(303)
    const other = await holder('administrator', onSite)
    const second = await other.person.send(path, { ...typed, nameFr: 'Direction du numérique (deux)', seen })
    expect(second.status).toBe(409)
    const html = await second.text()
    for (const words of ['(un)', '(deux)', 'Quelqu’un d’autre a changé']) expect(textIn(html)).toContain(words)
    const fresh = /name="seen" value="([0-9a-f]+)"/.exec(html)?.[1] ?? ''
    expect(await textOf(site.get('/organisations'))).toContain('(un)')
    expect(
      (await other.person.send(path, { ...typed, nameFr: 'Direction du numérique (deux)', seen: fresh })).status,
    ).toBe(303)
    const after = await site.database.db
      .selectFrom('organisations')
      .select('facts')
      .where('key', '=', 'dinum')
      .executeTakeFirstOrThrow()
    expect(after.facts.name.fr).toBe('Direction du numérique (deux)')
    // What the form doesn't show stays.
    const shown = ['name', 'abbreviation', 'kind', 'partOfId']
    const rest = (facts: object) =>
      Object.fromEntries(Object.entries(facts).filter(([field]) => !shown.includes(field)))
    expect(rest(after.facts)).toEqual(rest(before.facts))
    const entries = await site.database.db
      .selectFrom('entries')
      .select('actor')
      .where('type', '=', 'organisation.described')
      .where('batch_id', 'is', null)
      .orderBy('position', 'desc')
      .limit(2)
      .execute()
    expect(entries.map(({ actor }) => actor)).toEqual(['administrator', 'administrator'])
  })
})
