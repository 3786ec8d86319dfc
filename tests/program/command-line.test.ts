import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { cleanUp, databaseOf, dataFolder, type Ended, type Program, parvis, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 120_000 })

const estonia = join(projectRoot, 'tests', 'fixtures', 'estonia.json')
const english = { LANG: 'en_GB.UTF-8' }

let program: Program
let dataDir: string
beforeAll(async () => {
  dataDir = dataFolder()
  program = await start(dataDir, { PARVIS_SEED: 'none' })
})
afterAll(async () => {
  await program?.stop()
  await cleanUp()
})

/** Runs a command beside the server. */
const run = (args: string[], settings: Record<string, string> = {}): Promise<Ended> =>
  parvis(args, { DATA_DIR: dataDir, ...settings })
const pageOf = async (path: string): Promise<string> => (await fetch(program.url + path)).text()
const entries = async (): Promise<number> =>
  ((await (await fetch(`${program.url}/registre.json`)).json()) as { entries: unknown[] }).entries.length

function file(name: string, content: unknown): string {
  const path = join(dirname(dataDir), name)
  writeFileSync(path, typeof content === 'string' || content instanceof Buffer ? content : JSON.stringify(content))
  return path
}

describe('an operator who asks', () => {
  test('for help gets it in their language', async () => {
    const fr = await run(['--help'])
    expect([fr.code, fr.err]).toEqual([0, ''])
    expect(fr.out).toMatch(/^parvis : le site/)
    const en = await run(['--help'], english)
    expect([en.code, en.err]).toEqual([0, ''])
    expect(en.out).toMatch(/^parvis: the site/)
    for (const word of ['import', 'verify', 'schema', '--help']) {
      expect(fr.out).toContain(word)
      expect(en.out).toContain(word)
    }
    expect((await run([])).out).toBe(fr.out)
    expect((await run(['help', '--help'], { LC_ALL: 'en_GB.UTF-8' })).out).toBe(en.out)
    const ofImport = await run(['import', '--help'], english)
    expect([ofImport.code, ofImport.err]).toEqual([0, ''])
    expect(ofImport.out).toMatch(/^parvis import <file or folder>\n.*--dry-run.*Exit codes/s)
  })

  test('for what it doesn’t know is told so, and nothing is done', async () => {
    for (const [args, words] of [
      [['improt', 'x'], 'improt'],
      [['constructor'], 'constructor'],
      [['import', 'a', 'b'], 'b'],
      [['import', '--drymop', 'a'], '--drymop'],
      [['import'], 'import'],
    ] as const) {
      const { code, out, err } = await run([...args])
      expect([args, code, out]).toEqual([args, 2, ''])
      expect(err).toContain(words)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
    }
    expect((await run(['improt'], english)).err).toBe(
      'I don’t understand “improt”. Did you mean “import”? See: parvis --help\n',
    )
  })

  test('for the schema gets the one that the site publishes', async () => {
    const { code, out } = await run(['schema'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(await (await fetch(`${program.url}/schema/plan.json`)).json())
  })
})

describe('an operator who imports, while the site runs', () => {
  test('sees first what would change, and nothing changes', async () => {
    const { code, out, err } = await run(['import', estonia, '--dry-run'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^À blanc/)
    expect(out).toMatch(/engagement : 3 ajouts/)
    expect(await entries()).toBe(0)
  })

  test('then changes it, and readers see it without a restart; a second time changes nothing', async () => {
    expect(await pageOf('/plans')).not.toContain('2026-2028')
    const { code, out, err } = await run(['import', estonia], english)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/commitment: 3 added/)
    await until(async () => (await pageOf('/plans')).includes('2026-2028'))
    const [permanent] = /\/id\/entry\/[0-9A-Z]{26}/.exec(out) ?? []
    expect((await fetch(program.url + permanent)).status).toBe(200)

    const before = await entries()
    const again = await run(['import', estonia])
    expect([again.code, again.out]).toEqual([0, 'Rien à changer : le site dit déjà tout cela.\n'])
    expect(await entries()).toBe(before)
  })

  test('corrects one word, and the record says just that', async () => {
    const corrected = readFileSync(estonia, 'utf8').replace('Procurement data as open data', 'Procurement data, open')
    const { code, out } = await run(['import', file('corrected.json', corrected)], english)
    expect(code).toBe(0)
    expect(out).toMatch(/commitment: 1 corrected/)
    expect(out).toContain('ee-1, corrected')
    await until(async () => (await pageOf('/en/plans/2026-2028')).includes('Procurement data, open'))
    expect(await pageOf('/en/record')).toContain('1 correct')
  })

  test.each([
    ['a file that isn’t there', () => join(dirname(dataDir), 'nowhere.json'), /nowhere\.json.*pas de fichier/],
    ['an empty file', () => file('empty.json', ''), /empty\.json/],
    [
      'a file that isn’t JSON',
      () => file('broken.json', '{\n  "format": "parvis-plan/1",\n'),
      /broken\.json, ligne \d/,
    ],
    ['a file that isn’t UTF-8', () => file('latin.json', Buffer.from('{"a": "\xe9"}', 'latin1')), /latin\.json.*UTF-8/],
    ['a file of something else', () => file('other.json', { hello: 'world' }), /other\.json/],
    [
      'a file that names an organisation that nobody knows',
      () =>
        file('unknown.json', {
          format: 'parvis-plan/1',
          plans: [
            {
              id: 'x-2030',
              slug: '2030-2032',
              country: 'XV',
              rank: 1,
              title: { original: 'en', en: 'A plan' },
              period: {
                text: { original: 'en', en: '2030' },
                earliest: '2030-01-01',
                latest: '2030-12-31',
                precision: 'year',
              },
              sources: [{ title: 'A source' }],
              commitments: [
                { id: 'x-1', number: '1', title: { original: 'en', en: 'One' }, leadIds: ['nobody-at-all'] },
              ],
            },
          ],
        }),
      /unknown\.json, ligne \d+.*nobody-at-all/,
    ],
  ])('is refused %s, with its name and what was expected, and nothing changes', async (_, make, sentence) => {
    const before = await entries()
    const { code, out, err } = await run(['import', make()])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^Import refusé, rien n’a changé\./)
    expect(err).toMatch(sentence)
    expect(err).not.toMatch(/\s+at \S+ \(|node:internal|\.mjs:\d/)
    expect(await entries()).toBe(before)
  })
})

test('an operator who verifies reads that the record holds, and its hash', async () => {
  const fr = await run(['verify'])
  expect([fr.code, fr.err]).toEqual([0, ''])
  expect(fr.out).toMatch(/^Le registre tient : \d+ entrées scellées\.\nEmpreinte de la chaîne : [0-9a-f]{64}\n$/)
  const en = await run(['verify'], english)
  expect(en.out).toMatch(/^The record holds: \d+ sealed entries\.\nHash of the chain: [0-9a-f]{64}\n$/)
  expect(en.out.match(/[0-9a-f]{64}/)?.[0]).toBe(fr.out.match(/[0-9a-f]{64}/)?.[0])
})

test('a command without a server starts the database for itself, and stops it', async () => {
  const other = dataFolder()
  const { code, err } = await parvis(['import', estonia], { DATA_DIR: other })
  expect([code, err]).toEqual([0, ''])
  const { code: verified, out } = await parvis(['verify'], { DATA_DIR: other })
  expect([verified, out]).toEqual([0, expect.stringContaining('Le registre tient')])
  expect(databaseOf(other)).toBeNull()
})

test('a setting that makes no sense is said in one sentence to a command too', async () => {
  const { code, out, err } = await parvis(['verify'], { DATABASE_URL: 'postgresql://a:s3cr3t@127.0.0.1:1/a' })
  expect([code, out]).toEqual([1, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toContain('DATABASE_URL')
  expect(err).not.toContain('s3cr3t')
})
