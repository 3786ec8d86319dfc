import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from '../../../tests/fixtures/facts.ts'
import { securityFaults } from '../../../tests/support/answers.ts'
import { attributeOf, faultsOf, textOf } from '../../../tests/support/html.ts'
import { asked, mainAt, nasty, nastyBytes, noticesOf } from '../../../tests/support/lists.ts'
import type { TestSite } from '../../../tests/support/site.ts'
import { followedPlans, numbersOf, openFollowed, rowsIn, trackerOf } from '../../../tests/support/tracker.ts'
import { organisations } from '../../people/index.ts'
import { operator } from '../../record/index.ts'
import { completionLevels } from '../completion.ts'

let site: TestSite
let tracker: ReturnType<typeof trackerOf>
beforeAll(async () => {
  site = await openFollowed()
  tracker = trackerOf(site)
})
afterAll(() => site.close())

describe('the filters', () => {
  test('let through exactly what they say, and stand in the address, the form, the links and the data', async () => {
    const all = await tracker.csv()
    const involved = await site.database.db
      .selectFrom('commitment_organisations as part')
      .innerJoin('organisations', 'organisations.id', 'part.organisation_id')
      .select(['part.commitment_id', 'organisations.slug'])
      .execute()
    const check = async (query: Record<string, string>, fits: (row: Record<string, string>) => boolean) => {
      const rows = await tracker.csv(query)
      expect(rows.length).toBeGreaterThan(0)
      expect(numbersOf(rows)).toEqual(numbersOf(all.filter(fits)))
      const { total, filters } = await tracker.page(query)
      expect({ total, filters }).toEqual({ total: rows.length, filters: query })
      const main = await mainAt(site, asked('/engagements', query))
      for (const [name, value] of Object.entries(query)) {
        const field = main.querySelector(`[name="${name}"]`)
        const chosen = field?.tagName === 'select' ? field.querySelector('option[selected]') : field
        expect(attributeOf(chosen, 'value')).toBe(value)
      }
      const ways = main.querySelectorAll('nav.chosen a').map(link => attributeOf(link, 'href'))
      const without = Object.keys(query).map(name => {
        const others = new URLSearchParams(Object.entries(query).filter(([other]) => other !== name))
        others.sort()
        return others.size > 0 ? `/engagements?${others}` : '/engagements'
      })
      expect([...ways].sort()).toEqual(without.sort())
      for (const rel of ['next', 'prev']) {
        const link = main.querySelector(`a[rel="${rel}"]`)
        if (link) expect(attributeOf(link, 'href')).toContain(new URLSearchParams(query).toString().split('&')[0])
      }
      for (const format of ['json', 'csv', 'atom'])
        expect(main.querySelectorAll('a').map(link => attributeOf(link, 'href'))).toContainEqual(
          expect.stringMatching(new RegExp(`^/engagements\\.${format}\\?`)),
        )
    }
    for (const plan of followedPlans) await check({ plan }, row => row.plan === plan)
    await check({ priority: 'suivi-p1' }, row => row.plan === '2026-2028' && row.priority_number === '1')
    await check({ late: 'yes' }, row => row.late === 'true')
    for (const completion of completionLevels) await check({ completion }, row => row.completion === completion)
    for (const organisation of ['agence-des-etapes', 'ssociation-citoyenne', 'health-data-hub']) {
      const own = new Set(involved.filter(({ slug }) => slug === organisation).map(one => one.commitment_id))
      await check({ organisation }, ({ id = '' }) => own.has(id.slice(-26)))
    }
    await check(
      { completion: 'limited', plan: '2026-2028', priority: 'suivi-p2' },
      row => row.completion === 'limited' && row.plan === '2026-2028' && row.priority_number === '2',
    )
  })

  test('find words whatever their accents, their case and their apostrophes, in titles and objectives, in any language', async () => {
    const found = async (q: string) => numbersOf(await tracker.lines({ q }))
    const ecole = await found('école')
    expect(ecole.length).toBeGreaterThan(5)
    expect(await found('ECOLE')).toEqual(ecole)
    expect(await found('ecole')).toEqual(ecole)
    expect(await found('OEUVRER')).toEqual(await found('œuvrer'))
    expect((await found("d'exemple")).length).toBeGreaterThan(5)
    expect(await found("d'exemple")).toEqual(await found('d’exemple'))
    expect((await found('former agents')).length).toBe(40)
    expect(await found('promise 12')).toEqual(['2026-2028 13'])
    expect(await found('fr0054')).toEqual(['2021-2023 4'])
    expect(await found('école zzz')).toEqual([])
  })

  test('take the signs of a search for what they are: none stands for anything else', async () => {
    expect(numbersOf(await tracker.lines({ q: '100 %' })).length).toBe(
      (await tracker.csv()).filter(({ title }) => title?.includes('100 %')).length,
    )
    for (const q of ['_', '\\', '％zzz', '＿', '＼', '%%zz', '.*'])
      expect([q, await tracker.lines({ q })]).toEqual([q, []])
  })

  test('that are wrong are ignored, the list stays, and a sentence names each', async () => {
    const wrong: Record<string, string> = {
      plan: '1789',
      priority: 'p-0',
      organisation: 'nobody-here',
      completion: 'half-done',
      late: 'perhaps',
      sort: 'colour',
    }
    const main = await mainAt(site, asked('/engagements', wrong))
    expect(noticesOf(main)).toEqual([
      'Filtre ignoré : « Plan » ne connaît pas « 1789 ».',
      'Filtre ignoré : « Priorité » ne connaît pas « p-0 ».',
      'Filtre ignoré : « Pilote ou appui » ne connaît pas « nobody-here ».',
      'Filtre ignoré : « Réalisation » ne connaît pas « half-done ».',
      'Filtre ignoré : « Retard » ne connaît pas « perhaps ».',
      'Tri ignoré : on ne peut pas trier par « colour ».',
    ])
    expect(textOf(main.querySelector('p[role="status"]'))).toBe('151 engagements')
    const { total, ignored, filters } = await tracker.page(wrong)
    expect({ total, filters, ignored: ignored.map(({ name, value }) => [name, value]) }).toEqual({
      total: 151,
      filters: {},
      ignored: Object.entries(wrong),
    })
    expect(noticesOf(await mainAt(site, asked('/en/commitments', { plan: '1789' })))).toEqual([
      'Filter ignored: “Plan” has no “1789”.',
    ])
    expect(await tracker.csv(wrong)).toEqual(await tracker.csv())
  })

  test('that leave nothing say so, and each can be taken off by a link', async () => {
    const query = { completion: 'complete', plan: '2015-2017', q: 'zzz' }
    const main = await mainAt(site, asked('/engagements', query))
    expect(textOf(main)).toContain('Aucun engagement ne correspond à ces filtres')
    expect(rowsIn(main)).toEqual([])
    const ways = main.querySelectorAll('li a, p a').map(link => [textOf(link), attributeOf(link, 'href')])
    expect(ways).toEqual(
      expect.arrayContaining([
        ['Enlever le filtre Mots : zzz', '/engagements?completion=complete&plan=2015-2017'],
        ['Enlever le filtre Plan : 2015-2017', '/engagements?completion=complete&q=zzz'],
        ['Enlever le filtre Réalisation : Achevé', '/engagements?plan=2015-2017&q=zzz'],
        ['Enlever tous les filtres', '/engagements'],
      ]),
    )
    expect(await tracker.csv(query)).toEqual([])
  })

  test('follow a plan and an organisation that took another address', async () => {
    const { db } = site.database
    const row = await db.selectFrom('organisations').selectAll().where('key', '=', 'org-2').executeTakeFirstOrThrow()
    const facts = { ...row.facts, name: { original: 'fr', fr: 'Zone tout autre' } }
    await organisations.describe.perform(db, operator, at, { things: [{ key: 'org-2', facts }] })
    site.cache.forgetAll()
    const [once, today] = await Promise.all([
      tracker.page({ organisation: row.slug }),
      tracker.page({ organisation: 'zone-tout-autre' }),
    ])
    expect(once.total).toBeGreaterThan(0)
    expect(once).toEqual(today)
  })
})

describe('whatever stands in the query', () => {
  const names = ['q', 'plan', 'priority', 'organisation', 'completion', 'late', 'sort', 'after', 'before']
  const everywhere = [
    ...nasty.map(value => new URLSearchParams(names.map(name => [name, value])).toString()),
    ...nastyBytes.map(bytes => names.map(name => `${name}=${bytes}`).join('&')),
  ]

  test.each(['', '.json', '.csv', '.atom'])(
    'the answer is the list or a sentence, never a failure: /engagements%s',
    async format => {
      const bad: unknown[] = []
      for (const query of everywhere) {
        const response = await site.get(`/engagements${format}?${query}`)
        const faults = securityFaults(response)
        const body = await response.text()
        if (response.status !== 200 || faults.length > 0) bad.push([query.slice(0, 60), response.status, faults])
        if (format === '' && /<script>alert|<img src=x/.test(body)) bad.push([query.slice(0, 60), 'comes back'])
      }
      expect(bad).toEqual([])
    },
  )

  test('a search of 10 kB is cut, and says so', async () => {
    const main = await mainAt(site, asked('/engagements', { q: 'données '.repeat(1_250) }))
    expect(noticesOf(main)).toEqual(['La recherche était longue : seuls ses premiers mots ont été cherchés.'])
    expect(rowsIn(main).length).toBeGreaterThan(0)
  })

  test('pages of what people type are valid HTML', async () => {
    const faults: unknown[] = []
    for (const value of nasty) {
      const page = await (await site.get(asked('/engagements', { q: value, plan: value, after: value }))).text()
      const found = await faultsOf(page)
      if (found.length > 0) faults.push([value.slice(0, 40), found])
    }
    expect(faults).toEqual([])
  })
})
