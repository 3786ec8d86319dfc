import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const tests = ['src', 'e2e', 'tests'].flatMap(folder =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.test\.tsx?$/.test(name))
    .map(name => join(folder, name)),
)

/**
 * What the tests’ own database is used through. A test file that came to it by another way would be found out: where it runs,
 * there is no database.
 */
const usesDatabase = (file: string): boolean =>
  /\/support\/(database|site|browser|import|home)\.ts'/.test(readFileSync(join(import.meta.dirname, file), 'utf8'))

const withoutDatabase = tests.filter(file => !usesDatabase(file))
const bothHomes = ['tests/homes.test.ts']
const withDatabase = tests.filter(file => usesDatabase(file) && !bothHomes.includes(file))
const globalSetup = ['tests/support/global-setup.ts']

/**
 * All tests run once; those that touch the database also on the oldest PostgreSQL that Parvis supports, but for the browser’s. Some
 * compare the two.
 */
const projects = [
  { name: 'no database', include: withoutDatabase },
  { name: 'npm', include: withDatabase, globalSetup },
  { name: 'oldest', include: withDatabase.filter(file => !file.startsWith('e2e/')), globalSetup },
  { name: 'both homes', include: bothHomes, globalSetup },
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    reporters: ['default', './tests/support/plain-line-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A database cloned, a browser opened: slow machines take their time, and no test asserts a time.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    projects: projects.map(test => ({ extends: true as const, test })),
  },
})
