import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begunToken } from '../../src/consultations/contributions/form/begun.ts'
import { enterContributions } from '../../src/consultations/index.ts'
import { operator, sealAll, verifyRecord } from '../../src/record/index.ts'
import { makeDemonstration } from '../../src/site/demonstration/make.ts'
import { hiddenIn, linksInLetters } from '../support/consultations.ts'
import { textIn } from '../support/html.ts'
import { jsonAt, rowsAt } from '../support/lists.ts'
import { openSite, secret, type TestSite, testOrigin } from '../support/site.ts'
import { lastLetter, type Person, personAt } from '../support/visitor.ts'

// The contributing part of the stories of consolidation (S7), of following (S1) and of a workshop (S4), on the demonstration plan.

let site: TestSite
const calls = { closed: 'exemple-premieres-idees', open: 'exemple-priorites' }
beforeAll(async () => {
  site = await openSite('empty', null)
  const { db } = site.database
  await db.transaction().execute(tx => makeDemonstration(tx, new Date()))
  await sealAll(db)
})
afterAll(() => site.close())

const textOf = async (answer: Response | Promise<Response>) =>
  textIn(await (await answer).text()).replace(/[\u00a0\u202f]/g, ' ')
const idOf = async (slug: string) =>
  (await site.database.db.selectFrom('consultations').select('id').where('slug', '=', slug).executeTakeFirstOrThrow())
    .id
const enterAs = async (as: string): Promise<Person> => {
  const person = personAt(site, '198.51.100.7')
  await person.send('/demonstration', { as })
  return person
}
const aDay = 86_400_000

type Told = { count: number; older: string | null; contributions: { number: string; identical: number }[] }
type PlanData = { consultations: { standing: string; contributions: { published: number; list: string } }[] }

/** All pages of a list, as a program that goes on by its own links reads them. */
async function allOf(path: string): Promise<Told['contributions']> {
  const all: Told['contributions'] = []
  for (let next: string | null = path; next !== null; ) {
    const told: Told = await jsonAt(site, next)
    all.push(...told.contributions)
    next = told.older === null ? null : told.older.replace(testOrigin, '')
  }
  return all
}

describe('the citizen', () => {
  test('finds on the home page what is open, proposes without an account, and reads it where it belongs; then goes, and it stays', async () => {
    const citizen = personAt(site, '203.0.113.9')
    const home = await (await citizen.get('/')).text()
    expect(textIn(home)).toContain('Donnez votre avis jusqu’au')
    expect(home).toContain(`href="/contributions/nouvelle?consultation=${calls.open}"`)
    const before = await jsonAt<PlanData>(site, '/plans/exemple.json')
    expect(before.consultations.map(({ standing }) => standing)).toEqual(['open', 'closed'])
    expect(before.consultations[1]?.contributions.published).toBe(240)
    const plan = await (await citizen.get('/plans/exemple')).text()
    expect(plan).toContain(`href="/contributions?consultation=${calls.closed}"`)
    expect(plan.indexOf('id="consultations"')).toBeLessThan(plan.indexOf('id="calendrier"'))
    const priority = '/priorites/2-exemple-ouvrir-les-donnees-des-bibliotheques'
    const under = await jsonAt<{ contributions: { published: number } }>(site, `/plans/exemple${priority}.json`)

    // Their address has a +, and the form was opened some minutes ago.
    const page = await (await citizen.get(`/contributions/nouvelle?consultation=${calls.open}`)).text()
    const [, key = ''] = /<option value="([^"]+)"[^>]*>2\. /.exec(page) ?? []
    const sent = await citizen.send('/contributions/nouvelle', {
      ...hiddenIn(page),
      begun: begunToken(secret, await idOf(calls.open), new Date(Date.now() - 240_000)),
      title: 'Une carte des bacs de retour',
      text: 'Dire dans un fichier ouvert où rendre un livre.',
      priority: key,
      author: 'Zoé du marché',
      email: 'zoe+plan@example.org',
      seen: 'yes',
      do: 'send',
    })
    expect(sent.status).toBe(303)
    const [link = ''] = await linksInLetters(site, '/contributions/confirmer')
    await citizen.send('/contributions/confirmer', {
      lien: new URL(link, testOrigin).searchParams.get('lien') ?? '',
      do: 'yes',
    })
    const { number } = (await jsonAt<Told>(site, `/contributions.json?consultation=${calls.open}`))
      .contributions[0] as {
      number: string
    }
    // Pages that were kept a moment ago show it.
    expect(await textOf(site.get('/contributions'))).toMatch(
      /Une carte des bacs de retour.*Réponse attendue au plus tard le .* publiée aujourd’hui/,
    )
    const after = await jsonAt<PlanData>(site, '/plans/exemple.json')
    expect(after.consultations[0]?.contributions.published).toBe(
      (before.consultations[0]?.contributions.published ?? 0) + 1,
    )
    expect(await textOf(site.get(`/plans/exemple${priority}`))).toContain('Une carte des bacs de retour')
    expect(await jsonAt(site, `/plans/exemple${priority}.json`)).toMatchObject({
      contributions: { published: under.contributions.published + 1, newest: [{ number }, {}, {}] },
    })

    // They sign in with the same address, which made them no account, and have all erased that is kept of them; what they said stays, unsigned.
    await citizen.send('/connexion', { mail: 'zoe+plan@example.org', next: '/mon-espace' })
    await citizen.send('/connexion/lien', { token: (await lastLetter(site)).token })
    expect(await textOf(citizen.get('/mes-contributions'))).toMatch(/Une carte des bacs de retour.*Modifier · Retirer/s)
    // What may not be changed any more isn’t offered to be.
    const { facts } = await site.database.db
      .selectFrom('consultations')
      .select('facts')
      .where('slug', '=', calls.open)
      .executeTakeFirstOrThrow()
    const closesAt = (closes: string) =>
      sql`update consultations set facts = facts || jsonb_build_object('closes', ${closes}::text) where slug = ${calls.open}`.execute(
        site.database.db,
      )
    await closesAt(new Date(Date.now() - aDay).toISOString())
    const mine = await textOf(citizen.get('/mes-contributions'))
    await closesAt(facts.closes)
    expect(mine).toContain('Une carte des bacs de retour')
    expect(mine).not.toContain('Modifier')
    const erased = await citizen.send('/mon-espace/effacer', {
      do: 'erase',
      address: 'zoe+plan@example.org',
      writings: 'keep',
    })
    expect(erased.headers.get('location')).toBe('/mon-espace/effacer?done=erased')
    const moved = await site.get(`/contributions/${number}`)
    const left = await textOf(site.get(moved.headers.get('location') ?? `/contributions/${number}`))
    expect(left).toContain(number)
    expect(left).toContain('Dire dans un fichier ouvert où rendre un livre.')
    expect(left).not.toContain('Zoé du marché')
    const notices = await site.database.db.selectFrom('notices').selectAll().execute()
    expect(JSON.stringify(notices)).not.toContain('zoe+plan')
  })
})

describe('the journalist', () => {
  test('finds 240 contributions from the site, a workshop, paper, mail and other tools in one list, by filters and age', async () => {
    const list = `/contributions.json?consultation=${calls.closed}`
    const all = await allOf(list)
    expect(all.reduce((sum, { identical }) => sum + 1 + identical, 0)).toBe(240)
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length)
    const rows = await rowsAt(site, `/contributions.csv?consultation=${calls.closed}`)
    expect(rows.map(({ number }) => number)).toEqual(all.map(({ number }) => number))
    expect([...new Set(rows.map(({ channel }) => channel))].sort()).toEqual(['import', 'mail', 'paper', 'room', 'site'])
    // Those that have waited longest first, each with for how long.
    const oldest = await textOf(site.get(`/contributions?consultation=${calls.closed}&order=longest&state=late`))
    expect(oldest).toMatch(/Réponse en retard de \d+ jours · attend depuis \d+ jours/)
    const late = await allOf(`${list}&state=late`)
    expect(late.length).toBe(rows.filter(({ state }) => state === 'late').length)
    const { contributions } = await jsonAt<{ contributions: { published: number; list: string } }>(
      site,
      '/organisations/exemple-l-association-lire-ensemble.json',
    )
    expect(contributions.published).toBe(12)
    expect(await allOf(contributions.list.replace(`${testOrigin}/contributions`, '/contributions.json'))).toHaveLength(
      12,
    )
  })
})

describe('the association', () => {
  test('sees a thousand identical contributions of one night as one with their count, each with its number, and none hidden', async () => {
    const consultationId = await idOf(calls.open)
    const day = new Date(Date.now() - aDay).toISOString().slice(0, 10)
    const one = {
      said: {
        title: 'Un registre des rendez-vous',
        text: 'Publiez chaque rendez-vous avec un représentant d’intérêts.',
        answers: {},
        priorityId: null,
        language: 'fr' as const,
        author: '',
      },
      channel: 'import' as const,
      day,
      eventId: null,
      organisationId: null,
    }
    const contributions = Array.from({ length: 1000 }, (_, place) => ({ ...one, identity: `reference:nuit-${place}` }))
    const done = await enterContributions.perform(site.database.db, operator, new Date(), {
      consultationId,
      contributions,
    })
    expect(done).toMatchObject({ done: true })
    const association = await enterAs('member')
    const list = await textOf(association.get(`/contributions?consultation=${calls.open}`))
    expect(list.match(/Un registre des rendez-vous/g)).toHaveLength(1)
    expect(list).toContain('et 999 autres contributions identiques')
    const [first] = (await jsonAt<Told>(site, `/contributions.json?consultation=${calls.open}`)).contributions
    const same = await allOf(`/contributions.json?same=${first?.number}`)
    expect(new Set(same.map(({ number }) => number)).size).toBe(999)
    // The last of them is there at its own address.
    const last = same[0]?.number ?? ''
    const address = (await site.get(`/contributions/${last}`)).headers.get('location') ?? ''
    expect(await textOf(site.get(address))).toContain(`Exactement le même texte que ${first?.number}`)
  })
})

describe('the facilitator of a workshop', () => {
  test('sends 31 notes together, also once more after a lost connection, and they are 31; of a workshop with nobody, none', async () => {
    const editor = await enterAs('editor')
    const { db } = site.database
    const { slug } = await db
      .selectFrom('events')
      .select('slug')
      .where('key', '=', 'exemple-atelier-idees')
      .executeTakeFirstOrThrow()
    const count = async () =>
      (await db.selectFrom('contributions').select('id').where('channel', '=', 'room').execute()).length
    const before = await count()
    const page = `/atelier/contributions/notes?consultation=${calls.open}`
    const typed = {
      ...hiddenIn(await (await editor.get(page)).text()),
      event: slug,
      date: new Date(Date.now() - aDay).toISOString().slice(0, 10),
      priority: '',
      language: 'fr',
      consent: 'yes',
    }
    const notes = Array.from({ length: 31 }, (_, at) => `Note ${at + 1}\nCe que dit la table ${at + 1}.`).join('\n\n')
    const look = await (await editor.send(page, { ...typed, notes, do: 'look' })).text()
    expect(textIn(look)).toContain('31 notes à publier')
    const publish = { ...hiddenIn(look), do: 'publish' }
    const first = await editor.send(page, publish)
    // Nobody knows whether it arrived: it is sent again.
    const again = await editor.send(page, publish)
    expect([first.status, again.status]).toEqual([303, 303])
    expect(await count()).toBe(before + 31)
    const nobody = await editor.send(page, { ...typed, notes: '', do: 'look' })
    expect(nobody.status).toBe(422)
    expect(await textOf(nobody)).toContain('au moins une note')
    expect(await count()).toBe(before + 31)
  })
})

test('the record holds after all of it', async () => {
  await sealAll(site.database.db)
  expect((await verifyRecord(site.database.db)).problems).toEqual([])
})
