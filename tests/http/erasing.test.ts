import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { giveRole, holdings, holdsOfPeople } from '../../src/people/index.ts'
import { clockAt } from '../../src/platform/clock.ts'
import { newUlid } from '../../src/platform/ids.ts'
import { giveUpLate } from '../../src/platform/mail/post.ts'
import { append } from '../../src/record/entry.ts'
import { emptyParts, operator, sealAll, verifyRecord } from '../../src/record/index.ts'
import { openSite, peopleOver, type TestSite, testOrigin } from '../support/site.ts'
import { tracesOf, wholeDump } from '../support/traces.ts'
import { lastLetter, type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
let log = ''
beforeAll(async () => {
  site = await openSite('empty', null)
  const { database, cache } = site
  site.app = createApp({
    db: database.db,
    cache,
    clock: clockAt(null),
    log: pino({ level: 'trace', base: null }, { write: (text: string) => (log += text) }),
    origin: testOrigin,
    people: peopleOver(database.db),
  }) as unknown as TestSite['app']
})
afterAll(() => site.close())

let counted = 0
const next = () => {
  counted += 1
  return counted
}
const elsewhere = () => `198.51.100.${next()}`
const newMail = () => `person${next()}@example.org`
const erasing = '/mon-espace/effacer'
const data = '/mon-espace/donnees'
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replace(/[\s\u202f]+/g, ' ')
const enters = (mail: string) => signedIn(site, mail, elsewhere())
const idOf = async (mail: string) =>
  (await site.database.db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirst())?.id
const erase = (person: Person, address: string, more: Record<string, string> = {}) =>
  person.send(erasing, { do: 'erase', address, ...more })
const isGone = (answer: Response) => answer.headers.get('location') === `${erasing}?done=erased`
const administrator = async (mail: string) =>
  giveRole.perform(site.database.db, operator, new Date(), {
    personId: (await idOf(mail)) ?? '',
    role: 'administrator',
    on: { type: 'site', id: null },
    duty: `Garde de ${mail}`,
    from: '2026-01-01',
    until: null,
  })
/** Of a person: that they signed in a while ago. */
const aWhileAgo = async (mail: string, minutes = 16) =>
  site.database.db
    .updateTable('sessions')
    .set({ created_at: sql`created_at - ${minutes} * interval '1 minute'` })
    .where('person_id', '=', (await idOf(mail)) ?? '')
    .execute()
const holds = async () => {
  await sealAll(site.database.db)
  expect(await verifyRecord(site.database.db)).toMatchObject({ waiting: 0, problems: [] })
}

describe('what the site keeps of somebody', () => {
  test('is all on a page, and the same as a file, for them alone', async () => {
    const mail = newMail()
    const person = await enters(mail)
    const other = await enters(newMail())
    await person.send('/mon-espace', { do: 'profile', pseudonym: 'Sept-Lieues <b>', language: 'en' })
    await administrator(mail)
    const page = await textOf(person.get(data))
    for (const shown of [
      mail,
      'Sept-Lieues &lt;b&gt;',
      'anglais',
      'Administrateur',
      'lien pour se connecter',
      'Changement dans l’espace d’un participant',
      'Rôle donné',
      'vous n’avez rien écrit',
      'qui ne nomme personne',
    ])
      expect(page).toContain(shown)
    const answer = await person.get(`${data}.json`)
    expect(['content-type', 'cache-control', 'content-disposition'].map(name => answer.headers.get(name))).toEqual([
      'application/json',
      'private, no-store',
      'attachment; filename="mon-espace-donnees.json"',
    ])
    expect(await answer.json()).toMatchObject({
      account: [{ address: mail, pseudonym: 'Sept-Lieues <b>', language: 'en', identity: await idOf(mail) }],
      sessions: [{ device: '' }],
      signInRequests: [{ next: '/mon-espace', used: expect.stringMatching(/Z$/) }],
      letters: [{ kind: 'sign-in' }],
      roles: [{ role: 'administrator', withdrawn: null }],
      record: [{ said: expect.any(String) }, { pseudonym: 'Sept-Lieues <b>', language: 'en' }, {}],
      written: 0,
    })
    expect(await textOf(other.get(`${data}.json`))).not.toMatch(/Sept-Lieues|administrator"/)
    expect(await textOf(person.get('/en/my-space/data'))).toContain('Signed-in devices')
    for (const path of [data, `${data}.json`, erasing]) {
      const nobody = await site.get(path)
      expect([nobody.status, nobody.headers.get('location')]).toEqual([
        303,
        `/connexion?next=${encodeURIComponent(path.replace('.json', ''))}`,
      ])
    }
  })

  test('holds no secret: no token, no hash, no salt', async () => {
    const person = await enters(newMail())
    const file = await textOf(person.get(`${data}.json`))
    const { rows } = await sql<{ secret: string }>`
      select token as secret from sessions union all
      select encode(link_hash, 'hex') from sign_in_requests union all
      select value from entries, jsonb_each_text(salts) where value is not null`.execute(site.database.db)
    expect(rows.length).toBeGreaterThan(2)
    for (const { secret } of rows) expect(file).not.toContain(secret)
  })

  test('is in no table that nobody shows and takes away', async () => {
    const { rows } = await sql<{ table: string }>`
      select distinct conrelid::regclass::text as table from pg_constraint where confrelid = 'people'::regclass
      union
      select table_name from information_schema.columns where table_schema = 'public'
        and column_name ~ '(^|_)(e?mail|recipient|person|people|participant|author|pseudonym)(_|$)'`.execute(
      site.database.db,
    )
    const told = holdings().flatMap(({ tables }) => tables)
    expect(rows.map(({ table }) => table).filter(table => !told.includes(table))).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(4)
  })
})

describe('somebody who erases themselves', () => {
  test('is found nowhere in a whole dump of the database, nor in the log, and the record still holds', async () => {
    const { db } = site.database
    const mail = 'Zébulon.Quaternaire+ogp@ministère-exemple.example.org'
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
    const names = ['Capitaine Zoréol-Ünïq', 'Méduse 4711']
    const others = newMail()
    await enters(others)
    await administrator(others)
    const phone = await enters(mail)
    const desk = await enters(mail)
    for (const pseudonym of [...names, `${names[1]}${'x'.repeat(60)}`])
      await phone.send('/mon-espace', { do: 'profile', pseudonym, language: 'en' })
    await desk.send('/connexion', { mail, next: `/mon-espace?from=${encodeURIComponent(mail)}` })
    await desk.send('/connexion/code', { request: 'unknown', code: '000000' })
    await personAt(site, elsewhere()).send('/connexion', { mail, next: '/mon-espace' })
    await db
      .updateTable('notices')
      .set({ state: 'failed', problem: 'ETIMEDOUT' })
      .where('recipient', '=', mail)
      .execute()
    await personAt(site, elsewhere()).send('/connexion', { mail, next: '/mon-espace' })
    const { link } = await lastLetter(site)
    await administrator(mail)
    const id = (await idOf(mail)) ?? ''
    const invited = (email: string, by: string | undefined) => sql`
      insert into invitations (id, email, language, role, on_type, duty, from_day, invited_by, sent_at, expires_at)
      values (${newUlid()}, ${email}, 'fr', 'editor', 'site', ${email === mail ? `Pour ${mail}` : null}, '2026-01-01', ${by}, now(), now() + interval '1 day')`
    await invited(mail, await idOf(others)).execute(db)
    await invited(newMail(), id).execute(db)
    await holds()
    await sql`analyze`.execute(db)
    const before = await wholeDump(db)
    expect(tracesOf(mail, before).sort()).toEqual([
      'entries',
      'invitations',
      'notices',
      'people',
      'roles',
      'sign_in_requests',
    ])
    expect(tracesOf(names[0] as string, before)).toEqual(['entries'])
    expect(tracesOf(names[1] as string, before).sort()).toEqual(['entries', 'people'])

    const page = await textOf(phone.get(erasing))
    for (const said of [
      'Ce qui disparaît',
      'Ce qui reste, et pourquoi',
      'au plus tard après 6 heures',
      'redevient libre',
    ])
      expect(page).toContain(said)
    expect(page).not.toContain('name="writings"')
    expect((await erase(phone, 'somebody@example.org')).status).toBe(422)
    const done = await erase(phone, `  ${mail.toUpperCase()} `)
    expect([done.status, isGone(done), done.headers.get('clear-site-data')]).toEqual([303, true, '"cache", "storage"'])
    expect(phone.cookies.size).toBe(0)
    expect(await textOf(phone.get(`${erasing}?done=erased`))).toContain('Votre compte est effacé')

    const after = await wholeDump(db)
    for (const words of [mail, mail.split('@')[0] as string, ...names])
      expect([words, tracesOf(words, new Map([...after, ['log', log]]))]).toEqual([words, []])
    expect(log).toContain('account erased')
    await holds()
    expect((await desk.get('/mon-espace')).status).toBe(303)
    expect((await desk.send('/mon-espace', { do: 'profile', pseudonym: 'back', language: 'fr' })).status).toBe(303)
    expect((await site.get(link)).status).toBe(410)
    const entries = await db
      .selectFrom('entries')
      .select(['type', 'actor', 'public', 'private'])
      .where(sql<boolean>`subject_id = ${id} or public ->> 'person' = ${id}`)
      .orderBy('position')
      .execute()
    expect(entries.map(({ type }) => type)).toEqual([
      'person.joined',
      'person.described',
      'person.described',
      'role.given',
      'role.withdrawn',
      'person.erased',
    ])
    const { rows: invitations } = await sql<{ invited_by: string | null }>`
      select invited_by from invitations where ending is null`.execute(db)
    expect(invitations).toEqual([{ invited_by: null }])
    expect(entries.at(-1)).toMatchObject({ actor: 'participant', public: { writings: 'none' } })
    expect(entries[1]?.private).toEqual({ pseudonym: null, language: null })

    // The last letter says so to them, in their language; then nothing tells that it was written.
    const outbox = await textOf(site.get('/boite-d-envoi'))
    expect(outbox).toContain(`À ${mail}`)
    expect(outbox).toContain('Your account on')
    await giveUpLate(db, new Date(Date.now() + 6 * 3_600_000))
    expect(await db.selectFrom('notices').select('id').where('traceless', '=', true).execute()).toEqual([])

    await enters(mail)
    expect(await idOf(mail)).not.toBe(id)
  })

  test('does so on this device only after having shown just now that the mail is theirs', async () => {
    const mail = newMail()
    const person = await enters(mail)
    await aWhileAgo(mail)
    const page = await textOf(person.get(erasing))
    expect(page).toContain('Confirmer que c’est vous')
    expect(page).not.toContain('name="address"')
    const refused = await erase(person, mail)
    expect(refused.status).toBe(403)
    expect(await textOf(refused)).toContain('confirmez encore que c’est vous')
    const asked = await person.send(erasing, { do: 'confirm' })
    expect(asked.headers.get('location')).toMatch(/^\/connexion\/code\?request=/)
    const { token } = await lastLetter(site)
    const entered = await person.send('/connexion/lien', { token })
    expect(entered.headers.get('location')).toBe(erasing)
    expect(await textOf(person.get(erasing))).toContain('name="address"')
    expect(isGone(await erase(person, mail))).toBe(true)
  })

  test('erases nobody else, whatever a form says beside their own', async () => {
    const { db } = site.database
    const [mine, victim] = [newMail(), newMail()]
    const person = await enters(mine)
    await enters(victim)
    const id = (await idOf(victim)) ?? ''
    const { id: session } = await db
      .selectFrom('sessions')
      .select('id')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow()
    const hidden = { person: id, personId: id, id, session, email: victim, capacity: 'operator' }
    expect((await erase(person, victim, hidden)).status).toBe(422)
    expect(isGone(await erase(person, mine, hidden))).toBe(true)
    expect([await idOf(mine), await idOf(victim)]).toEqual([undefined, id])
    for (const form of [{ do: 'erase', address: victim }, { do: 'confirm' }])
      expect((await personAt(site, elsewhere()).send(erasing, form)).headers.get('location')).toContain(
        '/connexion?next=',
      )
    expect(await idOf(victim)).toBe(id)
  })

  test('and is the last to administer the site is told to find somebody first; of the last two at once, one goes', async () => {
    const { db } = site.database
    await db.updateTable('roles').set({ withdrawn_at: new Date() }).where('withdrawn_at', 'is', null).execute()
    const mails = [newMail(), newMail()]
    const [one, other] = [await enters(mails[0] ?? ''), await enters(mails[1] ?? '')]
    await administrator(mails[0] ?? '')
    expect(await textOf(one.get(erasing))).toContain('Vous êtes seul à administrer ce site')
    expect((await erase(one, mails[0] ?? '')).status).toBe(409)
    await administrator(mails[1] ?? '')
    const answers = await Promise.all([erase(one, mails[0] ?? ''), erase(other, mails[1] ?? '')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('twice at once, while they write and ask elsewhere, leaves nothing behind', async () => {
    const { db } = site.database
    const mail = newMail()
    const [one, other] = [await enters(mail), await enters(mail)]
    const id = (await idOf(mail)) ?? ''
    const writes = (n: number) =>
      other.send('/mon-espace', { do: 'profile', pseudonym: `Sosie Tardif ${n}`, language: 'fr' })
    const asks = () => other.send(erasing, { do: 'confirm' })
    const answers = await Promise.all([
      writes(1),
      asks(),
      erase(one, mail),
      writes(2),
      asks(),
      erase(other, mail),
      writes(3),
      asks(),
      other.get(data),
    ])
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(answers.filter(isGone)).toHaveLength(1)
    const dump = await wholeDump(db)
    expect([mail, 'Sosie Tardif'].map(words => tracesOf(words, dump))).toEqual([[], []])
    const [gone, ...more] = await db
      .selectFrom('entries')
      .select('id')
      .where('subject_id', '=', id)
      .where('type', '=', 'person.erased')
      .execute()
    expect(more).toEqual([])
    await holds()
    expect(await textOf(site.get(`/registre/entrees/${gone?.id}`))).toContain('Départ d’un participant')
  })

  test('while a link of theirs is being used is gone, and whoever came in is somebody new or nobody', async () => {
    const mail = newMail()
    const person = await enters(mail)
    const id = await idOf(mail)
    const elsewhereToo = personAt(site, elsewhere())
    await elsewhereToo.send('/connexion', { mail, next: '/mon-espace' })
    const { token } = await lastLetter(site)
    const answers = await Promise.all([
      elsewhereToo.send('/connexion/lien', { token }),
      erase(person, mail),
      enters(mail),
    ])
    expect(answers[0].status).toBeLessThan(500)
    expect(isGone(answers[1])).toBe(true)
    expect(await idOf(mail)).not.toBe(id)
    await holds()
  })
})

describe('somebody who wrote what others read', () => {
  const notesOf = (id: string | undefined) =>
    sql<{ id: string; words: string; person_id: string | null }>`
      select * from notes where ${id ?? null}::text is null or person_id = ${id ?? null}`
  let takeBack = () => {}
  afterAll(() => takeBack())
  beforeAll(async () => {
    const { db } = site.database
    await sql`create table notes (id text primary key, words text not null, person_id text references people (id))`.execute(
      db,
    )
    takeBack = holdsOfPeople({
      name: 'notes',
      tables: ['notes'],
      words: () => ({ title: 'Notes', why: '', none: '', fields: {}, erased: 'Ce que vous avez noté.' }),
      read: async (db, { id }) => (await notesOf(id).execute(db as never)).rows.map(({ words }) => ({ words })),
      wrote: {
        count: async (db, { id }) => (await notesOf(id).execute(db as never)).rows.length,
        async settle(tx, { id }, writings) {
          const { rows } = await notesOf(id).execute(tx)
          const subjects = rows.map(note => ({ type: 'note', id: note.id }))
          await emptyParts(tx, 'private', subjects)
          if (writings === 'keep') {
            await sql`update notes set person_id = null where person_id = ${id}`.execute(tx)
            return []
          }
          await emptyParts(tx, 'erasable', subjects)
          await sql`delete from notes where person_id = ${id}`.execute(tx)
          return subjects.map(subject => ({ type: 'note.withdrawn', subject, tags: [] }))
        },
      },
      erase: async () => [],
    })
  })
  /** Somebody with a note, under their pseudonym. */
  const writer = async (words: string) => {
    const mail = newMail()
    const person = await enters(mail)
    const personId = await idOf(mail)
    const id = newUlid()
    const note = {
      type: 'note.written',
      subject: { type: 'note', id },
      erasable: { words },
      private: { by: `${words} Auteur` },
      tags: [],
    }
    await site.database.db.transaction().execute(async tx => {
      await sql`insert into notes values (${id}, ${words}, ${personId})`.execute(tx)
      await append(tx, [note], { actor: 'participant', recorded: new Date() })
    })
    return { mail, person }
  }

  test('is asked what becomes of it, and nothing goes before they say', async () => {
    const { mail, person } = await writer('Indécis')
    expect(await textOf(person.get(erasing))).toContain('name="writings"')
    for (const writings of ['', 'everything']) {
      const answer = await erase(person, mail, { writings })
      expect(answer.status).toBe(422)
      expect(await textOf(answer)).toContain('Dites ce que devient ce que vous avez écrit')
    }
    expect(await idOf(mail)).toBeDefined()
  })

  test('leaves it to the site without their name', async () => {
    const { mail, person } = await writer('Gardé')
    expect(isGone(await erase(person, mail, { writings: 'keep' }))).toBe(true)
    const dump = await wholeDump(site.database.db)
    expect([tracesOf('Gardé', dump).sort(), tracesOf('Gardé Auteur', dump)]).toEqual([['entries', 'notes'], []])
    await holds()
  })

  test('or takes it along, out of the record too', async () => {
    const { mail, person } = await writer('Emporté')
    expect(isGone(await erase(person, mail, { writings: 'withdraw' }))).toBe(true)
    expect(tracesOf('Emporté', await wholeDump(site.database.db))).toEqual([])
    await holds()
  })
})
