import fc from 'fast-check'
import type { HtmlElement } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importing } from '../../../tests/fixtures/files.ts'
import { followedPlan } from '../../../tests/fixtures/followed-plan.ts'
import { securityFaults } from '../../../tests/support/answers.ts'
import { entriesByIcalJs, entriesByNodeIcal } from '../../../tests/support/calendars.ts'
import { feedAt } from '../../../tests/support/feeds.ts'
import { attributeOf, bare, faultsOf, textOf } from '../../../tests/support/html.ts'
import { asked, jsonAt, mainAt, nasty, nastyBytes, noticesOf, rowsAt, walk } from '../../../tests/support/lists.ts'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import { openFollowed } from '../../../tests/support/tracker.ts'
import { eventKinds } from '../../events/index.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words as siteWords } from '../words.ts'

let site: TestSite
beforeAll(async () => {
  site = await openFollowed()
})
afterAll(() => site.close())

type Query = Record<string, string>
type EventData = {
  ulid: string
  page: string
  name: string
  state: string
  period: { text: Text; earliest?: string; latest?: string; precision: string }
  attendance: { value: number; qualifier: string } | null
  reportDelayDays: number | null
}
type AgendaData = {
  total: number
  events: EventData[]
  filters: Query
  ignored: { name: string; value: string }[]
  series: { slug: string; cumulative: { words: string } }[]
}
const roots = { fr: '/agenda', en: '/en/agenda' }
const dataOf = (query: Query = {}, language: Language = 'fr') =>
  jsonAt<AgendaData>(site, asked(`${roots[language]}.json`, query))
const rowsOf = (query: Query = {}, language: Language = 'fr') => rowsAt(site, asked(`${roots[language]}.csv`, query))
const itemsOf = (main: HtmlElement) => main.querySelectorAll('ul.dated > li')
const hrefOf = (item: HtmlElement) => attributeOf(item.querySelector('h3 a'), 'href') ?? ''

/** The lines that the page has for events: one each, but one for those of a series that have no exact date of their own. */
function linesFor(rows: readonly Query[]): string[] {
  const day = (text = '') => Date.parse(`${text}T00:00:00Z`) / 86_400_000
  const hrefs = rows.map(({ page = '', series = '', earliest, latest }) => {
    const exact = earliest && latest && day(latest) - day(earliest) <= 30
    return (series && !exact ? series : page).replace(testOrigin, '')
  })
  return hrefs.filter((href, place) => href !== hrefs[place - 1])
}

describe('a visitor who looks at what is planned', () => {
  test('finds what is ahead first, the nearest before; then what has no date; then what took place, the latest before', async () => {
    const pages = await walk(site, '/agenda')
    const headings = pages.flatMap(({ main }) => main.querySelectorAll('h2').map(textOf))
    expect([...new Set(headings)]).toEqual(['En cours et à venir', 'Sans date fixée', 'Ce qui a eu lieu'])
    const rows = await rowsOf()
    const past = rows.filter(({ state }) => state === 'past').map(({ latest }) => latest ?? '')
    expect(past).toEqual([...past].sort().reverse())
    const ahead = rows.slice(
      0,
      rows.findIndex(({ earliest, latest }) => !earliest && !latest),
    )
    const due = ahead.map(({ latest }) => latest || '9999')
    expect(due.length).toBeGreaterThan(20)
    expect(due).toEqual([...due].sort())
    expect(ahead.filter(({ latest }) => latest && latest < '2026-11-24')).toEqual([])
    expect(rows.slice(ahead.length).filter(({ latest, state }) => latest && state !== 'past')).toEqual([])
  })

  test('without anything ahead reads so, and finds the last ones', async () => {
    const main = await mainAt(site, '/agenda?plan=2021-2023')
    expect(textOf(main)).toContain('Aucun rendez-vous à venir n’est connu ici. Voici les derniers.')
    expect(hrefOf(itemsOf(main)[0] as HtmlElement)).toContain('/agenda/2021-12-17-')
    expect(textOf(await mainAt(site, '/agenda'))).not.toContain('Aucun rendez-vous à venir')
  })

  test('reads a series whose events have no exact date as one line, with what it adds up to', async () => {
    const items = itemsOf(await mainAt(site, '/agenda?plan=2021-2023'))
    const webinars = items.find(item => hrefOf(item) === '/agenda/series/webinaires-micro-ouverts')
    expect(textOf(webinars)).toContain('6 webinaires, plus de 700 participants.')
    expect(textOf(webinars)).toContain('en quatre mois, en 2021')
    const { series } = await dataOf({ plan: '2021-2023' })
    expect(series.map(one => one.cumulative.words).sort()).toEqual([
      '10 ateliers, 200 participants',
      '2 forums, près de 100 participants',
      '6 webinaires, plus de 700 participants',
    ])
    expect(textOf(await mainAt(site, '/en/agenda?plan=2021-2023'))).toContain('6 webinars, over 700 participants.')
  })

  test('reads how many events a line stands for, where the others have lines of their own or don’t fit the filters', async () => {
    const lineOf = async (query: Query) => {
      const pages = await walk(site, asked('/agenda', query))
      const items = pages.flatMap(({ main }) => itemsOf(main))
      return textOf(items.find(item => hrefOf(item) === '/agenda/series/le-cycle-d-ateliers'))
    }
    expect(await lineOf({ plan: '2026-2028' })).toContain('5 ateliers. 3 sur 5 sont comptés ici.')
    const { slug } = await site.database.db
      .selectFrom('organisations')
      .select('slug')
      .where('key', '=', 'org-2')
      .executeTakeFirstOrThrow()
    expect(await lineOf({ organisation: slug })).toContain('5 ateliers. 1 sur 5 est compté ici.')
    expect(await lineOf({ plan: '2021-2023' })).toBe('')
  })

  test('goes to the end by “next”, meets every line once, and comes back the same way', async () => {
    const pages = await walk(site, '/agenda')
    const met = pages.map(({ main }) => itemsOf(main).map(hrefOf))
    expect(met.map(({ length }) => length)).toEqual([25, 25, 22])
    expect(new Set(met.flat()).size).toBe(72)
    expect(met.flat()).toEqual(linesFor(await rowsOf()))
    const back = await walk(site, pages.at(-1)?.path ?? '', 'prev')
    expect(back.reverse().map(({ main }) => itemsOf(main).map(hrefOf))).toEqual(met)
    for (const { main } of pages) {
      expect(noticesOf(main)).toEqual([])
      expect(textOf(main.querySelector('[role="status"]'))).toBe('88 rendez-vous en tout')
    }
  })

  test('reads valid pages in both languages, in whatever state the agenda is', async () => {
    const faults: unknown[] = []
    for (const root of Object.values(roots)) {
      for (const query of ['', '?kind=hackathon&plan=2015-2017', '?plan=1789&after=x', '?plan=2026-2028&kind=forum']) {
        const response = await site.get(root + query)
        faults.push(...(await faultsOf(await response.text())), ...securityFaults(response))
      }
    }
    expect(faults).toEqual([])
  })
})

describe('a place in the agenda that an address names', () => {
  const nowhere = 'Cette adresse menait au-delà de la liste : voici ce qui en est le plus proche.'
  const show = async (query: Query) => {
    const main = await mainAt(site, asked('/agenda', query))
    return { notices: noticesOf(main), hrefs: itemsOf(main).map(hrefOf), main }
  }

  test('beyond the last line gives the last ones, before the first line the first ones, and says so', async () => {
    const all = linesFor(await rowsOf())
    const [first, last] = await Promise.all(
      [all[0], all.at(-1)].map(async href => (await jsonAt<{ ulid: string }>(site, `${href}.json`)).ulid),
    )
    const beyond = await show({ after: last ?? '' })
    expect([beyond.notices, beyond.hrefs]).toEqual([[nowhere], all.slice(-25)])
    expect(beyond.main.querySelector('a[rel="next"]')).toBeNull()
    expect(beyond.main.querySelector('a[rel="prev"]')).not.toBeNull()
    const before = await show({ before: first ?? '' })
    expect([before.notices, before.hrefs]).toEqual([[nowhere], all.slice(0, 25)])
    // The only line of a list is found again, too.
    const alone = { kind: 'hackathon', plan: '2021-2023' }
    const [only = ''] = linesFor(await rowsOf(alone))
    const { ulid } = await jsonAt<{ ulid: string }>(site, `${only}.json`)
    for (const name of ['after', 'before']) expect((await show({ ...alone, [name]: ulid })).hrefs).toEqual([only])
  })

  test('that is none, or is of another list, gives the first lines, and says so', async () => {
    const all = linesFor(await rowsOf({ plan: '2026-2028' }))
    const { ulid } = await jsonAt<{ ulid: string }>(site, `${linesFor(await rowsOf({ plan: '2021-2023' }))[0]}.json`)
    for (const value of [ulid, 'x', '01ARZ3NDEKTSV4RRFFQ69G5FAV', ...nasty.slice(0, 12)]) {
      for (const name of ['after', 'before']) {
        const { notices, hrefs } = await show({ plan: '2026-2028', [name]: value })
        expect([value.slice(0, 30), notices, hrefs]).toEqual([value.slice(0, 30), [nowhere], all.slice(0, 25)])
      }
    }
    expect((await show({ plan: '2026-2028', after: '' })).notices).toEqual([])
  })
})

describe('the filters of the agenda', () => {
  test('let through exactly what they say, and stand in the form, the links and the data', async () => {
    const all = await rowsOf()
    const check = async (query: Query, fits: (row: Query) => boolean) => {
      const rows = await rowsOf(query)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows).toEqual(all.filter(fits))
      const { total, filters } = await dataOf(query)
      expect({ total, filters }).toEqual({ total: rows.length, filters: query })
      const main = await mainAt(site, asked('/agenda', query))
      for (const [name, value] of Object.entries(query))
        expect(attributeOf(main.querySelector(`[name="${name}"] option[selected]`), 'value')).toBe(value)
      const links = main.querySelectorAll('a').map(link => attributeOf(link, 'href'))
      for (const format of ['json', 'csv', 'atom', 'ics']) {
        const search = new URLSearchParams(query)
        search.sort()
        expect(links).toContain(`/agenda.${format}?${search}`)
      }
    }
    for (const plan of ['2026-2028', '2021-2023', '2018-2020']) await check({ plan }, row => row.plan === plan)
    for (const kind of eventKinds) await check({ kind }, row => row.kind === kind)
    const organisation = 'agence-des-etapes'
    const fits = ({ host, organisers }: Query) =>
      host === 'Agence des Étapes' || (organisers ?? '').split(' ; ').includes('Agence des Étapes')
    await check({ organisation }, fits)
    await check({ kind: 'forum', organisation, plan: '2026-2028' }, row => row.kind === 'forum' && fits(row))
  })

  test('that are wrong are ignored, the list stays, and a sentence names each', async () => {
    const wrong = { plan: '1789', kind: 'banquet', organisation: 'nobody' }
    const main = await mainAt(site, asked('/agenda', wrong))
    expect(noticesOf(main)).toEqual([
      'Filtre ignoré : « Plan » ne connaît pas « 1789 ».',
      'Filtre ignoré : « Type » ne connaît pas « banquet ».',
      'Filtre ignoré : « Organisation » ne connaît pas « nobody ».',
    ])
    expect(itemsOf(main).length).toBe(25)
    expect(await rowsOf(wrong)).toEqual(await rowsOf())
    const { ignored } = await dataOf(wrong)
    expect(Object.fromEntries(ignored.map(({ name, value }) => [name, value]))).toEqual(wrong)
    expect(noticesOf(await mainAt(site, '/en/agenda?kind=banquet'))).toEqual([
      'Filter ignored: “Kind” doesn’t know “banquet”.',
    ])
  })

  test('that leave nothing say so, and each can be taken off by a link', async () => {
    const main = await mainAt(site, '/agenda?kind=hackathon&plan=2015-2017')
    expect(textOf(main)).toContain('Aucun rendez-vous ne correspond à ces filtres.')
    const ways = main.querySelectorAll('li a').map(link => [textOf(link), attributeOf(link, 'href')])
    expect(ways).toContainEqual(['Sans le filtre « Plan »', '/agenda?kind=hackathon'])
    expect(ways).toContainEqual(['Sans le filtre « Type »', '/agenda?plan=2015-2017'])
  })

  const values = [...nasty.map(encodeURIComponent), ...nastyBytes]
  test.each(['', '.json', '.csv', '.atom', '.ics'])(
    'of any kind get an answer, never a failure: /agenda%s',
    async format => {
      const bad: unknown[] = []
      for (const value of values) {
        const query = ['plan', 'kind', 'organisation', 'after', 'before'].map(name => `${name}=${value}`).join('&')
        const response = await site.get(`/agenda${format}?${query}`)
        const faults = securityFaults(response)
        const body = await response.text()
        if (response.status !== 200 || faults.length > 0) bad.push([value.slice(0, 60), response.status, faults])
        if (format === '' && (/<script>alert|<img src=x/.test(body) || (await faultsOf(body)).length > 0))
          bad.push([value.slice(0, 60), 'is a bad page'])
      }
      expect(bad).toEqual([])
    },
  )
})

test('whatever is asked, the page, its CSV, its JSON and its calendar say the same: the same events, in the same order, with the same values', async () => {
  const queries = fc
    .record({
      plan: fc.constantFrom('', '', '2026-2028', '2021-2023', '2018-2020', '1789'),
      kind: fc.constantFrom('', '', '', ...eventKinds, 'banquet'),
      organisation: fc.constantFrom('', '', 'agence-des-etapes', 'ssociation-citoyenne', 'cour-des-comptes', 'nobody'),
    })
    .map(query => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')))
  await fc.assert(
    fc.asyncProperty(queries, fc.constantFrom<Language>('fr', 'en'), async (query, language) => {
      const rows = await rowsOf(query, language)
      const { events, total } = await dataOf(query, language)
      expect(total).toBe(rows.length)
      const orEmpty = (value: unknown) => (value === null || value === undefined ? '' : String(value))
      expect(
        events.map(({ ulid, page, name, state, period, attendance, reportDelayDays }) => ({
          id: `${testOrigin}/id/event/${ulid}`,
          page,
          title: name,
          state,
          date: wordsOf(period.text, language),
          earliest: orEmpty(period.earliest),
          latest: orEmpty(period.latest),
          precision: period.precision,
          attendance: orEmpty(attendance?.value),
          attendance_qualifier: orEmpty(attendance?.qualifier),
          report_delay_days: orEmpty(reportDelayDays),
        })),
      ).toEqual(
        rows.map(row =>
          Object.fromEntries(
            Object.entries(row).filter(([name]) =>
              'id page title state date earliest latest precision attendance attendance_qualifier report_delay_days'
                .split(' ')
                .includes(name),
            ),
          ),
        ),
      )
      const pages = await walk(site, asked(roots[language], query))
      const items = pages.flatMap(({ main }) => itemsOf(main))
      expect(items.map(hrefOf)).toEqual(linesFor(rows))
      const { eventKinds: kindWords } = siteWords(language)
      for (const item of items) {
        const row = rows.find(({ page }) => page === testOrigin + hrefOf(item))
        if (!row) continue
        const kind = kindWords[row.kind as keyof typeof kindWords]
        expect(bare(textOf(item.querySelector('.when')))).toContain(bare(`${row.date}${kind}`))
        expect(bare(textOf(item.querySelector('h3')))).toContain(bare(row.title ?? ''))
        const text = bare(textOf(item.querySelector('div > p')))
        expect(text).toContain(bare(row.place ?? ''))
        expect(text).toContain(row.attendance ?? '')
        expect(text).toContain(bare(row.plan ?? ''))
      }
      const ics = await (await site.get(asked(`${roots[language]}.ics`, query))).text()
      const entries = entriesByIcalJs(ics)
      expect(entriesByNodeIcal(ics)).toEqual(entries)
      const held = rows.filter(
        ({ earliest = '', latest = '' }) =>
          earliest && latest && Date.parse(latest) - Date.parse(earliest) < 31 * 86_400_000,
      )
      expect(entries.map(({ url, first, text, place }) => [url, first, bare(text), place ?? ''])).toEqual(
        held.map(({ id, earliest, date = '', place }) => [id, earliest, bare(date), place]),
      )
      for (const [place, { title, precision }] of held.entries()) {
        const vague = language === 'fr' ? ' (date approchée)' : ' (approximate date)'
        expect(entries[place]?.title).toBe(`${title}${precision === 'day' || precision === 'range' ? '' : vague}`)
      }
    }),
    { numRuns: 12 },
  )
})

test('the agenda is followed as a feed that two readers read the same way, with its events and series and nothing else', async () => {
  const { items, self } = await feedAt(site, '/agenda.atom?plan=2021-2023')
  expect(self).toBe(`${testOrigin}/agenda.atom?plan=2021-2023`)
  const { total, series } = await dataOf({ plan: '2021-2023' })
  expect(items.length).toBe(total + series.length)
  for (const { title, id } of items) {
    expect(title).toMatch(/^Ajout.*(événement|série)/)
    expect(id).toMatch(/^https:\/\/parvis\.test\/id\/entry\/[0-9A-Z]{26}$/)
  }
})

test('events of a series lie in its line’s place in every format, also when their dates interleave with those of others', async () => {
  const own = await openSite('empty')
  try {
    const [plan] = followedPlan({ commitments: 0, events: 0 }).plans
    const text = { original: 'fr', fr: 'un jour' }
    const on = (day: string) => ({ text, earliest: day, latest: day, precision: 'day' })
    const during = (earliest: string, latest: string) => ({ text, earliest, latest, precision: 'season' })
    const event = (id: string, period: object, more: object = {}) => ({
      id,
      kind: 'forum',
      title: { original: 'fr', fr: id },
      period,
      ...more,
    })
    await importing(own.database.db, {
      plans: [
        {
          ...plan,
          priorities: [],
          series: [{ id: 'suite', kind: 'forum', title: { original: 'fr', fr: 'Une suite' } }],
          events: [
            event('a', on('2026-06-30')),
            event('s2', during('2026-01-01', '2026-03-31'), { seriesId: 'suite', numberInSeries: 2 }),
            event('b', on('2026-03-31')),
            event('s1', during('2026-04-01', '2026-06-30'), { seriesId: 'suite', numberInSeries: 1 }),
            event('c', on('2026-05-01')),
            event('d', on('2026-06-30'), { seriesId: 'suite', numberInSeries: 3 }),
          ],
        },
      ],
    })
    const rows = await rowsAt(own, '/agenda.csv')
    expect(linesFor(rows)).toEqual(itemsOf(await mainAt(own, '/agenda')).map(hrefOf))
    expect(rows.map(({ title }) => title).slice(-2)).toEqual(['c', 'b'])
    const numbers = rows.map(({ number_in_series }) => number_in_series).filter(Boolean)
    expect(numbers.join()).toMatch(/1,2/)
  } finally {
    await own.close()
  }
})

test('on a site without anything, the agenda says so', async () => {
  const empty = await openSite('empty')
  try {
    expect(textOf(await mainAt(empty, '/agenda?after=01ARZ3NDEKTSV4RRFFQ69G5FAV'))).toContain(
      'Aucun rendez-vous n’est publié ici pour le moment.',
    )
    expect(entriesByIcalJs(await (await empty.get('/en/agenda.ics')).text())).toEqual([])
  } finally {
    await empty.close()
  }
})
