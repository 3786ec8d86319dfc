import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendForOrganisation } from '../../src/consultations/index.ts'
import { giveRole } from '../../src/people/index.ts'
import { operator, sealAll, verifyRecord } from '../../src/record/index.ts'
import { daysFrom, hiddenIn, linksInLetters, minuteOf, openCall } from '../support/consultations.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france', null)
  await openCall(site.database.db)
})
afterAll(() => site.close())

let people = 0
const newMail = () => `c${++people}@example.org`
/** Limits count by place: each person is somewhere else. */
const elsewhere = () => `203.0.113.${++people % 250}`
const somebody = () => personAt(site, elsewhere())
const textOf = async (answer: Response | Promise<Response>) => textIn(await (await answer).text())

const proposal = (more: Record<string, string> = {}) => ({
  title: 'Publier la réponse donnée à chaque proposition',
  text: 'Quand nous participons, nous ne savons **presque jamais** ce que notre proposition est devenue.',
  priority: '',
  author: 'Nadia B.',
  ...more,
})

/** What a fresh form sends by itself, as if it had been opened a minute ago. */
async function openedForm(person: Person, slug = 'transparence'): Promise<Record<string, string>> {
  const page = await (await person.get(`/contributions/nouvelle?consultation=${slug}`)).text()
  return hiddenIn(page)
}

/** Sends a proposal as somebody does, who doesn't mind what others said. @returns where they are sent */
async function send(person: Person, typed: Record<string, string>, slug?: string): Promise<Response> {
  const hidden = await openedForm(person, slug)
  return person.send('/contributions/nouvelle', { ...hidden, ...typed, seen: 'yes', do: 'send' })
}

const rows = () => site.database.db.selectFrom('contributions').selectAll().orderBy('number').execute()
const lastRow = async () => (await rows()).at(-1)

describe('a citizen without an account', () => {
  test('proposes an idea in one form, confirms it by mail, and reads it with what is owed', async () => {
    const citizen = somebody()
    const mail = newMail()
    const list = await textOf(citizen.get('/contributions'))
    expect(list).toContain('La transparence')
    expect(list).toContain('Proposer une idée')
    const sent = await send(citizen, proposal({ email: mail }))
    expect(sent.status).toBe(303)
    const receipt = sent.headers.get('location') ?? ''
    const page = await textOf(citizen.get(receipt))
    const row = await lastRow()
    const named = `C-${String(row?.number).padStart(4, '0')}`
    expect(page).toContain(`Votre contribution ${named} est enregistrée`)
    expect(page).toContain('ouvrez le courriel')
    expect(page).not.toContain(mail)
    // Nothing is there for others before it is confirmed.
    expect((await site.get(`/contributions/${named}`)).status).toBe(404)
    const [link = ''] = await linksInLetters(site, '/contributions/confirmer')
    // Opening the link changes nothing: mail programs open links too.
    const asked = await textOf(citizen.get(link))
    expect(asked).toContain('Est-ce bien vous')
    expect((await lastRow())?.state).toBe('unconfirmed')
    // It came in an instant, so somebody would look at it first: this one took its time.
    await site.database.db
      .updateTable('contributions')
      .set({ suspicion: null })
      .where('id', '=', row?.id ?? '')
      .execute()
    const confirmed = await citizen.send('/contributions/confirmer', {
      lien: new URL(link, 'https://x.test').searchParams.get('lien') ?? '',
      do: 'yes',
    })
    expect(confirmed.headers.get('location')).toBe(receipt)
    expect(await textOf(citizen.get(receipt))).toContain('Elle est publiée.')
    const moved = await site.get(`/contributions/${named}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([
      308,
      `/contributions/${named}-publier-la-reponse-donnee-a-chaque-proposition`,
    ])
    const own = await (await site.get(moved.headers.get('location') ?? '')).text()
    expect(own).toContain('<b>presque jamais</b>')
    expect(textIn(own)).toMatch(/Réponse attendue au plus tard le/)
    expect(textIn(own)).toContain('Nadia B.')
    site.cache.forgetAll()
    expect(await textOf(site.get('/contributions'))).toContain('Publier la réponse donnée à chaque proposition')
    const data = await (
      await site.get(`/contributions/${named}-publier-la-reponse-donnee-a-chaque-proposition.json`)
    ).json()
    expect(data).toMatchObject({
      number: named,
      state: 'owed',
      author: 'Nadia B.',
      channel: 'site',
      consultation: 'transparence',
    })
    expect((await site.get(`/id/contribution/${row?.id}`)).headers.get('location')).toContain(named)
    await sealAll(site.database.db)
    expect((await verifyRecord(site.database.db)).problems).toEqual([])
    // The address is nowhere but with the person.
    const { rows: entries } = await sql<{ told: string }>`select to_jsonb(entries)::text as told from entries`.execute(
      site.database.db,
    )
    expect(entries.filter(({ told }) => told.includes(mail))).toEqual([])
  })

  test('changes it by the link of the letter, and each version stays readable; then takes it back', async () => {
    const citizen = somebody()
    const link = (await linksInLetters(site, '/contributions/C-')).find(one => one.includes('/modifier')) ?? ''
    const row = await lastRow()
    const form = await citizen.get(link)
    expect(form.status).toBe(200)
    const hidden = hiddenIn(await form.text())
    const path = link.split('?')[0] ?? ''
    const changed = await citizen.send(path, { ...hidden, ...proposal({ text: 'Une réponse, et une date.' }) })
    expect(changed.status).toBe(303)
    site.cache.forgetAll()
    const page = await textOf(site.get(changed.headers.get('location') ?? ''))
    expect(page).toContain('Une réponse, et une date.')
    expect(page).toContain('presque jamais')
    expect(page).toContain('Version 1')
    // Two tabs: the second sees what the first did.
    const late = await citizen.send(path, { ...hidden, ...proposal({ text: 'Autre chose.' }) })
    expect(late.status).toBe(409)
    const both = await textOf(late)
    expect(both).toContain('Une réponse, et une date.')
    expect(both).toContain('Autre chose.')
    // Nobody else does, whatever they send.
    const stranger = await signedIn(site, newMail(), elsewhere())
    const away = path.replace('modifier', 'retirer')
    expect((await stranger.send(away, { reason: '' })).status).toBe(403)
    expect((await somebody().send(away, { lien: 'x'.repeat(43) })).status).toBe(303)
    expect((await lastRow())?.state).toBe('published')
    const gone = await citizen.send(away, { lien: hidden.lien ?? '', reason: 'Dite mieux ailleurs.' })
    expect(gone.status).toBe(303)
    site.cache.forgetAll()
    const left = await textOf(site.get(gone.headers.get('location') ?? ''))
    expect(left).toContain('Retirée')
    expect(left).toContain('Dite mieux ailleurs.')
    expect(left).not.toContain('Une réponse, et une date.')
    const { rows: told } = await sql<{ found: string }>`
      select to_jsonb(entries)::text as found from entries where subject_id = ${row?.id ?? ''}
      union all select to_jsonb(contributions)::text from contributions where id = ${row?.id ?? ''}
      union all select to_jsonb(contribution_versions)::text from contribution_versions`.execute(site.database.db)
    expect(told.filter(({ found }) => /presque jamais|Une réponse, et/.test(found))).toEqual([])
    await sealAll(site.database.db)
    expect((await verifyRecord(site.database.db)).problems).toEqual([])
  })

  test('gets everything back that was typed, with what is wrong and where', async () => {
    const citizen = somebody()
    for (const [typed, words] of [
      [
        { title: '', text: '', email: '' },
        ['Écrivez en une ligne', 'Écrivez votre proposition', 'Écrivez votre adresse'],
      ],
      [{ title: 'x'.repeat(121), email: 'camille@exemple' }, ['il a 121 signes', 'ne peut pas recevoir']],
      [{ title: '🎉🎉', text: '👍', email: newMail() }, ['avec des mots']],
      [{ text: 'mot '.repeat(500_000), email: newMail() }, ['2 000 au plus']],
      [{ author: 'ditр', email: newMail() }, ['se lit comme celui d’une organisation']],
    ] as const) {
      const answer = await send(citizen, proposal(typed))
      expect([422, 409]).toContain(answer.status)
      const html = await answer.text()
      for (const one of words) expect(textIn(html)).toContain(one)
      expect(html).toMatch(/<title>Erreur.:/)
      for (const value of Object.values({ ...proposal(typed) }))
        if (value) expect(html).toContain(value.slice(0, 60).replaceAll('&', '&amp;'))
    }
  })

  test('whose session ended meanwhile gets everything back, and nothing stands in a name that wasn’t shown to be theirs', async () => {
    await openCall(site.database.db, { slug: 'organisations-session', participants: 'organisations' })
    const mail = newMail()
    const member = await signedIn(site, mail, elsewhere())
    const { db } = site.database
    const person = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
    const on = await db.selectFrom('organisations').select('id').where('key', '=', 'dinum').executeTakeFirstOrThrow()
    await giveRole.perform(db, operator, new Date(), {
      personId: person.id,
      role: 'member',
      on: { type: 'organisation', id: on.id },
      from: '2026-01-01',
      until: null,
    })
    const before = (await rows()).length
    for (const [slug, as] of [
      ['transparence', ''],
      ['transparence', 'dinum'],
      ['organisations-session', 'dinum'],
    ] as const) {
      const hidden = hiddenIn(await (await member.get(`/contributions/nouvelle?consultation=${slug}`)).text())
      const cookies = new Map(member.cookies)
      member.cookies.clear()
      const typed = proposal({ title: 'Écrit pendant que la session finissait', as })
      const answer = await member.send('/contributions/nouvelle', { ...hidden, ...typed, seen: 'yes', do: 'send' })
      const html = await answer.text()
      expect([slug, as, answer.status >= 400]).toEqual([slug, as, true])
      for (const value of [typed.title, 'presque jamais', 'Nadia B.'])
        expect([slug, as, html.includes(String(value))]).toEqual([slug, as, true])
      for (const [name, value] of cookies) member.cookies.set(name, value)
    }
    expect((await rows()).length).toBe(before)
  })

  test('is told by which number they have sent it already, from another tab or a second click', async () => {
    const citizen = somebody()
    const mail = newMail()
    const typed = proposal({ title: 'Deux onglets', email: mail })
    const hidden = await openedForm(citizen)
    const twice = await Promise.all(
      [1, 2, 3].map(() => citizen.send('/contributions/nouvelle', { ...hidden, ...typed, seen: 'yes', do: 'send' })),
    )
    expect(new Set(twice.map(answer => answer.headers.get('location'))).size).toBe(1)
    const other = await send(citizen, typed)
    expect(other.status).toBe(409)
    expect(await textOf(other)).toMatch(/Vous avez déjà envoyé ce texte : c’est la contribution C-\d{4}/)
    expect((await rows()).filter(({ title }) => title === 'Deux onglets').length).toBe(1)
  })

  test('is shown who has said something close before theirs is sent, and why, and sends it all the same', async () => {
    const words = {
      title: 'Ouvrir les données des bibliothèques municipales',
      text: 'Les catalogues des bibliothèques devraient être téléchargeables, avec une licence ouverte et documentée.',
    }
    const { db } = site.database
    await send(somebody(), proposal({ ...words, email: newMail() }))
    const first = await lastRow()
    await db
      .updateTable('contributions')
      .set({ state: 'published', published_at: new Date(), email: null })
      .where('id', '=', first?.id ?? '')
      .execute()
    const citizen = somebody()
    const hidden = await openedForm(citizen)
    const close = proposal({
      title: 'Des catalogues de bibliothèques téléchargeables',
      text: 'Je voudrais que les données des bibliothèques soient ouvertes : une licence claire, des catalogues téléchargeables.',
      email: newMail(),
    })
    const held = await citizen.send('/contributions/nouvelle', { ...hidden, ...close, do: 'send' })
    expect(held.status).toBe(200)
    const html = await held.text()
    expect(textIn(html)).toContain(words.title)
    expect(textIn(html)).toMatch(/En commun : .*bibliotheques.*telechargeables/)
    const before = (await rows()).length
    const sent = await citizen.send('/contributions/nouvelle', { ...hiddenIn(html), do: 'send' })
    expect([sent.status, (await rows()).length]).toEqual([303, before + 1])
    // What has nothing in common goes at once.
    const other = proposal({ title: 'Un banc', text: 'Devant la gare, à l’ombre.', email: newMail() })
    expect(
      (await citizen.send('/contributions/nouvelle', { ...(await openedForm(citizen)), ...other, do: 'send' })).status,
    ).toBe(303)
  })

  test('keeps a draft behind a link, and finds it on another device', async () => {
    const citizen = somebody()
    const hidden = await openedForm(citizen)
    const kept = await citizen.send('/contributions/nouvelle', {
      ...hidden,
      title: 'À finir',
      text: 'Une moitié de phrase <b>',
      email: newMail(),
      do: 'keep',
    })
    expect(kept.status).toBe(303)
    const page = await textOf(citizen.get(kept.headers.get('location') ?? ''))
    expect(page).toContain('Brouillon gardé')
    const [link = ''] = await linksInLetters(site, '/contributions/nouvelle?brouillon=')
    const elsewhere = await (await somebody().get(link)).text()
    expect(elsewhere).toContain('À finir')
    expect(elsewhere).toContain('Une moitié de phrase &lt;b&gt;')
    expect((await somebody().get('/contributions/nouvelle?brouillon=rien')).status).toBe(410)
    const sent = await citizen.send('/contributions/nouvelle', {
      ...hiddenIn(elsewhere),
      ...proposal({ title: 'À finir', email: newMail() }),
      seen: 'yes',
      do: 'send',
    })
    expect(sent.status).toBe(303)
    expect((await somebody().get(link)).status).toBe(410)
  })

  test('says that it wasn’t them, and nothing is left but a number', async () => {
    const citizen = somebody()
    await send(citizen, proposal({ title: 'Pas de moi', email: newMail() }))
    const [link = ''] = await linksInLetters(site, '/contributions/confirmer')
    const token = new URL(link, 'https://x.test').searchParams.get('lien') ?? ''
    expect(await textOf(citizen.send('/contributions/confirmer', { lien: token, do: 'no' }))).toContain('est effacé')
    expect(await lastRow()).toMatchObject({ state: 'lapsed', title: '', text: '', email: null })
    expect((await citizen.send('/contributions/confirmer', { lien: token, do: 'yes' })).status).toBe(410)
    const gone = await site.get(`/contributions/C-${String((await lastRow())?.number).padStart(4, '0')}`)
    expect(gone.status).toBe(410)
  })
})

describe('a consultation', () => {
  const opening = (slug: string, more: Record<string, unknown>, announced?: Date) =>
    openCall(site.database.db, { slug, ...more }, new Date(), announced)

  test('that closed a second ago takes nothing, but from whoever had begun before, and keeps what was typed', async () => {
    const citizen = somebody()
    const id = await opening('clôture-proche'.normalize('NFD').replace(/[^a-z-]/g, ''), {})
    const slug = (
      await site.database.db.selectFrom('consultations').select('slug').where('id', '=', id).executeTakeFirstOrThrow()
    ).slug
    const hidden = await openedForm(citizen, slug)
    const closed = async (ago: number) => {
      const closes = minuteOf(new Date(Date.now() - ago))
      await sql`update consultations set closes = ${closes}, facts = facts || jsonb_build_object('closes', ${closes}::text) where id = ${id}`.execute(
        site.database.db,
      )
    }
    // The form was opened before the closing that is set now, as far as its own mark tells.
    await closed(-120_000)
    const within = await citizen.send('/contributions/nouvelle', {
      ...hidden,
      ...proposal({ title: 'À temps', email: newMail() }),
      seen: 'yes',
      do: 'send',
    })
    expect(within.status).toBe(303)
    await closed(3_600_000)
    const late = await citizen.send('/contributions/nouvelle', {
      ...hidden,
      ...proposal({ title: 'Trop tard', text: 'Gardez ces mots.', email: newMail() }),
      seen: 'yes',
      do: 'send',
    })
    expect(late.status).toBe(410)
    const page = await textOf(late)
    expect(page).toContain('Cette consultation est close')
    expect(page).toContain('Gardez ces mots.')
    // A mark that somebody made up is of now.
    const forged = await citizen.send('/contributions/nouvelle', {
      ...hidden,
      begun: `${Date.now() - 9e9}.${'0'.repeat(64)}`,
      ...proposal({ email: newMail() }),
      seen: 'yes',
      do: 'send',
    })
    expect(forged.status).toBe(410)
    expect(await textOf(site.get(`/consultations/${slug}`))).toContain('Close depuis le')
  })

  test('says whether it was announced as long before as OGP asks, with the line of the record that shows it', async () => {
    const now = new Date()
    await opening('annoncee-a-temps', {})
    await opening('annoncee-tard', {}, daysFrom(now, -5))
    expect(await textOf(site.get('/consultations/annoncee-a-temps'))).toMatch(
      /17 jours avant l’ouverture.*Le PGO demande 14 jours au moins\./s,
    )
    expect(await textOf(site.get('/consultations/annoncee-tard'))).toMatch(
      /2 jours avant l’ouverture.*c’est moins que cela/s,
    )
    const data = await (await site.get('/en/consultations/annoncee-tard.json')).json()
    expect(data.announced).toMatchObject({ days: 2, daysAsked: 14 })
    expect((await site.get(new URL(data.announced.entry).pathname)).status).toBe(303)
  })

  test('for organisations takes those who act for one, in its name, and nobody else', async () => {
    await opening('organisations', { participants: 'organisations' })
    const nobody = somebody()
    const before = await textOf(site.get('/organisations/direction-interministerielle-du-numerique'))
    expect(before).not.toContain('Contributions en son nom')
    expect((await nobody.get('/contributions/nouvelle?consultation=organisations')).status).toBe(403)
    const mail = newMail()
    const member = await signedIn(site, mail, elsewhere())
    const { db } = site.database
    const person = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
    const on = await db.selectFrom('organisations').select('id').where('key', '=', 'dinum').executeTakeFirstOrThrow()
    expect((await member.get('/contributions/nouvelle?consultation=organisations')).status).toBe(403)
    await giveRole.perform(db, operator, new Date(), {
      personId: person.id,
      role: 'member',
      on: { type: 'organisation', id: on.id },
      from: '2026-01-01',
      until: null,
    })
    const form = await (await member.get('/contributions/nouvelle?consultation=organisations')).text()
    expect(form).toContain('Direction interministérielle du numérique')
    const forged = await member.send('/contributions/nouvelle', {
      ...hiddenIn(form),
      ...proposal({ as: 'ditp' }),
      seen: 'yes',
      do: 'send',
    })
    expect(forged.status).toBe(409)
    const sent = await member.send('/contributions/nouvelle', {
      ...hiddenIn(form),
      ...proposal({ as: 'dinum', title: 'Au nom de la direction' }),
      seen: 'yes',
      do: 'send',
    })
    expect(sent.status).toBe(303)
    expect(await lastRow()).toMatchObject({ organisation_id: on.id, author_kind: 'administration', email: null })
    // It came in an instant, and waits for somebody to look at it. One that took its time stands at once.
    const { consultation_id: consultationId } = (await lastRow()) ?? { consultation_id: '' }
    const who = { capacity: 'participant' as const, personId: person.id }
    await sendForOrganisation.perform(db, who, new Date(), {
      consultationId,
      said: {
        title: 'Encore au nom de la direction',
        text: 'Un calendrier public.',
        answers: {},
        priorityId: null,
        language: 'fr',
        author: '',
      },
      begun: daysFrom(new Date(), -0.01).toISOString(),
      suspicion: null,
      organisationId: on.id,
    })
    // Its page leads to it, though it was kept before; and to the list of all of them, which says whose they are.
    const { slug } = await db
      .selectFrom('organisations')
      .select('slug')
      .where('id', '=', on.id)
      .executeTakeFirstOrThrow()
    const page = await (await site.get(`/organisations/${slug}`)).text()
    expect(textIn(page)).toContain('Encore au nom de la direction')
    expect(page).toContain(`href="/contributions?organisation=${slug}"`)
    const told = (await (await site.get(`/organisations/${slug}.json`)).json()) as {
      contributions: { published: number; list: string }
    }
    expect(told.contributions).toMatchObject({ published: 1 })
    const list = await textOf(
      site.get(new URL(told.contributions.list).pathname + new URL(told.contributions.list).search),
    )
    expect(list).toContain('1 contribution')
    expect(list).toContain('Encore au nom de la direction')
    expect(list).not.toContain('Publier la réponse donnée')
  })

  test('asks more than a proposal: each answer is typed, and asked of those only whom it concerns', async () => {
    const text = (fr: string) => ({ original: 'fr', fr })
    await opening('questions', {
      fields: [
        { key: 'deja', kind: 'yes-no', label: text('Déjà ?'), required: true },
        { key: 'quand', kind: 'date', label: text('Quand ?'), required: true, onlyIf: { field: 'deja', is: 'oui' } },
        {
          key: 'lieux',
          kind: 'choices',
          label: text('Où ?'),
          required: false,
          options: [
            { value: 'ville', label: text('En ville') },
            { value: 'ailleurs', label: text('Ailleurs') },
          ],
        },
      ],
    })
    const citizen = somebody()
    const missing = await send(citizen, proposal({ email: newMail() }), 'questions')
    expect(await textOf(missing)).toContain('Répondez à « Déjà ? ».')
    const wrong = await send(citizen, proposal({ email: newMail(), 'q-deja': 'oui', 'q-quand': 'demain' }), 'questions')
    expect(await textOf(wrong)).toContain('Écrivez une date pour « Quand ? ».')
    const sent = await send(
      citizen,
      proposal({
        email: newMail(),
        'q-deja': 'non',
        'q-quand': 'demain',
        'q-lieux.ville': 'yes',
        'q-lieux.ailleurs': 'yes',
      }),
      'questions',
    )
    expect(sent.status).toBe(303)
    expect((await lastRow())?.answers).toEqual({ deja: 'non', lieux: ['ville', 'ailleurs'] })
  })
})
