import {
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bundled, cleanUp, databaseOf, dataFolder, failToStart, parvis, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** A data folder that is whole, of which each test damages a copy. */
let whole: string
/** The folder of the site's own database, and the files of one of its tables. */
let ofDatabase: string
let ofEntries: string
beforeAll(async () => {
  await bundled()
  whole = dataFolder()
  const program = await start(whole)
  const client = new pg.Client({ host: join(whole, 'postgresql', 'socket'), user: 'parvis', database: 'parvis' })
  await client.connect()
  const { rows } = await client.query(
    `select oid, pg_relation_filepath('entries') as entries from pg_database where datname = 'parvis'`,
  )
  await client.end()
  ofDatabase = `base/${rows[0].oid}`
  ofEntries = rows[0].entries
  await program.stop()
})
afterAll(cleanUp)

function damaged(harm: (cluster: string) => void): string {
  const dataDir = dataFolder()
  // With the rights and the owners that they have: root gives them to the database's user again.
  cpSync(whole, dataDir, { recursive: true })
  harm(join(dataDir, 'postgresql', '18'))
  return dataDir
}

/** Bytes that nobody wrote, in the middle of a file. */
function scribble(path: string): void {
  const file = openSync(path, 'r+')
  for (let page = 0; page < statSync(path).size; page += 8192)
    writeSync(file, Buffer.alloc(200, 0xa5), 0, 200, page + 1000)
  closeSync(file)
}

const each = (folder: string, harm: (path: string) => void) => {
  for (const name of readdirSync(folder)) if (statSync(join(folder, name)).isFile()) harm(join(folder, name))
}

const harms: [string, (cluster: string) => void][] = [
  ['the control file is empty', cluster => truncateSync(join(cluster, 'global', 'pg_control'))],
  [
    'the control file is scribbled over',
    cluster => writeFileSync(join(cluster, 'global', 'pg_control'), Buffer.alloc(8192, 0xa5)),
  ],
  ['the control file is missing', cluster => rmSync(join(cluster, 'global', 'pg_control'))],
  ['the version is missing', cluster => rmSync(join(cluster, 'PG_VERSION'))],
  ['the version is empty', cluster => truncateSync(join(cluster, 'PG_VERSION'))],
  ['the settings are missing', cluster => rmSync(join(cluster, 'postgresql.conf'))],
  ['the journal is missing', cluster => rmSync(join(cluster, 'pg_wal'), { recursive: true })],
  ['the journal is empty', cluster => each(join(cluster, 'pg_wal'), path => rmSync(path))],
  [
    'the journal is filled with something else',
    cluster => each(join(cluster, 'pg_wal'), path => writeFileSync(path, Buffer.alloc(16 << 20, 0xa5))),
  ],
  ['what tells which changes stand is missing', cluster => rmSync(join(cluster, 'pg_xact'), { recursive: true })],
  ['what all databases share is missing', cluster => rmSync(join(cluster, 'global'), { recursive: true })],
  ['what all databases share is scribbled over', cluster => each(join(cluster, 'global'), scribble)],
  ['the files of the site are missing', cluster => rmSync(join(cluster, ofDatabase), { recursive: true })],
  ['the files of the site are scribbled over', cluster => each(join(cluster, ofDatabase), scribble)],
]

describe('whoever starts Parvis on data that is damaged', () => {
  test.each(harms)('reads in one sentence to restore a backup: %s', async (_, harm) => {
    const dataDir = damaged(harm)
    const ended = await failToStart({ DATA_DIR: dataDir })
    expect([ended.code, ended.out]).toEqual([1, ''])
    expect(ended.err.trimEnd().split('\n')).toHaveLength(1)
    expect(ended.err).toMatch(
      /^Des fichiers de la base de données manquent ou sont abîmés \(.+\)\..*restaurez la dernière sauvegarde/,
    )
    expect(ended.err).not.toMatch(/\s+at \S+ \(|Error:|node:internal|\.mjs:\d|undefined/)
    await until(() => databaseOf(dataDir) === null)
  })

  test('whose harm shows only when it is read: readers get the rest, and the operator reads what to do', async () => {
    const dataDir = damaged(cluster => scribble(join(cluster, ofEntries)))
    const program = await start(dataDir, { PARVIS_SEED: 'none' })
    expect((await fetch(`${program.url}/plans`)).status).toBe(200)
    const record = await fetch(`${program.url}/registre`)
    expect([record.status, record.headers.get('retry-after')]).toEqual([503, '5'])
    const verified = await parvis(['verify'], { DATA_DIR: dataDir, LANG: 'en_GB.UTF-8' })
    expect([verified.code, verified.out]).toEqual([1, ''])
    expect(verified.err).toMatch(
      /^Files of the database are missing or damaged \(invalid page in block .*restore the last backup/,
    )
    const { err } = await program.stop()
    expect(err).toMatch(/Files of the database are missing or damaged .*restore the last backup/)
  })
})

test('a copy that is whole starts as it was', async () => {
  const program = await start(
    damaged(() => {}),
    {},
  )
  expect(await (await fetch(`${program.url}/plans`)).text()).toContain('2018-2020')
  expect(readFileSync(join(whole, 'postgresql', '18', 'PG_VERSION'), 'utf8')).toBe('18\n')
  expect(await program.stop()).toMatchObject({ code: 0, err: '' })
})
