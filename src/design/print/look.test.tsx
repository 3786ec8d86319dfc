import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Arcade } from '../arcade.tsx'

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')

test('documents have the colours of the site in the light', () => {
  const css = read('../parvis.css')
  const colours = [...read('look.typ').matchAll(/^#let ([a-z0-9-]+) = rgb\("(#[0-9a-f]+)"\)/gm)]
  expect(colours.length).toBeGreaterThan(8)
  for (const [, name, colour] of colours) {
    const [, light] = new RegExp(`--${name}: (?:light-dark\\()?(#[0-9a-f]+)`).exec(css) ?? []
    expect([name, colour]).toEqual([name, light])
  }
})

test('the square on the cover is the one of the home page', async () => {
  const drawn = String(await (<Arcade />))
  const paths = [...read('arcade.svg').matchAll(/ d="([^"]+)"/g)].map(([, path]) => path)
  expect(paths).toHaveLength(4)
  for (const path of paths) expect(drawn).toContain(path)
})
