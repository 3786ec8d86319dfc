import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  axeFaults,
  type BrowserSite,
  openBrowserSite,
  picture,
  stickingOut,
  type Visitor,
} from '../tests/support/browser.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 900 }

const forum = '2021-05-27-forum-open-d-etat-n-1-transparence-de-la-vie-publique-et-des'

let site: BrowserSite
const paths: Record<string, { fr: string; en: string }> = {
  home: { fr: '/', en: '/en' },
  plans: { fr: '/plans', en: '/en/plans' },
  'plan with priorities': { fr: '/plans/2018-2020', en: '/en/plans/2018-2020' },
  'plan partly sourced': { fr: '/plans/2021-2023', en: '/en/plans/2021-2023' },
  'rich commitment': { fr: '/plans/2018-2020/engagements/18', en: '/en/plans/2018-2020/commitments/18' },
  'poor commitment': { fr: '/plans/2015-2017/engagements/4', en: '/en/plans/2015-2017/commitments/4' },
  organisations: { fr: '/organisations', en: '/en/organisations' },
  organisation: { fr: '/organisations/etalab', en: '/en/organisations/etalab' },
  tracker: { fr: '/engagements', en: '/en/commitments' },
  'tracker filtered to nothing': {
    fr: '/engagements?plan=2023-2025&completion=complete&q=zzz',
    en: '/en/commitments?plan=2023-2025&completion=complete&q=zzz',
  },
  'tracker asked wrongly': {
    fr: '/engagements?plan=1789&sort=colour&after=x',
    en: '/en/commitments?plan=1789&sort=colour&after=x',
  },
  'priority with commitments': {
    fr: '/plans/2018-2020/priorites/1',
    en: '/en/plans/2018-2020/priorities/1',
  },
  'priority without a source': {
    fr: '/plans/2021-2023/priorites/1',
    en: '/en/plans/2021-2023/priorities/1',
  },
  calendar: { fr: '/plans/2021-2023/calendrier', en: '/en/plans/2021-2023/calendar' },
  charts: { fr: '/plans/2018-2020/graphiques', en: '/en/plans/2018-2020/charts' },
  chart: { fr: '/plans/2021-2023/graphiques/calendrier', en: '/en/plans/2021-2023/charts/calendar' },
  'plans side by side': { fr: '/evaluations/cote-a-cote', en: '/en/evaluations/side-by-side' },
  'state of a plan, for other sites': {
    fr: '/plans/2021-2023/integration',
    en: '/en/plans/2021-2023/embed',
  },
  'state of a commitment, for other sites': {
    fr: '/plans/2018-2020/engagements/18/integration',
    en: '/en/plans/2018-2020/commitments/18/embed',
  },
  method: { fr: '/plans/2021-2023/methode', en: '/en/plans/2021-2023/method' },
  documents: { fr: '/plans/2021-2023/documents', en: '/en/plans/2021-2023/documents' },
  sheet: { fr: '/plans/2021-2023/fiche', en: '/en/plans/2021-2023/sheet' },
  'sheet of a commitment': {
    fr: '/plans/2018-2020/engagements/18/fiche',
    en: '/en/plans/2018-2020/commitments/18/sheet',
  },
  figures: { fr: '/chiffres', en: '/en/figures' },
  figure: { fr: '/chiffres/ogp-countries', en: '/en/figures/ogp-countries' },
  agenda: { fr: '/agenda', en: '/en/agenda' },
  'agenda filtered to nothing': {
    fr: '/agenda?kind=hackathon&plan=2015-2017',
    en: '/en/agenda?kind=hackathon&plan=2015-2017',
  },
  event: { fr: `/agenda/${forum}`, en: `/en/agenda/${forum}` },
  series: { fr: '/agenda/series/webinaires-micro-ouverts', en: '/en/agenda/series/webinaires-micro-ouverts' },
  search: { fr: '/recherche?q=transparence', en: '/en/search?q=transparency' },
  evaluations: { fr: '/evaluations', en: '/en/evaluations' },
  evaluation: { fr: '/plans/2021-2023/evaluation', en: '/en/plans/2021-2023/evaluation' },
  'carry-over': { fr: '/evaluations/suites', en: '/en/evaluations/carry-over' },
  record: { fr: '/registre', en: '/en/record' },
  'record of a month': { fr: '/registre/2026/11', en: '/en/record/2026/11' },
  data: { fr: '/donnees', en: '/en/data' },
  help: { fr: '/aide', en: '/en/help' },
  'entry of an import': { fr: '', en: '' },
  'entry of an addition': { fr: '', en: '' },
  'page not found': { fr: '/plans/1999', en: '/en/plans/1999' },
}
const templates = Object.keys(paths)
const addressOf = (template: string, language: 'fr' | 'en' = 'fr') => paths[template]?.[language] ?? ''

/** Goes to a template, and makes sure that it is the one. */
async function goTo(page: Page, template: string, language: 'fr' | 'en' = 'fr'): Promise<void> {
  const response = await page.goto(addressOf(template, language))
  expect(response?.status()).toBe(template === 'page not found' ? 404 : 200)
}

beforeAll(async () => {
  site = await openBrowserSite()
  const read = async (path: string) => (await fetch(site.url + path)).json()
  const imported = ((await read('/registre.json')) as { entries: { id: string }[] }).entries.at(-1)?.id
  const commitment = (await read('/plans/2018-2020/engagements/18.json')) as { history: { id: string }[] }
  const added = commitment.history.at(-1)?.id
  paths['entry of an import'] = { fr: `/registre/entrees/${imported}`, en: `/en/record/entries/${imported}` }
  paths['entry of an addition'] = { fr: `/registre/entrees/${added}`, en: `/en/record/entries/${added}` }
})
afterAll(() => site?.close())

test('the instruments work: a page with faults is told of', async () => {
  const { page, complaints, close } = await site.visit({ viewport: desk })
  await page.goto('/plans/1999')
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="/no-such-picture"><p id="wide">wide</p><a href="#x" tabindex="3"></a>',
    )
    document.getElementById('wide')?.setAttribute('class', 'wrap')
    Object.assign((document.getElementById('wide') as HTMLElement).style, { width: '3000px', color: '#eee' })
  })
  expect((await axeFaults(page)).join()).toMatch(/image-alt.*link-name|link-name.*image-alt/s)
  expect((await stickingOut(page)).join()).toContain('wide')
  await page.evaluate(() => fetch('https://elsewhere.invalid/').catch(() => {}))
  expect(complaints.join()).toMatch(/asks https:\/\/elsewhere\.invalid|Content Security Policy/)
  await close()
})

const nameOf = (template: string, ...more: unknown[]) => [template.replaceAll(' ', '-'), ...more].join('-')

/** Complaints about a page that isn't there are about its status, and right. */
const unexpected = (template: string, complaints: string[]) =>
  complaints.filter(complaint => !(template === 'page not found' && complaint.includes('404')))

// Each width and each scheme once: what a colour does to contrast doesn't depend on the width. English readers below have light phones.
describe.each([
  ['on a phone of 320 px, in dark colours', phone, 'dark'],
  ['at a desk, in light colours', desk, 'light'],
] as const)('%s', (_, viewport, colorScheme) => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await site.visit({ viewport, colorScheme })
  })
  afterAll(() => visitor?.close())

  test.each(templates)(
    '%s has no fault that axe finds, nothing sticks out, and nobody else is asked',
    async template => {
      const { page, complaints } = visitor
      complaints.length = 0
      await goTo(page, template)
      await page.evaluate(() => document.fonts.ready)
      await picture(page, nameOf(template, viewport.width, colorScheme))
      expect(await stickingOut(page)).toEqual([])
      expect(await axeFaults(page)).toEqual([])
      expect(unexpected(template, complaints)).toEqual([])
    },
  )
})

describe('for a reader of English', () => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await site.visit({ viewport: phone, locale: 'en-GB' })
  })
  afterAll(() => visitor?.close())

  // The same templates as above with other words: every second one tells what words do to them.
  test.each(templates.filter((_, place) => place % 2 === 0))(
    '%s has no fault that axe finds, and nothing sticks out',
    async template => {
      const { page } = visitor
      await goTo(page, template, 'en')
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      expect(await stickingOut(page)).toEqual([])
      expect(await axeFaults(page)).toEqual([])
    },
  )
})

describe.each(['plan with priorities', 'rich commitment'])('%s', template => {
  test('keeps its borders and its words in the colours of the system', async () => {
    const visitor = await site.visit({ viewport: desk, forcedColors: 'active' })
    const { page } = visitor
    await goTo(page, template)
    await picture(page, nameOf(template, 'forced-colours'))
    expect(await axeFaults(page)).toEqual([])
    // A status is a drawing and its word: the drawing takes the colour of the text, which the system chooses.
    const invisible = await page.evaluate(
      () =>
        [...document.querySelectorAll('.st')].filter(status => {
          const { color } = getComputedStyle(status)
          const background = getComputedStyle(document.body).backgroundColor
          return color === background || (status.textContent ?? '').trim() === ''
        }).length,
    )
    expect(invisible).toBe(0)
    await visitor.close()
  })

  test('loses nothing at twice the size of text, nor with the spacing that WCAG asks for', async () => {
    const visitor = await site.visit({ viewport: desk, bypassCSP: true })
    const { page } = visitor
    await goTo(page, template)
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
    expect(await stickingOut(page)).toEqual([])
    await picture(page, nameOf(template, 'twice'))
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
    })
    expect(await stickingOut(page)).toEqual([])
    await visitor.close()
  })

  test('prints without its menu, on white, with the addresses of outside links', async () => {
    const visitor = await site.visit({ viewport: desk, colorScheme: 'dark' })
    const { page } = visitor
    await goTo(page, template)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.getByRole('navigation', { name: 'Principale' }).count()).toBe(0)
    expect(await page.locator('h1').isVisible()).toBe(true)
    const [background, ink] = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body)
      return [backgroundColor, color]
    })
    const light = (colour = '') => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
    const brightness = (colour?: string) => light(colour).reduce((sum, part) => sum + part, 0)
    expect(background === 'rgba(0, 0, 0, 0)' || brightness(background) > brightness(ink)).toBe(true)
    const printed = await page.pdf({ format: 'A4' })
    expect(printed.subarray(0, 4).toString()).toBe('%PDF')
    await visitor.close()
  })
})

test.each(['home', 'plan partly sourced', 'rich commitment'])(
  '%s weighs at most 60 kB at the first visit, style and fonts included',
  async template => {
    const { page, close } = await site.visit({ viewport: desk })
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await goTo(page, template)
    await page.evaluate(() => document.fonts.ready)
    await close()
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThanOrEqual(60_000)
  },
)
