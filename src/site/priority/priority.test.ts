import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at } from '../../../tests/fixtures/facts.ts'
import { securityFaults } from '../../../tests/support/answers.ts'
import { feedAt } from '../../../tests/support/feeds.ts'
import { addressesIn, attributeOf, bare, faultsOf, textOf } from '../../../tests/support/html.ts'
import { jsonAt, mainAt, nasty, nastyBytes, rowsAt } from '../../../tests/support/lists.ts'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import { openFollowed } from '../../../tests/support/tracker.ts'
import { completionLevels } from '../../commitments/index.ts'
import { messagesOf } from '../../design/index.ts'
import { priorities } from '../../plans/index.ts'
import { operator, sealAll } from '../../record/index.ts'

let site: TestSite
beforeAll(async () => {
  site = await openFollowed()
})
afterAll(() => site.close())

/** Where an address leads in the end. */
async function landing(path: string, from = site): Promise<string> {
  const response = await from.get(path)
  return response.status === 308 ? landing(response.headers.get('location') ?? '', from) : `${response.status} ${path}`
}
const published = '/plans/2021-2023/priorites/1-faire-participer-les-francais-a-l-elaboration-des-politiques'
const announced = '/plans/2021-2023/priorites/1-faire-participer-les-citoyens-a-l-elaboration-et-la-conduite'
const followed = '/plans/2026-2028/priorites/1-une-priorite-1'

type Data = {
  id: string
  ulid: string
  number: number
  stage?: string
  otherList: { id: string } | null
  commitments: { number: string; completion: string; page: string; late: boolean | null }[]
}

describe('the priorities of a plan that announced some and published others', () => {
  test('are two lists: each page shows its own, says which it is and its date, and leads to its twin', async () => {
    for (const [path, tag, heading, date, twin, number] of [
      [published, 'publiée', 'Les priorités publiées', '17 décembre 2021', announced, 6],
      [announced, 'annoncée', 'Les priorités annoncées', null, published, 6],
    ] as const) {
      const main = await mainAt(site, path)
      expect(textOf(main.querySelector('.tag'))).toBe(tag)
      const headings = main.querySelectorAll('h2').map(textOf)
      expect(headings).toContain(heading)
      expect(headings.filter(one => one.startsWith('Les priorités')).length).toBe(1)
      expect(main.querySelectorAll('ul.links > li').length).toBe(number)
      expect(main.querySelectorAll('a').map(link => attributeOf(link, 'href'))).toContain(twin)
      if (date) expect(textOf(main)).toContain(`Date${date}`)
    }
    const [one, other] = await Promise.all([
      jsonAt<Data>(site, `${published}.json`),
      jsonAt<Data>(site, `${announced}.json`),
    ])
    expect([one.stage, one.otherList?.id]).toEqual(['published', other.id])
    expect([other.stage, other.otherList?.id]).toEqual(['announced', one.id])
  })

  test('are told apart by their words; a bare number means the published one', async () => {
    expect(await landing('/plans/2021-2023/priorites/1')).toBe(`200 ${published}`)
    expect(await landing('/plans/2021-2023/priorites/1-faire-participer-les-citoyens')).toBe(`200 ${announced}`)
    expect(await landing('/plans/2021-2023/priorites/1-involve-the-french-in-the-design')).toBe(`200 ${published}`)
    expect(await landing('/en/plans/2021-2023/priorities/1')).toBe(
      '200 /en/plans/2021-2023/priorities/1-involve-the-french-in-the-design-of-public-policies',
    )
    expect(await landing('/plans/2021-2023/priorites/1.csv')).toBe(`200 ${published}.csv`)
  })

  test('of which no source says which commitments are of them say so, and don’t say that there are none', async () => {
    for (const path of [published, announced]) {
      const main = await mainAt(site, path)
      expect(textOf(main)).toContain('Rattachement non sourcé : aucune source ne dit quels engagements en relèvent.')
      expect(textOf(main)).not.toMatch(/aucun engagement/i)
      expect(main.querySelectorAll('a').map(link => attributeOf(link, 'href'))).toContain('/engagements?plan=2021-2023')
      expect(await rowsAt(site, `${path}.csv`)).toEqual([])
    }
    expect(
      textOf(
        await mainAt(site, '/en/plans/2021-2023/priorities/1-involve-the-french-in-the-design-of-public-policies'),
      ),
    ).toContain('Which commitments are of it is not sourced')
  })
})

describe('the page of a priority', () => {
  test('lists its commitments with their completion, on the page as in its CSV and its data, and counts them', async () => {
    for (const path of [
      followed,
      '/plans/2018-2020/priorites/1-transparence-integrite-et-redevabilite-de-la-vie-publique-et',
    ]) {
      const [rows, { commitments }] = await Promise.all([
        rowsAt(site, `${path}.csv`),
        jsonAt<Data>(site, `${path}.json`),
      ])
      expect(rows.length).toBeGreaterThan(2)
      expect(commitments.map(({ number, completion, page }) => [number, completion, page])).toEqual(
        rows.map(({ number, completion, page }) => [number, completion, page]),
      )
      const main = await mainAt(site, path)
      const items = main.querySelectorAll('ul.commitments > li, ol.commitments > li, .list.coded > li')
      expect(items.map(item => testOrigin + attributeOf(item.querySelector('a'), 'href'))).toEqual(
        rows.map(({ page }) => page),
      )
      const words = messagesOf('fr')
      for (const [place, row] of rows.entries()) {
        const said = textOf(items[place])
        expect(bare(said)).toContain(bare(row.title ?? ''))
        expect(said).toContain(words.completion[row.completion as keyof typeof words.completion])
        expect(said.includes(words.late)).toBe(row.late === 'true')
      }
      const bar = attributeOf(main.querySelector('svg[role="img"]'), 'aria-label') ?? ''
      expect(bar.replace(/\u00a0/g, ' ')).toMatch(new RegExp(`^${rows.length} engagements : `))
      for (const level of completionLevels) {
        const count = rows.filter(({ completion }) => completion === level).length
        if (count > 0) expect(bar).toContain(`${count} ${words.completion[level].toLowerCase()}`)
      }
    }
  })

  test('holds the same lines as the list of commitments that it leads to', async () => {
    const main = await mainAt(site, followed)
    const href = main
      .querySelectorAll('a')
      .map(link => attributeOf(link, 'href'))
      .find(one => one?.startsWith('/engagements?'))
    const list = await rowsAt(site, (href ?? '').replace('/engagements?', '/engagements.csv?'))
    expect(list).toEqual(await rowsAt(site, `${followed}.csv`))
  })

  test('is valid in both languages', async () => {
    const faults: unknown[] = []
    for (const path of [
      published,
      announced,
      followed,
      '/en/plans/2015-2017/priorities/1',
      '/en/plans/2026-2028/priorities/2',
    ]) {
      const [, at = ''] = (await landing(path)).split(' ')
      const response = await site.get(at)
      faults.push(...(await faultsOf(await response.text())), ...securityFaults(response))
    }
    expect(faults).toEqual([])
  })

  test('is followed as a feed that two readers read the same way', async () => {
    const { items, self } = await feedAt(site, `${followed}.atom`)
    expect(self).toBe(`${testOrigin}${followed}.atom`)
    expect(items.length).toBeGreaterThan(20)
    for (const { title } of items) expect(title).toMatch(/^Ajout.*(priorité|engagement|jalon)/)
  })

  test('is found by its permanent address', async () => {
    for (const path of [published, announced]) {
      const { ulid } = await jsonAt<Data>(site, `${path}.json`)
      expect((await site.get(`/id/priority/${ulid}`)).headers.get('location')).toBe(path)
    }
  })

  test('that never was leads to those of its plan, or to the plans; whatever stands in the address', async () => {
    const missing = await site.get('/plans/2021-2023/priorites/9')
    expect(missing.status).toBe(404)
    const links = addressesIn(await missing.text()).map(({ href }) => href)
    expect(links).toEqual(expect.arrayContaining([published, announced, '/plans/2021-2023']))
    expect((await site.get('/plans/1789/priorites/1')).status).toBe(404)
    for (const word of [
      ...nasty.map(encodeURIComponent),
      ...nastyBytes,
      `1-${'x'.repeat(10_000)}`,
      '1-'.repeat(3_000),
    ]) {
      for (const path of [`/plans/2021-2023/priorites/${word}`, `/en/plans/${word}/priorities/1.csv`]) {
        const response = await site.get(path)
        expect([path.slice(0, 60), [200, 308, 400, 404].includes(response.status)]).toEqual([path.slice(0, 60), true])
        expect(securityFaults(response)).toEqual([])
      }
    }
  })

  test('that was taken away says why, and its address leads to no other one', async () => {
    const own = await openSite('france')
    try {
      const { ulid } = await jsonAt<Data>(own, `${announced}.json`)
      await priorities.remove.perform(own.database.db, operator, at, {
        key: 'fr-2021-2023-announced-1',
        reason: 'annoncée par erreur',
      })
      await sealAll(own.database.db)
      own.cache.forgetAll()
      for (const path of [announced, (await own.get(`/id/priority/${ulid}`)).headers.get('location') ?? '']) {
        const gone = await own.get(path)
        expect([path, gone.status, (await gone.text()).includes('annoncée par erreur')]).toEqual([path, 410, true])
      }
      expect(await landing('/plans/2021-2023/priorites/1', own)).toBe(`200 ${published}`)
    } finally {
      await own.close()
    }
  })
})
