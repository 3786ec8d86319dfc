import { describe, expect, test } from 'vitest'
import { callFacts, daysFrom, minuteOf } from '../../tests/support/consultations.ts'
import { Consultation, daysAnnounced, forbidden, standingOf, takesContributions } from './consultation.ts'
import { type AskedField, answersTo, incoherentFields } from './fields/field.ts'

const now = new Date('2026-06-30T21:00:00Z')
const call = (more: Partial<Consultation> = {}) => callFacts(now, more)
const text = (fr: string) => ({ original: 'fr', fr })

describe('a consultation', () => {
  const closing = call({ closes: '2026-06-30T21:59:00.000Z', opens: '2026-06-01T07:00:00.000Z' })
  const at = (iso: string) => new Date(iso)

  test('opens and closes by the clock, to the minute', () => {
    expect(standingOf(closing, at('2026-06-01T06:59:59Z'))).toBe('announced')
    expect(standingOf(closing, at('2026-06-01T07:00:00Z'))).toBe('open')
    expect(standingOf(closing, at('2026-06-30T21:58:59Z'))).toBe('open')
    expect(standingOf(closing, at('2026-06-30T21:59:00Z'))).toBe('closed')
  })

  test('lets whoever had begun before its closing end, for a time, and nobody else', () => {
    const took = (begun: string, sent: string) => takesContributions(closing, { begun: at(begun), now: at(sent) })
    expect(took('2026-06-30T21:58:00Z', '2026-06-30T22:28:59Z')).toBe(true)
    expect(took('2026-06-30T21:58:00Z', '2026-06-30T22:29:00Z')).toBe(false)
    expect(took('2026-06-30T21:59:00Z', '2026-06-30T22:00:00Z')).toBe(false)
    expect(took('2026-05-01T00:00:00Z', '2026-05-01T00:01:00Z')).toBe(false)
  })

  test('is announced so many whole days before it opens', () => {
    const opens = { opens: '2026-06-15T07:00:00.000Z' }
    expect(daysAnnounced(at('2026-06-01T07:00:00Z'), opens)).toBe(14)
    expect(daysAnnounced(at('2026-06-01T07:00:01Z'), opens)).toBe(13)
    expect(daysAnnounced(at('2026-07-01T07:00:00Z'), opens)).toBe(0)
  })

  test('once it is open, asks what it asked, and closes later only with a public reason', () => {
    const before = call()
    const later = minuteOf(daysFrom(now, 20))
    const extension = { from: before.closes, to: later, reason: 'Deux ponts dans le mois.' }
    const code = (after: Consultation | null, from: Consultation | null = before) =>
      forbidden({ before: from, after, at: now })?.code ?? null
    expect(code({ ...before, title: text('Une coquille en moins') })).toBeNull()
    expect(code({ ...before, question: text('Une autre question ?') })).toBe('has-begun')
    expect(code({ ...before, priorities: [] })).toBe('has-begun')
    expect(code({ ...before, closes: later })).toBe('extended-without-reason')
    expect(code({ ...before, closes: later, extensions: [extension] })).toBeNull()
    expect(code({ ...before, extensions: [extension] })).toBe('extended-to-nothing')
    expect(code({ ...before, closes: minuteOf(daysFrom(now, 1)) })).toBe('closes-earlier')
    expect(code(null)).toBe('has-begun')
    const over = call({ closes: minuteOf(daysFrom(now, -1)) })
    const reopened = { ...extension, from: over.closes }
    expect(code({ ...over, closes: later, extensions: [reopened] }, over)).toBe('is-closed')
    const ahead = call({ opens: minuteOf(daysFrom(now, 3)) })
    expect(code({ ...ahead, question: text('Mieux dite ?'), priorities: [] }, ahead)).toBeNull()
    expect(code(null, ahead)).toBeNull()
    expect(code(call(), null)).toBe('opens-in-the-past')
  })

  test('can’t be written so that it doesn’t hold together', () => {
    const fits = (more: object) => Consultation.safeParse({ ...call(), ...more }).success
    expect(fits({})).toBe(true)
    expect(fits({ closes: call().opens })).toBe(false)
    expect(fits({ opens: '2026-06-01T07:00:30.000Z' })).toBe(false)
    expect(fits({ graceMinutes: 241 })).toBe(false)
    const [priority] = call().priorities
    expect(fits({ priorities: [priority, priority] })).toBe(false)
    expect(fits({ extensions: [{ from: call().opens, to: call().opens, reason: 'x' }] })).toBe(false)
  })
})

describe('what a consultation asks beside a proposal', () => {
  const options = ['a', 'b'].map(value => ({ value, label: text(value) }))
  const field = (key: string, kind: AskedField['kind'], more: Partial<AskedField> = {}): AskedField => ({
    key,
    kind,
    label: text(key),
    required: false,
    ...more,
  })

  test('holds together: choices where it offers some, conditions on what is asked before', () => {
    const first = field('first', 'yes-no')
    expect(
      incoherentFields([first, field('second', 'choice', { options, onlyIf: { field: 'first', is: 'oui' } })]),
    ).toBeNull()
    for (const wrong of [
      [first, first],
      [field('one', 'choice')],
      [field('one', 'line', { options })],
      [field('one', 'line', { onlyIf: { field: 'first', is: 'oui' } }), first],
      [first, field('one', 'line', { onlyIf: { field: 'first', is: 'peut-etre' } })],
    ])
      expect(incoherentFields(wrong)).not.toBeNull()
  })

  test('takes what fits, says what doesn’t, and passes over what wasn’t asked', () => {
    const fields = [
      field('who', 'choice', { options, required: true }),
      field('why', 'text', { required: true, onlyIf: { field: 'who', is: 'b' } }),
      field('many', 'choices', { options }),
      field('count', 'number'),
      field('on', 'date'),
    ]
    expect(answersTo(fields, { who: 'a', why: 'never asked', many: ['b', 'b'], count: '12,5' })).toEqual({
      answers: { who: 'a', many: ['b'], count: '12,5' },
      problems: [],
    })
    expect(answersTo(fields, { who: 'b', count: 'douze', on: '31/06/2026' }).problems).toEqual([
      { key: 'why', why: 'required' },
      { key: 'count', why: 'not-a-number' },
      { key: 'on', why: 'not-a-date' },
    ])
    expect(answersTo(fields, { who: 'c' }).problems).toEqual([{ key: 'who', why: 'unknown' }])
    expect(answersTo(fields, { who: 'a', constructor: 'x' } as never).answers).toEqual({ who: 'a' })
  })
})
