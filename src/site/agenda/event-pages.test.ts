import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onDay } from '../../../tests/fixtures/facts.ts'
import { check, importing } from '../../../tests/fixtures/files.ts'
import { securityFaults } from '../../../tests/support/answers.ts'
import { entriesByIcalJs, entriesByNodeIcal } from '../../../tests/support/calendars.ts'
import { addressesIn, faultsOf, textOf } from '../../../tests/support/html.ts'
import { jsonAt, mainAt, nasty, nastyBytes, rowsAt } from '../../../tests/support/lists.ts'
import { openSite, type TestSite, testOrigin } from '../../../tests/support/site.ts'
import { events } from '../../events/index.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { operator, sealAll } from '../../record/index.ts'
import { importPlans } from '../import-plans.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

const forum = '/agenda/2021-05-27-forum-open-d-etat-n-1-transparence-de-la-vie-publique-et-des'
const webinars = '/agenda/series/webinaires-micro-ouverts'

/** The entries of a calendar, as both readers understand them. */
async function calendarAt(path: string, from = site) {
  const response = await from.get(path)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await response.text()
  const [one, other] = [entriesByIcalJs(text), entriesByNodeIcal(text)]
  expect(other).toEqual(one)
  return one
}

describe('the page of an event', () => {
  test('says when, where, by whom, and that its report came 29 days after', async () => {
    const text = textOf(await mainAt(site, forum))
    expect(text).toContain('Publié : 25 juin 2021, 29 jours après.')
    expect(text).toContain('AccueilCour des comptes')
    expect(text).toContain('La participation à ce rendez-vous n’est pas sourcée ; celle de toute la série l’est.')
    expect(text).toContain('n° 1 sur 2')
    const data = await jsonAt<Record<string, unknown>>(site, `${forum}.json`)
    expect(data).toMatchObject({ state: 'past', reportDelayDays: 29, attendance: null, place: 'Cour des comptes' })
    const english = textOf(await mainAt(site, `/en${forum}`))
    expect(english).toContain('Published: 25 June 2021, 29 days later.')
  })

  test('says how many came only with how exactly it is known and who says so; and that nobody could source a report', async () => {
    const hackathon = textOf(await mainAt(site, '/agenda/hackathon-covid'))
    expect(hackathon).toMatch(/près de ?100 ?participants au hackathon Covid/)
    const launch = textOf(
      await mainAt(site, '/agenda/2021-02-23-lancement-de-l-elaboration-du-plan-d-action-2021-2023'),
    )
    expect(launch).toContain('La participation à ce rendez-vous n’est pas sourcée.')
    expect(launch).toContain('Compte rendu non sourcé.')
  })

  test('says no number of days where a date isn’t an exact day', async () => {
    const text = textOf(await mainAt(site, '/agenda/2018-03-12-premier-forum-open-d-etat'))
    expect(text).toContain('Publié : mars 2018.')
    const second = textOf(await mainAt(site, '/agenda/2021-06-17-forum-open-d-etat-n-2-crise-et-cooperation'))
    expect(second).toContain('Sa date n’est pas sourcée.')
  })

  test('is valid, and says to search engines only the dates that its source says', async () => {
    for (const path of [forum, `/en${forum}`, '/agenda/webinaire-micro-ouvert-3', webinars, `/en${webinars}`]) {
      const html = await (await site.get(path)).text()
      expect([path, await faultsOf(html)]).toEqual([path, []])
    }
    const aboutOf = async (path: string) => {
      const html = await (await site.get(path)).text()
      return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}')
    }
    expect(JSON.stringify(await aboutOf(forum))).toContain('"startDate":"2021-05-27"')
    expect(JSON.stringify(await aboutOf('/agenda/webinaire-micro-ouvert-3'))).not.toContain('startDate')
  })

  test('is found again by its permanent address, and by the address that it once had', async () => {
    const { ulid } = await jsonAt<{ ulid: string }>(site, `${forum}.json`)
    const located = await site.get(`/id/event/${ulid}`)
    expect([located.status, located.headers.get('location')]).toEqual([303, forum])
    expect((await site.get(`/id/event/${ulid}.ics`)).headers.get('location')).toBe(`${forum}.ics`)
  })

  test('that never was leads to the nearest ones and to the agenda; whatever stands in the address', async () => {
    const missing = await site.get('/agenda/2021-05-27-forum')
    expect(missing.status).toBe(404)
    const links = addressesIn(await missing.text()).map(({ href }) => href)
    expect(links).toEqual(expect.arrayContaining([forum, '/agenda']))
    for (const word of [...nasty.map(encodeURIComponent), ...nastyBytes]) {
      for (const path of [
        `/agenda/${word}`,
        `/agenda/${word}.ics`,
        `/agenda/series/${word}`,
        `/en/agenda/series/${word}.csv`,
      ]) {
        const response = await site.get(path)
        expect([path.slice(0, 60), [200, 308, 400, 404].includes(response.status)]).toEqual([path.slice(0, 60), true])
        expect(securityFaults(response)).toEqual([])
      }
    }
  })
})

describe('the page of a series', () => {
  test('says what it adds up to, with its uncertainty and its sources, and each of its events', async () => {
    const main = await mainAt(site, webinars)
    expect(textOf(main)).toContain('6 webinaires, plus de 700 participants.')
    expect(textOf(main)).toContain('Fiche action n° 1-6')
    expect(main.querySelector('ul.dated')?.querySelectorAll('li').length).toBe(6)
    expect(textOf(await mainAt(site, `/en${webinars}`))).toContain('6 webinars, over 700 participants.')
    const { cumulative } = await jsonAt<{ cumulative: unknown }>(site, `${webinars}.json`)
    expect(cumulative).toMatchObject({
      words: '6 webinaires, plus de 700 participants',
      members: 6,
      attendance: { value: 700, qualifier: 'over', unit: 'participants', computed: false },
    })
  })

  test('lists the same events, in the same order, as CSV and as data', async () => {
    for (const path of [webinars, '/en/agenda/series/forums-open-d-etat']) {
      const rows = await rowsAt(site, `${path}.csv`)
      const { events: data } = await jsonAt<{ events: { page: string; name: string }[] }>(site, `${path}.json`)
      expect(data.map(({ page, name }) => [page, name])).toEqual(rows.map(({ page, title }) => [page, title]))
      const links = (await mainAt(site, path)).querySelector('ul.dated')?.querySelectorAll('h3 a') ?? []
      expect(links.map(link => testOrigin + link.getAttributeValue('href'))).toEqual(rows.map(({ page }) => page))
    }
  })

  test('is a calendar of those of its events that have a day or a month', async () => {
    expect(await calendarAt(`${webinars}.ics`)).toEqual([])
    const forums = await calendarAt('/agenda/series/forums-open-d-etat.ics')
    expect(forums.map(({ first, place }) => [first, place])).toEqual([
      ['2021-05-27', 'Cour des comptes'],
      ['2021-06-17', 'Lieu de la Transformation Publique'],
    ])
  })

  test('whose events each have a figure is the sum of them, and says that it is computed', async () => {
    const own = await openSite('empty')
    try {
      const figure = (id: string, value: number, qualifier: string) => ({
        id,
        measure: id,
        label: { original: 'fr', fr: 'participants' },
        value,
        qualifier,
        unit: 'participants',
        asOf: onDay('2026-06-30'),
        sources: [{ title: 'Une source' }],
      })
      const event = (id: string, day: string, attendanceFigureId?: string) => ({
        id,
        kind: 'workshop',
        title: { original: 'fr', fr: 'Atelier' },
        period: onDay(day),
        seriesId: 'cycle',
        ...(attendanceFigureId ? { attendanceFigureId } : {}),
      })
      const planWith = (...all: object[]) => ({
        figures: [figure('un', 30, 'exact'), figure('deux', 40, 'over')],
        plans: [
          {
            id: 'p',
            slug: '2026-2028',
            country: 'FR',
            rank: 1,
            title: { original: 'fr', fr: 'Un plan' },
            period: {
              text: { original: 'fr', fr: '2026' },
              earliest: '2026-01-01',
              latest: '2026-12-31',
              precision: 'year',
            },
            series: [{ id: 'cycle', kind: 'workshop', title: { original: 'fr', fr: 'Le cycle' } }],
            events: all,
          },
        ],
      })
      await importing(own.database.db, planWith(event('a', '2026-01-01', 'un'), event('b', '2026-02-01', 'deux')))
      const text = textOf(await mainAt(own, '/agenda/series/le-cycle'))
      expect(text).toContain('2 ateliers, plus de 70 participants.')
      expect(text).toContain('Somme des chiffres de chaque rendez-vous.')
      await importing(own.database.db, planWith(event('c', '2026-03-01')))
      own.cache.forgetAll()
      const partial = textOf(await mainAt(own, '/agenda/series/le-cycle'))
      expect(partial).toContain('3 ateliers.')
      expect(partial).toContain('La participation à toute la série n’est pas sourcée.')
      expect(partial).not.toContain('70 participants')
    } finally {
      await own.close()
    }
  })
})

describe('a calendar that somebody subscribed to', () => {
  type File = { plans: { events: { id: string; place?: string; title: object; period: object }[] }[] }
  const file = JSON.parse(readFileSync(join(projectRoot, 'data', 'france', 'plan-2021-2023.json'), 'utf8')) as File
  /** Imports the plan again, with what is corrected of its first forum. */
  async function correct(from: TestSite, correction: object, day: string) {
    const [plan] = file.plans
    const corrected = plan?.events.map(event => (event.id === 'forum-1' ? { ...event, ...correction } : event))
    await importPlans(
      from.database.db,
      check({ ...file, plans: [{ ...plan, events: corrected }] }),
      new Date(`${day}T09:00:00Z`),
    )
    await sealAll(from.database.db)
    from.cache.forgetAll()
  }

  test('keeps each event under the same identity, and takes what an import corrects as a newer version', async () => {
    const own = await openSite('france')
    try {
      const entry = async () => {
        const all = await calendarAt('/agenda.ics?plan=2021-2023', own)
        const found = all.find(({ title }) => title.includes('transparence de la vie publique'))
        return { found, others: all.filter(one => one !== found) }
      }
      const first = await entry()
      expect([first.found?.sequence, first.found?.place]).toEqual([0, 'Cour des comptes'])
      expect(first.found?.uid).toMatch(/^[0-9A-Z]{26}@parvis\.test$/)

      await correct(own, {}, '2026-12-01')
      expect((await entry()).found).toEqual(first.found)

      await correct(own, { place: 'Ailleurs' }, '2026-12-02')
      const second = await entry()
      expect(second.found).toEqual({
        ...first.found,
        sequence: 1,
        place: 'Ailleurs',
        changed: Date.parse('2026-12-02T09:00:00Z'),
      })
      expect(second.others).toEqual(first.others)

      await correct(own, { place: 'Ailleurs', period: onDay('2021-05-28') }, '2026-12-03')
      const third = await entry()
      expect(third.found).toMatchObject({ uid: first.found?.uid, sequence: 2, first: '2021-05-28', end: '2021-05-29' })
      // Its address tells its day, and has changed: the one of once leads to it.
      const moved = await own.get(`${forum}.ics`)
      expect([moved.status, moved.headers.get('location')]).toEqual([308, `${forum.replace('05-27', '05-28')}.ics`])
      expect(await calendarAt(`${forum.replace('05-27', '05-28')}.ics`, own)).toEqual([third.found])
    } finally {
      await own.close()
    }
  })

  test('loses what was taken away, whose page says why', async () => {
    const own = await openSite('france')
    try {
      const at = new Date('2026-12-01T09:00:00Z')
      await events.remove.perform(own.database.db, operator, at, {
        key: 'ministere-ouvert-2017-02-28',
        reason: 'compté deux fois',
      })
      await sealAll(own.database.db)
      own.cache.forgetAll()
      const gone = await own.get('/agenda/2017-02-28-ministere-ouvert')
      expect(gone.status).toBe(410)
      expect(await gone.text()).toContain('compté deux fois')
      const left = await calendarAt('/agenda.ics', own)
      expect(left.map(({ title }) => title)).not.toContain('Ministère ouvert')
      expect(textOf(await mainAt(own, '/agenda'))).not.toContain('Ministère ouvert')
    } finally {
      await own.close()
    }
  })
})
