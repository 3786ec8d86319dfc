import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { securityFaults } from '../../../tests/support/answers.ts'
import { attributeOf, faultsOf, textOf } from '../../../tests/support/html.ts'
import { asked, cellsOf, jsonAt, mainAt, rowsAt, walk } from '../../../tests/support/lists.ts'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import {
  followedCount,
  numbersOf,
  openFollowed,
  rowsIn,
  shownIn,
  type TrackerData,
  trackerOf,
  trackerRoots,
} from '../../../tests/support/tracker.ts'
import { messagesOf } from '../../design/index.ts'
import { completionLevels } from '../completion.ts'
import { sorts } from './sorts.ts'

let site: TestSite
let tracker: ReturnType<typeof trackerOf>
beforeAll(async () => {
  site = await openFollowed()
  tracker = trackerOf(site)
})
afterAll(() => site.close())

describe('a visitor who follows every commitment', () => {
  test('counts them in words and as one bar that says the same to those who can’t see it, the unknown too', async () => {
    const { counts, total } = await tracker.page()
    const rows = await tracker.csv()
    expect([total, counts.total]).toEqual([151, 151])
    for (const level of completionLevels)
      expect(counts.levels[level] ?? 0).toBe(rows.filter(({ completion }) => completion === level).length)
    expect(counts.levels['no-information']).toBeGreaterThan(71)
    expect(Object.keys(counts.levels).sort()).toEqual([...completionLevels].sort())
    expect(counts.late).toBe(rows.filter(({ late }) => late === 'true').length)
    expect(rows.filter(({ late }) => late === '').length).toBe(71)
    const main = await mainAt(site, '/engagements')
    const bar = main.querySelector('svg[role="img"]')
    const said = (attributeOf(bar, 'aria-label') ?? '').replace(/\u00a0/g, ' ')
    const words = messagesOf('fr').completion
    expect(said).toMatch(/^151 engagements : /)
    for (const level of completionLevels) {
      expect(said).toContain(`${counts.levels[level]} ${words[level].toLowerCase()}`)
      const key = main.querySelectorAll('ul.key li').find(one => textOf(one).endsWith(words[level]))
      expect(textOf(key)).toBe(`${counts.levels[level]} ${words[level]}`)
      const href = attributeOf(key?.querySelector('a'), 'href') ?? ''
      expect(href).toBe(`/engagements?completion=${level}`)
      expect((await tracker.page({ completion: level })).total).toBe(counts.levels[level])
    }
    expect(textOf(main)).toContain(`${counts.late} sont en retard.`)
    expect(textOf(main)).toContain(
      '71 engagements : plan non suivi sur ce site. Personne ne peut y dire ce qui est en retard.',
    )
    expect(textOf(main.querySelector('p[role="status"]'))).toBe('151 engagements')
  })

  test('walks through the list to its end by “next”, meets every line once, and comes back the same way', async () => {
    const pages = await walk(site, '/engagements?sort=title')
    const met = pages.map(({ main }) => rowsIn(main).map(row => shownIn(row, 'fr').page))
    expect(met.map(({ length }) => length)).toEqual([30, 30, 30, 30, 30, 1])
    expect(met.flat()).toEqual((await tracker.csv({ sort: 'title' })).map(({ page }) => page))
    expect(new Set(met.flat()).size).toBe(followedCount)
    const back = await walk(site, pages.at(-1)?.path ?? '', 'prev')
    expect(back.reverse().map(({ main }) => rowsIn(main).map(row => shownIn(row, 'fr').page))).toEqual(met)
  })

  test.each(sorts)('walks through the data by %s, and back', async sort => {
    const pages = await tracker.pages({ sort })
    const met = pages.map(({ commitments }) => numbersOf(commitments))
    expect(met.flat()).toEqual(numbersOf(await tracker.csv({ sort })))
    expect(new Set(met.flat()).size).toBe(followedCount)
    for (const [place, { previous }] of pages.entries()) {
      const before = previous && (await jsonAt<TrackerData>(site, previous.replace(testOrigin, '')))
      expect(before ? numbersOf(before.commitments) : undefined).toEqual(met[place - 1])
    }
  })

  test('reads valid pages in both languages, in whatever state the list is', async () => {
    const faults: unknown[] = []
    for (const path of Object.values(trackerRoots)) {
      for (const query of [
        {},
        { plan: '2026-2028', late: 'yes' },
        { q: 'zzz', plan: '2015-2017' },
        { plan: '?', sort: 'x' },
      ]) {
        const response = await site.get(asked(path, query as Record<string, string>))
        faults.push(...(await faultsOf(await response.text())), ...securityFaults(response))
      }
    }
    expect(faults).toEqual([])
  })

  test('sees since when nobody has said anything, and what is not sourced as not sourced', async () => {
    const main = await mainAt(site, asked('/engagements', { plan: '2026-2028' }))
    const cells = new Map(rowsIn(main).map(row => [cellsOf(row)[0], cellsOf(row)]))
    expect(cells.get('3')?.[5]).toBe('le 2026-05-02 il y a 6 mois')
    expect(cells.get('6')?.[2]).toBe('non sourcé')
    expect(cells.get('1')?.slice(2)).toEqual([
      'Un pilote que rien ne désigne',
      'Sans information',
      '2027 fin de l’engagement',
      'aucune nouvelle aucun jalon sourcé',
    ])
    expect(cells.get('2')?.slice(3)).toEqual([
      'Sans information En retard',
      'le 2026-03-31 dernier jalon',
      'aucune nouvelle',
    ])
    expect(cells.get('5')?.[1]).toMatch(/Plan 2026-2028, priorité 1$/)
    expect(cells.get('4')?.[1]).toMatch(/Plan 2026-2028, priorité non sourcée$/)
  })
})

test('on a site without anything, the list says so', async () => {
  const empty = await openSite('empty')
  try {
    expect(textOf(await mainAt(empty, '/engagements'))).toContain('Aucun engagement n’est publié ici pour le moment.')
    expect(textOf(await mainAt(empty, '/en/commitments'))).toContain('No commitment is published here for now.')
    expect(await rowsAt(empty, '/engagements.csv')).toEqual([])
    expect(await jsonAt<TrackerData>(empty, '/engagements.json?after=x')).toMatchObject({
      total: 0,
      commitments: [],
      next: null,
    })
  } finally {
    await empty.close()
  }
})
