import { describe, expect, test } from 'vitest'
import type { Json } from '../platform/canonical.ts'
import { inSchemaOrder } from './field-order.ts'
import { planSchema } from './plan-schema.ts'

const ordered = (value: Json) => JSON.stringify(inSchemaOrder(value, planSchema()))

describe('the fields of a file', () => {
  test('stand in the order of the schema, at every depth, whatever order they come in', () => {
    const text = { en: { translated: true, text: 'One' }, fr: 'Un', original: 'fr', wording: 'summary' }
    const file = {
      plans: [
        {
          commitments: [{ milestones: [{ output: text, number: 1, id: 'm' }], title: text, number: '1', id: 'c' }],
          slug: 's',
          id: 'p',
        },
      ],
      format: 'parvis-plan/1',
    }
    const said = '{"original":"fr","wording":"summary","fr":"Un","en":{"text":"One","translated":true}}'
    expect(ordered(file)).toBe(
      `{"format":"parvis-plan/1","plans":[{"id":"p","slug":"s","commitments":[{"id":"c","number":"1","title":${said},"milestones":[{"id":"m","number":1,"output":${said}}]}]}]}`,
    )
  })

  test('of a text: the original language, then the others by their names', () => {
    const label = { et: 'a', 'pt-BR': 'b', en: 'c', original: 'et', fr: 'd' }
    expect(ordered({ vocabulary: [{ label }] })).toBe(
      '{"vocabulary":[{"label":{"original":"et","et":"a","en":"c","fr":"d","pt-BR":"b"}}]}',
    )
  })

  test('that may be null, or are named by a list of their own, too', () => {
    const period = { precision: 'day', latest: null, text: { fr: 'x', original: 'fr' } }
    const plans = [
      { phaseLabels: { evaluation: period.text, preparation: period.text }, phases: [{ planned: period }] },
    ]
    expect(ordered({ plans })).toBe(
      '{"plans":[{"phaseLabels":{"preparation":{"original":"fr","fr":"x"},"evaluation":{"original":"fr","fr":"x"}},"phases":[{"planned":{"text":{"original":"fr","fr":"x"},"latest":null,"precision":"day"}}]}]}',
    )
  })

  test('that the schema doesn’t know come last, and nothing is lost', () => {
    expect(ordered({ zebra: [1, { b: 2, a: 1 }], alpha: null, format: 'x' })).toBe(
      '{"format":"x","alpha":null,"zebra":[1,{"a":1,"b":2}]}',
    )
  })
})
