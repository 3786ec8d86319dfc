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
/** What other programs make of pages and documents, where links lead, and what a program says on its terminal, are the same whatever the database. */
const onceOnly = (file: string) =>
  file.startsWith('e2e/') ||
  [
    'src/commands/contributions.test.ts',
    'src/consultations/entered/import-file.test.ts',
    'src/site/agenda/agenda.test.ts',
    'src/site/agenda/event-pages.test.ts',
    'src/site/as-known-on-lists.test.ts',
    'src/site/doctor/examine.test.ts',
    'src/site/export-plans.test.ts',
    'src/site/figures/figures.test.ts',
    'src/site/import-plans.test.ts',
    'src/site/set-fact.test.ts',
    'src/site/sitemap/sitemap.test.ts',
    'tests/hostile/fuzz-actions.test.ts',
    'tests/hostile/hostile-content.test.ts',
    'tests/hostile/hostile-contributions.test.ts',
    'tests/hostile/fuzz-requests.test.ts',
    'tests/hostile/raw-bytes.test.ts',
    'tests/backup/disturbed.test.ts',
    'tests/backup/files.test.ts',
    'tests/http/addresses.test.ts',
    'tests/http/administration.test.ts',
    'tests/http/attachments.test.ts',
    'tests/http/bad-input.test.ts',
    'tests/http/charts.test.ts',
    'tests/http/contributing-story.test.ts',
    'tests/http/coverage.test.ts',
    'tests/http/crawler.test.ts',
    'tests/http/demonstration.test.ts',
    'tests/http/documents.test.ts',
    'tests/http/embeds.test.ts',
    'tests/http/empty-site.test.ts',
    'tests/http/entered.test.ts',
    'tests/http/freshness.test.ts',
    'tests/http/members.test.ts',
    'tests/http/moderation.test.ts',
    'tests/http/open-documents.test.ts',
    'tests/http/other-countries.test.ts',
    'tests/http/page-text.test.ts',
    'tests/http/pages.test.ts',
    'tests/http/report.test.ts',
    'tests/http/sheets.test.ts',
    'tests/http/signing-in.test.ts',
    'tests/http/uploads-on-the-wire.test.ts',
    'tests/http/uploads.test.ts',
    'tests/program/backup.test.ts',
    'tests/program/database-away.test.ts',
    'tests/program/mail.test.ts',
    'tests/program/many-processes.test.ts',
  ].includes(file)
const bothHomes = ['tests/homes.test.ts']
const withDatabase = tests.filter(file => !withoutDatabase.includes(file) && !bothHomes.includes(file))
const globalSetup = ['tests/support/global-setup.ts']

/**
 * All tests run once; those that touch the database also on the oldest PostgreSQL that Parvis supports, but for those that
 * `onceOnly` names. Some compare the two.
 */
const projects = [
  { name: 'no database', include: withoutDatabase },
  { name: 'npm', include: withDatabase, globalSetup },
  { name: 'oldest', include: withDatabase.filter(file => !onceOnly(file)), globalSetup },
  { name: 'both homes', include: bothHomes, globalSetup },
]

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    reporters: ['default', './tests/support/plain-line-reporter.ts'],
    pool: 'forks',
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
