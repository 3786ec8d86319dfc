import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { clockAt } from '../../src/platform/clock.ts'
import { pageCache } from '../../src/platform/http/page-cache.ts'
import { openLog } from '../../src/platform/log.ts'
import { NotSet, openTypesetter, type Reason, type Typesetter } from '../../src/platform/typst/typesetter.ts'
import { sealAll } from '../../src/record/index.ts'
import { setFact } from '../../src/site/set-fact.ts'
import { describeWith } from '../support/own-servers.ts'
import { bareWords, elementsOf, infoOf, metadataOf, pagesOf } from '../support/pdf.ts'
import { openSite, openSiteOn, type TestSite, testDay, testOrigin } from '../support/site.ts'
import { inFrench, straight, type Told, toldOf } from '../support/told.ts'
import { openFollowed } from '../support/tracker.ts'

let site: TestSite
beforeAll(async () => {
  site = await openFollowed()
})
afterAll(() => site.close())

const bytesOf = async (answer: Response) => {
  expect(`${answer.status} ${answer.headers.get('content-type')}`).toBe('200 application/pdf')
  return new Uint8Array(await answer.arrayBuffer())
}
const pdfAt = async (path: string) => bytesOf(await site.get(path))
type Data = Record<string, never> & { commitments: Told[] }
/** A page without its head and its foot, between which a sentence may go on. */
const withoutEdges = (page: string): string =>
  page.replace(/\nTexte courant du .*$/s, '').replace(/^\s*Plan \d{4}-\d{4}\n+[^\n]*\n/, '')
const dataAt = async (path: string) => (await (await site.get(path)).json()) as Data
const plans = ['2015-2017', '2018-2020', '2021-2023', '2023-2025']
const commitmentAt = async (path: string) => (await site.get(path)).headers.get('location') ?? path
/** What a page says, without its marks. */
const wordsOfPage = async (path: string) =>
  bareWords(
    (await (await site.get(path)).text())
      .replace(/<details.*?<\/details>/gs, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&#39;|&quot;/g, "'"),
  )

/** The site over the same database, setting its documents in another way. */
const setBy = (typesetter: Typesetter): Hono =>
  createApp({
    db: site.database.db,
    cache: pageCache(),
    clock: { ...clockAt(testDay), demonstration: null },
    log: openLog('silent'),
    origin: testOrigin,
    typesetter,
  }) as unknown as Hono
const stubbed = (set: Typesetter['set']): Typesetter => ({ set, pid: () => undefined, close: async () => {} })
const asked = (path: string, more: RequestInit = {}) => new Request(`${testOrigin}${path}`, more)

describe('a document of the site', () => {
  test('is answered as a PDF with a name, in both languages, for a plan and for a commitment', async () => {
    const french = await site.get('/plans/2021-2023.pdf')
    expect(french.headers.get('content-disposition')).toBe('inline; filename="plans-2021-2023.pdf"')
    expect(french.headers.get('content-language')).toBe('fr')
    expect(french.headers.get('link')).toContain(`<${testOrigin}/plans/2021-2023>; rel="canonical"`)
    await bytesOf(french)
    expect((await site.get('/en/plans/2021-2023.pdf')).headers.get('content-language')).toBe('en')
    const commitment = await commitmentAt('/plans/2021-2023/engagements/4')
    await pdfAt(`${commitment}.pdf`)
    const short = await site.get('/plans/2021-2023/engagements/4.pdf')
    expect([short.status, short.headers.get('location')]).toEqual([308, `${commitment}.pdf`])
  })

  test('is asked for again with its ETag, and by HEAD, without its bytes', async () => {
    const first = await site.get('/plans/2023-2025.pdf')
    const etag = first.headers.get('etag') ?? ''
    const { length } = await bytesOf(first)
    const again = await site.get('/plans/2023-2025.pdf', { 'If-None-Match': etag })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    const head = await site.app.fetch(asked('/plans/2023-2025.pdf', { method: 'HEAD' }))
    expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([
      200,
      String(length),
      0,
    ])
  })

  test('is linked from its page, seen and unseen', async () => {
    for (const path of ['/plans/2021-2023', await commitmentAt('/plans/2021-2023/engagements/4')]) {
      const page = await (await site.get(path)).text()
      expect(page).toMatch(new RegExp(`<a [^>]*href="${path}.pdf"[^>]*type="application/pdf"[^>]*>PDF</a>`))
      expect(page).toMatch(new RegExp(`<link [^>]*href="[^"]*${path}.pdf"`))
    }
  })

  test('of a page that has none is a 404 that names what there is', async () => {
    expect((await site.get('/plans.pdf')).status).toBe(404)
    expect((await site.get('/plans/1999-2001.pdf')).status).toBe(404)
  })

  test('is the same to the byte from another process, and kept until the record changes what it shows', async () => {
    const typesetter = openTypesetter()
    try {
      const other = setBy(typesetter)
      const [one, two] = [
        await pdfAt('/plans/2018-2020.pdf'),
        await bytesOf(await other.fetch(asked('/plans/2018-2020.pdf'))),
      ]
      expect(Buffer.compare(one, two)).toBe(0)
    } finally {
      await typesetter.close()
    }
    let set = 0
    const counting = stubbed(async () => {
      set += 1
      return { pdf: Buffer.from(`%PDF-${set}`), pages: 1 }
    })
    const app = setBy(counting)
    for (const path of ['/plans/2018-2020.pdf', '/plans/2018-2020.pdf', '/en/plans/2018-2020.pdf'])
      await app.fetch(asked(path))
    expect(set).toBe(2)
  })

  test('doesn’t hold up a page: one that is asked for after it is answered before it', async () => {
    const events: string[] = []
    let finish = () => {}
    const begun = new Promise<void>(resolve => {
      const app = setBy(
        stubbed(async () => {
          events.push('setting')
          resolve()
          await new Promise<void>(done => {
            finish = done
          })
          return { pdf: Buffer.from('%PDF-'), pages: 1 }
        }),
      )
      reading = { app, book: Promise.resolve(app.fetch(asked('/plans/2021-2023.pdf'))).then(() => events.push('book')) }
    })
    await begun
    await reading.app.fetch(asked('/plans/2018-2020'))
    events.push('page')
    finish()
    await reading.book
    expect(events).toEqual(['setting', 'page', 'book'])
  })
  let reading: { app: Hono; book: Promise<number> }

  test('is set in another process: while that one stands still, this one answers a page', async () => {
    const typesetter = openTypesetter()
    try {
      const app = setBy(typesetter)
      const events: string[] = []
      const book = Promise.resolve(app.fetch(asked('/plans/2018-2020.pdf'))).then(() => events.push('book'))
      await expect.poll(() => typesetter.pid(), { interval: 1 }).toBeDefined()
      const pid = typesetter.pid() ?? 0
      process.kill(pid, 'SIGSTOP')
      await app.fetch(asked('/plans'))
      events.push('page')
      process.kill(pid, 'SIGCONT')
      await book
      expect(events).toEqual(['page', 'book'])
    } finally {
      await typesetter.close()
    }
  })

  test('that can’t be set is said in words, with the way to the page, and isn’t kept', async () => {
    const said: Record<Exclude<Reason, 'long'>, RegExp> = {
      busy: /Trop de documents sont demandés à la fois/,
      late: /n’a pas pu être composé/,
      died: /n’a pas pu être composé/,
      failed: /n’a pas pu être composé/,
      missing: /ne peut pas composer de PDF/,
    }
    for (const [reason, words] of Object.entries(said)) {
      let tries = 0
      const app = setBy(
        stubbed(async () => {
          tries += 1
          throw new NotSet(reason as Reason, 'a secret of the machine')
        }),
      )
      const answer = await app.fetch(asked('/plans/2021-2023.pdf'))
      const page = await answer.text()
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
      expect(answer.headers.get('retry-after')).toBe(reason === 'missing' ? null : '5')
      expect(page).toMatch(words)
      expect(page).toContain('href="/plans/2021-2023"')
      expect(page).not.toContain('a secret of the machine')
      await app.fetch(asked('/plans/2021-2023.pdf'))
      expect(tries).toBe(2)
    }
  })
})

describeWith(['poppler-utils'], 'a plan as a book', () => {
  test('is a tagged PDF/UA-1 with a title, an author and a language, for each plan in each language', async () => {
    for (const [prefix, language] of [
      ['', 'fr'],
      ['/en', 'en'],
    ]) {
      for (const plan of plans) {
        const pdf = await pdfAt(`${prefix}/plans/${plan}.pdf`)
        const { title } = (await dataAt(`/plans/${plan}.json`)) as unknown as { title: Record<string, string> }
        expect(infoOf(pdf)).toMatchObject({
          Tagged: 'yes',
          Title: expect.any(String),
          Author: expect.stringMatching(/Parvis/),
        })
        expect(bareWords(JSON.stringify(title))).toContain(bareWords(infoOf(pdf).Title ?? 'none'))
        expect(metadataOf(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
        expect(metadataOf(pdf)).toContain(`<dc:language><rdf:Bag><rdf:li>${language}</rdf:li>`)
      }
    }
  })

  test('has its headings in order, none of them skipped', async () => {
    for (const plan of plans) {
      const levels = elementsOf(await pdfAt(`/plans/${plan}.pdf`))
        .flatMap(one => /^H(\d)$/.exec(one)?.[1] ?? [])
        .map(Number)
      expect(levels[0]).toBe(1)
      for (const [place, level] of levels.slice(1).entries())
        expect(level).toBeLessThanOrEqual((levels[place] ?? 0) + 1)
    }
  })

  test('says each commitment whole: its title as on the page, its statements, its milestones, its sources', async () => {
    for (const plan of plans) {
      const read = straight(
        bareWords(
          pagesOf(await pdfAt(`/plans/${plan}.pdf`))
            .map(withoutEdges)
            .join(' '),
        ),
      )
      const page = straight(await wordsOfPage(`/plans/${plan}`))
      const { commitments } = await dataAt(`/plans/${plan}.json`)
      expect(commitments.length).toBeGreaterThan(0)
      for (const told of commitments) {
        expect(page).toContain(inFrench(told.title))
        for (const words of toldOf(told)) expect(read).toContain(words)
      }
    }
  })

  test('says figures with what qualifies them, and where they come from', async () => {
    const read = bareWords(pagesOf(await pdfAt('/plans/2021-2023.pdf')).join(' '))
    for (const words of ['plus de 700', 'près de 100', '187', 'Cour des comptes', 'plusde15'])
      expect(read).toContain(bareWords(words))
    const words = bareWords(pagesOf(await pdfAt('/en/plans/2021-2023.pdf')).join(' '))
    expect(words).toContain(bareWords('over 700'))
  })

  test('says on each page of when it is, where it is and up to where the record goes, which the record confirms', async () => {
    const pages = pagesOf(await pdfAt('/plans/2021-2023.pdf'))
    const { url } = (await dataAt('/plans/2021-2023.json')) as unknown as { url: string }
    const [, seq, hash] = /ligne n°\s(\d+) · empreinte SHA-256 ([0-9a-f]{64})/.exec(pages[0] ?? '') ?? []
    for (const page of pages) {
      expect(page).toContain('Texte courant du 24 novembre 2026')
      expect(page).toContain(url)
      expect(page).toContain(hash)
    }
    const seal = await site.database.db
      .selectFrom('seals')
      .selectAll()
      .where('seq', '=', Number(seq))
      .executeTakeFirstOrThrow()
    expect(seal.chain.toString('hex')).toBe(hash)
    const { recorded } = await site.database.db
      .selectFrom('entries')
      .select('recorded')
      .where('id', '=', seal.entry_id)
      .executeTakeFirstOrThrow()
    const made = infoOf(await pdfAt('/plans/2021-2023.pdf')).CreationDate ?? ''
    expect(Date.parse(made.replace(/([+-]\d\d)$/, '$1:00'))).toBe(Math.floor(recorded.getTime() / 1000) * 1000)
  })

  test('has its contents with page numbers that are those of the pages', async () => {
    const pages = pagesOf(await pdfAt('/plans/2021-2023.pdf'))
    const entry = /Le calendrier, prévu et réel\s+(\d+)/.exec(pages[1] ?? '')
    expect(pages[Number(entry?.[1]) - 1]).toContain('Le calendrier, prévu et réel')
    expect(pages[1]).toContain('Sommaire')
  })

  test('shows of what is followed its states, its reasons, its evidence and what is late', async () => {
    const followed = (await (await site.get('/plans.json')).json()) as { plans: { slug: string }[] }
    const slug = followed.plans.map(one => one.slug).find(one => !plans.includes(one)) ?? ''
    const read = bareWords(pagesOf(await pdfAt(`/plans/${slug}.pdf`)).join(' '))
    for (const words of ['Achevé', 'En retard', 'Reporté', 'Raison :', 'Preuve'])
      expect(read).toContain(bareWords(words))
  })

  test('changes with what it shows, and says a later line of the record; what it doesn’t show leaves it as it is', async () => {
    const own = await openSite('france')
    try {
      const bytes = async (plan: string) => bytesOf(await own.get(`/plans/${plan}.pdf`))
      const [before, other] = [await bytes('2021-2023'), await bytes('2015-2017')]
      await setFact(
        own.database.db,
        {
          type: 'commitment',
          thing: 'fr-2021-2023-04',
          path: ['note'],
          value: JSON.stringify({ original: 'fr', fr: 'Une précision toute nouvelle.' }),
          reason: 'essai',
        },
        new Date('2026-11-24T11:00:00Z'),
      )
      own.cache.forgetAll()
      const waiting = bareWords(pagesOf(await bytes('2021-2023')).join(' '))
      expect(waiting).toContain(bareWords('une inscription attend son numéro'))
      await sealAll(own.database.db)
      own.cache.forgetAll()
      const after = await bytes('2021-2023')
      expect(pagesOf(after).join(' ')).toContain('Une précision toute nouvelle.')
      const hashOf = (pdf: Uint8Array) => /[0-9a-f]{64}/.exec(pagesOf(pdf)[0] ?? '')?.[0]
      expect(hashOf(after)).not.toBe(hashOf(before))
      expect(Buffer.compare(other, await bytes('2015-2017'))).toBe(0)
    } finally {
      await own.close()
    }
  })

  test('of a demonstration says so, and only what was known on its day', async () => {
    const then = await openSiteOn('2021-07-05')
    try {
      const read = pagesOf(await bytesOf(await then.get('/plans/2021-2023.pdf'))).join(' ')
      expect(bareWords(read)).toContain(bareWords('Démonstration : l’horloge de ce site est réglée au 5 juillet 2021.'))
      expect(read).toContain('Texte courant du 5 juillet 2021')
    } finally {
      await then.close()
    }
  })
})

describeWith(['poppler-utils'], 'a commitment as a document', () => {
  test('says what its page says, from its number to its history', async () => {
    const path = await commitmentAt('/plans/2018-2020/engagements/8')
    const pages = pagesOf(await pdfAt(`${path}.pdf`))
    const read = bareWords(pages.join(' '))
    const page = await wordsOfPage(path)
    for (const words of [
      'Créer un laboratoire ouvert',
      'Jalons de l’engagement 8',
      'Avis sur l’engagement 8',
      'FR0037',
      'State AI Lab (FR0037)',
    ]) {
      expect(page).toContain(bareWords(words))
      expect(read).toContain(bareWords(words))
    }
    expect(read).toContain(bareWords('Plan 2018-2020 · Engagement 8'))
    for (const one of pages) expect(one).toMatch(/SHA-256 [0-9a-f]{64}/)
  })
})
