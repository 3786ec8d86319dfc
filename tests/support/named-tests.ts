import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'

export type NamedTest = { file: string; name: string; written: string }

/** The tests that a cell of a table of the docs names: `file › name`, one after the other. */
export const testsNamedIn = (cell: string): NamedTest[] =>
  cell.split('<br>').map(one => {
    const [, file = '', name = ''] = /^`([^`]+)` › (.+)$/.exec(one.trim()) ?? []
    return { file, name, written: one.trim() }
  })

/** Whether there is a test of that name, alone or for each of a list. */
export function exists({ file, name }: NamedTest): boolean {
  if (!file || !existsSync(join(projectRoot, file))) return false
  const text = readFileSync(join(projectRoot, file), 'utf8').replace(/\(\s+/g, '(')
  const quoted = [`'${name.replaceAll("'", "\\'")}'`, `"${name}"`]
  // `test('…'`, or what `test.each(…)` and `test.runIf(…)` give.
  return ['test(', 'it(', ')('].some(before => quoted.some(words => text.includes(before + words)))
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())

/** The rows of a table of the docs, cell by cell, without what stands around them. */
export const rowsOf = (path: string): string[][] =>
  readFileSync(join(projectRoot, path), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(cellsOf)

/** The rows of the tables below one heading of a page of the docs, without the two lines at the head of each. */
export function rowsUnder(path: string, heading: string): string[][] {
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const [, below] = text.split(new RegExp(`^#+ ${heading}$`, 'm'))
  if (below === undefined) throw new Error(`${path} has no heading “${heading}”`)
  const lines = (below.split(/^#+ /m)[0] ?? '').split('\n')
  return lines
    .filter(
      (line, place) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line) && !/^\| ---/.test(lines[place + 1] ?? ''),
    )
    .map(cellsOf)
}
