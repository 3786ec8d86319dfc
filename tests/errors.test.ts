import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/platform/project-root.ts'
import { rowsOf } from './support/named-tests.ts'

const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map(name => readFileSync(join(projectRoot, 'src', name), 'utf8'))

test('an operator finds each error that the program can end with in the table of errors', () => {
  const codes = sources.flatMap(text =>
    [...text.matchAll(/new OperatorError\(\s*'([a-z-]+)'/g)].map(([, code]) => code),
  )
  const table = new Set(rowsOf('docs/operations.md').flatMap(([cell = '']) => cell.match(/[a-z]+(-[a-z]+)*/g) ?? []))
  expect(codes.length).toBeGreaterThan(30)
  expect([...new Set(codes)].filter(code => !table.has(`${code}`))).toEqual([])
})
