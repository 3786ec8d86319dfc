import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '../../src/people/index.ts'
import { operator, type RoleName, type Scope, sealAll, verifyRecord } from '../../src/record/index.ts'
import { contributionOf, openConsultation } from '../fixtures/contributions.ts'
import { addressesIn, textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { lastLetter, type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
let consultation: string
let plan: Scope
const now = new Date()

beforeAll(async () => {
  site = await openSite('france', null)
  ;({ id: consultation, plan } = await openConsultation(site.database.db, 'moderee', { now }))
})
afterAll(() => site.close())

let people = 0
const elsewhere = () => `198.51.100.${++people % 250}`
type Known = { person: Person; mail: string; id: string; who: { capacity: 'participant'; personId: string } }

async function known(role?: RoleName, on: Scope = { type: 'site', id: null }): Promise<Known> {
  const mail = `m${++people}@example.org`
  const person = await signedIn(site, mail, elsewhere())
  const { id } = await site.database.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', mail)
    .executeTakeFirstOrThrow()
  if (role)
    await giveRole.perform(site.database.db, operator, now, { personId: id, role, on, from: '2020-01-01', until: null })
  return { person, mail, id, who: { capacity: 'participant', personId: id } }
}

const send = (author: Known, more: Parameters<typeof contributionOf>[4] = {}) =>
  contributionOf(site.database.db, consultation, author, now, more)
const named = ({ number }: { number: number }) => `C-${String(number).padStart(4, '0')}`
const seal = async () => {
  await sealAll(site.database.db)
  site.cache.forgetAll()
}
const textOf = async (answer: Response | Promise<Response>) => textIn(await (await answer).text())
const read = async (path: string) => {
  site.cache.forgetAll()
  return site.get(path)
}
const letters = async () => textOf(site.get('/boite-d-envoi'))
const reportForm = (more: Record<string, string> = {}) => ({
  key: `key-${++people}-abcdef`,
  rule: 'insults',
  words: 'Elle insulte quelqu’un.',
  ...more,
})

describe('whoever reads a contribution', () => {
  test('reports it without an account, by a rule and in words, and is told what happens next', async () => {
    const author = await known()
    const one = await send(author, { title: 'Une proposition qui dérange' })
    const path = `/contributions/${named(one)}/signaler`
    const visitor = personAt(site, elsewhere())
    const page = await textOf(visitor.get(path))
    for (const words of [
      'Une proposition qui dérange',
      'Règle 1',
      'Autre chose',
      'Un modérateur lit votre signalement',
    ])
      expect(page).toContain(words)
    const form = reportForm()
    for (const _ of [1, 2]) {
      const sent = await visitor.send(path, form)
      expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?done=1`])
    }
    expect(await textOf(visitor.get(`${path}?done=1`))).toContain('Votre signalement est reçu')
    const rows = await site.database.db
      .selectFrom('reports')
      .selectAll()
      .where('contribution_id', '=', one.id)
      .execute()
    expect(rows).toMatchObject([{ rule: 'insults', words: 'Elle insulte quelqu’un.' }])
    const own = await read(`/contributions/${named(one)}-une-proposition-qui-derange`)
    expect(await textOf(own)).toContain('Signaler cette contribution')
  })

  test('gets what they typed back, with what is missing first', async () => {
    const one = await send(await known())
    const path = `/en/contributions/${named(one)}/report`
    const visitor = personAt(site, elsewhere())
    const wrong = await visitor.send(path, reportForm({ rule: 'none', words: 'x'.repeat(1001) }))
    expect(wrong.status).toBe(422)
    const html = await wrong.text()
    expect(textIn(html)).toContain('Choose a rule')
    expect(textIn(html)).toContain('1,000 signs at most')
    expect(html).toContain('x'.repeat(1001))
    expect(html).toMatch(/<a href="#rule">[\s\S]*<a href="#words">/)
    for (const form of [reportForm({ words: ' ' }), reportForm({ rule: '' })])
      expect((await visitor.send(path, form)).status).toBe(422)
  })

  test('is told that there is nothing to report of what is hidden, withdrawn, set aside or unknown', async () => {
    const author = await known()
    const moderator = await known('moderator')
    const one = await send(author)
    const aside = await send(author, { suspicion: 'fast' })
    await moderator.person.send(`/atelier/moderation/${named(one)}`, {
      do: 'hide',
      rule: 'advertising',
      explanation: 'C’est de la publicité.',
    })
    const visitor = personAt(site, elsewhere())
    for (const [number, sentence] of [
      [named(one), 'déjà masquée'],
      [named(aside), 'n’est pas publiée'],
    ]) {
      const path = `/contributions/${number}/signaler`
      const answers = [await visitor.get(path), await visitor.send(path, reportForm())]
      for (const answer of answers) {
        expect([409, 410]).toContain(answer.status)
        expect(await textOf(answer)).toContain(sentence)
      }
    }
    expect((await visitor.get('/contributions/C-999999/signaler')).status).toBe(404)
    expect((await visitor.send('/contributions/nothing/signaler', reportForm())).status).toBe(404)
  })

  test('can’t make one the most reported alone', async () => {
    const one = await send(await known())
    const path = `/contributions/${named(one)}/signaler`
    const visitor = personAt(site, elsewhere())
    for (const _ of [1, 2, 3]) expect((await visitor.send(path, reportForm())).status).toBe(303)
    const often = await visitor.send(path, reportForm())
    expect(often.status).toBe(429)
    expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await personAt(site, elsewhere()).send(path, reportForm())).status).toBe(303)
  })
})

describe('a hidden contribution', () => {
  const title = 'Zizanie introuvable'
  const text = 'Farfadet cramoisi sous la passerelle numérique, avec un turlututu.'
  const name = 'Barnabé Quinquin'
  /** But for the word by which it is looked for, which pages repeat. */
  const secrets = /introuvable|farfadet|turlututu|quinquin/i

  test('is found nowhere: in no page, list, feed, file, record or search; and everywhere again once it is restored', async () => {
    const author = await known()
    const moderator = await known('moderator', plan)
    const one = await send(author, { title, text, author: name })
    await seal()
    const { db } = site.database
    const entries = await db.selectFrom('entries').select(['id', 'type']).where('subject_id', '=', one.id).execute()
    const own = `/contributions/${named(one)}`
    const slug = `${own}-zizanie-introuvable`
    /** The parts of the site map for search engines. */
    const places = [
      ...(await (await read('/sitemap.xml')).text()).matchAll(/<loc>https:\/\/parvis\.test([^<]*contributions[^<]*)</g),
    ].map(([, path = '']) => path)
    const lists = [
      ...places,
      '/contributions?q=zizanie',
      '/recherche?q=zizanie',
      '/contributions?state=hidden',
      '/contributions?state=hidden&q=zizanie',
      '/contributions',
      '/en/contributions',
      '/consultations/moderee',
      '/registre',
      '/registre?kind=contribution',
      '/moderation',
      '/en/moderation',
      '/',
      ...entries.map(({ id }) => `/registre/entrees/${id}`),
    ]
    const formats = ['', '.json', '.md', '.csv', '.atom']
    /** Everything that can be read at some addresses, in each format that they have. */
    const everything = async (paths: readonly string[]): Promise<Map<string, string>> => {
      const found = new Map<string, string>()
      for (const path of paths) {
        const [before = '', query = ''] = path.split('?')
        for (const format of formats) {
          const asked = `${before === '/' && format ? '/index' : before}${format}${query && `?${query}`}`
          const answer = await read(asked)
          if (answer.status !== 200) continue
          found.set(asked, await answer.text())
        }
      }
      return found
    }
    const shownAt = async (paths: readonly string[]) =>
      [...(await everything(paths))].filter(([, body]) => secrets.test(body)).map(([path]) => path)
    const openly = await shownAt([slug, ...lists])
    for (const path of [
      slug,
      `${slug}.json`,
      `${slug}.md`,
      '/contributions?q=zizanie',
      '/contributions.csv',
      '/contributions.atom',
      '/recherche?q=zizanie',
      places[0] ?? '',
    ])
      expect(openly).toContain(path)
    expect(openly.some(path => path.startsWith('/registre/entrees/'))).toBe(true)

    const done = await moderator.person.send(`/atelier/moderation/${named(one)}`, {
      do: 'hide',
      rule: 'off-topic',
      explanation: 'Cela ne répond pas à la question.',
    })
    expect(done.status).toBe(303)
    await seal()
    expect(await shownAt([own, ...lists])).toEqual([])
    const none = await (await read('/contributions.json?state=hidden&q=farfadet')).json()
    expect(none.contributions).toEqual([])
    const moved = await read(slug)
    expect([moved.status, moved.headers.get('location')]).toEqual([308, own])
    for (const id of [one.id])
      expect((await read(`/id/contribution/${id}`)).headers.get('location') ?? '').not.toMatch(secrets)
    const page = await textOf(read(own))
    for (const words of ['masquée', 'Règle 5', 'Vous pouvez contester jusqu’au']) expect(page).toContain(words)
    const entry = entries.find(({ type }) => type === 'contribution.published')
    const line = await (await read(`/registre/entrees/${entry?.id}.json`)).json()
    expect(line).toMatchObject({ withheld: true, shown: { title: null, text: null, author: null } })
    // To its moderators it is shown whole, and only there; to its author, where they appeal.
    expect(await textOf(moderator.person.get(`/atelier/moderation/${named(one)}`))).toMatch(/Farfadet cramoisi/)
    expect(await textOf(author.person.get(`${own}/contester`))).toMatch(/Farfadet cramoisi/)
    expect(await textOf(personAt(site).get(`${own}/signaler`))).not.toMatch(secrets)

    await moderator.person.send(`/atelier/moderation/${named(one)}`, { do: 'restore', explanation: '' })
    await seal()
    expect((await shownAt([slug, ...lists])).sort()).toEqual(openly.sort())
    const { db: record } = site.database
    expect(await verifyRecord(record)).toMatchObject({ problems: [] })
  })
})

describe('the author of a hidden contribution', () => {
  test('gets a letter, appeals once from it, and gets the answer of another moderator', async () => {
    const author = await known()
    const [moderator, another] = [await known('moderator', plan), await known('moderator', plan)]
    const one = await send(author)
    const at = `/atelier/moderation/${named(one)}`
    await moderator.person.send(at, { do: 'hide', rule: 'personal-data', explanation: 'Un numéro de téléphone y est.' })
    const outbox = await lastLetter(site)
    const written = textIn(outbox.page)
    for (const words of [
      `Votre contribution ${named(one)} est masquée`,
      'Règle 2 : Rien de la vie privée d’autrui',
      'Un numéro de téléphone y est.',
      'Vous pouvez contester une fois, jusqu’au',
    ])
      expect(written).toContain(words)
    const way = addressesIn(outbox.page).find(({ href }) => href.endsWith('/contester'))?.href ?? ''
    expect(way).toBe(`/contributions/${named(one)}/contester`)

    const stranger = personAt(site, elsewhere())
    const asked = await stranger.get(way)
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/connexion?next=${encodeURIComponent(way)}`])
    for (const who of [await known(), moderator]) {
      const refused = await who.person.get(way)
      expect(refused.status).toBe(403)
      expect(await textOf(refused)).not.toContain('téléphone')
    }
    expect(await textOf(author.person.get(way))).toContain('Un numéro de téléphone y est.')
    const empty = await author.person.send(way, { words: ' ' })
    expect([empty.status, (await textOf(empty)).includes('Dites pourquoi')]).toEqual([422, true])
    for (const _ of [1, 2]) await author.person.send(way, { words: 'C’est le numéro de la mairie.' })
    expect(await textOf(author.person.get(way))).toContain('Votre contestation est reçue')
    expect(await textOf(read(`/contributions/${named(one)}`))).not.toContain('mairie')

    // Not by the one who hid it.
    const own = await textOf(moderator.person.get(at))
    expect(own).toContain('C’est le numéro de la mairie.')
    expect(own).toContain('c’est à un autre modérateur')
    const tried = await moderator.person.send(at, { do: 'settle', settles: 'uphold', explanation: 'Non.' })
    expect([tried.status, (await textOf(tried)).includes('Vous avez vous-même masqué')]).toEqual([409, true])
    const desk = await textOf(another.person.get('/atelier/moderation?list=appeals'))
    expect(desk).toContain('C’est le numéro de la mairie.')
    const settled = await another.person.send(at, { do: 'settle', settles: 'uphold', explanation: 'Il est privé.' })
    expect(settled.status).toBe(303)
    expect(await letters()).toMatch(
      /Il confirme la décision : la contribution C-\d+ reste masquée.[\s\S]*Il est privé\./,
    )
    expect(await textOf(author.person.get(way))).toContain('la décision reste')
    // Restoring is as easy, and told.
    await another.person.send(at, { do: 'restore', explanation: '' })
    expect(await letters()).toContain(`Votre contribution ${named(one)} est rétablie`)
    const log = await (await read('/moderation.json')).json()
    expect(log.decisions[0]).toMatchObject({ number: named(one), state: 'restored', hiddenAs: 'moderator' })
  })
})

describe('the moderator’s desk', () => {
  test('is for those who moderate: others are led to where one signs in, or told so', async () => {
    const stranger = personAt(site, elsewhere())
    expect((await stranger.get('/atelier/moderation')).headers.get('location')).toBe(
      `/connexion?next=${encodeURIComponent('/atelier/moderation')}`,
    )
    const editor = await known('editor')
    for (const path of ['/atelier/moderation', '/atelier/moderation/C-0001'])
      expect((await editor.person.get(path)).status).toBe(403)
    const one = await send(await known(), { suspicion: 'fast' })
    const other = await site.database.db
      .selectFrom('plans')
      .select('id')
      .where('id', '<>', plan.id ?? '')
      .executeTakeFirstOrThrow()
    const foreign = await known('moderator', { type: 'plan', id: other.id })
    expect((await foreign.person.get(`/atelier/moderation/${named(one)}`)).status).toBe(404)
    expect(await textOf(foreign.person.get('/atelier/moderation?list=set-aside'))).toContain('Rien n’est mis de côté')
    const refused = await foreign.person.send('/atelier/moderation?list=set-aside', {
      do: 'release',
      [`tick-${one.id}`]: 'yes',
    })
    expect(refused.status).toBe(409)
  })

  test('says that it is empty, each list in its words', async () => {
    const elsewhereOn = await site.database.db
      .selectFrom('plans')
      .select('id')
      .where('key', '=', 'fr-2015-2017')
      .executeTakeFirstOrThrow()
    const { person } = await known('moderator', { type: 'plan', id: elsewhereOn.id })
    for (const [list, words] of [
      ['reported', 'Aucun signalement n’attend.'],
      ['set-aside', 'Rien n’est mis de côté'],
      ['appeals', 'Personne n’attend de réponse'],
      ['decided', 'Rien n’a encore été masqué.'],
    ])
      expect(await textOf(person.get(`/atelier/moderation?list=${list}`))).toContain(words)
  })

  test('shows the most reported first, with its words, and is filtered and paged', async () => {
    const author = await known()
    const { person } = await known('moderator', plan)
    const two = [await send(author, { text: 'Moins signalée.' }), await send(author, { text: 'Plus signalée.' })]
    for (const [place, one] of two.entries())
      for (let count = 0; count <= place + 4; count += 1)
        await personAt(site, elsewhere()).send(`/contributions/${named(one)}/signaler`, reportForm({ rule: 'illegal' }))
    const page = await textOf(person.get('/atelier/moderation'))
    expect(page.indexOf('Plus signalée.')).toBeGreaterThan(0)
    expect(page.indexOf('Plus signalée.')).toBeLessThan(page.indexOf('Moins signalée.'))
    expect(page).toContain('6 signalements')
    expect(await textOf(person.get('/atelier/moderation?rule=impersonation'))).toContain('Rien ne répond à ces filtres')
    expect(await textOf(person.get('/atelier/moderation?rule=illegal'))).toContain('Plus signalée.')
    const went = await person.get(`/atelier/moderation?go=${two[0]?.number}`)
    expect(went.headers.get('location')).toBe(`/atelier/moderation/${named(two[0] as { number: number })}`)
    expect(await textOf(person.get('/atelier/moderation?go=999999'))).toContain('Aucune contribution n’a ce numéro')
    for (const cursor of ['x', '1~2', "1~2~'", '~~', '-5~0~0'])
      expect((await person.get(`/atelier/moderation?after=${encodeURIComponent(cursor)}`)).status).toBe(200)
  })

  test('empties what was set aside many at once, page by page, and both authors hear of it', async () => {
    const author = await known()
    const { person } = await known('moderator', plan)
    await site.database.db
      .updateTable('contributions')
      .set({ state: 'lapsed' })
      .where('state', '=', 'quarantined')
      .execute()
    const sent: { id: string; number: number }[] = []
    for (let place = 0; place < 23; place += 1)
      sent.push(await send(author, { suspicion: place % 2 ? 'fast' : 'honey' }))
    const at = '/atelier/moderation?list=set-aside'
    const first = await (await person.get(at)).text()
    expect(textIn(first)).toContain('23 contributions mises de côté')
    expect(first.match(/type="checkbox"/g)).toHaveLength(20)
    expect(first).not.toMatch(/checked/)
    const next = addressesIn(first).find(({ href }) => /after=/.test(href) && !/all=/.test(href))?.href ?? ''
    const second = await (await person.get(next.replaceAll('&amp;', '&'))).text()
    expect(second.match(/type="checkbox"/g)).toHaveLength(3)
    expect(addressesIn(second).some(({ href }) => /before=/.test(href))).toBe(true)
    const all = await (await person.get(`${at}&all=1`)).text()
    expect(all.match(/checked/g)).toHaveLength(20)
    expect((await person.get(`${at}&why=honey`)).status).toBe(200)
    expect(await textOf(person.get(`${at}&why=honey`))).toContain('12 contributions mises de côté')

    const post = (form: [string, string][]) => person.send(at, Object.fromEntries(form))
    const ids = (from: number, to: number) =>
      sent.slice(from, to).map(({ id }): [string, string] => [`tick-${id}`, 'yes'])
    const nothing = await post([['do', 'release']])
    expect([nothing.status, (await textOf(nothing)).includes('Cochez d’abord')]).toEqual([422, true])
    const noRule = await post([['do', 'refuse'], ...ids(0, 2)])
    expect(noRule.status).toBe(422)
    expect((await noRule.text()).match(/checked/g)).toHaveLength(2)
    const released = await post([['do', 'release'], ...ids(0, 20)])
    expect(await textOf(person.get(released.headers.get('location') ?? ''))).toContain('20 contributions publiées.')
    expect(await letters()).toMatch(/C-\d+/)
    const refused = await post([['do', 'refuse'], ['rule', 'advertising'], ['explanation', ''], ...ids(18, 23)])
    expect(await textOf(person.get(refused.headers.get('location') ?? ''))).toContain(
      '3 contributions refusées. 2 autres avaient été traitées entre-temps par quelqu’un d’autre.',
    )
    expect(await letters()).toContain('est masquée')
    expect(await textOf(person.get(at))).toContain('Rien n’est mis de côté')
  })

  test('keeps what was typed where something is missing, or repeats what is hidden', async () => {
    const { person } = await known('moderator', plan)
    const one = await send(await known(), { title: 'Des mots à ne jamais répéter' })
    const at = `/atelier/moderation/${named(one)}`
    const noRule = await person.send(at, { do: 'hide', explanation: 'Voici pourquoi.' })
    expect([noRule.status, (await noRule.text()).includes('Voici pourquoi.')]).toEqual([422, true])
    expect((await person.send(at, { do: 'hide', rule: 'insults', explanation: '' })).status).toBe(422)
    const repeats = await person.send(at, {
      do: 'hide',
      rule: 'insults',
      explanation: 'Vous écrivez « Des mots à ne jamais répéter ».',
    })
    expect([repeats.status, (await textOf(repeats)).includes('répète ce qu’elle masque')]).toEqual([409, true])
    expect((await person.send(at, { do: 'dismiss', upTo: 'x' })).status).toBe(409)
    expect((await person.send(at, { do: 'anything' })).status).toBe(200)
    expect((await person.send(at, { do: 'settle', explanation: 'Oui.' })).status).toBe(200)
  })

  test('tells the second of two moderators what the first one did', async () => {
    const [first, second] = [await known('moderator', plan), await known('moderator', plan)]
    const one = await send(await known())
    const at = `/atelier/moderation/${named(one)}`
    const form = { do: 'hide', rule: 'repetition', explanation: 'Encore la même chose.' }
    await first.person.send(at, form)
    const late = await second.person.send(at, { ...form, rule: 'insults' })
    expect(late.status).toBe(409)
    const page = await textOf(late)
    expect(page).toContain('déjà masquée, par la règle 7')
    expect(page).toContain('Masquée le')
  })
})

describe('the public log', () => {
  test('counts by month and rule, and shows each decision without words, titles or names', async () => {
    const author = await known()
    const moderator = await known('moderator', plan)
    const one = await send(author, { title: 'Un titre rarissime', author: 'Un nom rarissime' })
    await moderator.person.send(`/atelier/moderation/${named(one)}`, {
      do: 'hide',
      rule: 'harmful-links',
      explanation: 'Une explication rarissime.',
    })
    await seal()
    const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(now).slice(0, 7)
    const data = await (await read('/moderation.json?rule=harmful-links')).json()
    expect(data.decisions).toMatchObject([
      {
        number: named(one),
        rule: { code: 'harmful-links', charter: 1, number: 8, url: 'https://parvis.test/charte#harmful-links' },
        state: 'hidden',
        hiddenAs: 'moderator',
        appealed: null,
      },
    ])
    expect(data.counts).toContainEqual({ month, rule: 'harmful-links', what: 'hidden', count: 1 })
    for (const path of [
      '/moderation',
      '/en/moderation',
      '/moderation.json',
      '/moderation.csv',
      '/moderation.atom',
      '/moderation.md',
    ]) {
      const answer = await read(path)
      expect([path, answer.status]).toEqual([path, 200])
      expect([path, /rarissime/.test(await answer.text())]).toEqual([path, false])
    }
    const csv = await (await read('/moderation.csv?rule=harmful-links')).text()
    expect(csv).toMatch(new RegExp(`^number,rule,charter,state,hidden,.*\\r\\n${named(one)},harmful-links,1,hidden,`))
    expect(await (await read('/en/moderation.atom')).text()).toContain(`${named(one)}: hidden`)
    expect(await textOf(read('/moderation?rule=nothing'))).toContain('Cette règle n’existe pas')
    for (const query of ['before=x', 'after=', 'before=00000000000000000000000000', "rule='"])
      expect((await read(`/moderation?${query}`)).status).toBe(200)
  })

  test('is paged by the decisions themselves', async () => {
    const author = await known()
    const moderator = await known('moderator', plan)
    for (let count = 0; count < 26; count += 1) {
      const one = await send(author)
      await moderator.person.send(`/atelier/moderation/${named(one)}`, {
        do: 'hide',
        rule: 'impersonation',
        explanation: 'Ce nom est d’un autre.',
      })
    }
    const first = await (await read('/moderation.json?rule=impersonation')).json()
    expect(first.decisions).toHaveLength(25)
    expect(first.newer).toBeNull()
    const second = await (await read(first.older.replace('https://parvis.test', ''))).json()
    expect(second.decisions).toHaveLength(1)
    const back = await (await read(second.newer.replace('https://parvis.test', ''))).json()
    expect(back.decisions).toEqual(first.decisions)
    expect(await textOf(read('/moderation?rule=impersonation'))).toContain('26 décisions')
  })
})

describe('the charter', () => {
  test('has each rule at an address of its own, in both languages and as text', async () => {
    for (const [path, words] of [
      ['/charte', 'Règle 3 : Pas de publicité'],
      ['/en/charter', 'Rule 3: No advertising'],
      ['/charte.md', 'Pas de publicité'],
    ]) {
      const page = await (await read(path as string)).text()
      expect(textIn(page)).toContain(words)
    }
    const html = await (await read('/charte')).text()
    const { rules, former, version } = await (await read('/charte.json')).json()
    expect([rules.length, former, version]).toEqual([8, [], 1])
    for (const { anchor } of rules) expect(html).toContain(`id="${anchor}"`)
    for (const path of ['/', '/plan-du-site', '/en/site-map'])
      expect(await (await read(path)).text()).toMatch(/href="(\/charte|\/en\/charter)"/)
  })
})
