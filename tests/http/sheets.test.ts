import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Excess, Sheet } from '../../src/platform/document/document.ts'
import { type NotSet, openTypesetter } from '../../src/platform/typst/typesetter.ts'
import { jobOf } from '../../src/site/print/document-of.ts'
import { setFact } from '../../src/site/set-fact.ts'
import { aroundNumber } from '../../src/site/sheet/plan-sheet.ts'
import { at } from '../fixtures/facts.ts'
import { attributeOf, decoded, textOf, treeOf } from '../support/html.ts'
import { describeWith } from '../support/own-servers.ts'
import { bareWords, elementsOf, infoOf, metadataOf, pagesOf, smallestType, wordsAt } from '../support/pdf.ts'
import { openSite, type TestSite } from '../support/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const sheets = { fr: '/plans/2021-2023/fiche', en: '/en/plans/2021-2023/sheet' } as const
const straight = (words: string) => words.replaceAll('’', "'")
const bare = (words: string) => straight(bareWords(words)).replaceAll('•', '')
const pageAt = async (path: string) => {
  const answer = await site.get(path)
  expect(`${path} ${answer.status}`).toBe(`${path} 200`)
  const tree = await treeOf(await answer.text())
  const article = tree.querySelector('article')
  return { article, words: straight(textOf(article).replace(/[\u00a0\u202f]/g, ' ')) }
}
const pdfAt = async (path: string) => {
  const answer = await site.get(path)
  expect(`${path} ${answer.status} ${answer.headers.get('content-type')}`).toBe(`${path} 200 application/pdf`)
  return new Uint8Array(await answer.arrayBuffer())
}
type Wording = string | { text: string }
type Words = Record<string, Wording>
const wordsIn = (text: Words, language: 'fr' | 'en') => {
  const wording = text[language] ?? ''
  return typeof wording === 'string' ? wording : wording.text
}
type Item = { text: Words }
type SheetData = {
  number: string
  lead: Words
  title: Words
  objective: Words
  quote: {
    text: Words
    speaker: string
    role: Words
    occasion: Words
    place: string
    date: { text: Words }
    cuts: number
  }
  sections: { heading: Words; paragraphs?: Item[]; bullets?: Item[]; priorities?: Words[] }[]
  focus: { heading: Words; paragraphs: Item[] }
  nextSteps: { period: { text: Words }; text: Words; actual: { text: Words } | null; awaited: boolean }[]
  figures: { counted: { value: number }; with: { value: number; qualifier: string; page: string } }[]
  footer: Words
  asOf: { text: Words }
}
const dataAt = async (language: 'fr' | 'en') =>
  ((await (await site.get(`${sheets[language]}.json`)).json()) as { sheet: SheetData }).sheet

/** Every text of the sheet, in the order of the paper. */
const textsOf = ({ title, objective, lead, sections, focus, quote, nextSteps, footer, asOf }: SheetData): Words[] => [
  lead,
  title,
  objective,
  ...sections.flatMap(({ heading, paragraphs = [], bullets = [], priorities = [] }) => [
    heading,
    ...paragraphs.map(({ text }) => text),
    ...bullets.map(({ text }) => text),
    ...priorities,
  ]),
  focus.heading,
  ...focus.paragraphs.map(({ text }) => text),
  quote.text,
  quote.role,
  quote.occasion,
  quote.date.text,
  ...nextSteps.flatMap(({ period, text, actual }) => [period.text, text, ...(actual ? [actual.text] : [])]),
  footer,
  asOf.text,
]

describe('the sheet of action 1-6, as a page', () => {
  test('says everything that its data says, in both languages', async () => {
    for (const language of ['fr', 'en'] as const) {
      const data = await dataAt(language)
      const { words } = await pageAt(sheets[language])
      const said = bare(words).toLowerCase()
      expect(textsOf(data).length).toBeGreaterThan(35)
      for (const text of textsOf(data)) expect(said).toContain(bare(wordsIn(text, language)).toLowerCase())
    }
  })

  test('has each figure as exactly as its source knows it, led to its proof', async () => {
    const { article, words } = await pageAt(sheets.fr)
    expect(words).toContain("2 Forums Open d'État avec près de 100 participants")
    expect(words).toContain(
      '6 webinaires pour diffuser la culture du Gouvernement ouvert ayant réuni + 700 participants',
    )
    expect(words).toContain('entre mars et juin ayant réuni 200 participants au total')
    const english = (await pageAt(sheets.en)).words
    expect(english).toContain("2 Open d'État forums with nearly 100 participants")
    expect(english).toContain('bringing together over 700 participants')
    const links = (article?.querySelectorAll('a') ?? []).map(link => attributeOf(link, 'href'))
    for (const figure of ['forum-participants', 'webinar-participants', 'workshop-participants'])
      expect(links).toContain(`/chiffres/${figure}`)
  })

  test('quotes word for word, with its cut, who said it, where and when', async () => {
    const data = await dataAt('fr')
    const { words } = await pageAt(sheets.fr)
    expect(words).toContain('avec les citoyens au centre. [...] En regardant le monde actuel')
    expect(words.split('[...]').length - 1).toBe(data.quote.cuts)
    expect(words).toContain(
      'Emmanuel Macron, président de la République, Déclaration sur le Partenariat pour un gouvernement ouvert, à Paris, le 24 septembre 2020',
    )
  })

  test('says of each step what really happened, or that it is awaited', async () => {
    const { words } = await pageAt(sheets.fr)
    expect(words).toMatch(
      /Fin septembre 2021 ?Publication du plan d'action et remise officielle\. En réalité : 17 décembre 2021\./,
    )
    expect(words).toMatch(
      /Août – septembre 2021 ?Rédaction et éditorialisation du plan d'action\. Attendu : aucune date réelle n'est sourcée\./,
    )
    expect((await dataAt('fr')).nextSteps.map(({ awaited }) => awaited)).toEqual([true, true, false])
  })

  test('says of a plan of which none is sourced that none is, and leads nowhere from its page', async () => {
    const answer = await site.get('/plans/2018-2020/fiche')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Aucune fiche de ce plan n’est sourcée.')
    expect(await (await site.get('/plans/2018-2020')).text()).not.toContain('/plans/2018-2020/fiche')
    expect(await (await site.get('/plans/2021-2023')).text()).toContain('href="/plans/2021-2023/fiche"')
  })

  test('shows a corrected figure at once, with how exactly it is known', async () => {
    const own = await openSite('france')
    try {
      const figureNow = async () => {
        const answer = await own.get(sheets.fr)
        return textOf((await treeOf(await answer.text())).querySelector('.fg')).replace(/[\u00a0\u202f]/g, ' ')
      }
      expect(await figureNow()).toContain('+ 700')
      const correct = (path: string[], value: string) =>
        setFact(
          own.database.db,
          { type: 'figure', thing: 'webinar-participants', path, value, reason: 'Recompté' } as never,
          at,
          false,
        )
      await correct(['value'], '712')
      own.cache.forgetAll()
      expect(await figureNow()).toContain('plus de 712 participants')
      expect(await figureNow()).not.toContain('700')
    } finally {
      await own.close()
    }
  })
})

test.each([
  ['ayant réuni + 700 participants', '700', { before: 'ayant réuni', sign: '+\u00a0', after: 'participants' }],
  ['avec près de 1 200 participants', '1\u00a0200', { before: 'avec près de', sign: '', after: 'participants' }],
  ['over 1,200 people', '1,200', { before: 'over', sign: '', after: 'people' }],
  ['en 2021, 21 engagements', '21', { before: 'en 2021,', sign: '', after: 'engagements' }],
  ['1 200 participants', '200', null],
  ['12,5 pour cent', '12', null],
  ['de nombreux participants', '700', null],
])('the words around a number: “%s”, %s', (label, number, expected) => {
  expect(aroundNumber(label, number)).toEqual(expected)
})

describe('the sheet of action 1-6, to go on with', () => {
  test.each([
    ['docx', 'word/document.xml'],
    ['odt', 'content.xml'],
  ])('says everything that its data says as %s, its headings as headings', async (format, part) => {
    for (const language of ['fr', 'en'] as const) {
      const answer = await site.get(`${sheets[language]}.${format}`)
      expect(answer.status).toBe(200)
      const xml = strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))[part] ?? new Uint8Array())
      const said = bare(decoded(xml.replace(/<[^>]*>/g, ''))).toLowerCase()
      const data = await dataAt(language)
      for (const text of textsOf(data)) expect(said).toContain(bare(wordsIn(text, language)).toLowerCase())
      for (const { with: figure } of data.figures) expect(said).toContain(String(figure.value))
      expect(xml.match(/<w:pStyle w:val="Heading1"\/>|<text:h [^>]*text:outline-level="1"/g)).toHaveLength(5)
    }
  })

  test('says everything as Markdown, with its figures led to their pages', async () => {
    for (const language of ['fr', 'en'] as const) {
      const text = await (await site.get(`${sheets[language]}.md`)).text()
      const said = bare(text.replaceAll('\\', '')).toLowerCase()
      for (const words of textsOf(await dataAt(language)))
        expect(said).toContain(bare(wordsIn(words, language)).toLowerCase())
      expect(text).toMatch(/\[[^\]]*700\]\(<https?:[^>]*webinar-participants>\)/)
    }
  })

  test('of a commitment too', async () => {
    const { commitments } = (await (await site.get('/plans/2018-2020.json')).json()) as {
      commitments: { page: string; title: Words }[]
    }
    const [{ page, title } = { page: '', title: {} }] = commitments
    const text = await (await site.get(`${new URL(page).pathname}/fiche.md`)).text()
    expect(bare(text).toLowerCase()).toContain(bare(wordsIn(title, 'fr')).toLowerCase())
    for (const format of ['docx', 'odt'])
      expect((await site.get(`${new URL(page).pathname}/fiche.${format}`)).status).toBe(200)
  })
})

describeWith(['poppler-utils'], 'the sheet of action 1-6, on paper', () => {
  test('is one tagged page that says what the page says, in type of 8 points at least, all of it on the paper', async () => {
    for (const language of ['fr', 'en'] as const) {
      const pdf = await pdfAt(`${sheets[language]}.pdf`)
      expect(infoOf(pdf)).toMatchObject({ Pages: '1', Tagged: 'yes', Title: expect.stringContaining('1-6') })
      expect(infoOf(pdf)['Page size']).toContain('A4')
      expect(metadataOf(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>')
      expect(metadataOf(pdf)).toContain(`<dc:language><rdf:Bag><rdf:li>${language}</rdf:li>`)
      const said = bare(pagesOf(pdf).join(' ')).toLowerCase()
      for (const text of textsOf(await dataAt(language)))
        expect(said).toContain(bare(wordsIn(text, language)).toLowerCase())
      for (const number of ['100', '700', '200']) expect(said).toContain(number)
      expect(smallestType(pdf)).toBeGreaterThanOrEqual(8)
      for (const { left, top, right, bottom } of wordsAt(pdf)) {
        expect(left).toBeGreaterThan(30)
        expect(right).toBeLessThan(595 - 30)
        expect(top).toBeGreaterThan(20)
        expect(bottom).toBeLessThan(842 - 20)
      }
    }
  })

  test('has its headings in order: the title, then each block under it', async () => {
    const levels = elementsOf(await pdfAt(`${sheets.fr}.pdf`)).filter(one => /^H\d$/.test(one))
    expect(levels).toEqual(['H1', 'H2', 'H2', 'H2', 'H2', 'H2'])
  })

  test('is refused when it is too long: by how many lines, and in which block; the page still stands', async () => {
    const own = await openSite('france')
    try {
      const { sheet } = (await (await own.get(`${sheets.fr}.json`)).json()) as { sheet: { id: string } }
      const long = Array.from({ length: 60 }, (_, place) => `Une phrase de plus, la ${place}e, qui en dit trop.`).join(
        ' ',
      )
      await setFact(
        own.database.db,
        {
          type: 'sheet',
          thing: sheet.id,
          path: ['sections', '0', 'paragraphs', '0', 'text', 'fr'],
          value: long,
          reason: 'Essai',
        },
        at,
        false,
      )
      own.cache.forgetAll()
      const answer = await own.get(`${sheets.fr}.pdf`)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([422, 'no-store'])
      const words = textOf(await treeOf(await answer.text())).replace(/[\u00a0\u202f]/g, ' ')
      expect(words).toContain('Cette fiche ne tient pas sur une page')
      expect(words).toMatch(/Il y a \d+ lignes de trop.*Le bloc le plus long est « Bilan à date »/)
      const problem = await own.get(`${sheets.fr}.pdf`, { accept: 'application/json' })
      expect(await problem.json()).toMatchObject({
        status: 422,
        detail: expect.stringMatching(/Il y a \d+ lignes? de trop/),
      })
      expect((await own.get(sheets.fr)).status).toBe(200)
      expect((await own.get(`${sheets.en}.pdf`)).status).toBe(200)
    } finally {
      await own.close()
    }
  })
})

describeWith(['poppler-utils'], 'the sheet of a commitment', () => {
  test('is one page for each of the 71, which says its number, its title, who leads it and how far it is', async () => {
    const { commitments } = (await (await site.get('/plans/2018-2020.json')).json()) as {
      commitments: { page: string; number: string }[]
    }
    for (const { page, number } of commitments.slice(0, 6)) {
      const path = new URL(page).pathname
      const pdf = await pdfAt(`${path}/fiche.pdf`)
      expect(infoOf(pdf)).toMatchObject({ Pages: '1', Tagged: 'yes' })
      const said = bare(pagesOf(pdf).join(' ')).toLowerCase()
      expect(said).toContain(bare(`Engagement n° ${number} · Plan 2018-2020`).toLowerCase())
      const { article } = await pageAt(`${path}/fiche`)
      const pieces = article?.querySelectorAll('h1, h2, section p, section li, dt, dd') ?? []
      expect(pieces.length).toBeGreaterThan(4)
      for (const piece of pieces) expect(said).toContain(bare(textOf(piece)).toLowerCase())
    }
  })

  test('is answered under the number alone, and by the reasons of what was taken away', async () => {
    const answer = await site.get('/plans/2018-2020/engagements/4/fiche.pdf')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      308,
      expect.stringMatching(/^\/plans\/2018-2020\/engagements\/4-[a-z-]+\/fiche\.pdf$/),
    ])
    expect((await site.get('/plans/2018-2020/engagements/999/fiche')).status).toBe(404)
    expect((await site.get('/plans/1999/fiche')).status).toBe(404)
  })
})

const scripts = [
  'Gouvernement ouvert, données publiques, transparence',
  'Ανοιχτή διακυβέρνηση και διαφάνεια',
  'Открытое правительство и прозрачность',
  'الحكومة المنفتحة والشفافية',
  'Donaudampfschifffahrtsgesellschaftskapitän',
  'Ōtautahi ġużżu ẞ ﬁ 🏛️ 中文',
]
const words = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...scripts) }, fc.string({ unit: 'grapheme', maxLength: 40 })),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map(parts => parts.join(' '))
const line = words.map(text => [{ text }])
type Line = { text: string }[]
type Said = {
  kicker: Line
  lead: Line
  title: Line
  objective: Line
  figures: { before: Line; number: Line; after: Line }[]
  parts: [Line, Line[]][]
  steps: { when: Line; what: Line; after: Line }[]
}
const sheetOf = ({ kicker, lead, title, objective, figures, parts, steps }: Said): Sheet => {
  const all = parts.map(([heading, lines]) => ({
    kind: 'part' as const,
    heading,
    blocks: lines.map(one => ({ kind: 'paragraph' as const, line: one })),
  }))
  return {
    layout: 'sheet',
    language: 'fr',
    name: 'Essai',
    author: 'Essai',
    description: 'Essai',
    kicker,
    lead,
    title,
    objective: { heading: [{ text: 'Objectif' }], lines: [objective] },
    figures,
    columns: [all.slice(0, 2), all.slice(2)],
    ...(steps.length > 0 ? { steps: { heading: [{ text: 'Étapes' }], steps } } : {}),
    foot: [[], []],
    standing: [],
    words: { replaced: 'Remplacé.' },
    changed: at,
  }
}
/** Figures are counts: of more than seven digits, one among four wouldn’t fit its column. */
const someSheet: fc.Arbitrary<Sheet> = fc
  .record({
    kicker: line,
    lead: line,
    title: line,
    objective: line,
    figures: fc.array(
      fc.record({ before: line, number: fc.nat(9_999_999).map(n => [{ text: String(n) }]), after: line }),
      {
        maxLength: 4,
      },
    ),
    parts: fc.array(fc.tuple(line, fc.array(line, { maxLength: 4 })), { maxLength: 5 }),
    steps: fc.array(fc.record({ when: line, what: line, after: line }), { maxLength: 3 }),
  })
  .map(sheetOf)
const said: Line = [{ text: 'Gouvernement ouvert' }]
/** Headings of signs that are not seen. */
const unseen = sheetOf({
  kicker: said,
  lead: said,
  title: [{ text: '\u2028' }],
  objective: said,
  figures: [],
  parts: [[[{ text: '' }], [said]]],
  steps: [],
})

describeWith(['poppler-utils'], 'a sheet of any words, in any script and of any length', () => {
  test('is one page, or is refused with how many lines are too many; never an error', {
    timeout: 180_000,
  }, async () => {
    const typesetter = openTypesetter()
    const seen = { set: 0, refused: 0 }
    try {
      await fc.assert(
        fc.asyncProperty(someSheet, async sheet => {
          try {
            const { pages, pdf } = await typesetter.set(jobOf(sheet))
            seen.set += 1
            expect(pages).toBe(1)
            for (const { right, bottom } of wordsAt(pdf)) {
              expect(right).toBeLessThan(596)
              expect(bottom).toBeLessThan(843)
            }
          } catch (error) {
            const { reason, message } = error as NotSet
            if (reason !== 'long') throw error
            seen.refused += 1
            expect((JSON.parse(message) as Excess).lines).toBeGreaterThan(0)
          }
        }),
        { numRuns: 40, examples: [[unseen]] },
      )
    } finally {
      await typesetter.close()
    }
    expect(seen.set).toBeGreaterThan(0)
    expect(seen.refused).toBeGreaterThan(0)
  })
})
