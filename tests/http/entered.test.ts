import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '../../src/people/index.ts'
import { operator, type RoleName, type Scope, sealAll, verifyRecord } from '../../src/record/index.ts'
import { openConsultation } from '../fixtures/contributions.ts'
import { png } from '../fixtures/uploads.ts'
import { daysFrom, hiddenIn } from '../support/consultations.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { formOf, type TestStore, testStore } from '../support/upload-page.ts'
import { type Person, personAt, signedIn } from '../support/visitor.ts'
import { workbook } from '../support/workbooks.ts'

const now = new Date()
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)
const yesterday = dayOf(daysFrom(now, -1))

let site: TestSite
let store: TestStore
let planId: string
let eventSlug: string
let editor: Person
beforeAll(async () => {
  store = testStore()
  site = await openSite('france', null, undefined, undefined, store)
  const { db } = site.database
  await openConsultation(db, 'transparence', {
    now,
    more: {
      priorities: [{ priorityId: 'fr-2021-2023-announced-1', organisationId: 'dinum', withinDays: 30 }],
      fields: [
        {
          key: 'echelle',
          kind: 'choices',
          label: { original: 'fr', fr: 'À quelle échelle ?' },
          required: true,
          options: [
            { value: 'commune', label: { original: 'fr', fr: 'La commune' } },
            { value: 'pays', label: { original: 'fr', fr: 'Le pays' } },
          ],
        },
      ],
    },
  })
  planId = (await db.selectFrom('plans').select('id').where('key', '=', 'fr-2021-2023').executeTakeFirstOrThrow()).id
  eventSlug = (
    await db
      .selectFrom('events')
      .select('slug')
      .where('plan_id', '=', planId)
      .orderBy('position')
      .executeTakeFirstOrThrow()
  ).slug
  editor = await holder('editor', { type: 'plan', id: planId })
})
afterAll(async () => {
  await site.close()
  store.remove()
})

let people = 0
async function holder(role: RoleName | null, on: Scope): Promise<Person> {
  const mail = `e${++people}@example.org`
  const person = await signedIn(site, mail, `198.51.100.${people}`)
  const { id } = await site.database.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', mail)
    .executeTakeFirstOrThrow()
  if (role)
    await giveRole.perform(site.database.db, operator, new Date(), {
      personId: id,
      role,
      on,
      from: '2026-01-01',
      until: null,
    })
  return person
}

const textOf = async (answer: Response | Promise<Response>) =>
  textIn(await (await answer).text()).replace(/[\u00a0\u202f]/g, ' ')
const rows = () => site.database.db.selectFrom('contributions').selectAll().orderBy('number').execute()
const to = async (answer: Response) => {
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

const pages = {
  one: '/atelier/contributions/saisir',
  notes: '/atelier/contributions/notes',
  file: '/atelier/contributions/importer',
} as const
const opened = async (page: keyof typeof pages) => hiddenIn(await (await editor.get(pages[page])).text())

describe('an editor who has a sheet of paper', () => {
  const typed = (more: Record<string, string> = {}) => ({
    channel: 'paper',
    date: yesterday,
    event: '',
    title: 'Publier les marchés',
    text: 'De chaque commune.',
    language: 'fr',
    priority: 'fr-2021-2023-announced-1',
    'q-echelle.pays': 'yes',
    author: 'Camille',
    consent: 'oui',
    organisation: '',
    ...more,
  })

  test('types it in, and is led to it: published, with its number and what is owed', async () => {
    const hidden = await opened('one')
    const answer = await editor.send(pages.one, { ...hidden, ...typed(), do: 'save' })
    const path = await to(answer)
    expect(path).toMatch(/^\/contributions\/C-\d{4}-publier-les-marches$/)
    await sealAll(site.database.db)
    const page = await textOf(editor.get(path))
    expect(page).toContain('Publier les marchés')
    expect(page).toContain('Camille')
    expect((await rows()).at(-1)).toMatchObject({
      channel: 'paper',
      channel_day: yesterday,
      answers: { echelle: ['pays'] },
    })
    // Sent again, as when the answer was lost, it is the same one.
    expect(await to(await editor.send(pages.one, { ...hidden, ...typed(), do: 'save' }))).toBe(path)
  })

  test('attaches the letter that was scanned, and finds it again where something was wrong', async () => {
    const fields = { ...(await opened('one')), ...typed({ title: 'Sur papier, avec la lettre' }) }
    const scan = ['files', { name: 'lettre.png', content: png }] as const
    const wrong = await editor.send(pages.one, formOf([...Object.entries({ ...fields, date: '' }), scan]))
    expect(wrong.status).toBe(422)
    const [, reference = ''] =
      /<input type="checkbox" name="file-1" value="([^"]+)" checked/.exec(await wrong.text()) ?? []
    const path = await to(await editor.send(pages.one, { ...fields, 'file-1': reference, do: 'save' }))
    site.cache.forgetAll()
    const { attached } = await (await site.get(`${path}.json`)).json()
    expect(attached).toMatchObject([{ name: 'lettre.png', mediaType: 'image/png' }])
    expect((await site.get(new URL(attached[0].url).pathname)).status).toBe(200)
    expect(await to(await editor.send(pages.one, { ...fields, 'file-1': reference, do: 'save' }))).toBe(path)
  })

  test('goes on with the next one, and finds how it came and when already there', async () => {
    const answer = await editor.send(pages.one, {
      ...(await opened('one')),
      ...typed({ title: 'Une autre' }),
      do: 'next',
    })
    const page = await (await editor.get(await to(answer))).text()
    expect(textIn(page).replace(/\s/g, ' ')).toMatch(/La contribution C-\d{4} est publiée/)
    expect(page).toContain(`value="${yesterday}"`)
    expect(page).toMatch(/<option value="paper" selected/)
    expect(page).not.toContain('Une autre')
  })

  test.each([
    ['a name without consent', { consent: '' }, 'Dites si le nom peut être montré.'],
    ['a day before the consultation', { date: dayOf(daysFrom(now, -9)) }, 'n’est pas un jour de cette consultation'],
    ['what was said in a room, and not where', { channel: 'room' }, 'dites lequel'],
    ['a name that is an organisation’s', { author: 'DITP' }, 'une organisation connue ici'],
    ['nothing', { title: '', text: '' }, 'il manque quelque chose ici'],
  ])('is told of %s in words, and finds what was typed', async (_, wrong, words) => {
    const before = (await rows()).length
    const answer = await editor.send(pages.one, {
      ...(await opened('one')),
      ...typed(wrong as Record<string, string>),
      do: 'save',
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/<title>Erreur/)
    expect(textIn(html)).toContain(words)
    expect(html).toContain('La commune')
    expect(html).toMatch(/checkbox" name="q-echelle.pays" value="yes" checked/)
    expect((await rows()).length).toBe(before)
  })

  test('keeps no name that isn’t to be shown', async () => {
    await editor.send(pages.one, {
      ...(await opened('one')),
      ...typed({ title: 'Sans nom', author: 'Zénobie', consent: 'non' }),
      do: 'save',
    })
    expect((await rows()).at(-1)).toMatchObject({ title: 'Sans nom', author: '' })
  })
})

describe('an editor after a workshop', () => {
  const sheet = Array.from({ length: 31 }, (_, at) => `Note ${at + 1}\nCe que la table ${at + 1} a dit.`).join('\n\n')
  const typed = (more: Record<string, string> = {}) => ({
    event: eventSlug,
    date: yesterday,
    priority: '',
    language: 'fr',
    consent: 'yes',
    notes: sheet,
    ...more,
  })

  test('reads 31 notes over and publishes them at once; once more is once', async () => {
    const before = (await rows()).length
    const hidden = await opened('notes')
    const look = await editor.send(pages.notes, { ...hidden, ...typed(), do: 'look' })
    const html = await look.text()
    expect(textIn(html)).toContain('31 notes à publier')
    expect(html.match(/<li>/g)?.length).toBeGreaterThanOrEqual(31)
    expect((await rows()).length).toBe(before)
    const again = hiddenIn(html)
    const location = await to(await editor.send(pages.notes, { ...again, do: 'publish' }))
    expect(await textOf(editor.get(location))).toContain('31 contributions publiées')
    expect(await to(await editor.send(pages.notes, { ...again, do: 'publish' }))).toBe(location)
    const made = (await rows()).slice(before)
    expect(made).toHaveLength(31)
    expect(made[30]).toMatchObject({ title: 'Note 31', text: 'Ce que la table 31 a dit.', channel: 'room', author: '' })
  })

  test('goes back from what was read over to what was typed', async () => {
    const html = await (await editor.send(pages.notes, { ...(await opened('notes')), ...typed(), do: 'back' })).text()
    expect(html).toContain('Ce que la table 31 a dit.</textarea>')
  })

  test.each([
    ['no event', { event: '' }, 'à quel événement'],
    ['no consent', { consent: '' }, 'que si les personnes présentes le savaient'],
    ['no note', { notes: ' \n\n ' }, 'au moins une note'],
    ['a note that is no word', { notes: 'Un\n\n…\n\nTrois' }, 'Note 2,'],
    ['301 notes', { notes: 'a\n\n'.repeat(301) }, '301 notes'],
    ['a day that isn’t one', { date: '31/06/2026' }, '31/06/2026 n’existe pas'],
  ])('is told of %s, once, and nothing is made', async (_, wrong, words) => {
    const before = (await rows()).length
    const answer = await editor.send(pages.notes, {
      ...(await opened('notes')),
      ...typed(wrong as Record<string, string>),
      do: 'publish',
    })
    expect(answer.status).toBe(422)
    const text = await textOf(answer)
    expect(text).toContain(words)
    expect(text).toMatch(/1 chose à corriger/)
    expect((await rows()).length).toBe(before)
  })
})

describe('an editor with a table', () => {
  const date = yesterday.split('-').reverse().join('/')
  const table = `titre;texte;date;nom;consentement\nImporté un;Texte un;${date};Camille;oui\nImporté deux;Texte deux;31/06/2026;Sans;non\n`

  test('tries it, mends what is refused, imports it; once more is nothing more', async () => {
    const before = (await rows()).length
    const hidden = await opened('file')
    const tried = await editor.send(pages.file, { ...hidden, content: table, do: 'look' })
    expect(tried.status).toBe(422)
    const html = await tried.text()
    const text = textIn(html).replace(/[\u00a0\u202f]/g, ' ')
    expect(text).toContain('1 ligne est refusée')
    expect(text).toContain('Ligne 3, « date » : le 31/06/2026 n’existe pas.')
    expect(text).not.toContain('Importer</button>')
    const mended = /<textarea id="mended"[^>]*>\n?([^<]*)<\/textarea>/.exec(html)?.[1] ?? ''
    expect(mended).toContain('ligne,titre,texte,date,nom,consentement,pourquoi')
    const corrected = mended.replace('31/06/2026,', `${date},`)
    const ready = await editor.send(pages.file, { ...hidden, content: table, mended: corrected, do: 'look' })
    expect(ready.status).toBe(200)
    const outlook = await textOf(ready)
    expect(outlook).toContain('2 contributions seraient faites')
    expect(outlook).toContain('1 nom n’est pas gardé')
    expect((await rows()).length).toBe(before)
    const send = () => editor.send(pages.file, { ...hidden, content: table, mended: corrected, do: 'import' })
    expect(await textOf(editor.get(await to(await send())))).toContain('2 contributions importées')
    expect(await textOf(editor.get(await to(await send())))).toContain('2 lignes étaient déjà là')
    expect((await rows()).slice(before)).toMatchObject([
      { title: 'Importé un', author: 'Camille' },
      { title: 'Importé deux', author: '' },
    ])
  })

  test('gives it as a file instead, CSV or XLSX: tried, mended and imported without choosing it again, and then it is gone', async () => {
    const { db } = site.database
    const waiting = () => db.selectFrom('files').select(['id', 'name']).where('ticket', 'is not', null).execute()
    const upload = async (fields: Record<string, string>, name: string, content: Buffer) =>
      editor.send(pages.file, formOf([...Object.entries(fields), ['table', { name, content }]]))
    const chosenIn = (html: string) => ({
      chosen: /<input type="checkbox" name="chosen" value="([^"]+)" checked/.exec(html)?.[1] ?? '',
    })
    const before = (await rows()).length
    const hidden = await opened('file')
    const text = `titre;texte;date\nPar fichier un;Texte de fichier un;${date}\nPar fichier deux;Texte de fichier deux;31/06/2026\n`
    const tried = await upload({ ...hidden, do: 'look' }, 'Tableau été.csv', Buffer.from(text, 'latin1'))
    expect(tried.status).toBe(422)
    const html = await tried.text()
    expect(textIn(html)).toContain('Tableau été.csv')
    expect(textIn(html)).toContain('le 31/06/2026 n’existe pas')
    const mended = /<textarea id="mended"[^>]*>\n?([^<]*)<\/textarea>/.exec(html)?.[1] ?? ''
    const corrected = { mended: mended.replace('31/06/2026,', `${date},`), ...chosenIn(html) }
    const ready = await editor.send(pages.file, { ...hidden, ...corrected, do: 'look' })
    expect([ready.status, await textOf(ready.clone())]).toEqual([
      200,
      expect.stringContaining('2 contributions seraient'),
    ])
    expect(chosenIn(await ready.text())).toEqual({ chosen: corrected.chosen })
    expect((await waiting()).length).toBe(1)
    const done = await editor.send(pages.file, { ...hidden, ...corrected, do: 'import' })
    expect(await textOf(editor.get(await to(done)))).toContain('2 contributions importées')
    expect((await rows()).slice(before).map(({ title }) => title)).toEqual(['Par fichier un', 'Par fichier deux'])
    expect(await waiting()).toEqual([])
    // Where it is gone, or was never theirs, they are told to choose it again.
    const gone = await editor.send(pages.file, { ...hidden, ...corrected, do: 'import' })
    expect([gone.status, await textOf(gone)]).toEqual([422, expect.stringContaining('choisissez-le à nouveau')])
    // As a workbook, at once; and one of another kind is told apart.
    const cells = [
      ['titre', 'texte', 'date'],
      ['Par classeur', 'Texte de classeur', date],
    ]
    const book = Buffer.from(workbook(cells))
    expect(await textOf(editor.get(await to(await upload({ ...hidden, do: 'import' }, 'x.xlsx', book))))).toContain(
      '1 contribution importée',
    )
    const wrong = await upload({ ...hidden, do: 'look' }, 'x.csv', Buffer.from('%PDF-1.4\n\0\0'))
    expect(wrong.status).toBe(422)
    expect(await textOf(wrong)).toMatch(/n’est pas un fichier de texte|fichier PDF/)
    const stranger = await holder(null, { type: 'site', id: null })
    const form = formOf([...Object.entries(hidden), ['table', { name: 'x.csv', content: Buffer.from(text) }]])
    expect((await stranger.send(pages.file, form)).status).toBe(403)
    expect((await waiting()).length).toBe(1)
  })

  test('may send back the list that this site gives: it is there already, withdrawn and hidden ones left out', async () => {
    await sealAll(site.database.db)
    site.cache.forgetAll()
    const list = await (await site.get('/contributions.csv')).text()
    const text = await textOf(editor.send(pages.file, { ...(await opened('file')), content: list, do: 'look' }))
    expect(text).toMatch(/0 contribution serait faite/)
    expect(text).toMatch(/[34]\d lignes sont déjà là/)
    expect(text).not.toMatch(/refusée|inconnue/)
  })

  test.each([
    ['nothing', '', 'Choisissez un fichier, ou collez un tableau'],
    ['no header', 'a;b\nc;d', 'Il manque les colonnes'],
    ['quotes that never close', 'titre;texte;date\n"a;b', 'guillemet'],
  ])('is told of %s', async (_, content, words) => {
    const answer = await editor.send(pages.file, { ...(await opened('file')), content, do: 'import' })
    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toContain(words)
  })

  test('with more than a form brings is told so', async () => {
    const answer = await editor.send(pages.file, {
      ...(await opened('file')),
      content: 'a'.repeat(2_100_000),
      do: 'look',
    })
    expect(answer.status).toBe(413)
  })
})

describe('who isn’t an editor of the plan', () => {
  test.each(Object.values(pages))('is asked who they are at %s, or told that it isn’t theirs', async path => {
    expect((await personAt(site).get(path)).headers.get('location')).toMatch(/^\/connexion/)
    const consultation = { consultation: 'transparence', do: 'save' }
    for (const person of [
      await holder(null, { type: 'site', id: null }),
      await holder('moderator', { type: 'site', id: null }),
      await holder('evaluator', { type: 'plan', id: planId }),
    ]) {
      expect((await person.get(path)).status).toBe(403)
      expect((await person.send(path, consultation)).status).toBe(403)
    }
  })

  test('but of another one finds no such consultation', async () => {
    const other = (
      await site.database.db
        .selectFrom('plans')
        .select('id')
        .where('key', '=', 'fr-2023-2025')
        .executeTakeFirstOrThrow()
    ).id
    const stranger = await holder('editor', { type: 'plan', id: other })
    for (const path of Object.values(pages)) {
      expect((await stranger.get(`${path}?consultation=transparence`)).status).toBe(404)
      expect((await stranger.send(path, { consultation: 'transparence', do: 'publish' })).status).toBe(404)
      expect(await textOf(stranger.get(path))).toContain('n’a encore commencé')
    }
  })
})

test('the record holds after all of it', async () => {
  await sealAll(site.database.db)
  expect(await verifyRecord(site.database.db)).toMatchObject({ waiting: 0, problems: [] })
})
