import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../../src/platform/canonical.ts'
import { joinDatabaseServer } from '../../src/platform/database/server.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { bareDatabase, contentOf, onceIn } from '../support/backups.ts'
import {
  asRoot,
  beginParvis,
  cleanUp,
  databaseOf,
  dataFolder,
  type Ended,
  ordinary,
  type Program,
  parvis,
  start,
  until,
} from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000 })

const english = { LANG: 'en_GB.UTF-8' }
const passphrase = { PARVIS_BACKUP_KEY: 'le secret le mieux gardé de la République' }

let program: Program
let dataDir: string
let folder: string
beforeAll(async () => {
  dataDir = dataFolder()
  folder = dirname(dataDir)
  program = await start(dataDir)
})
afterAll(async () => {
  await program?.stop()
  await cleanUp()
})

const path = (name: string) => join(folder, name)
const run = (args: string[], settings: Record<string, string> = {}): Promise<Ended> =>
  parvis(args, { DATA_DIR: dataDir, ...settings })
const hashIn = (text: string) => /[0-9a-f]{64}/.exec(text)?.[0]

/** One sentence for whoever runs it, and nothing of the program's insides. */
function expectOneSentence({ code, out, err }: Ended, sentence: RegExp): void {
  expect([code, out]).toEqual([1, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toMatch(sentence)
  expect(err).not.toMatch(/\s+at \S+ \(|Error:|node:internal|\.mjs:\d|undefined/)
}

/** Works in the database of a data folder, beside whoever else does. */
async function inDatabaseOf<T>(dataDir: string, work: (connection: pg.ClientConfig) => Promise<T>): Promise<T> {
  const server = await joinDatabaseServer({ dataDir })
  try {
    return await work(server.connection)
  } finally {
    await server.leave()
  }
}

/** Waits until a backup or a restore is stopped in its middle, by a lock or because more of its file has to come. */
const untilItWaits = (connection: pg.ClientConfig, event: string): Promise<void> =>
  until(() =>
    onceIn(connection, async client => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where application_name = 'parvis backup' and query like 'copy%' and wait_event_type = $1`,
        [event],
      )
      return rowCount === 1
    }),
  )

describe('an operator who backs up while the site runs', () => {
  test('gets a file that only they can read, with its hash, and that restores to the same site elsewhere', async () => {
    const file = path('one.backup')
    const { code, out, err } = await run(['backup', file])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^Sauvegarde faite : .*one\.backup \(0,\d Mo\)\n67 tables, [\d\s]+ lignes, non chiffrée\nSHA-256 : [0-9a-f]{64}\n$/u,
    )
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(sha256(readFileSync(file)).toString('hex')).toBe(hashIn(out))

    const other = dataFolder()
    const restored = await parvis(['restore', file], { DATA_DIR: other })
    expect([restored.code, restored.err]).toEqual([0, ''])
    expect(restored.out).toMatch(
      /^Site restauré tel qu’il était le \d.* UTC \(Parvis \d+\.\d+\.\d+\)\.\n56 tables, .*\nLe registre tient : /u,
    )
    expect(databaseOf(other)).toBeNull()
    const head = hashIn((await run(['verify'])).out)
    expect(hashIn(restored.out)).toBe(head)
    const [here, there] = [await inDatabaseOf(dataDir, contentOf), await inDatabaseOf(other, contentOf)]
    expect(there).toEqual(here)

    const again = await start(other)
    const page = async (url: string) => (await (await fetch(`${url}/plans/2018-2020.json`)).text()).replaceAll(url, '')
    expect(await page(again.url)).toBe(await page(program.url))
    expect(await again.stop()).toMatchObject({ code: 0, err: '' })
  })

  test('and names no file finds it in the current folder, under its date', async () => {
    const here = path('here')
    mkdirSync(here)
    const { code, out } = await parvis(['backup'], { DATA_DIR: dataDir, ...english }, { cwd: here })
    expect(code).toBe(0)
    const [name = '', ...others] = readdirSync(here)
    expect(others).toEqual([])
    expect(name).toMatch(/^parvis-20\d\d-\d\d-\d\dT\d{6}Z\.backup$/)
    expect(out).toMatch(
      new RegExp(
        `^Backup made: ${join(here, name)} \\(0\\.\\d MB\\)\n67 tables, [\\d,]+ rows, not encrypted\nSHA-256: `,
      ),
    )
  })

  test('and has files attached gets them with it, and hears of those that are lost', async () => {
    const [there, lost] = ['Pièce jointe n° 1', 'Pièce jointe n° 2'].map(text => Buffer.from(text))
    const hashes = [there, lost].map(content => sha256(content ?? '').toString('hex'))
    const [one = '', other = ''] = hashes.map(hash => join(hash.slice(0, 2), hash.slice(2)))
    mkdirSync(join(dataDir, 'files', dirname(one)), { recursive: true })
    writeFileSync(join(dataDir, 'files', one), there ?? '')
    const inSite = (work: string) =>
      inDatabaseOf(dataDir, connection => onceIn(connection, client => client.query(work, hashes)))
    await inSite(`insert into files select 'test' || n, hash, 18, 'pdf', null, now(), null
      from unnest(array[$1, $2]) with ordinality one (hash, n)`)
    const file = path('attached.backup')
    const { code, out, err } = await run(['backup', file], english)
    expect([code, out]).toEqual([0, expect.stringMatching(/ rows, 1 file, not encrypted\n/)])
    expect(err).toBe(
      `Attached files that are missing from ${join(dataDir, 'files')}, or damaged there: 1. The backup holds all else; nor can the site show them any more. Look for them in an older backup.\n`,
    )
    const elsewhere = dataFolder()
    const restored = await parvis(['restore', file], { DATA_DIR: elsewhere })
    expect([restored.code, restored.out]).toEqual([0, expect.stringMatching(/ lignes, 1 fichier\. /)])
    expect(restored.err).toMatch(/^Fichiers joints que la sauvegarde n’a pas.* : 1\. /)
    expect(readFileSync(join(elsewhere, 'files', one), 'utf8')).toBe('Pièce jointe n° 1')
    expect(existsSync(join(elsewhere, 'files', other))).toBe(false)

    // Its rows gone, the site that runs takes the bytes away by itself.
    await inSite('delete from files where hash in ($1, $2)')
    await until(async () => !existsSync(join(dataDir, 'files', one)))
  })

  test('can send it on and take it in without a file, encrypted', async () => {
    const { child, ended } = beginParvis(['backup', '-'], { DATA_DIR: dataDir, ...passphrase, ...english })
    const pieces: Buffer[] = []
    child.stdout?.on('data', piece => pieces.push(piece))
    const { code, err } = await ended
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(
        /^Backup made: standard output .*encrypted with PARVIS_BACKUP_KEY\nSHA-256: [0-9a-f]{64}\n$/s,
      ),
    ])
    const sent = Buffer.concat(pieces)
    expect(hashIn(err)).toBe(sha256(sent).toString('hex'))

    const other = dataFolder()
    const taking = beginParvis(['restore', '-'], { DATA_DIR: other, ...passphrase }, { stdin: 'pipe' })
    taking.child.stdin?.end(sent)
    expect(await taking.ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Le registre tient') })
  })

  test('is told in one sentence what the matter is with the file that they name, and nothing is left behind', async () => {
    const there = path('there.backup')
    writeFileSync(there, 'something dear')
    expectOneSentence(await run(['backup', there]), /déjà un fichier .*there\.backup/)
    expect(readFileSync(there, 'utf8')).toBe('something dear')
    expectOneSentence(await run(['backup', path('nowhere/x.backup')], english), /nowhere\/x\.backup \(ENOENT\)/)
    expectOneSentence(await run(['backup', path('there.backup/x')]), /there\.backup\/x \(ENOTDIR\)/)
    expectOneSentence(await run(['backup', folder]), /déjà un fichier/)
    expectOneSentence(
      await run(['backup', path('x')], { PARVIS_BACKUP_KEY: 'short' }),
      /PARVIS_BACKUP_KEY .*12 caractères/,
    )
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
  })

  test('and has no room for it is told so, and no half of it is left', async () => {
    // Files of this command may have 100 kB at most, which is as if the disk were full then.
    const limited = spawn(
      'sh',
      ['-c', 'ulimit -f 200; exec "$0" "$@"', process.execPath, 'bin/parvis.mjs', 'backup', path('full.backup')],
      {
        cwd: projectRoot,
        env: { PATH: process.env.PATH, LANG: 'fr_FR.UTF-8', DATA_DIR: dataDir },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    let err = ''
    limited.stderr.on('data', some => {
      err += some
    })
    const [code] = await once(limited, 'close')
    expectOneSentence({ code, signal: null, out: '', err }, /pas assez de place .*full\.backup \(EFBIG\)/)
    expect(readdirSync(folder).filter(name => name.startsWith('full'))).toEqual([])
  })

  test('and sends it to a program that ends too soon is told so', async () => {
    const { child, ended } = beginParvis(['backup', '-'], { DATA_DIR: dataDir, ...english })
    child.stdout?.once('data', () => child.stdout?.destroy())
    const { code, err } = await ended
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^The standard output didn’t take all of the backup \(EPIPE\).*\n$/),
    ])
  })

  test.runIf(asRoot)('may not write where its user mayn’t', async () => {
    const theirs = dataFolder(ordinary)
    const settings = { DATA_DIR: theirs, HOME: dirname(theirs) }
    const site = await start(theirs, { ...settings }, { uid: ordinary })
    expectOneSentence(await parvis(['backup', path('x.backup')], settings, { uid: ordinary }), /x\.backup \(EACCES\)/)
    const own = join(dirname(theirs), 'own')
    mkdirSync(own)
    chownSync(own, ordinary, ordinary)
    expect(await parvis(['backup', join(own, 'x.backup')], settings, { uid: ordinary })).toMatchObject({
      code: 0,
      err: '',
    })
    await site.stop()
  })

  test('and is killed, or interrupts it, leaves no file under its name', async () => {
    await inDatabaseOf(dataDir, connection =>
      onceIn(connection, async holder => {
        for (const [name, stop] of [
          ['killed.backup', 'SIGKILL'],
          ['interrupted.backup', 'SIGINT'],
          ['ended.backup', 'SIGTERM'],
        ] as const) {
          // The last table but few: nearly all has been written when it waits.
          await holder.query('begin; lock table terms in access exclusive mode')
          const { child, ended } = beginParvis(['backup', path(name)], { DATA_DIR: dataDir })
          await untilItWaits(connection, 'Lock')
          const beside = () => readdirSync(folder).filter(other => other.startsWith(name))
          expect(beside()).toEqual([expect.stringMatching(/\.part$/)])
          child.kill(stop)
          const { code, signal, out, err } = await ended
          if (stop === 'SIGKILL') expect([signal, out]).toEqual(['SIGKILL', ''])
          else expect([code, out, err, beside()]).toEqual([130, '', 'Interrompu : rien n’a changé.\n', []])
          expect(existsSync(path(name))).toBe(false)
          await holder.query('rollback')
        }
        // What was left behind is in nobody's way.
        expect(await run(['backup', path('killed.backup')])).toMatchObject({ code: 0 })
      }),
    )
  })

  test('of a folder that holds no site is told so, rather than given an empty file', async () => {
    const empty = dataFolder()
    expectOneSentence(
      await parvis(['backup', path('empty.backup')], { DATA_DIR: empty }),
      /rien à sauvegarder.*DATA_DIR/,
    )
    expect(existsSync(path('empty.backup'))).toBe(false)
  })
})

describe('an operator who restores', () => {
  let file: string
  beforeAll(async () => {
    file = path('site.backup')
    await run(['backup', file])
    await run(['backup', path('sealed.backup')], passphrase)
  })

  test('is told in one sentence what the matter is with the file, before any database is made', async () => {
    const whole = readFileSync(file)
    const bad = (name: string, content: Buffer | string) => {
      writeFileSync(path(name), content)
      return path(name)
    }
    const other = dataFolder()
    const restore = (name: string, settings = {}) => parvis(['restore', name], { DATA_DIR: other, ...settings })
    expectOneSentence(await restore(path('nowhere.backup')), /nowhere\.backup .*ENOENT/)
    expectOneSentence(await restore(folder), /EISDIR/)
    expectOneSentence(await restore(bad('text', 'a text')), /pas une sauvegarde de Parvis/)
    expectOneSentence(await restore(bad('empty', '')), /incomplète/)
    expectOneSentence(await restore(path('sealed.backup')), /chiffrée.*PARVIS_BACKUP_KEY/)
    expectOneSentence(
      await restore(path('sealed.backup'), { PARVIS_BACKUP_KEY: 'quelque autre clé' }),
      /n’est pas celle/,
    )
    expectOneSentence(await restore(file, { ...passphrase, ...english }), /isn’t encrypted/)
    expect(existsSync(join(other, 'postgresql'))).toBe(false)

    expectOneSentence(await restore(bad('cut', whole.subarray(0, -1)), english), /end is missing/)
    const sealed = readFileSync(path('sealed.backup'))
    sealed[sealed.length >> 1] = (sealed[sealed.length >> 1] ?? 0) ^ 1
    expectOneSentence(await restore(bad('changed', sealed), passphrase), /abîmée/)
    expect(await parvis(['restore', path('sealed.backup')], { DATA_DIR: other, ...passphrase })).toMatchObject({
      code: 0,
      err: '',
    })
  })

  test('over a site that has content is refused; without naming a file, asked which', async () => {
    expectOneSentence(await run(['restore', file]), /a déjà un contenu/)
    expect(await run(['restore'], english)).toMatchObject({
      code: 2,
      out: '',
      err: '<file> is missing. See: parvis restore --help\n',
    })
    expect((await run(['verify'])).code).toBe(0)
  })

  test('and is killed on the way finds an empty site, and restores again', async () => {
    const other = dataFolder()
    const bytes = readFileSync(file)
    for (const stop of ['SIGKILL', 'SIGINT'] as const) {
      const { child, ended } = beginParvis(['restore', '-'], { DATA_DIR: other }, { stdin: 'pipe' })
      child.stdin?.write(bytes.subarray(0, bytes.length >> 1))
      await until(() => databaseOf(other) !== null)
      await inDatabaseOf(other, async connection => {
        await untilItWaits(connection, 'Client')
        child.kill(stop)
        const { code, signal, out } = await ended
        expect([code ?? signal, out]).toEqual([stop === 'SIGINT' ? 130 : stop, ''])
        await until(() =>
          onceIn(connection, async client => {
            const { rowCount } = await client.query(
              `select from pg_stat_activity where application_name = 'parvis backup'`,
            )
            return rowCount === 0
          }),
        )
        const { rows } = await onceIn(connection, client =>
          client.query(`select from pg_tables where schemaname = 'public'`),
        )
        expect(rows).toEqual([])
      })
    }
    expect(await parvis(['restore', file], { DATA_DIR: other })).toMatchObject({ code: 0, err: '' })
  })

  test('into an empty site that runs sees it there without a restart', async () => {
    const other = dataFolder()
    const site = await start(other, { PARVIS_SEED: 'none' })
    expect(await (await fetch(`${site.url}/plans`)).text()).not.toContain('2018-2020')
    expect(await parvis(['restore', file], { DATA_DIR: other })).toMatchObject({ code: 0, err: '' })
    await until(async () => {
      await sleep(100)
      return (await (await fetch(`${site.url}/plans`)).text()).includes('2018-2020')
    })
    expect((await fetch(`${site.url}/recherche?q=transparence`)).status).toBe(200)
    expect(await site.stop()).toMatchObject({ code: 0, err: '' })
  })

  test('into a database of their own, without more rights than its owner, gets the same site', async () => {
    await inDatabaseOf(dataDir, async server => {
      const own = await bareDatabase({ owner: true, server })
      const { host = '', user = '', database = '', options = '' } = own.connection
      const settings = { DATABASE_URL: `postgresql:///${database}?${new URLSearchParams({ host, user, options })}` }
      expect(await parvis(['restore', file], settings)).toMatchObject({ code: 0, err: '' })
      expect(await contentOf(own.connection)).toEqual(await contentOf(server))
      expect(await parvis(['backup', path('own.backup')], settings)).toMatchObject({ code: 0, err: '' })
      await own.drop()
    })
  })
})
