import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { ics } from './ics.ts'

const day = {
  text: { original: 'fr', fr: 'le 5 mai' },
  earliest: '2026-05-05',
  latest: '2026-05-05',
  precision: 'day' as const,
}

test('words of a calendar and of its events stay words, whatever lines and signs they hold', () => {
  const words = 'Atelier ; un, deux\\ trois\r\nX-EVIL: yes\rEND:VEVENT\nBEGIN:VEVENT'
  const text = ics(
    {
      title: words,
      events: [
        {
          uid: 'event-1',
          title: words,
          period: day,
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
