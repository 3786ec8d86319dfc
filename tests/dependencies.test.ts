import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../src/platform/project-root.ts'
import { rowsOf } from './support/named-tests.ts'

const read = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'))
const { dependencies, devDependencies, optionalDependencies, allowScripts } = read('package.json')
const asked: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies }
const locked: Record<string, { integrity?: string; resolved?: string; hasInstallScript?: boolean }> =
  read('package-lock.json').packages

describe('what Parvis stands on', () => {
  test('is what docs/dependencies.md says, each package in its row, and no row is left of one that is gone', () => {
    const named = rowsOf('docs/dependencies.md').flatMap(([first = '']) =>
      [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    )
    const covers = (row: string, name: string) =>
      row.endsWith('/*') ? name.startsWith(row.slice(0, -1)) : row === name
    expect(Object.keys(asked).filter(name => !named.some(row => covers(row, name)))).toEqual([])
    expect(named.filter(row => !Object.keys(asked).some(name => covers(row, name)))).toEqual([])
  })

  test('is asked for by exact versions', () => {
    expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('is locked by the hash of its content, whoever delivers it, to the last package behind another', () => {
    const packages = Object.entries(locked).filter(([path]) => path !== '')
    expect(packages.length).toBeGreaterThan(Object.keys(asked).length)
    expect(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([])
    // A package from a folder or a version control has no such hash.
    expect(packages.filter(([, { resolved }]) => /^(git|file|https?:)/.test(resolved ?? ''))).toEqual([])
  })

  test('runs no code of its own when it is installed', () => {
    const withScripts = Object.entries(locked)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(withScripts.length).toBeGreaterThan(0)
    expect(withScripts.filter(name => allowScripts[name] !== false)).toEqual([])
  })
})
