import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignPoints, describeTheme, draftAnswer, groupPoints } from '../../src/answers/index.ts'
import { giveRole } from '../../src/people/index.ts'
import { operator, type RoleName, type Scope } from '../../src/record/index.ts'
import { contributionOf, openConsultation } from '../fixtures/contributions.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
let plan: Scope
const now = new Date()

beforeAll(async () => {
  site = await openSite('france', null)
  const row = await site.database.db
    .selectFrom('plans')
    .select('id')
    .where('key', '=', 'fr-2021-2023')
    .executeTakeFirstOrThrow()
  plan = { type: 'plan', id: row.id }
})
afterAll(() => site.close())

let people = 0
type Known = { person: Person; id: string; who: { capacity: 'participant'; personId: string } }

async function known(role?: RoleName, on: Scope = plan): Promise<Known> {
  const mail = `k${++people}@example.org`
  const person = await signedIn(site, mail, `198.51.100.${people % 250}`)
  const { db } = site.database
  const { id } = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
  if (role) await giveRole.perform(db, operator, now, { personId: id, role, on, from: '2020-01-01', until: null })
  return { person, id, who: { capacity: 'participant', personId: id } }
}

type Said = { id: string; number: number; name: string }
type Bench = { id: string; slug: string; path: string; said: Said[]; editor: Known }
const texts = [
  'Publier le registre des représentants d’intérêts, avec leurs rendez-vous.',
  'Ouvrir le répertoire des lobbys et de leurs rendez-vous avec les ministres.',
  'Former les agents publics à la participation.\n\nPublier aussi les comptes de chaque ministère.',
]

let made = 0
/** A consultation with a few contributions, and somebody who edits its plan. */
async function bench(of: readonly string[] = texts): Promise<Bench> {
  const slug = `atelier-${++made}`
  const { db } = site.database
  const { id } = await openConsultation(db, slug, { now })
  const author = await known()
  const said: Said[] = []
  for (const [at, text] of of.entries()) {
    const one = await contributionOf(db, id, author, now, { title: `Proposition ${made} ${at}`, text })
    said.push({ ...one, name: `C-${String(one.number).padStart(4, '0')}` })
  }
  return { id, slug, path: `/atelier/consolidation/${slug}`, said, editor: await known('editor') }
}

const at = <T>(all: readonly T[], place: number): T => {
  const one = all[place]
  if (one === undefined) throw new Error(`there is no ${place}`)
  return one
}
const versionOf = async ({ id }: Said, number = 1): Promise<string> =>
  String(
    (
      await site.database.db
        .selectFrom('points')
        .select('version')
        .where('contribution_id', '=', id)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
    ).version,
  )
const tickOf = async (one: Said, number = 1) => ({ [`tick-${one.id}.${number}`]: await versionOf(one, number) })
const ticks = async (...some: Said[]): Promise<Record<string, string>> =>
  Object.assign({}, ...(await Promise.all(some.map(one => tickOf(one)))))
const textOf = async (answer: Response | Promise<Response>) => textIn(await (await answer).text())
const follow = async ({ person }: Known, answer: Response) => {
  expect(answer.status).toBe(303)
  const to = answer.headers.get('location') ?? ''
  return textOf(person.get(to.replace(/#.*$/, '')))
}
const doneIn = (answer: Response) => /done=([0-9A-Z]{26})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
const themesIn = ({ id }: Bench) =>
  site.database.db.selectFrom('themes').selectAll().where('consultation_id', '=', id).orderBy('number').execute()
const pointsIn = ({ id }: Bench) =>
  site.database.db
    .selectFrom('points')
    .selectAll()
    .where('consultation_id', '=', id)
    .orderBy('contribution_number')
    .orderBy('number')
    .execute()

describe('the workbench', () => {
  test('is for editors of the plan: others are led to where one signs in, refused, or told that there is no such page', async () => {
    const { path, said } = await bench()
    const own = [
      '',
      '/decisions',
      '/themes/1',
      ...['separer', 'dispenser', 'proches'].map(way => `/${at(said, 0).name}/${way}`),
    ]
    const stranger = personAt(site)
    const [participant, foreign] = [await known(), await known('editor', { type: 'plan', id: await otherPlan() })]
    for (const one of own) {
      const asked = await stranger.get(path + one)
      expect([one, asked.status, asked.headers.get('location')]).toEqual([
        one,
        303,
        `/connexion?next=${encodeURIComponent(path + one)}`,
      ])
      expect([one, (await participant.person.get(path + one)).status]).toEqual([one, 403])
      expect([one, (await foreign.person.get(path + one)).status]).toEqual([one, 404])
      if (one !== '/themes/1')
        expect([one, (await foreign.person.send(path + one, { do: 'group' })).status]).toEqual([one, 404])
    }
    expect((await participant.person.get('/atelier/consolidation')).status).toBe(403)
  })

  test('is chosen where there are several, and the workshop says how many are to be placed', async () => {
    const { editor, path } = await bench()
    await bench()
    const chooser = await (await editor.person.get('/atelier/consolidation')).text()
    expect(chooser).toContain(`href="${path}"`)
    expect(textIn(chooser)).toContain('3 contributions à ranger')
    expect(await textOf(editor.person.get('/atelier'))).toMatch(/Consolidation : \d+ contributions à ranger/)
    expect(await textOf(editor.person.get('/en/workshop'))).toMatch(/Consolidation: \d+ contributions to place/)
  })

  test('shows what is to be placed, whose it is, what is owed and how much there is, in both languages', async () => {
    const { editor, path, said } = await bench()
    const page = await textOf(editor.person.get(path))
    for (const words of [
      'Sur 3 points',
      'À ranger (3 contributions)',
      `${at(said, 0).name} Proposition`,
      'Publier le registre des représentants',
      'Particulier · reçue le',
      'Réponse attendue au plus tard le',
      'doit répondre',
    ])
      expect(page).toContain(words)
    expect(await textOf(editor.person.get(path.replace('/atelier', '/en/workshop')))).toContain(
      'To place (3 contributions)',
    )
    const empty = await bench([])
    expect(await textOf(empty.editor.person.get(empty.path))).toContain('Aucune contribution n’est encore publiée')
  })

  test('makes a theme of what is ticked, moves between themes, and takes both back', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const both = await ticks(at(said, 0), at(said, 1))
    const made = await editor.person.send(path, { ...both, do: 'make', title: 'Registre des représentants d’intérêts' })
    const page = await follow(editor, made)
    expect(page).toContain('2 contributions dans le thème « Registre des représentants d’intérêts »')
    expect(page).toContain('À ranger (1 contribution)')
    expect(page).toContain('Annuler')
    const [theme] = await themesIn(here)
    expect((await pointsIn(here)).map(({ theme_id }) => theme_id)).toEqual([theme?.id, theme?.id, null])
    const inTheme = await textOf(editor.person.get(`${path}?theme=1`))
    expect(inTheme).toContain('Dans un thème, réponse due (2 contributions)')
    expect(inTheme).not.toContain('Former les agents')

    const undone = await editor.person.send(path, { do: 'undo', id: doneIn(made) })
    expect(await follow(editor, undone)).toContain('Annulé : 2 contributions dans le thème')
    expect((await pointsIn(here)).every(({ theme_id }) => theme_id === null)).toBe(true)
    const twice = await editor.person.send(path, { do: 'undo', id: doneIn(made) })
    expect([twice.status, await textOf(twice)]).toEqual([409, expect.stringContaining('Cela a déjà été annulé')])

    const again = await editor.person.send(path, { ...(await ticks(at(said, 2))), do: 'group', theme: '1' })
    expect(await follow(editor, again)).toContain('1 contribution dans le thème')
    const same = await editor.person.send(path, { ...(await ticks(at(said, 2))), do: 'group', theme: '1' })
    expect(await follow(editor, same)).toContain('c’est déjà ainsi')
    const out = await editor.person.send(`${path}?theme=1`, {
      ...(await ticks(at(said, 2))),
      do: 'group',
      theme: 'none',
    })
    expect(out.headers.get('location')).toMatch(/\?state=grouped&theme=1&done=\w+#fait$/)
    expect(await follow(editor, out)).toContain('1 contribution sans thème')
  })

  test('keeps ticks and words where something is missing, and says what', async () => {
    const { editor, path, said } = await bench()
    const ticked = await ticks(at(said, 0))
    const cases: [Record<string, string>, string][] = [
      [{ do: 'group', theme: '1' }, 'Cochez d’abord'],
      [{ ...ticked, do: 'group' }, 'Choisissez un thème'],
      [{ ...ticked, do: 'assign' }, 'Choisissez une organisation'],
      [{ ...ticked, do: 'make', title: ' ' }, 'Donnez un titre'],
      [{ ...ticked, do: 'make', title: 'x'.repeat(121) }, 'Donnez un titre'],
      [{ ...ticked, do: 'merge' }, 'cochez au moins deux contributions'],
    ]
    for (const [form, sentence] of cases) {
      const answer = await editor.person.send(path, form)
      const html = await answer.text()
      expect([form.do, answer.status, textIn(html)]).toEqual([form.do, 422, expect.stringContaining(sentence)])
      if (Object.keys(form).length > 2 || !('theme' in form))
        expect(html).toMatch(new RegExp(`name="tick-${at(said, 0).id}.1" value="1" checked`))
    }
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, place) => [`tick-${String(place).padStart(26, '0')}.1`, '1']),
    )
    const tooMany = await editor.person.send(path, { ...many, do: 'group', theme: 'none' })
    expect([tooMany.status, await textOf(tooMany)]).toEqual([422, expect.stringContaining('100 à la fois')])
    expect((await editor.person.send(path, { do: 'nonsense' })).status).toBe(200)
  })

  test('assigns the answer, and merges without losing an author: both can be undone', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const assigned = await editor.person.send(path, {
      ...(await ticks(at(said, 0), at(said, 1))),
      do: 'assign',
      organisation: 'ditp',
    })
    expect(await follow(editor, assigned)).toContain('2 contributions confiées à une autre organisation')
    const narrowed = await textOf(editor.person.get(`${path}?organisation=ditp`))
    expect([narrowed.includes(at(said, 1).name), narrowed.includes('Former les agents')]).toEqual([true, false])

    const merged = await editor.person.send(path, { ...(await ticks(at(said, 1), at(said, 0))), do: 'merge' })
    const page = await follow(editor, merged)
    expect(page).toContain('1 contribution réunie à une autre')
    expect(page).toContain('1 autre va avec elle')
    expect((await pointsIn(here)).map(({ with_id }) => with_id)).toEqual([null, at(said, 0).id, null])
    // Its own address, its author and its words are there as before.
    site.cache.forgetAll()
    expect(await textOf(site.get(`/contributions/${at(said, 1).name}-proposition-${made}-1`))).toContain(
      'Ouvrir le répertoire',
    )

    const near = `${path}/${at(said, 0).name}/proches`
    const aside = await textOf(editor.person.get(near))
    expect(aside).toContain('Vont déjà avec elle')
    const apart = await editor.person.send(near, {
      do: 'unmerge',
      id: at(said, 1).id,
      version: await versionOf(at(said, 1)),
    })
    expect(await follow(editor, apart)).toContain(`${at(said, 1).name} ne va plus avec les autres`)
    expect((await pointsIn(here)).map(({ with_id }) => with_id)).toEqual([null, null, null])
  })

  test('narrows by words, common and rare, by priority and by state, and goes through pages by cursor', async () => {
    const here = await bench(
      Array.from(
        { length: 60 },
        (_, place) =>
          `Dire ${place === 7 ? 'hippopotame' : 'publiquement'} ce que devient chaque idée, numéro ${place}.`,
      ),
    )
    const { editor, path, said } = here
    const first = await (await editor.person.get(path)).text()
    expect(first.match(/type="checkbox"/g)).toHaveLength(50)
    const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await (await editor.person.get(next.replace(/#.*$/, ''))).text()
    expect(second.match(/type="checkbox"/g)).toHaveLength(10)
    const back = /href="([^"]*before=[^"]*)"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const again = await (await editor.person.get(back.replace(/#.*$/, ''))).text()
    const named = (html: string) => [...html.matchAll(/<li id="(C-\d+)"/g)].map(([, name]) => name)
    expect(named(again)).toEqual(named(first))
    expect(named(first).concat(named(second))).toEqual(said.map(({ name }) => name))
    expect(named(await (await editor.person.get(`${path}?q=hippopotame`)).text())).toEqual([at(said, 7).name])
    expect(named(await (await editor.person.get(`${path}?q=publiquement`)).text())).toHaveLength(50)
    expect(named(await (await editor.person.get(`${path}?q=zygomatique`)).text())).toEqual([])
    for (const query of [
      'state=waived',
      'state=answered',
      'state=disputed',
      'state=contested',
      'state=grouped',
      'state=grouped&organisation=dinum',
      'after=nonsense',
      'after=2026-02-31~1~1',
      'before=~~',
      'state=nonsense&theme=99&organisation=none&priority=none',
    ]) {
      const answer = await editor.person.get(`${path}?${query}`)
      expect([query, answer.status]).toEqual([query, 200])
    }
    expect((await (await editor.person.get(`${path}?all=1`)).text()).match(/checked/g)).toHaveLength(50)
    // After something was done, one is where one was.
    const done = await editor.person.send(next.replace(/#.*$/, ''), {
      ...(await ticks(at(said, 55))),
      do: 'make',
      title: 'Suites',
    })
    expect(done.headers.get('location')).toContain('after=')
  })
})

describe('two editors at once', () => {
  test('the second is shown what the first did, in what capacity, with ticks kept and versions of now, and chooses', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const second = await known('editor')
    const seen = await ticks(at(said, 0), at(said, 1))
    await follow(
      editor,
      await editor.person.send(path, { ...(await ticks(at(said, 0))), do: 'make', title: 'Le registre' }),
    )
    const late = await second.person.send(path, { ...seen, do: 'make', title: 'Les lobbys' })
    const html = await late.text()
    const page = textIn(html)
    expect(late.status).toBe(409)
    for (const words of [
      `Quelqu’un s’est occupé de ${at(said, 0).name} pendant que vous lisiez`,
      'Ce qui a été fait entre-temps',
      'Contribution rangée dans un thème',
      'en qualité de :',
      'Ce que vous aviez coché',
    ])
      expect(page).toContain(words)
    // Nothing of it was done: no theme was made either.
    expect((await themesIn(here)).map(({ title }) => title)).toEqual(['Le registre'])
    expect(html).toContain('value="Les lobbys"')
    const kept = [...html.matchAll(/name="(tick-[^"]+)" value="(\d+)" checked/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ])
    expect(kept.map(([name]) => name).sort()).toEqual(Object.keys(seen).sort())
    const chosen = await second.person.send(path, { ...Object.fromEntries(kept), do: 'make', title: 'Les lobbys' })
    expect(await follow(second, chosen)).toContain('2 contributions dans le thème « Les lobbys »')
    // What the first did can't be undone beneath it.
    const decisions = await textOf(editor.person.get(`${path}/decisions`))
    expect(decisions).toMatch(/Ne s’annule plus : quelqu’un a continué depuis avec C-\d+/)
    expect(decisions).toContain('par vous')
    expect(decisions).toContain('par une autre personne de l’équipe')
  })

  test('what somebody built on isn’t undone; once that is undone, it is', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const one = at(said, 0)
    const first = await editor.person.send(path, { ...(await ticks(one)), do: 'make', title: 'Un' })
    const then = await editor.person.send(path, { ...(await ticks(one)), do: 'assign', organisation: 'ditp' })
    const refused = await editor.person.send(`${path}/decisions`, { do: 'undo', id: doneIn(first) })
    expect([refused.status, await textOf(refused)]).toEqual([
      409,
      expect.stringContaining(`quelqu’un a continué depuis avec ${one.name}`),
    ])
    expect(await follow(editor, await editor.person.send(`${path}/decisions`, { id: doneIn(then) }))).toContain(
      'Annulé',
    )
    expect((await editor.person.send(`${path}/decisions`, { id: 'nonsense' })).status).toBe(409)
    expect((await editor.person.get(`${path}/decisions?before=nonsense&done=nonsense`)).status).toBe(200)
  })
})

describe('one that says several things', () => {
  test('is split into its paragraphs, each handled alone; words that aren’t its author’s are refused and kept', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const one = at(said, 2)
    const own = `${path}/${one.name}/separer`
    const form = await (await editor.person.get(own)).text()
    for (const words of [
      'Former les agents publics à la participation.</textarea>',
      'Publier aussi les comptes de chaque ministère.</textarea>',
      'id="part-3"',
    ])
      expect(form).toContain(words)
    const more = await (
      await editor.person.send(own, { do: 'more', seen: '1', 'part-1': 'Former', 'part-2': 'Publier' })
    ).text()
    expect(more).toContain('id="part-3"')
    const few = await editor.person.send(own, {
      do: 'split',
      seen: '1',
      'part-1': 'Former les agents publics',
      'part-2': ' ',
    })
    expect([few.status, await textOf(few)]).toEqual([422, expect.stringContaining('au moins deux points')])
    const foreign = await editor.person.send(own, {
      do: 'split',
      seen: '1',
      'part-1': 'Former les agents publics',
      'part-2': 'Publier tous les comptes',
    })
    const html = await foreign.text()
    expect([foreign.status, textIn(html)]).toEqual([409, expect.stringContaining('Le point 2 n’est pas dans le texte')])
    expect(html).toContain('Publier tous les comptes')
    expect(html).toContain('href="#part-2"')

    // In a theme, which it empties.
    await editor.person.send(path, { ...(await ticks(one)), do: 'make', title: 'Former' })
    const split = await editor.person.send(own, {
      do: 'split',
      seen: await versionOf(one),
      'part-1': 'Former les agents publics […] participation.',
      'part-2': 'Publier aussi les comptes de chaque ministère.',
    })
    expect(await follow(editor, split)).toContain(`${one.name} est séparée en points`)
    expect(
      (await pointsIn(here)).filter(({ contribution_id }) => contribution_id === one.id).map(({ state }) => state),
    ).toEqual(['split', 'owed', 'owed'])
    const grouped = await textOf(editor.person.get(`${path}?theme=1`))
    expect(grouped).toContain(`${one.name}.2`)
    expect(await textOf(editor.person.get(own))).toContain('Elle est séparée ainsi')
    const aside = { ...(await tickOf(one, 2)), ...(await tickOf(one, 3)) }
    await editor.person.send(path, { ...aside, do: 'group', theme: 'none' })
    const emptied = await textOf(editor.person.get(path))
    expect(emptied).toContain('Ce thème est vide : rangez-y des contributions, ou dissolvez-le.')
    expect(await textOf(editor.person.get(`${path}/themes/1`))).toContain('Il est vide')
    // The split can't be undone any more: its points were handled.
    const undone = await editor.person.send(path, { do: 'undo', id: doneIn(split) })
    expect(undone.status).toBe(409)
    expect(await textOf(editor.person.get(`${path}/decisions`))).toMatch(/Ne s’annule plus : [^.]*C-\d+\.2/)
  })

  test('isn’t split while an answer to it is prepared, nor by a version that nobody sees any more', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const one = at(said, 2)
    const { db } = site.database
    const parts = { do: 'split', 'part-1': 'Former les agents publics', 'part-2': 'Publier aussi les comptes' }
    const own = `${path}/${one.name}/separer`
    await assignPoints.perform(db, editor.who, now, {
      consultationId: here.id,
      points: [{ id: one.id, number: 1, version: 1 }],
      organisationId: await organisation('ditp'),
    })
    const stale = await editor.person.send(own, { ...parts, seen: '1' })
    expect([stale.status, await textOf(stale)]).toEqual([409, expect.stringContaining('pendant que vous lisiez')])
    const drafted = await draftAnswer.perform(db, editor.who, now, {
      id: null,
      seen: 0,
      consultationId: here.id,
      points: [{ id: one.id, number: 1, version: 2 }],
      themeId: null,
      replaces: null,
      isSecond: false,
      outcome: 'retained',
      reason: 'Parce que c’est ainsi.',
      language: 'fr',
      organisationId: await organisation('ditp'),
      signedAs: 'Cheffe de mission',
      until: null,
      passedTo: null,
      targets: [],
    })
    expect(drafted.done).toBe(true)
    const underway = await editor.person.send(own, { ...parts, seen: '2' })
    expect([underway.status, await textOf(underway)]).toEqual([409, expect.stringContaining('en préparation')])
    expect(await textOf(editor.person.get(path))).toContain('Réponse en préparation')
  })
})

const organisation = async (key: string): Promise<string> =>
  (await site.database.db.selectFrom('organisations').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
const otherPlan = async (): Promise<string> =>
  (await site.database.db.selectFrom('plans').select('id').where('key', '=', 'fr-2023-2025').executeTakeFirstOrThrow())
    .id

describe('a waiver', () => {
  test('has its reason and the function of who signs, is shown with it, and is taken back', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const one = at(said, 0)
    const own = `${path}/${one.name}/dispenser`
    const cases: [Record<string, string>, string][] = [
      [{ reason: ' ', signedAs: 'Cheffe' }, 'dit pourquoi'],
      [{ reason: 'Déjà en ligne.', signedAs: '' }, 'fonction de qui signe'],
      [{ reason: 'x'.repeat(5001), signedAs: 'Cheffe' }, '5 000 signes au plus'],
      [{ reason: 'Déjà en ligne.', signedAs: 'x'.repeat(121) }, '120 signes au plus'],
    ]
    for (const [form, sentence] of cases) {
      const answer = await editor.person.send(own, { ...form, seen: '1' })
      const html = await answer.text()
      expect([answer.status, textIn(html)]).toEqual([422, expect.stringContaining(sentence)])
      expect(html).toContain((form.reason ?? '').trim())
    }
    const waived = await editor.person.send(own, { reason: 'Déjà en ligne.', signedAs: 'Cheffe de mission', seen: '1' })
    expect(await follow(editor, waived)).toContain(`${one.name} est dispensée de réponse`)
    const list = await textOf(editor.person.get(`${path}?state=waived`))
    expect(list).toContain('Dispensée : Déjà en ligne.')
    const again = await editor.person.send(own, { reason: 'Encore.', signedAs: 'Cheffe', seen: await versionOf(one) })
    expect(again.status).toBe(409)
    expect(await follow(editor, await editor.person.send(path, { do: 'undo', id: doneIn(waived) }))).toContain('Annulé')
  })
})

describe('a theme', () => {
  test('has a finding that cites its own contributions, says when they have left, and is dissolved and restored', async () => {
    const here = await bench()
    const { editor, path, said } = here
    const [one, two, three] = [at(said, 0), at(said, 1), at(said, 2)]
    await editor.person.send(path, { ...(await ticks(one, two)), do: 'make', title: 'Le registre' })
    const own = `${path}/themes/1`
    const page = await textOf(editor.person.get(own))
    for (const words of [
      'Pas encore de constat',
      'Citez-les par leur numéro',
      one.name,
      two.name,
      'Dissoudre ce thème',
    ])
      expect(page).toContain(words)
    const describe = { do: 'describe', seen: '1', title: 'Le registre' }
    const cases: [Record<string, string>, string][] = [
      [{ finding: 'On veut un registre.' }, 'cite au moins une contribution'],
      [{ finding: `On veut un registre (${three.name}).` }, `cite ${three.name}, qui n’est pas dans ce thème`],
      [{ title: '…' }, 'Un titre a quelques mots'],
      [{ finding: 'x'.repeat(5001) }, '5 000 signes au plus'],
    ]
    for (const [form, sentence] of cases) {
      const answer = await editor.person.send(own, { ...describe, finding: '', ...form })
      const html = await answer.text()
      expect([answer.status, textIn(html)]).toEqual([422, expect.stringContaining(sentence)])
      expect(html).toContain(form.finding ?? form.title ?? '')
    }
    const saved = await editor.person.send(own, {
      ...describe,
      finding: `On veut un registre (${one.name}, ${two.name}).`,
    })
    expect(await follow(editor, saved)).toContain('Le thème est enregistré')
    const stale = await editor.person.send(own, { ...describe, title: 'Autre', finding: '' })
    const html = await stale.text()
    expect([stale.status, textIn(html)]).toEqual([409, expect.stringContaining('Quelqu’un d’autre a changé ceci')])
    expect(textIn(html)).toContain('Ce qui est écrit maintenant')
    expect(html).toContain('value="Autre"')
    await editor.person.send(path, { ...(await ticks(two)), do: 'group', theme: 'none' })
    expect(await textOf(editor.person.get(path))).toContain(`Le constat cite ${two.name}, qui n’y est plus`)

    const gone = await editor.person.send(own, { do: 'dissolve', seen: '2' })
    expect(await follow(editor, gone)).toContain('Thème « Le registre » dissous, 1 contribution à ranger de nouveau')
    expect((await editor.person.get(own)).status).toBe(404)
    expect(await follow(editor, await editor.person.send(path, { do: 'undo', id: doneIn(gone) }))).toContain('Annulé')
    expect((await editor.person.get(own)).status).toBe(200)
  })

  test('is made empty where nothing is ticked; two of the same name aren’t', async () => {
    const { editor, path, said } = await bench()
    expect(await follow(editor, await editor.person.send(path, { do: 'make', title: 'Vide' }))).toContain(
      'Le thème « Vide » est fait',
    )
    const twice = await editor.person.send(path, { ...(await ticks(at(said, 0))), do: 'make', title: 'VIDE' })
    expect([twice.status, await textOf(twice)]).toEqual([409, expect.stringContaining('porte déjà ce titre')])
    for (const way of [
      '/themes/2',
      '/themes/x',
      '/C-999999/proches',
      '/nothing/separer',
      `/${at(said, 0).name}.7/dispenser`,
    ])
      expect([way, (await editor.person.get(path + way)).status]).toEqual([way, 404])
    expect((await editor.person.get('/atelier/consolidation/nulle-part')).status).toBe(404)
  })
})

describe('neighbours', () => {
  test('are what says something alike, each with the words that both have, in other forms too, and are grouped from there', async () => {
    const here = await bench([
      'Publier le registre des représentants d’intérêts et leurs rendez-vous avec les ministres.',
      'Un registre public des représentants d’intérêts, avec tous leurs rendez-vous ministériels.',
      'Le registres des reprezentants d’interets doit lister les rendez-vous des ministres.',
      'Planter des arbres devant chaque école du pays.',
      ...Array.from(
        { length: 12 },
        (_, place) => `Soutenir la lecture dans les bibliothèques de quartier, idée ${place}.`,
      ),
    ])
    const { editor, path, said } = here
    const own = `${path}/${at(said, 0).name}/proches`
    const html = await (await editor.person.get(own)).text()
    const page = textIn(html)
    expect(page).toContain('Mots communs :')
    expect(page).toMatch(/Mots communs : [^.]*representants/)
    const listed = [...html.matchAll(/<li id="(C-\d+)"/g)].map(([, name]) => name)
    expect(listed).toEqual(expect.arrayContaining([0, 1, 2].map(place => at(said, place).name)))
    expect(listed).not.toContain(at(said, 3).name)
    const merged = await editor.person.send(own, { ...(await ticks(at(said, 0), at(said, 1))), do: 'merge' })
    expect(await follow(editor, merged)).toContain('1 contribution réunie à une autre')
    expect((await pointsIn(here))[1]?.with_id).toBe(at(said, 0).id)
    expect(await textOf(editor.person.get(`${path}/${at(said, 1).name}/proches`))).toContain(
      `Elle va avec ${at(said, 0).name}`,
    )
    const nothing = await editor.person.send(own, { do: 'group' })
    expect(nothing.status).toBe(422)
    const theme = await describeTheme.perform(site.database.db, editor.who, now, {
      consultationId: here.id,
      id: null,
      seen: 0,
      title: 'Arbres',
      finding: '',
    })
    expect(
      theme.done &&
        (
          await groupPoints.perform(site.database.db, editor.who, now, {
            consultationId: here.id,
            points: [{ id: at(said, 2).id, number: 1, version: 1 }],
            themeId: theme.result.id,
          })
        ).done,
    ).toBe(true)
    const late = await editor.person.send(own, { [`tick-${at(said, 2).id}.1`]: '1', do: 'group', theme: '1' })
    expect([late.status, await textOf(late)]).toEqual([409, expect.stringContaining('Ce qui a été fait entre-temps')])
  })
})
