import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetWhatIsOver, giveRole } from '../../src/people/index.ts'
import { sha256 } from '../../src/platform/canonical.ts'
import { takeAwayGone } from '../../src/platform/files/gone.ts'
import { largestFile } from '../../src/platform/files/limits.ts'
import { operator, sealAll, verifyRecord } from '../../src/record/index.ts'
import { photo } from '../fixtures/pictures.ts'
import { docx, pdf, png } from '../fixtures/uploads.ts'
import { hiddenIn, linksInLetters, openCall } from '../support/consultations.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { formOf, lying, type Sent, type TestStore, testStore } from '../support/upload-page.ts'
import { type Person, personAt, signedIn } from '../support/visitor.ts'

let site: TestSite
let store: TestStore
let moderator: Person
beforeAll(async () => {
  store = testStore()
  site = await openSite('france', null, undefined, undefined, store)
  await openCall(site.database.db)
  moderator = await signedIn(site, 'moderator@example.org', '192.0.2.9')
  const { id } = await site.database.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', 'moderator@example.org')
    .executeTakeFirstOrThrow()
  const role = {
    personId: id,
    role: 'moderator',
    on: { type: 'site', id: null },
    from: '2026-01-01',
    until: null,
  } as const
  expect((await giveRole.perform(site.database.db, operator, new Date(), role)).done).toBe(true)
})
afterAll(async () => {
  await site.close()
  store.remove()
})

let people = 0
const newMail = () => `f${++people}@example.org`
const elsewhere = () => `198.51.100.${++people % 250}`
const textOf = async (answer: Response | Promise<Response>) =>
  textIn(await (await answer).text()).replace(/[\u00a0\u202f]/g, ' ')
const form = '/contributions/nouvelle'
const desk = '/atelier/moderation'

/** What a page sends for the files that are ticked on it. */
const tickedIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="checkbox" name="(file-\d)" value="([^"]+)" checked/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
const namesIn = async (html: string) => {
  const text = textIn(html).replace(/[\u00a0\u202f]/g, ' ')
  return [...text.matchAll(/[\p{L}\d-]+\.(?:pdf|docx|png|jpg) \([^)]*\)/gu)].map(([found]) => found)
}

let proposals = 0
const proposal = () => ({
  title: `Une idée avec ses pièces, n° ${++proposals}`,
  text: `Ce que montrent les pièces, ${'abcdefghij'[proposals % 10]?.repeat(5)}.`,
  author: 'Nadia B.',
})
const opened = async (person: Person) => hiddenIn(await (await person.get(form)).text())

/** Sends a form as a browser does: fields, then files in the one field for them. */
const sendWith = (person: Person, path: string, fields: Record<string, string>, ...files: Exclude<Sent, string>[]) =>
  person.send(path, formOf([...Object.entries(fields), ...files.map(file => ['files', file] as const)]))

const lastRow = () =>
  site.database.db.selectFrom('contributions').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()
const filesOf = (id: string) =>
  site.database.db
    .selectFrom('contribution_files')
    .selectAll()
    .where('contribution_id', '=', id)
    .orderBy('place')
    .execute()
const hashOf = (bytes: Buffer) => sha256(bytes).toString('hex')
const isHeld = async (bytes: Buffer) => {
  await takeAwayGone(site.database.db, store)
  return store.held().includes(lying(hashOf(bytes)))
}
const waiting = async () =>
  (await site.database.db.selectFrom('files').select('id').where('ticket', 'is not', null).execute()).length

/** Publishes, as somebody who has signed in, a proposal with files. @returns its address, who wrote it, and its row */
async function published(...files: Exclude<Sent, string>[]) {
  const mail = newMail()
  const author = await signedIn(site, mail, elsewhere())
  const sent = await sendWith(
    author,
    form,
    { ...(await opened(author)), ...proposal(), seen: 'yes', do: 'send' },
    ...files,
  )
  expect(sent.status).toBe(303)
  const { id, number: place } = await lastRow()
  const number = `C-${String(place).padStart(4, '0')}`
  // It came faster than anybody types.
  expect((await moderator.send(`${desk}/${number}`, { do: 'release' })).status).toBe(303)
  site.cache.forgetAll()
  const page = (await site.get(`/id/contribution/${id}`)).headers.get('location') ?? ''
  return { author, mail, row: await lastRow(), page, number }
}
const dataOf = async (page: string) => {
  site.cache.forgetAll()
  return (await site.get(`${page}.json`)).json()
}

describe('a citizen who attaches files', () => {
  test('chooses two at once, finds them again after each thing that was wrong, and chooses none twice', async () => {
    const citizen = personAt(site, elsewhere())
    const mail = newMail()
    const typed = { ...proposal(), email: mail }
    const [plan, letter] = [pdf('le plan'), docx()]
    const hidden = await opened(citizen)
    expect((await (await citizen.get(form)).text()).match(/enctype="multipart\/form-data"/g)).toHaveLength(1)
    const wrong = await sendWith(
      citizen,
      form,
      { ...hidden, ...typed, title: '', do: 'send' },
      { name: 'plan du quartier.pdf', content: plan },
      { name: 'C:\\lettres\\lettre.docx', content: letter },
      { name: 'photo.png', content: Buffer.from('<!doctype html><script>alert(1)</script>'), type: 'image/png' },
      { name: 'film.pdf', content: Buffer.concat([pdf(), Buffer.alloc(largestFile)]) },
    )
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    const said = textIn(page).replace(/[\u00a0\u202f]/g, ' ')
    expect(said).toContain('3 choses à corriger')
    expect(said).toContain('« photo.png » : Le contenu de ce fichier n’est d’aucune sorte que le site accepte')
    expect(said).toContain('« film.pdf » : Ce fichier dépasse 10 Mo.')
    expect(page).toContain(typed.text)
    expect(await namesIn(page)).toEqual(['quartier.pdf (PDF, 1 Ko)', 'lettre.docx (Word, 1 Ko)'])
    // Read again, and back: they come along, by what nobody guesses.
    const held = tickedIn(page)
    expect(Object.keys(held)).toEqual(['file-1', 'file-2'])
    const look = await (await citizen.send(form, { ...hidden, ...typed, ...held, do: 'look' })).text()
    expect(textIn(look)).toContain('plan du quartier.pdf')
    const back = await (await citizen.send(form, { ...hiddenIn(look), do: 'back' })).text()
    expect(tickedIn(back)).toEqual(held)
    // One more than fit: the fifth is taken, the sixth isn't, and what was chosen twice is there once.
    const more = await sendWith(
      citizen,
      form,
      { ...hidden, ...typed, ...held, do: 'look' },
      ...[plan, pdf('a'), pdf('b'), pdf('c'), pdf('d')].map((content, at) => ({ name: `annexe-${at}.pdf`, content })),
    )
    expect(more.status).toBe(422)
    const full = await more.text()
    expect(textIn(full)).toContain('celui-ci est de trop')
    expect(Object.keys(tickedIn(full))).toHaveLength(5)
    // Unticked is taken off.
    const { 'file-1': first = '', 'file-3': third = '' } = tickedIn(full)
    const sent = await citizen.send(form, {
      ...hidden,
      ...typed,
      'file-1': first,
      'file-3': third,
      seen: 'yes',
      do: 'send',
    })
    expect(sent.status).toBe(303)
    expect(await textOf(citizen.get(sent.headers.get('location') ?? ''))).toMatch(/Fichiers joints\s*2/)
    const row = await lastRow()
    const files = await filesOf(row.id)
    expect(files.map(({ hash }) => hash)).toEqual([hashOf(plan), hashOf(pdf('a'))])
    // Sent a second time, by another click: the same answer, and nothing more.
    const again = await citizen.send(form, {
      ...hidden,
      ...typed,
      'file-1': first,
      'file-3': third,
      seen: 'yes',
      do: 'send',
    })
    expect(again.headers.get('location')).toBe(sent.headers.get('location'))
    expect((await lastRow()).id).toBe(row.id)
    // Nobody reads them before it is confirmed; whoever is asked to confirm sees which they are.
    const path = `/fichiers/${files[0]?.id}/plan-du-quartier.pdf`
    expect((await site.get(path)).status).toBe(404)
    const [link = ''] = await linksInLetters(site, '/contributions/confirmer')
    expect(await textOf(citizen.get(link))).toContain('plan du quartier.pdf')
    await site.database.db.updateTable('contributions').set({ suspicion: null }).where('id', '=', row.id).execute()
    const lien = new URL(link, 'https://x.test').searchParams.get('lien') ?? ''
    await citizen.send('/contributions/confirmer', { lien, do: 'yes' })
    const given = await site.get(path)
    expect(given.status).toBe(200)
    expect(Buffer.from(await given.arrayBuffer()).equals(plan)).toBe(true)
    expect(given.headers.get('content-disposition')).toMatch(/^attachment; filename="plan du quartier.pdf"/)
  })

  test('says nobody that it was them: what is chosen and never sent is gone, and so is what isn’t confirmed', async () => {
    const citizen = personAt(site, elsewhere())
    const bytes = pdf('jamais confirmé')
    const sent = await sendWith(
      citizen,
      form,
      { ...(await opened(citizen)), ...proposal(), email: newMail(), seen: 'yes', do: 'send' },
      { name: 'a.pdf', content: bytes },
    )
    expect(sent.status).toBe(303)
    expect(await isHeld(bytes)).toBe(true)
    const [link = ''] = await linksInLetters(site, '/contributions/confirmer')
    const lien = new URL(link, 'https://x.test').searchParams.get('lien') ?? ''
    await citizen.send('/contributions/confirmer', { lien, do: 'no' })
    expect((await lastRow()).state).toBe('lapsed')
    expect(await filesOf((await lastRow()).id)).toEqual([])
    expect(await isHeld(bytes)).toBe(false)
  })

  test('finds them with a draft for thirty days, on another device, and leaves none behind', async () => {
    const citizen = personAt(site, elsewhere())
    const [one, other] = [pdf('brouillon 1'), pdf('brouillon 2')]
    const before = await waiting()
    const typed = { ...proposal(), email: newMail() }
    const kept = await sendWith(
      citizen,
      form,
      { ...(await opened(citizen)), ...typed, do: 'keep' },
      { name: 'un.pdf', content: one },
      { name: 'deux.pdf', content: other },
    )
    const link = (kept.headers.get('location') ?? '').replace('&garde=1', '')
    await site.database.db
      .updateTable('files')
      .set({ stored_at: new Date(Date.now() - 20 * 86_400_000) })
      .execute()
    await forgetWhatIsOver(site.database.db, '2099-01-01', new Date())
    const phone = personAt(site, elsewhere())
    const page = await (await phone.get(link)).text()
    expect(await namesIn(page)).toEqual(['un.pdf (PDF, 1 Ko)', 'deux.pdf (PDF, 1 Ko)'])
    // Kept again without the second: that one is gone.
    const { 'file-1': first = '' } = tickedIn(page)
    await phone.send(form, { ...hiddenIn(page), ...typed, 'file-1': first, do: 'keep' })
    expect([await isHeld(one), await isHeld(other)]).toEqual([true, false])
    const again = await (await phone.get(link)).text()
    const sent = await phone.send(form, { ...hiddenIn(again), ...typed, ...tickedIn(again), seen: 'yes', do: 'send' })
    expect(sent.status).toBe(303)
    expect((await filesOf((await lastRow()).id)).map(({ hash }) => hash)).toEqual([hashOf(one)])
    expect(await site.database.db.selectFrom('contribution_drafts').select('id').execute()).toEqual([])
    expect(await waiting()).toBeLessThanOrEqual(before)
  })

  test('shows a photo without the place where it was taken', async () => {
    const { page } = await published({ name: 'rue.jpg', content: photo })
    const [file] = (await dataOf(page)).attached
    const bytes = Buffer.from(await (await site.get(new URL(file.url).pathname)).arrayBuffer())
    expect(hashOf(bytes)).toBe(file.sha256)
    expect(bytes.toString('latin1')).not.toMatch(/Nadia|Acme|secret|hello/)
    expect(photo.toString('latin1')).toMatch(/Nadia/)
    expect(bytes.includes(Buffer.from('MM\0*', 'latin1'))).toBe(true)
  })

  test('reads that too many came from one place, with all that they typed', async () => {
    const citizen = personAt(site, '203.0.113.77')
    const hidden = await opened(citizen)
    const typed = { ...proposal(), email: newMail() }
    let last = await citizen.get(form)
    for (let round = 0; round < 13; round += 1)
      last = await sendWith(
        citizen,
        form,
        { ...hidden, ...typed, do: 'look' },
        ...[0, 1, 2, 3, 4].map(at => ({ name: `${at}.pdf`, content: pdf(`${round} ${at}`) })),
      )
    expect(last.status).toBe(429)
    const page = await last.text()
    expect(textIn(page)).toContain('Trop de fichiers sont arrivés d’ici')
    expect(page).toContain(typed.text)
  })
})

describe('the files of a contribution', () => {
  test('stand on its page, in its data and in lists; and the record says what they are, for anybody to check', async () => {
    const bytes = pdf('preuve')
    const { page, row, number } = await published(
      { name: 'étude d’impact.pdf', content: bytes },
      { name: 'x.png', content: png },
    )
    const shown = await (await site.get(page)).text()
    expect(textIn(shown)).toContain('étude d’impact.pdf')
    const data = await dataOf(page)
    expect(data).toMatchObject({
      files: 2,
      attached: [{ name: 'étude d’impact.pdf', size: bytes.length, sha256: hashOf(bytes) }, { name: 'x.png' }],
    })
    const path = new URL(data.attached[0].url).pathname
    expect(shown).toContain(`href="${path}"`)
    expect((await site.get(path)).status).toBe(200)
    const asText = await (await site.get(`${page}.md`)).text()
    expect(asText).toContain(path)
    expect(await textOf(site.get('/contributions'))).toContain('2 fichiers joints')
    const csv = await (await site.get('/contributions.csv')).text()
    const [header = '', ...lines] = csv.split('\r\n')
    const place = header.replace('\ufeff', '').split(',').indexOf('files')
    expect(
      lines
        .find(line => line.startsWith(number))
        ?.split(',')
        .at(place - header.split(',').length),
    ).toBe('2')
    const entry = await site.database.db
      .selectFrom('entries')
      .select(['public', 'erasable'])
      .where('subject_id', '=', row.id)
      .where('type', '=', 'contribution.published')
      .executeTakeFirstOrThrow()
    expect(entry.public).toMatchObject({
      files: [{ sha256: hashOf(bytes), size: bytes.length, kind: 'pdf' }, { kind: 'png' }],
    })
    expect(JSON.stringify(entry.public)).not.toContain('impact')
    expect(entry.erasable).toMatchObject({ files: [{ name: 'étude d’impact.pdf' }, { name: 'x.png' }] })
  })

  test('are changed with it: each version says which it had, and what was taken off is given to nobody', async () => {
    const [one, other, third] = [pdf('v1 un'), pdf('v1 deux'), pdf('v2')]
    const { author, page, row, number } = await published(
      { name: 'garde.pdf', content: one },
      { name: 'secret.pdf', content: other },
    )
    const before = (await dataOf(page)).attached
    const change = `/contributions/${number}/modifier`
    const opened = await (await author.get(change)).text()
    expect(await namesIn(opened)).toEqual(['garde.pdf (PDF, 1 Ko)', 'secret.pdf (PDF, 1 Ko)'])
    const fields = { ...hiddenIn(opened), title: row.title, text: row.text, author: row.author }
    const { 'file-1': first = '' } = tickedIn(opened)
    const wrong = await sendWith(
      author,
      change,
      { ...fields, 'file-1': first },
      { name: 'v.pdf', content: Buffer.from('no') },
    )
    expect([wrong.status, Object.keys(tickedIn(await wrong.text()))]).toEqual([422, ['file-1']])
    const done = await sendWith(author, change, { ...fields, 'file-1': first }, { name: 'nouveau.pdf', content: third })
    expect(done.status).toBe(303)
    const data = await dataOf(page)
    expect([data.version, data.files]).toEqual([2, 2])
    expect(data.attached.map(({ name }: { name: string }) => name)).toEqual(['garde.pdf', 'nouveau.pdf'])
    expect(data.versions[0].attached).toMatchObject([
      { name: 'garde.pdf', sha256: hashOf(one) },
      { name: null, url: null, sha256: hashOf(other), mediaType: 'application/pdf' },
    ])
    expect((await site.get(new URL(before[1].url).pathname)).status).toBe(404)
    expect(await isHeld(other)).toBe(false)
    expect(await textOf(site.get(page))).toContain('Un fichier (PDF, 1 Ko), retiré depuis.')
    const { rows } = await sql<{ told: string }>`
      select to_jsonb(entries)::text as told from entries where subject_id = ${row.id}
      union all select to_jsonb(files)::text from files`.execute(site.database.db)
    expect(rows.filter(({ told }) => told.includes('secret.pdf'))).toEqual([])
    expect(rows.filter(({ told }) => told.includes('garde.pdf')).length).toBeGreaterThan(1)
    await sealAll(site.database.db)
    expect((await verifyRecord(site.database.db)).problems).toEqual([])
    // Nothing else changed: no version for it.
    const same = await (await author.get(change)).text()
    await author.send(change, {
      ...hiddenIn(same),
      title: row.title,
      text: row.text,
      author: row.author,
      ...tickedIn(same),
    })
    expect((await lastRow()).version).toBe(2)
  })

  test('go with its text when it is taken back', async () => {
    const bytes = pdf('repris')
    const { author, page, number, row } = await published({ name: 'repris.pdf', content: bytes })
    const path = new URL((await dataOf(page)).attached[0].url).pathname
    expect(await isHeld(bytes)).toBe(true)
    await author.send(`/contributions/${number}/retirer`, { reason: '' })
    expect((await site.get(path)).status).toBe(404)
    expect(await isHeld(bytes)).toBe(false)
    expect(await dataOf(page)).toMatchObject({ state: 'withdrawn', files: 0, attached: [] })
    const { rows } = await sql<{ told: string }>`
      select to_jsonb(entries)::text as told from entries where subject_id = ${row.id}
      union all select to_jsonb(contribution_files)::text from contribution_files where contribution_id = ${row.id}`.execute(
      site.database.db,
    )
    expect(rows.filter(({ told }) => told.includes('repris.pdf'))).toEqual([])
    await sealAll(site.database.db)
    expect((await verifyRecord(site.database.db)).problems).toEqual([])
  })

  test('are hidden with it, read by whoever moderates, and there again once it is restored', async () => {
    const bytes = pdf('à juger')
    const { page, number } = await published({ name: 'à juger.pdf', content: bytes })
    const path = new URL((await dataOf(page)).attached[0].url).pathname
    const act = (fields: Record<string, string>) => moderator.send(`${desk}/${number}`, fields)
    expect((await act({ do: 'hide', rule: 'advertising', explanation: 'Une publicité.' })).status).toBe(303)
    expect((await site.get(path)).status).toBe(404)
    site.cache.forgetAll()
    const hidden = await (await site.get(`/contributions/${number}.json`)).json()
    expect(hidden).toMatchObject({ state: 'hidden', files: null, attached: [] })
    const seen = await (await moderator.get(`${desk}/${number}`)).text()
    const [, own = ''] = /href="([^"]*\?fichier=[^"]+)"/.exec(seen) ?? []
    const read = await moderator.get(own)
    expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true)
    expect((await personAt(site, elsewhere()).get(own)).status).not.toBe(200)
    const other = own.replace(number, 'C-0001')
    expect((await moderator.get(other)).status).toBe(404)
    expect((await act({ do: 'restore', explanation: 'Non, en fait.' })).status).toBe(303)
    expect((await site.get(path)).status).toBe(200)
  })

  test('are in what their author can take away with them, and lose their names with the author’s', async () => {
    const bytes = pdf('de Nadia')
    const { author, mail, page, row } = await published({ name: 'lettre de Nadia.pdf', content: bytes })
    expect(await textOf(author.get('/mon-espace/donnees'))).toContain('lettre de Nadia.pdf (PDF, 1 Ko)')
    expect((await author.send('/mon-espace/effacer', { do: 'erase', address: mail, writings: 'keep' })).status).toBe(
      303,
    )
    const [file] = (await dataOf(page)).attached
    expect(file).toMatchObject({ name: null, sha256: hashOf(bytes) })
    expect((await site.get(new URL(file.url).pathname)).headers.get('content-disposition')).toContain('document.pdf')
    const { rows } = await sql<{ told: string }>`
      select to_jsonb(entries)::text as told from entries where subject_id = ${row.id}
      union all select to_jsonb(files)::text from files`.execute(site.database.db)
    expect(rows.filter(({ told }) => told.includes('lettre de Nadia'))).toEqual([])
  })
})
