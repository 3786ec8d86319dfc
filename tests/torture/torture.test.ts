import { beforeAll, expect, test, vi } from 'vitest'
import { bundled } from '../support/program.ts'
import { torture } from './torture.ts'

vi.setConfig({ testTimeout: 900_000, hookTimeout: 120_000 })

beforeAll(async () => {
  await bundled()
})

test('six deaths of programs and databases lose nothing that was acknowledged, and leave nothing half done', async () => {
  const seed = Math.floor(Math.random() * 1e9)
  const { faults, acknowledged, deaths } = await torture(seed, 6)
  expect(faults, `seed ${seed}`).toEqual([])
  expect(Object.values(deaths).reduce((sum, count) => sum + count, 0)).toBe(6)
  expect(acknowledged).toBeGreaterThan(0)
})
