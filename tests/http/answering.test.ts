import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerLetters, describeTheme, groupPoints, publishDue } from '../../src/answers/index.ts'
import { commitments } from '../../src/commitments/index.ts'
import { correctContribution, withdrawContribution } from '../../src/consultations/index.ts'
import { hide } from '../../src/moderation/index.ts'
import { repeatErasure } from '../../src/people/erasing/erase-person.ts'
import { giveRole } from '../../src/people/index.ts'
import { operator, type RoleName, type Scope } from '../../src/record/index.ts'
import { contributionOf, openConsultation, somebody } from '../fixtures/contributions.ts'
import { textIn } from '../support/html.ts'
import { openSite, secret, type TestSite } from '../support/site.ts'
import { type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
let consultation: string
let plan: Scope
const now = new Date()
const day = 86_400_000
const on = (days: number) => new Date(now.getTime() + days * day).toISOString().slice(0, 10)
let organisations: { [key: string]: Scope & { id: string } }

beforeAll(async () => {
  site = await openSite('france', null)
  ;({ id: consultation, plan } = await openConsultation(site.database.db, 'repondue', { now }))
  const rows = await site.database.db
    .selectFrom('organisations')
    .select(['id', 'key'])
    .where('key', 'in', ['dinum', 'ditp'])
    .execute()
  organisations = Object.fromEntries(rows.map(({ id, key }) => [key, { type: 'organisation' as const, id }]))
  editor = await known('editor', plan)
  writer = await known('correspondent', of('dinum'))
  reviewer = await known('correspondent', of('dinum'))
})
afterAll(() => site.close())

const of = (key: string) => organisations[key] as Scope & { id: string }
let people = 0
const elsewhere = () => `198.51.100.${++people % 250}`
type Known = { person: Person; mail: string; id: string; who: { capacity: 'participant'; personId: string } }
let editor: Known
let writer: Known
let reviewer: Known

async function known(role?: RoleName, scope: Scope = { type: 'site', id: null }): Promise<Known> {
  const mail = `r${++people}@example.org`
  const person = await signedIn(site, mail, elsewhere())
  const { db } = site.database
  const { id } = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
  if (role)
    await giveRole.perform(db, operator, now, { personId: id, role, on: scope, from: '2020-01-01', until: null })
  return { person, mail, id, who: { capacity: 'participant', personId: id } }
}

const said = (author: Known, more: Parameters<typeof contributionOf>[4] = {}) =>
  contributionOf(site.database.db, consultation, author, now, more)
const named = ({ number }: { number: number }) => `C-${String(number).padStart(4, '0')}`
const textOf = async (answer: Response | Promise<Response>) => textIn(await (await answer).text())
const page = async (one: { number: number }) => {
  site.cache.forgetAll()
  const short = await site.get(`/contributions/${named(one)}`)
  return textOf(site.get(short.headers.get('location') ?? `/contributions/${named(one)}`))
}
const file = async (one: { number: number }, format: string) => {
  site.cache.forgetAll()
  const short = await site.get(`/contributions/${named(one)}.${format}`)
  const to = short.headers.get('location')
  return (to ? await site.get(to) : short).text()
}
const form = (more: Record<string, string> = {}) => ({
  outcome: 'retained',
  reason: 'Parce que c’est ce que prévoit le plan.',
  signedAs: 'Cheffe de mission',
  language: 'fr',
  until: '',
  passedTo: '',
  find: '',
  do: 'save',
  ...more,
})
const about = async ({ number }: { number: number }, point = 1) => {
  const row = await pointOf({ number }, point)
  return { points: `${number}.${point}.${row.version}`, [`p-${number}.${point}`]: 'yes' }
}
const pointOf = ({ number }: { number: number }, point = 1) =>
  site.database.db
    .selectFrom('points')
    .selectAll()
    .where('contribution_number', '=', number)
    .where('number', '=', point)
    .executeTakeFirstOrThrow()

/** Writes an answer as somebody does. @returns its address */
async function drafted(one: { number: number }, more: Record<string, string> = {}, who = writer): Promise<string> {
  const sent = await who.person.send('/atelier/repondre', { ...(await about(one)), ...form(more) })
  expect([sent.status, sent.status === 303 ? '' : textIn(await sent.text())]).toEqual([303, ''])
  return (sent.headers.get('location') ?? '').replace(/\?.*/, '')
}
const answerOf = (path: string) =>
  site.database.db
    .selectFrom('answers')
    .selectAll()
    .where('id', '=', path.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow()
const does = async (path: string, what: string, who: Known, more: Record<string, string> = {}) =>
  who.person.send(path, { do: what, seen: String((await answerOf(path)).version), ...more })
async function published(one: { number: number }, more: Record<string, string> = {}): Promise<string> {
  const path = await drafted(one, more)
  expect((await does(path, 'review', reviewer)).headers.get('location')).toBe(`${path}?done=reviewed`)
  expect((await does(path, 'publish', reviewer)).headers.get('location')).toBe(`${path}?done=published`)
  return path
}
const toldOf = async (path: string) =>
  (
    await site.database.db
      .selectFrom('answers_told')
      .select('person_id')
      .where('answer_id', '=', path.split('/').at(-1) ?? '')
      .execute()
  ).length
const letters = (to: { mail: string }) =>
  site.database.db
    .selectFrom('notices')
    .selectAll()
    .where('recipient', '=', to.mail)
    .where(
      'kind',
      'in',
      answerLetters.map(({ name }) => name),
    )
    .orderBy('id')
    .execute()

describe('whoever answers', () => {
  test('finds what is owed on the desk, writes, has it reviewed by somebody else, and publishes it; its author has one letter', async () => {
    const [author, other] = [await known(), await known()]
    const one = await said(author, { title: 'Une réponse à chacun' })
    const another = await said(other, { title: 'Tout autre chose' })
    const desk = await textOf(writer.person.get('/atelier/reponses'))
    for (const words of ['À répondre', 'Une réponse à chacun', `Répondre à ${named(one)}`])
      expect(desk).toContain(words)
    const ticked = await writer.person.send('/atelier/reponses', {
      [`tick-${one.number}.1`]: '1',
      do: 'answer',
    })
    expect(ticked.headers.get('location')).toBe(`/atelier/repondre?points=${one.number}.1.1`)
    expect(await textOf(writer.person.get(ticked.headers.get('location') ?? ''))).toContain('Une réponse à chacun')

    const path = await drafted(one)
    expect(await textOf(writer.person.get(path))).toContain('une seconde personne doit la relire')
    // Whoever reviews reads what was asked beside what is answered.
    const { text: asked } = await site.database.db
      .selectFrom('contributions')
      .select('text')
      .where('number', '=', one.number)
      .executeTakeFirstOrThrow()
    expect(await textOf(reviewer.person.get(path))).toContain(asked.split('\n')[0])
    const own = await does(path, 'review', writer)
    expect([own.status, (await textOf(own)).includes('c’est à une seconde personne de la relire')]).toEqual([409, true])
    expect((await does(path, 'publish', writer)).status).toBe(409)
    expect(await letters(author)).toEqual([])
    await does(path, 'review', reviewer)
    await does(path, 'publish', reviewer)
    const text = await page(one)
    for (const words of ['Retenu', 'La réponse de', 'Parce que c’est ce que prévoit le plan.', 'Cheffe de mission'])
      expect(text).toContain(words)
    expect(await letters(author)).toHaveLength(1)
    expect(await letters(other)).toEqual([])
    const outbox = await textOf(site.get('/boite-d-envoi'))
    expect(outbox).toContain(`La réponse à votre contribution ${named(one)}`)
    const data = JSON.parse(await file(one, 'json')) as {
      state: string
      points: { answers: { outcome: string; reason: string }[] }[]
    }
    expect([data.state, data.points[0]?.answers[0]?.outcome]).toEqual(['answered', 'retained'])
    expect(await file(one, 'md')).toContain('ce que prévoit le plan')
    expect(await file(one, 'atom')).toContain('Réponse donnée à une contribution')
    expect(await textOf(author.person.get('/mes-contributions'))).toContain('Lire la réponse')
    expect(await page(another)).toContain('En attente de réponse')
    // What it says doesn’t change under its answer.
    const changed = await correctContribution.perform(site.database.db, author.who, now, {
      id: one.id,
      seen: 1,
      said: { title: 'Autre', text: 'Autre chose.', author: '', answers: {}, priorityId: null, language: 'fr' },
    })
    expect(changed).toMatchObject({ done: false, refusal: { code: 'contribution-answered' } })
  })

  test('finds the way from their own space; who edits the plan reads who owes each, and what isn’t the same organisation’s isn’t ticked', async () => {
    const space = async (who: Known) => (await who.person.get('/mon-espace')).text()
    expect(await space(writer)).toContain('href="/atelier/reponses"')
    expect(await space(editor)).toContain('href="/atelier"')
    expect(await space(await known())).toContain('href="/mes-contributions"')
    const [one, other] = [await said(await known()), await said(await known(), { title: 'Tout à fait autre chose' })]
    const { db } = site.database
    await db
      .updateTable('points')
      .set({ responsible_id: of('ditp').id })
      .where('contribution_number', '=', other.number)
      .execute()
    const desk = await textOf(editor.person.get('/atelier/reponses?de=c-repondue'))
    expect(desk).toMatch(/Direction interministérielle de la transformation publique doit répondre/)
    const points = [await about(one), await about(other)].map(each => each.points).join(',')
    const asked = await (await editor.person.get(`/atelier/repondre?points=${points}`)).text()
    expect(asked).toMatch(new RegExp(`name="p-${one.number}.1" value="yes" checked`))
    expect(asked).not.toMatch(new RegExp(`name="p-${other.number}.1" value="yes" checked`))
    expect(textIn(asked)).toContain('transformation publique doit répondre')
  })

  test('is refused without a reason, whatever the outcome, and keeps what was typed', async () => {
    const one = await said(await known())
    for (const outcome of [
      'retained',
      'retained-in-part',
      'done-already',
      'not-retained',
      'out-of-scope',
      'under-study',
      'passed-on',
    ]) {
      const sent = await writer.person.send('/atelier/repondre', {
        ...(await about(one)),
        ...form({ outcome, reason: ' ', signedAs: 'Une fonction gardée', until: on(30), passedTo: of('ditp').id }),
      })
      const html = await sent.text()
      expect([outcome, sent.status]).toEqual([outcome, 422])
      expect(textIn(html)).toContain('Une réponse dit pourquoi')
      expect(html).toContain('Une fonction gardée')
    }
    for (const [more, words] of [
      [{ outcome: '' }, 'Choisissez une décision'],
      [{ signedAs: '' }, 'Indiquez la fonction'],
      [{ outcome: 'under-study' }, 'À l’étude jusqu’à quand'],
      [{ outcome: 'under-study', until: '2026-02-31' }, 'À l’étude jusqu’à quand'],
      [{ outcome: 'passed-on' }, 'Transmis à qui'],
      [{ reason: 'x'.repeat(5001) }, 'Au plus 5 000 signes'],
      [{ reason: 'a\u0085b' }, 'ne peuvent pas être gardés'],
    ] as const) {
      const sent = await writer.person.send('/atelier/repondre', { ...(await about(one)), ...form(more) })
      expect([words, sent.status, (await textOf(sent)).replace(/\s/g, ' ').includes(words)]).toEqual([words, 422, true])
    }
    const nothing = await writer.person.send('/atelier/repondre', {
      ...(await about(one)),
      ...form({ outcome: '', reason: '', signedAs: '' }),
    })
    expect(await textOf(nothing)).toContain('3 choses à revoir')
    expect((await pointOf(one)).state).toBe('owed')
  })

  test('is refused without a mandate, and for a point of another organisation', async () => {
    const one = await said(await known())
    const stranger = await known('correspondent', of('ditp'))
    const visitor = personAt(site, elsewhere())
    expect((await stranger.person.send('/atelier/repondre', { ...(await about(one)), ...form() })).status).toBe(403)
    expect((await (await known()).person.get('/atelier/reponses')).status).toBe(403)
    expect((await visitor.get('/atelier/reponses')).headers.get('location')).toContain('/connexion')
    const path = await drafted(one)
    for (const answer of [
      await stranger.person.get(path),
      await stranger.person.get(`${path}/modifier`),
      await does(path, 'review', stranger),
      await does(path, 'drop', stranger),
    ])
      expect(answer.status).toBe(403)
    expect((await answerOf(path)).state).toBe('drafted')
    const theirs = await said(await known())
    await site.database.db
      .updateTable('points')
      .set({ responsible_id: of('ditp').id })
      .where('contribution_number', '=', theirs.number)
      .execute()
    const both = { ...(await about(one)), ...(await about(theirs)) }
    const sent = await editor.person.send('/atelier/repondre', {
      ...both,
      points: `${one.number}.1.1,${theirs.number}.1.1`,
      ...form(),
    })
    expect([sent.status, (await textOf(sent)).includes('Ce n’est pas à cette organisation de répondre')]).toEqual([
      422,
      true,
    ])
  })

  test('whose session ended has all that they typed, and sends it again', async () => {
    const one = await said(await known())
    const cookies = new Map(writer.person.cookies)
    writer.person.cookies.clear()
    const typed = { ...(await about(one)), ...form({ reason: 'Écrit pendant que la session finissait.' }) }
    const sent = await writer.person.send('/atelier/repondre', typed)
    const html = await sent.text()
    expect(sent.status).toBe(403)
    expect(html).toContain('Écrit pendant que la session finissait.')
    for (const [name, value] of cookies) writer.person.cookies.set(name, value)
    expect((await writer.person.send('/atelier/repondre', typed)).status).toBe(303)
  })

  test('is told of what was withdrawn or hidden, and of what somebody else has written meanwhile', async () => {
    const author = await known()
    const [gone, hidden, one] = [await said(author), await said(author), await said(author)]
    const asked = [await about(gone), await about(hidden)]
    await withdrawContribution.perform(site.database.db, author.who, now, { id: gone.id, reason: '' })
    const moderator = await known('moderator')
    await hide.perform(site.database.db, moderator.who, now, {
      id: hidden.id,
      rule: 'advertising',
      explanation: 'Une publicité.',
    })
    for (const which of asked) {
      const sent = await writer.person.send('/atelier/repondre', { ...which, ...form({ reason: 'Gardée à l’écran.' }) })
      const html = await sent.text()
      expect(sent.status).toBe(409)
      expect(textIn(html)).toContain('retirée par son auteur, ou masquée par la modération')
      expect(html).toContain('Gardée à l’écran.')
    }
    const path = await drafted(one)
    const version = String((await answerOf(path)).version)
    const change = (who: Known, reason: string) =>
      who.person.send(`${path}/modifier`, { seen: version, ...form({ reason }) })
    expect((await change(reviewer, 'La première à avoir enregistré.')).status).toBe(303)
    const late = await change(writer, 'La seconde, arrivée trop tard.')
    const html = await late.text()
    expect(late.status).toBe(409)
    expect(textIn(html)).toContain('La première à avoir enregistré.')
    expect(html).toContain('La seconde, arrivée trop tard.')
    expect((await answerOf(path)).reason).toBe('La première à avoir enregistré.')
  })

  test('finds a commitment, shows the words that were changed, and learns when it was withdrawn before the morning', async () => {
    const author = await known()
    const one = await said(author)
    const { db } = site.database
    const row = await db
      .selectFrom('commitments')
      .innerJoin('plans', 'plans.id', 'plan_id')
      .select(['commitments.id', 'commitments.key', 'commitments.facts', 'commitments.number', 'plans.key as plan'])
      .where('plans.key', '=', 'fr-2021-2023')
      .orderBy('number_order')
      .executeTakeFirstOrThrow()
    const objective = { original: 'fr', fr: 'Publier la réponse donnée à chacun.' } as const
    const described = await commitments.describe.perform(db, operator, now, {
      things: [{ key: row.key, parentKey: row.plan, facts: { ...row.facts, objective } }],
    })
    if (!described.done) throw new Error(described.refusal.sentence.en)
    const asked = { ...(await about(one)), ...form() }
    const found = await textOf(writer.person.send('/atelier/repondre', { ...asked, find: row.number, do: 'find' }))
    expect(found).toContain(`Choisir : ${row.number}`)
    const chosen = await (
      await writer.person.send('/atelier/repondre', { ...asked, do: `add:commitment:${row.id}` })
    ).text()
    expect(textIn(chosen)).toContain('Publier la réponse donnée à chacun.')
    const change = new RegExp(`name="change-${row.id}" value="([0-9A-Z]{26}:objective)"`).exec(chosen)?.[1] ?? ''
    expect(change).not.toBe('')
    const targets = { 'target-1': `commitment:${row.id}`, [`change-${row.id}`]: change }
    const wrong = { 'target-1': `commitment:${row.id}`, [`change-${row.id}`]: `${row.id}:objective` }
    const refused = await writer.person.send('/atelier/repondre', { ...asked, ...wrong })
    expect([refused.status, (await textOf(refused)).includes('ne montre pas ce changement')]).toEqual([422, true])

    const path = await published(one, targets)
    const text = await page(one)
    for (const words of ['Où elle mène', row.number, 'Publier la réponse donnée à chacun.'])
      expect(text).toContain(words)
    // In the language of whoever reads: what all languages say is on the record’s own page.
    expect(text).not.toContain('fr : Publier')
    // Their own list says where it led, too.
    expect(await textOf(author.person.get('/mes-contributions'))).toMatch(`Elle a conduit à : ${row.number}`)
    expect(path).toContain('/atelier/reponses/')

    const other = await said(author)
    const waits = await drafted(other, targets)
    await does(waits, 'review', reviewer)
    const past = await does(waits, 'schedule', reviewer, { on: on(-1) })
    expect([past.status, (await textOf(past)).includes('Choisissez un jour à venir')]).toEqual([422, true])
    expect((await does(waits, 'schedule', reviewer, { on: 'demain' })).status).toBe(422)
    expect((await does(waits, 'schedule', reviewer, { on: on(3) })).status).toBe(303)
    const removed = await commitments.remove.perform(db, operator, now, { key: row.key, reason: 'Retiré du plan.' })
    if (!removed.done) throw new Error(removed.refusal.sentence.en)
    const morning = new Date(`${on(3)}T12:00:00Z`)
    expect(await publishDue({ db, secret, now: () => morning })).toMatchObject({ given: 0, held: 1 })
    expect(await publishDue({ db, secret, now: () => morning })).toMatchObject({ given: 0, held: 0 })
    expect(await textOf(writer.person.get(waits))).toContain('n’existe pas, ou a été retiré')
    expect((await pointOf(other)).state).toBe('owed')
    // What was published keeps its words, and says that it led to what isn’t there any more.
    const after = await page(one)
    for (const words of ['Publier la réponse donnée à chacun.', 'Retiré depuis.']) expect(after).toContain(words)
  })
})

describe('whoever is answered', () => {
  test('says once that it doesn’t answer, has a second answer, and nobody else can', async () => {
    const author = await known()
    const one = await said(author, { title: 'Le registre des lobbies' })
    const path = `/contributions/${named(one)}/second-regard`
    expect((await author.person.get(path)).status).toBe(409)
    await published(one, { outcome: 'retained-in-part' })
    expect((await (await known()).person.get(path)).status).toBe(403)
    expect((await author.person.send(path, { point: '1', reason: ' ' })).status).toBe(422)
    const long = await author.person.send(path, { point: '1', reason: 'y'.repeat(2001) })
    expect([long.status, (await long.text()).includes('y'.repeat(2001))]).toEqual([422, true])
    for (const _ of [1, 2])
      expect(
        await textOf(
          author.person.get(
            (await author.person.send(path, { point: '1', reason: 'Vous répondez à côté.' })).headers.get('location') ??
              path,
          ),
        ),
      ).toContain('Votre demande est reçue')
    expect(await page(one)).toContain('Vous répondez à côté.')
    expect(await textOf(author.person.get('/mes-contributions'))).toContain('Vous avez demandé un second regard')
    const desk = await textOf(writer.person.get('/atelier/reponses?list=second'))
    expect(desk).toContain('Vous répondez à côté.')
    const asked = await about(one)
    const shown = await textOf(writer.person.get(`/atelier/repondre?points=${asked.points}&second=1`))
    expect(shown).toContain('Ce que l’auteur dit de la première réponse')
    const sent = await writer.person.send('/atelier/repondre', {
      ...asked,
      second: '1',
      ...form({ reason: 'Nous avons relu, et voici.' }),
    })
    const second = (sent.headers.get('location') ?? '').replace(/\?.*/, '')
    await does(second, 'review', reviewer)
    await does(second, 'publish', reviewer)
    const text = await page(one)
    for (const words of [
      'Le second regard de',
      'Nous avons relu, et voici.',
      'Parce que c’est ce que prévoit le plan.',
    ])
      expect(text).toContain(words)
    expect((await letters(author)).length).toBe(2)
    expect(await textOf(author.person.get(path))).toContain('Vous avez eu votre second regard')
  })

  test('is told of a correction, and the earlier answer stays readable', async () => {
    const author = await known()
    const one = await said(author)
    const first = await published(one)
    const id = first.split('/').at(-1) ?? ''
    expect(await textOf(writer.person.get(`/atelier/repondre?replaces=${id}`))).toContain('La réponse qu’elle corrige')
    const sent = await writer.person.send('/atelier/repondre', {
      replaces: id,
      ...form({ outcome: 'not-retained', reason: 'Nous nous étions trompés.' }),
    })
    const path = (sent.headers.get('location') ?? '').replace(/\?.*/, '')
    await does(path, 'review', reviewer)
    await does(path, 'publish', reviewer)
    const text = await page(one)
    for (const words of ['Non retenu', 'Nous nous étions trompés.', 'Réponse précédente', 'ce que prévoit le plan'])
      expect(text).toContain(words)
    expect(await letters(author)).toHaveLength(2)
  })

  test('who has gone meanwhile has no letter, and their contribution its answer', async () => {
    const author = await known()
    const one = await said(author)
    const path = await drafted(one)
    await does(path, 'review', reviewer)
    await repeatErasure.perform(site.database.db, operator, now, { person: author.id, writings: 'keep' })
    await does(path, 'publish', reviewer)
    expect(await page(one)).toContain('ce que prévoit le plan')
    expect(await letters(author)).toEqual([])
  })

  test('reads both answers of organisations that contradict each other, and what the editor decides of them', async () => {
    const author = await known()
    const one = await said(author)
    const ditp = await known('correspondent', of('ditp'))
    const theirs = await drafted(one)
    await does(theirs, 'review', reviewer)
    const { db } = site.database
    await db
      .updateTable('points')
      .set({ responsible_id: of('ditp').id })
      .where('contribution_number', '=', one.number)
      .execute()
    const other = await drafted(one, { outcome: 'not-retained', reason: 'Ce n’est pas à nous.' }, ditp)
    await does(other, 'review', editor)
    await does(other, 'publish', editor)
    await does(theirs, 'publish', reviewer)
    const text = await page(one)
    for (const words of [
      'Deux organisations ont répondu différemment',
      'Ce n’est pas à nous.',
      'ce que prévoit le plan',
    ])
      expect(text).toContain(words)
    const path = `/atelier/contradictions/${named(one)}`
    expect((await writer.person.get(path)).status).toBe(403)
    const desk = await textOf(editor.person.get('/atelier/reponses?de=c-repondue&list=disputes'))
    expect(desk).toContain(`Départager : ${named(one)}`)
    const holds = theirs.split('/').at(-1) ?? ''
    const none = await editor.person.send(path, { answer: '', reason: 'Gardé aussi.', signedAs: 'Cheffe' })
    expect([none.status, (await none.text()).includes('Gardé aussi.')]).toEqual([422, true])
    expect((await editor.person.send(path, { answer: holds, reason: ' ', signedAs: 'Cheffe' })).status).toBe(422)
    expect(
      (await editor.person.send(path, { answer: holds, reason: 'Le plan le dit.', signedAs: 'Cheffe' })).status,
    ).toBe(303)
    expect(await page(one)).toContain('Le plan le dit.')
    expect((await editor.person.get(path)).status).toBe(200)
  })
})

describe('on a chosen morning', () => {
  test('what was ticked is published with its letters, once, by however many processes', async () => {
    const authors = [await known(), await known(), await known()]
    const paths = []
    for (const author of authors) paths.push(await drafted(await said(author)))
    for (const path of paths) await does(path, 'review', reviewer)
    const ticks: Record<string, string> = {}
    for (const path of paths) ticks[`tick-${path.split('/').at(-1)}`] = String((await answerOf(path)).version)
    const desk = '/atelier/reponses?de=o-direction-interministerielle-du-numerique&list=underway'
    expect((await reviewer.person.send(desk, { ...ticks, do: 'schedule', on: '' })).status).toBe(422)
    expect((await reviewer.person.send(desk, { do: 'publish' })).status).toBe(422)
    const sent = await reviewer.person.send(desk, { ...ticks, do: 'schedule', on: on(2) })
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('done=scheduled&count=3'),
    ])
    const { db } = site.database
    const at = (moment: string) => ({ db, secret, now: () => new Date(moment) })
    expect(await publishDue(at(`${on(2)}T05:30:00Z`))).toMatchObject({ given: 0 })
    const runs = await Promise.all([1, 2, 3].map(() => publishDue(at(`${on(2)}T07:30:00Z`))))
    expect(runs.reduce((sum, { given }) => sum + given, 0)).toBe(3)
    expect(runs.flatMap(({ problems }) => problems)).toEqual([])
    for (const author of authors) expect(await letters(author)).toHaveLength(1)
  })

  test('an answer to a whole theme that is stopped half way goes on, and tells each author once', async () => {
    const { db } = site.database
    const theme = await describeTheme.perform(db, editor.who, now, {
      consultationId: consultation,
      id: null,
      seen: 0,
      title: 'Dire à chacun',
      finding: '',
    })
    if (!theme.done) throw new Error(theme.refusal.sentence.en)
    const { id: themeId } = theme.result
    const authors = []
    const many = []
    for (let index = 0; index < 230; index++) {
      const author = await somebody(db, now)
      authors.push(author)
      many.push(await contributionOf(db, consultation, author, now))
    }
    for (let from = 0; from < many.length; from += 100) {
      const points = await db
        .selectFrom('points')
        .select(['contribution_id as id', 'number', 'version'])
        .where(
          'contribution_id',
          'in',
          many.slice(from, from + 100).map(({ id }) => id),
        )
        .where('with_id', 'is', null)
        .execute()
      const done = await groupPoints.perform(db, editor.who, now, { consultationId: consultation, points, themeId })
      if (!done.done) throw new Error(done.refusal.sentence.en)
    }
    const asked = `/atelier/repondre?theme=${themeId}&organisation=${of('dinum').id}`
    expect(await textOf(writer.person.get(asked))).toContain('ira à 230 points')
    const sent = await writer.person.send('/atelier/repondre', {
      theme: themeId,
      organisation: of('dinum').id,
      ...form({ reason: 'Une réponse pour tout le thème.' }),
    })
    const path = (sent.headers.get('location') ?? '').replace(/\?.*/, '')
    await does(path, 'review', reviewer)
    await does(path, 'schedule', reviewer, { on: on(4) })
    const morning = { db, secret, now: () => new Date(`${on(4)}T12:00:00Z`) }
    let steps = 0
    await publishDue(morning, () => steps++ > 0)
    // Stopped between two transactions: some have it, and everybody else will.
    expect((await answerOf(path)).state).toBe('publishing')
    expect(await toldOf(path)).toBe(200)
    await publishDue(morning)
    expect((await answerOf(path)).state).toBe('published')
    expect(await toldOf(path)).toBe(230)
    const written = await db
      .selectFrom('notices')
      .select('recipient')
      .where(
        'recipient',
        'in',
        authors.map(({ mail }) => mail),
      )
      .execute()
    expect([written.length, new Set(written.map(({ recipient }) => recipient)).size]).toEqual([230, 230])
    const { owed } = await db
      .selectFrom('points')
      .select(eb => eb.fn.countAll<number>().as('owed'))
      .where('theme_id', '=', themeId)
      .where('state', '=', 'owed')
      .executeTakeFirstOrThrow()
    expect(owed).toBe(0)
  })
})
