import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chart, Fill } from './chart.ts'
import { drawingAlone } from './drawing.tsx'
import { Part } from './marks.tsx'
import { widthOf, wrapped } from './wrapped.ts'

const fills: Fill[] = ['tick', 'half', 'quarter', 'empty', 'dashed', 'cross', 'postponed', 'late', 'announced']

describe('a part of a bar', () => {
  test('is told from every other without its colour, but for what is late, whose word says it too', () => {
    const shapes = fills.map(fill =>
      String(<Part x={0} y={0} width={40} height={18} fill={fill} />)
        .replace(/ (class|fill|stroke)="(?!none)[^"]*"/g, '')
        .replace(/\s+/g, ' '),
    )
    const same = shapes.filter((shape, place) => shapes.indexOf(shape) !== place)
    // Late and complete are both full; beside each other they differ in lightness, and the key names both.
    expect(same).toHaveLength(1)
  })
})

describe('words on lines', () => {
  test('are all there, in order, on lines no wider than allowed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 60, max: 480 }), (words, width) => {
        const lines = wrapped(words, width, 15, 1000)
        expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''))
        for (const line of lines) expect(widthOf(line, 15)).toBeLessThanOrEqual(Math.max(width, widthOf('wwww', 15)))
      }),
    )
  })

  test('that are too many end with an ellipsis', () => {
    const lines = wrapped('un deux trois quatre cinq six sept huit neuf dix onze douze', 100, 15, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/ …$/)
  })
})

describe('a picture that stands alone', () => {
  const chart = (words: string): Chart => ({
    id: 'one',
    title: words,
    summary: words,
    drawing: {
      kind: 'bars',
      parts: fills.map(fill => ({ label: fill, fill })),
      rows: [
        { label: { words }, counts: fills.map((_, place) => place) },
        { label: { words: 'rien' }, counts: fills.map(() => 0) },
      ],
    },
    table: { headings: [], rows: [] },
  })

  test('holds whatever people type, as words', async () => {
    const svg = await drawingAlone(chart('</text><script>alert(1)</script>&"\''), { language: 'fr', imprint: ['<a>'] })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
  })

  test('is never of numbers that are none, nor outside of itself', async () => {
    const svg = await drawingAlone(chart('des mots'), { language: 'fr', imprint: [] })
    expect(svg).not.toMatch(/NaN|Infinity|undefined|="-\d/)
    for (const [, x = '', width = ''] of svg.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/g))
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(420.5)
  })
})
