import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig } from 'vitest/config'

const tests = ['src', 'e2e', 'tests'].flatMap(folder =>
  readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.test\.tsx?$/.test(name))
    .map(name => join(folder, name)),
)

const support = join(import.meta.dirname, 'tests/support')
const opensDatabase = ['database.ts', 'home.ts'].map(name => join(support, name))

/** Whether a test file comes to the tests’ own database, itself or through what supports it. Where the others run, there is none. */
const usesDatabase = (file: string): boolean =>
  [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^']*'(\.[^']+)'/gm)]
    .map(([, path = '']) => join(dirname(file), path))
    .some(path => opensDatabase.includes(path) || (path.startsWith(support) && usesDatabase(path)))

const withoutDatabase = tests.filter(file => !usesDatabase(join(import.meta.dirname, file)))
/**
 * What also runs on the oldest PostgreSQL: what asks the database for more than rows by their keys (migrations, locks, triggers, search, orders
 * and places in lists, dates, statements of size), and what writes by way of whole rooms. Named rather than left over: most tests look at pages,
 * documents, mail and programs, which are the same whatever the database.
 */
const onBoth = [
  'src/answers/sequences.test.ts',
  'src/commands/role.test.ts',
  'src/commitments/tracker/',
  'src/consultations/consultation.test.ts',
  'src/consultations/entered/enter-contributions.test.ts',
  'src/moderation/',
  'src/people/',
  'src/platform/',
  'src/record/',
  'src/search/',
  'src/site/as-known-on.test.ts',
  'src/site/plan-lists.test.ts',
  'src/site/record-list/',
  'src/site/roles/foreign.test.ts',
  'src/site/seed.test.ts',
  'tests/backup/round-trip.test.ts',
  'tests/files.test.ts',
  'tests/hostile/fuzz-imports.test.ts',
  'tests/http/contributions.test.ts',
  'tests/http/erasing.test.ts',
  'tests/http/first-start.test.ts',
  'tests/http/many-plans.test.ts',
  'tests/round-trip.test.ts',
]
const isOnBoth = (file: string) => onBoth.some(place => file.startsWith(place))
const bothHomes = ['tests/homes.test.ts']
const withDatabase = tests.filter(file => !withoutDatabase.includes(file) && !bothHomes.includes(file))
const filled = 'tests/support/filled-folder.ts'
const globalSetup = ['tests/support/global-setup.ts', filled]

/**
 * All tests run once; of those that touch the database, those that `onBoth` names also on the oldest PostgreSQL that Parvis supports. Some
 * compare the two.
 */
const projects = [
  { name: 'no database', include: withoutDatabase, globalSetup: [filled] },
  { name: 'npm', include: withDatabase, globalSetup },
  { name: 'oldest', include: withDatabase.filter(isOnBoth), globalSetup },
  { name: 'both homes', include: bothHomes, globalSetup },
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    reporters: ['default', './tests/support/plain-line-reporter.ts'],
    pool: 'forks',
    // Pages are made of many short-lived objects: with more room for them, they are swept away less often.
    execArgv: ['--max-semi-space-size=64'],
    // More than cores: many tests wait for a program, a browser or a disk.
    maxWorkers: 3,
    // The program is loaded once for all files of a worker: loading it for each took a third of the whole time. No file may rely on being alone
    // in its process, nor leave anything behind in a module.
    isolate: false,
    // A database cloned, a browser opened: slow machines take their time, and no test asserts a time.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    projects: projects.map(test => ({ extends: true as const, test })),
  },
})
