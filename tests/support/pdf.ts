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
    .flatMap(line => /^\s*([A-Z][A-Za-z0-9]*)(?: |$)/.exec(line)?.[1] ?? [])

/** Words without what a line's end adds or takes: spaces and hyphens. */
export const bareWords = (words: string): string => words.normalize('NFKC').replace(/[\s\u00ad\u2010-]+/g, '')

/** The smallest type in which anything is set, in points. */
export const smallestType = (pdf: Uint8Array): number => {
  const sizes = [
    ...poppler('pdftohtml', pdf, ['-xml', '-i', '-stdout', '-zoom', '1']).matchAll(/<fontspec [^>]*size="(\d+)"/g),
  ]
  return Math.min(...sizes.map(([, size]) => Number(size)))
}

/** Where each word stands on its page, in points from its left and its top. */
export const wordsAt = (
  pdf: Uint8Array,
): { left: number; top: number; right: number; bottom: number; word: string }[] =>
  [
    ...poppler('pdftotext', pdf, ['-bbox'], ['-']).matchAll(
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
    ),
  ].map(([, left, top, right, bottom, word = '']) => ({
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
    word,
  }))
