import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cleanUp, databaseOf, dataFolder, type Ended, type Program, parvis, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000 })

const english = { LANG: 'en_GB.UTF-8' }

let program: Program
let dataDir: string
beforeAll(async () => {
  dataDir = dataFolder()
  program = await start(dataDir)
})
afterAll(async () => {
  await program?.stop()
  await cleanUp()
})

/** Runs a command beside the server. */
const run = (args: string[], settings: Record<string, string> = {}): Promise<Ended> =>
  parvis(args, { DATA_DIR: dataDir, ...settings })
const read = async (path: string): Promise<string> => (await fetch(program.url + path)).text()
/** Whatever is changed, the record says it. */
const entries = async (): Promise<number> => JSON.parse(await read('/registre.json')).entries.length

/** One line for whoever runs it, and nothing of the program's insides. */
function expectRefused({ code, out, err }: Ended, expected: number, sentence: RegExp): void {
  expect([code, out]).toEqual([expected, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toMatch(sentence)
  expect(err).not.toMatch(/\s+at \S+ \(|Error:|node:internal|\.mjs:\d|undefined/)
}

describe('an operator who corrects a fact, while the site runs', () => {
  const page = '/organisations/cour-des-comptes'
  const fact = ['set', 'organisation', 'cour-des-comptes', 'name.fr', 'La Cour des comptes']
  const why = ['--reason', 'Nom d’usage', '--source', 'Code des juridictions|https://www.legifrance.gouv.fr/']

  test('sees first what would change; then readers see it, and everyone can read why', async () => {
    const before = await entries()
    const dry = await run([...fact, ...why, '--dry-run'])
    expect([dry.code, dry.err]).toEqual([0, ''])
    expect(dry.out).toMatch(
      /^À blanc .*Rien n’a été changé\.\norganisation cour-des-comptes\n.*name\.fr : .*→ .*La Cour/s,
    )
    expect(await entries()).toBe(before)

    const done = await run([...fact, ...why], english)
    expect([done.code, done.err]).toEqual([0, ''])
    expect(done.out).toContain('for name')
    await until(async () => (await read(page)).includes('La Cour des comptes'))
    const [permanent = ''] = /\/id\/entry\/[0-9A-Z]{26}/.exec(done.out) ?? []
    const entry = await read(permanent)
    for (const words of ['Nom d’usage', 'Code des juridictions', 'La Cour des comptes']) expect(entry).toContain(words)

    const after = await entries()
    expect(await run([...fact, ...why])).toMatchObject({ code: 0, out: 'Rien à changer : le site dit déjà cela.\n' })
    expect(await entries()).toBe(after)
    expect(await run(['verify'])).toMatchObject({ code: 0, err: '' })
  })

  test('and is misunderstood, or refused, reads in one line what was expected, and nothing changes', async () => {
    const before = await entries()
    expectRefused(
      await run(['set', 'organisation', 'ditp', 'name.fr']),
      2,
      /^Il manque <valeur>\. Voir : parvis set --help$/m,
    )
    expectRefused(await run([...fact, '--raison', 'x']), 2, /« --raison ».*« --reason »/)
    expectRefused(await run([...fact.slice(0, -1), 'Autre nom'], english), 1, /needs a reason.*--reason/)
    expectRefused(
      await run(['set', 'organisation', 'ditp', 'nmae', 'x', ...why], english),
      1,
      /“nmae”.*Did you mean “name”\?/,
    )
    expectRefused(await run(['set', 'organisation', 'ditpp', 'kind', 'court', ...why]), 1, /ditpp/)
    expectRefused(await run(['set', 'organisation', 'ditp', 'kind', 'castle', ...why]), 1, /kind|castle/)
    expect(await entries()).toBe(before)
  })
})

describe('an operator who exports the site while it runs', () => {
  test('gets files that give the same site elsewhere, and the same files again, corrections included', async () => {
    const [here, there] = [join(dirname(dataDir), 'here'), join(dirname(dataDir), 'there')]
    expect(
      await run(['set', 'commitment', 'fr-2021-2023-04', 'title.fr', 'Aide publique, ouverte', '--reason', 'Essai']),
    ).toMatchObject({ code: 0 })
    const { code, out, err } = await run(['export', here])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/engagement : 71\n.*\n8 fichiers écrits dans .*here\nLe registre ne s’y trouve pas/s)
    expect(spawnSync('sh', ['-c', 'sha256sum -c SHA256SUMS'], { cwd: here }).status).toBe(0)
    const textsIn = (folder: string) =>
      Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]))
    expect(JSON.stringify(textsIn(here))).toContain('Aide publique, ouverte')

    const other = dataFolder()
    const elsewhere = (args: string[]) => parvis(args, { DATA_DIR: other, ...english })
    expect(await elsewhere(['import', here])).toMatchObject({ code: 0, err: '' })
    const again = await elsewhere(['export', there])
    expect([again.code, again.err]).toEqual([0, ''])
    expect(again.out).toMatch(/commitment: 71\n.*\n8 files written into .*there\nThe record is not in them/s)
    expect(textsIn(there)).toEqual(textsIn(here))
    expect(databaseOf(other)).toBeNull()

    // Into its own site, it is nothing new.
    expect(await run(['import', here])).toMatchObject({ code: 0, out: expect.stringMatching(/^Rien à changer/) })
    // And a second one takes the place of the first, unless somebody wrote in it.
    expect(await run(['export', here])).toMatchObject({ code: 0, err: '' })
    writeFileSync(join(here, 'site.json'), '{}')
    expectRefused(await run(['export', here], english), 1, /here\/site\.json was changed since it was exported/)
    expect(readFileSync(join(here, 'site.json'), 'utf8')).toBe('{}')
  })

  test('into a place that isn’t free is refused, and so is what isn’t understood', async () => {
    expectRefused(await run(['export', dirname(dataDir)]), 1, new RegExp(dirname(dataDir)))
    expectRefused(await run(['export', join(process.execPath)], english), 1, /is not a folder/)
    expectRefused(await run(['export', 'a', 'b'], english), 2, /“b” is one word too many\. See: parvis export --help/)
    expectRefused(await run(['export', '--json']), 2, /« --json »/)
  })

  test('of an empty site is told that there is nothing', async () => {
    const folder = join(dirname(dataDir), 'nothing')
    expectRefused(await parvis(['export', folder], { DATA_DIR: dataFolder() }), 1, /^Le site est vide/)
    expect(() => readdirSync(folder)).toThrow('ENOENT')
  })
})
