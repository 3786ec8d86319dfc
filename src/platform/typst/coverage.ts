import type { Coverage } from '../document/stated.ts'

const highest = 0x11_0000

/**
 * Reads which characters a TrueType font has a glyph for (its `cmap` table, formats 4 and 12, which all fonts of today carry).
 * @throws Error when the bytes are no such font
 */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const has = new Uint8Array(highest / 8)
  const add = (from: number, to: number) => {
    for (let one = from; one <= to && one < highest; one += 1) has[one >> 3] = (has[one >> 3] ?? 0) | (1 << (one & 7))
  }
  for (const table of charactersIn(view)) {
    const format = view.getUint16(table)
    if (format === 12) addGroups(view, table, add)
    if (format === 4) addSegments(view, table, add)
  }
  return { has: codePoint => ((has[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0 }
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map(place => view.getUint8(at + place)))

/** Where the subtables of the `cmap` table begin. */
function charactersIn(view: DataView): number[] {
  const tables = view.getUint16(4)
  for (let table = 0; table < tables; table += 1) {
    const entry = 12 + 16 * table
    if (tagAt(view, entry) !== 'cmap') continue
    const start = view.getUint32(entry + 8)
    const count = view.getUint16(start + 2)
    return Array.from({ length: count }, (_, place) => start + view.getUint32(start + 4 + 8 * place + 4))
  }
  throw new Error('a font without a table of its characters')
}

type Add = (from: number, to: number) => void

function addGroups(view: DataView, table: number, add: Add): void {
  const groups = view.getUint32(table + 12)
  for (let group = 0; group < groups; group += 1) {
    const at = table + 16 + 12 * group
    add(view.getUint32(at), view.getUint32(at + 4))
  }
}

/** Segments of 16-bit characters; one whose glyph is 0 has none. */
function addSegments(view: DataView, table: number, add: Add): void {
  const segments = view.getUint16(table + 6) / 2
  const [ends, starts] = [table + 14, table + 16 + 2 * segments]
  const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments]
  for (let segment = 0; segment < segments; segment += 1) {
    const [start, end] = [view.getUint16(starts + 2 * segment), view.getUint16(ends + 2 * segment)]
    const [delta, offset] = [view.getUint16(deltas + 2 * segment), view.getUint16(offsets + 2 * segment)]
    for (let one = start; one <= end && one < 0xffff; one += 1) {
      const found = offset === 0 ? one : view.getUint16(offsets + 2 * segment + offset + 2 * (one - start))
      const glyph = offset !== 0 && found === 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0) add(one, one)
    }
  }
}
