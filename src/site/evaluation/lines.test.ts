import { describe, expect, test } from 'vitest'
import type { Followed } from '../../commitments/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import { carryOverLines } from './lines.ts'

const plan = (years: string) => ({ id: years, slug: years, latest: `${years.slice(5)}-12-31` }) as PlanRow
const plans = [plan('2023-2025'), plan('2015-2017'), plan('2018-2020'), plan('2021-2023')]
const commitment = (id: string) => {
  const [plan_id = '', number = ''] = id.split('/')
  return { row: { id, plan_id, number, number_order: number.padStart(3, '0') } } as Followed
}
const ids = ['2015-2017/2', '2015-2017/11', '2015-2017/12', '2018-2020/2', '2018-2020/4', '2018-2020/5', '2023-2025/1']
const link = (from: string, to: string, kind = 'continues') => ({
  kind,
  from: { type: 'commitment', id: from },
  to: { type: 'commitment', id: to },
})
const lines = (links: ReturnType<typeof link>[]) =>
  carryOverLines(links, ids.map(commitment), plans).map(({ steps, silent }) => ({
    steps: steps.map(step => step.commitment.row.id),
    silent: silent.map(({ slug }) => slug),
  }))

describe('lines of commitments through the plans', () => {
  test('commitments that links join, directly or not, are of one line, in the order of plans and numbers', () => {
    expect(
      lines([
        link('2018-2020/5', '2015-2017/12'),
        link('2018-2020/5', '2015-2017/11'),
        link('2018-2020/4', '2015-2017/12'),
        link('2018-2020/2', '2015-2017/2'),
      ]),
    ).toEqual([
      { steps: ['2015-2017/2', '2018-2020/2'], silent: ['2021-2023', '2023-2025'] },
      {
        steps: ['2015-2017/11', '2015-2017/12', '2018-2020/4', '2018-2020/5'],
        silent: ['2021-2023', '2023-2025'],
      },
    ])
  })

  test('a plan that is skipped is silent, and a line that reaches the last plan has no end to tell', () => {
    expect(lines([link('2018-2020/2', '2015-2017/2'), link('2023-2025/1', '2018-2020/2', 'replaces')])).toEqual([
      { steps: ['2015-2017/2', '2018-2020/2', '2023-2025/1'], silent: ['2021-2023'] },
    ])
  })

  test('a link to something that is not known makes no line', () => {
    expect(lines([link('2018-2020/2', '2011-2013/9')])).toEqual([])
    expect(lines([])).toEqual([])
  })
})
