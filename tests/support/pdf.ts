import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs a program of Debian's poppler-utils: PDFs are read back by another program than ours. */
function poppler(program: string, pdf: Uint8Array, options: readonly string[], output: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-pdf-'))
  try {
    const file = join(folder, 'read.pdf')
    writeFileSync(file, pdf)
    const { stdout, status, stderr } = spawnSync(program, [...options, file, ...output], { maxBuffer: 1 << 28 })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
    return stdout.toString()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What it says of itself, by name: `Title`, `Author`, `Tagged`, `Pages`. */
export const infoOf = (pdf: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    poppler('pdfinfo', pdf, ['-isodates'])
      .split('\n')
      .flatMap(line => {
        const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? []
        return name ? [[name, value ?? '']] : []
      }),
  )

/** Its metadata (XMP): where PDF/UA says that it is one. */
export const metadataOf = (pdf: Uint8Array): string => poppler('pdfinfo', pdf, ['-meta'])

/** Its text, one for each page, as it is read and not as it is laid out. */
export const pagesOf = (pdf: Uint8Array): string[] =>
  poppler('pdftotext', pdf, ['-enc', 'UTF-8'], ['-']).split('\f').slice(0, -1)

/** The kinds of element of its structure in their order, without their text: `H1`, `Table`, `TH`. */
export const elementsOf = (pdf: Uint8Array): string[] =>
  poppler('pdfinfo', pdf, ['-struct'])
    .split('\n')
    .flatMap(line => /^\s*([A-Z][A-Za-z0-9]*)(?:[ :]|$)/.exec(line)?.[1] ?? [])

/** Words without what a line's end adds or takes: spaces and hyphens. */
export const bareWords = (words: string): string => words.normalize('NFKC').replace(/[\s\u00ad\u2010-]+/g, '')

/** The smallest type in which anything is set, in points. */
export const smallestType = (pdf: Uint8Array): number => {
  const sizes = [
    ...poppler('pdftohtml', pdf, ['-xml', '-i', '-stdout', '-zoom', '1']).matchAll(/<fontspec [^>]*size="(\d+)"/g),
  ]
  return Math.min(...sizes.map(([, size]) => Number(size)))
}

export type PlacedWord = { page: number; left: number; top: number; right: number; bottom: number; word: string }

/** Where each word stands on its page, in points from its left and its top. */
export const wordsAt = (pdf: Uint8Array): PlacedWord[] =>
  poppler('pdftotext', pdf, ['-bbox'], ['-'])
    .split('<page ')
    .slice(1)
    .flatMap((page, place) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, word = '']) => ({
          page: place + 1,
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
          word,
        }),
      ),
    )

/** Words that stand on another one. */
export function overprinted(pdf: Uint8Array): string[] {
  const words = wordsAt(pdf).sort((a, b) => a.page - b.page || a.top - b.top)
  const width = (a: PlacedWord, b: PlacedWord) => Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = (a: PlacedWord, b: PlacedWord) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return words.flatMap((one, place) => {
    const found: string[] = []
    for (const other of words.slice(place + 1)) {
      if (other.page !== one.page || other.top > one.bottom) break
      // Lines that stand close share some of their height, and a word its neighbour's edge.
      const close = (one.bottom - one.top) / 2
      if (width(one, other) > 2 && height(one, other) > close) found.push(`${one.word} / ${other.word}`)
    }
    return found
  })
}
