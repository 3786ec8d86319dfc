import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { periods, someWords } from '../../../../tests/fixtures/arbitraries.ts'
import { inFrench, onDay } from '../../../../tests/fixtures/facts.ts'
import { entriesByIcalJs, entriesByNodeIcal } from '../../../../tests/support/calendars.ts'
import { Period } from '../../facts/period.ts'
import type { Language } from '../../locales/languages.ts'
import { type CalendarEvent, ics, standsInCalendar } from './ics.ts'

const changed = new Date('2026-11-24T09:00:00Z')
const event = (period: object, more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '01M82V7MB61N8XSBC3RBVG5AFS@parvis.test',
  title: 'Un forum',
  period: Period.parse(period),
  when: 'en ce temps-là',
  url: 'https://parvis.test/id/event/01M82V7MB61N8XSBC3RBVG5AFS',
  changed,
  sequence: 0,
  ...more,
})
const within = (precision: string, earliest: string, latest: string) => ({
  text: inFrench('en ce temps-là'),
  precision,
  earliest,
  latest,
})

/** A calendar as both readers understand it, who must agree. */
function read(events: readonly CalendarEvent[], language: Language = 'fr') {
  const text = ics({ title: 'Agenda', events }, language)
  const [one, other] = [entriesByIcalJs(text), entriesByNodeIcal(text)]
  expect(other).toEqual(one)
  return one
}
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

describe('an event in a calendar', () => {
  test('is a whole day on its exact day, and all its days where it has several', () => {
    const [forum] = read([event(onDay('2021-06-17'), { place: 'Lieu de la Transformation Publique', sequence: 3 })])
    expect(forum).toEqual({
      uid: '01M82V7MB61N8XSBC3RBVG5AFS@parvis.test',
      title: 'Un forum',
      first: '2021-06-17',
      end: '2021-06-18',
      wholeDays: true,
      sequence: 3,
      place: 'Lieu de la Transformation Publique',
      text: 'en ce temps-là',
      url: 'https://parvis.test/id/event/01M82V7MB61N8XSBC3RBVG5AFS',
      changed: changed.getTime(),
    })
    const [hackathon] = read([event(within('range', '2021-12-31', '2022-01-01'))])
    expect([hackathon?.first, hackathon?.end, hackathon?.title]).toEqual(['2021-12-31', '2022-01-02', 'Un forum'])
  })

  test('of which only a month is known fills it, and says that its date is approximate, in the reader’s language', () => {
    const may = event(within('month', '2021-05-01', '2021-05-31'))
    expect(read([may]).map(({ title, first, end }) => [title, first, end])).toEqual([
      ['Un forum (date approchée)', '2021-05-01', '2021-06-01'],
    ])
    expect(read([may], 'en')[0]?.title).toBe('Un forum (approximate date)')
  })

  test('is left out where its date is wider than a month, or lacks a bound', () => {
    expect(
      read([
        event(within('season', '2021-03-21', '2021-06-20')),
        event(within('range', '2021-03-01', '2021-06-30')),
        event(within('deduced', '2021-05-01', '2021-06-01')),
        event({ text: inFrench('à fixer'), precision: 'unset' }),
        event({ text: inFrench('depuis mai'), precision: 'open', earliest: '2021-05-01' }),
        event({ text: inFrench('en continu'), precision: 'ongoing', earliest: '2021-05-01' }),
      ]),
    ).toEqual([])
  })

  test('with any date, any words and any language, is read by both readers as it was said', () => {
    const some = fc.record({
      period: periods,
      title: someWords,
      place: fc.option(
        fc.oneof(
          someWords,
          fc.constantFrom('12, rue de la Paix; bâtiment B\\2\nParis', 'é'.repeat(300), '"Salle" : 3'),
        ),
        { nil: undefined },
      ),
      sequence: fc.nat(1000),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), fc.constantFrom<Language>('fr', 'en'), (made, language) => {
        const events = made.map((one, place) => event(one.period, { ...one, uid: `${place}@parvis.test` }))
        const held = events.filter(({ period }) => standsInCalendar(period))
        expect(read(events, language)).toEqual(
          held.map(({ uid, title, period, place, sequence }) => ({
            uid,
            title: expect.stringContaining(title.trim()),
            first: period.earliest,
            end: dayAfter(period.latest ?? ''),
            wholeDays: true,
            sequence,
            place: place === undefined ? null : expect.stringContaining(place.trim()),
            text: 'en ce temps-là',
            url: 'https://parvis.test/id/event/01M82V7MB61N8XSBC3RBVG5AFS',
            changed: changed.getTime(),
          })),
        )
        for (const { period, uid } of held) {
          const { title } = read(events, language).find(one => one.uid === uid) ?? { title: '' }
          expect(/\((date approchée|approximate date)\)$/.test(title)).toBe(
            !['day', 'range'].includes(period.precision),
          )
          expect(Date.parse(period.latest ?? '') - Date.parse(period.earliest ?? '')).toBeLessThan(31 * 86_400_000)
        }
      }),
    )
  })
})

describe('the file itself', () => {
  const text = ics(
    { title: 'Agenda ; « ouvert »', events: [event(onDay('2021-06-17'), { title: 'é'.repeat(200) })] },
    'fr',
  )

  test('is folded at 75 bytes, ends its lines with CRLF, and is a published calendar', () => {
    const lines = text.split('\r\n')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(lines.filter(line => Buffer.byteLength(line) > 75)).toEqual([])
    expect(lines).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:PUBLISH', 'END:VCALENDAR']))
    expect(lines).toContain('DTSTART;VALUE=DATE:20210617')
    expect(lines).toContain('DTEND;VALUE=DATE:20210618')
  })

  test('without events is a calendar all the same', () => {
    expect(read([])).toEqual([])
  })
})

test('words of a calendar and of its events stay words, whatever lines and signs they hold', () => {
  const words = 'Atelier ; un, deux\\ trois\r\nX-EVIL: yes\rEND:VEVENT\nBEGIN:VEVENT'
  const text = ics(
    {
      title: words,
      events: [
        {
          uid: 'event-1',
          title: words,
          period: Period.parse(onDay('2026-05-05')),
          when: words,
          place: words,
          url: 'https://parvis.test/agenda/1',
          changed: new Date('2026-01-01T00:00:00Z'),
          sequence: 1,
        },
      ],
    },
    'fr',
  )
  const calendar = new ICAL.Component(ICAL.parse(text))
  const [event, ...others] = calendar.getAllSubcomponents('vevent')
  const read = words.replace(/\r\n|\r/g, '\n')
  expect(others).toEqual([])
  // This reader doesn't know that a name is a text, so what was escaped is still so.
  const name = String(calendar.getFirstPropertyValue('name'))
  expect(name.replace(/\\n/g, '\n').replace(/\\([\\;,])/g, '$1')).toBe(read)
  for (const property of ['summary', 'location', 'description'])
    expect(event?.getFirstPropertyValue(property)).toBe(read)
  expect(text).not.toMatch(/^X-EVIL/m)
})
