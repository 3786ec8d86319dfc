import { parse } from 'csv-parse/sync'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importInto, withFile } from '../../tests/support/import.ts'
import { openSite, type TestSite, testOrigin } from '../../tests/support/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const answerOf = async (path: string) => {
  const response = await site.get(path)
  expect(`${path} ${response.status}`).toBe(`${path} 200`)
  return response.text()
}
type Data = Record<string, unknown>
const dataOf = async (path: string) => JSON.parse(await answerOf(path)) as Record<string, Data[]>
const rowsOf = async (path: string) => parse(await answerOf(path), { columns: true }) as Record<string, string>[]
/** What a page says, without its marks. */
const wordsOf = async (path: string) => (await answerOf(path)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the calendar of a plan', () => {
  test('keeps what was planned beside what happened, and says by how much they differ', async () => {
    const words = await wordsOf('/plans/2021-2023/calendrier')
    expect(words).toMatch(/fin septembre 2021 .*17 décembre 2021 .*78 jours après/)
    const publication = (await rowsOf('/plans/2021-2023/calendrier.csv')).find(({ kind }) => kind === 'publication')
    expect(publication).toMatchObject({
      planned: 'fin septembre 2021',
      planned_latest: '2021-09-30',
      actual: '17 décembre 2021',
      days_late: '78',
      at_least: 'false',
    })
  })

  test('says of a phase whose real date nobody gave that it is not sourced, and measures nothing', async () => {
    const drafting = (await rowsOf('/en/plans/2021-2023/calendar.csv')).find(({ kind }) => kind === 'drafting')
    expect(drafting).toMatchObject({ kind_label: 'Drafting', actual: '', days_late: '', at_least: '' })
    expect(await wordsOf('/en/plans/2021-2023/calendar')).toMatch(/August to September 2021 Real: not sourced/)
  })

  test('says the same as a page, as JSON and as CSV', async () => {
    for (const plan of ['2015-2017', '2018-2020', '2021-2023', '2023-2025']) {
      const { phases = [] } = await dataOf(`/plans/${plan}/calendrier.json`)
      const rows = await rowsOf(`/plans/${plan}/calendrier.csv`)
      expect(rows.map(({ id }) => id)).toEqual(phases.map(({ url }) => url))
      const page = await answerOf(`/plans/${plan}/calendrier`)
      const shown = [...page.matchAll(/<tr role="row" id="([^"]+)"/g)].map(([, id]) => id)
      expect(shown).toEqual(phases.map(({ id }) => `etape-${id}`))
    }
  })

  test('can be subscribed to: two readers find its phases and events, each once, and the vague ones marked', async () => {
    const ics = await answerOf('/plans/2021-2023/calendrier.ics')
    const read = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map(one => new ICAL.Event(one))
    const others = Object.values(nodeIcal.sync.parseICS(ics)).filter(one => one?.type === 'VEVENT')
    const summaries = read.map(({ summary }) => summary)
    expect(others.map(one => (one as { summary: string }).summary).sort()).toEqual([...summaries].sort())
    expect(new Set(read.map(({ uid }) => uid)).size).toBe(read.length)
    // A phase that is the day of an event is that event.
    expect(
      summaries.filter(summary => summary.startsWith('Forum Open d’État') || summary.startsWith("Forum Open d'État")),
    ).toHaveLength(2)
    const publication = read.filter(({ startDate }) => startDate.toString() === '2021-12-17')
    expect(publication.map(({ summary }) => summary)).toEqual(["Présentation du 3e plan d'action"])
    expect(summaries.some(summary => /^Recueil et consolidation.*\(date approchée\)$/.test(summary))).toBe(true)
    // Two months are too wide for a calendar.
    expect(summaries.join()).not.toContain('éditorialisation')
    expect(await answerOf('/plans/2021-2023.ics')).toContain('SUMMARY:')
  })
})

describe('the documents of a plan', () => {
  test('are dated, the newest first, each with its kind, its language and its address', async () => {
    const rows = await rowsOf('/plans/2021-2023/documents.csv')
    const { documents = [], otherSources = [] } = await dataOf('/plans/2021-2023/documents.json')
    expect(rows.map(({ address }) => address)).toEqual(documents.map(({ address }) => address))
    const dated = rows.map(({ latest }) => latest ?? '').filter(Boolean)
    expect(dated).toEqual([...dated].sort().reverse())
    expect(rows.slice(0, dated.length).every(({ latest }) => latest)).toBe(true)
    expect(rows.find(({ title }) => title === 'France Results Report 2021-2023 (IRM)')).toMatchObject({
      kind: 'irm-report',
      kind_label: 'Rapport de l’IRM',
      language: 'en',
      date: '',
    })
    // The sheet has no address: it is cited, and can't be opened.
    expect(otherSources).toEqual([expect.objectContaining({ title: expect.stringContaining('Fiche action n° 1-6') })])
    const page = await answerOf('/plans/2021-2023/documents')
    for (const { address } of documents) expect(page).toContain(`href="${address}"`)
  })
})

describe('the method of a plan', () => {
  test('says who leads it, how one could take part, what the evaluator said of it, and what isn’t known', async () => {
    const words = await wordsOf('/plans/2021-2023/methode')
    for (const part of [
      'Direction interministérielle de la transformation publique',
      'Forum Open d’État n° 1',
      'plus de 700 participants',
      'A agi contrairement au processus du PGO',
      'La fiche action n° 1-6'.slice(3),
      'Qui a arbitré entre les engagements proposés',
    ])
      expect(words.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')).toContain(part)
    const { ratings = [] } = await dataOf('/plans/2021-2023/methode.json')
    expect(ratings).toEqual([expect.objectContaining({ scale: 'acted-contrary-to-process', value: 'yes' })])
  })

  test('says so where nothing is sourced', async () => {
    const words = await wordsOf('/en/plans/2023-2025/method')
    expect(words).toContain('No evaluator’s mark on how this plan was made is sourced.')
    expect(words).not.toContain('action sheet')
  })
})

describe('lists that were pages only', () => {
  test('the plans: the same in JSON and CSV, and a feed of what changes of them', async () => {
    const { plans = [] } = await dataOf('/plans.json')
    const rows = await rowsOf('/plans.csv')
    expect(
      rows.map(({ id, plan, commitments_announced, commitments_sourced }) => [
        id,
        plan,
        Number(commitments_announced),
        Number(commitments_sourced),
      ]),
    ).toEqual(
      plans.map(({ url, slug, commitmentsAnnounced, commitmentsSourced }) => [
        url,
        slug,
        commitmentsAnnounced,
        commitmentsSourced,
      ]),
    )
    expect((await answerOf('/plans.atom')).match(/<entry>/g)).toHaveLength(4)
  })

  test('the commitments of a plan, which are those of the tracker', async () => {
    expect(await answerOf('/plans/2018-2020.csv')).toBe(await answerOf('/engagements.csv?plan=2018-2020'))
    expect((await rowsOf('/en/plans/2018-2020.csv')).map(({ number }) => Number(number))).toEqual(
      Array.from({ length: 21 }, (_, place) => place + 1),
    )
  })

  test('the organisations, in the order of the page', async () => {
    const { organisations = [] } = await dataOf('/organisations.json')
    const rows = await rowsOf('/organisations.csv')
    expect(rows.map(({ page, leads }) => [page, Number(leads)])).toEqual(
      organisations.map(({ page, leads }) => [page, leads]),
    )
    const page = await answerOf('/organisations')
    const places = rows.map(row => page.indexOf(`href="${row.page?.replace(testOrigin, '')}"`))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})

describe('a plan that was taken away', () => {
  const say = (words: string) => ({ original: 'fr', fr: words })
  const plan = {
    id: 'essai',
    slug: '2031-2032',
    country: 'FR',
    rank: 9,
    title: say('Plan d’essai'),
    period: { text: say('2031-2032'), earliest: '2031-01-01', latest: '2032-12-31', precision: 'range' },
  }
  const pagesOfPlan = ['', '/calendrier', '/methode', '/documents', '/evaluation'].map(end => `/plans/2031-2032${end}`)

  test('takes its pages with it, each saying why; before that, each says what isn’t sourced', async () => {
    await withFile({ format: 'parvis-plan/1', plans: [plan] }, path => importInto(site, path))
    for (const page of pagesOfPlan) expect(await answerOf(page)).toContain('2031-2032')
    await withFile(
      { format: 'parvis-plan/1', removed: [{ type: 'plan', id: 'essai', reason: 'Publié par erreur.' }] },
      path => importInto(site, path),
    )
    for (const page of pagesOfPlan) {
      const response = await site.get(page)
      expect(`${page} ${response.status}`).toBe(`${page} 410`)
      expect(await response.text()).toContain('Publié par erreur.')
    }
  })

  test('is told from one that never was, to which the nearest ones are offered', async () => {
    for (const page of ['calendrier', 'methode', 'documents']) {
      const response = await site.get(`/plans/2021-2024/${page}`)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain(`href="/plans/2021-2023/${page}"`)
    }
  })
})
