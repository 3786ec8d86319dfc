import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Arcade } from '../arcade.tsx'
import { look } from './look.ts'

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')

test('documents have the colours of the site in the light', () => {
  const css = read('../parvis.css')
  const colours = [...read('look.typ').matchAll(/^#let ([a-z0-9-]+) = rgb\("(#[0-9a-f]+)"\)/gm)]
  expect(colours.length).toBeGreaterThan(8)
  const inTheLight = (name: string) => new RegExp(`--${name}: (?:light-dark\\()?(#[0-9a-f]+)`).exec(css)?.[1]
  for (const [, name = '', colour] of colours) expect([name, colour]).toEqual([name, inTheLight(name)])
  const { font: _, ...own } = look
  const names = { ink: 'ink', quiet: 'ink-2', accent: 'green', late: 'brick', joint: 'joint', notice: 'sky' }
  expect(own).toEqual(Object.fromEntries(Object.entries(names).map(([of, name]) => [of, inTheLight(name)])))
})

test('the square on the cover is the one of the home page', async () => {
  const drawn = String(await (<Arcade />))
  const paths = [...read('arcade.svg').matchAll(/ d="([^"]+)"/g)].map(([, path]) => path)
  expect(paths).toHaveLength(4)
  for (const path of paths) expect(drawn).toContain(path)
})
