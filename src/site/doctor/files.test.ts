import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase } from '../../../tests/support/database.ts'
import { startS3 } from '../../../tests/support/s3-service.ts'
import { testStore } from '../../../tests/support/upload-page.ts'
import { readConfig } from '../../platform/config.ts'
import type { Database } from '../../platform/database/database.ts'
import { findFiles } from './files.ts'
import type { Found } from './finding.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parvis-doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function found(environment: NodeJS.ProcessEnv, db: Database | null = null): Promise<Found[]> {
  const all: Found[] = []
  await findFiles(readConfig({ DATA_DIR: folder, ...environment }), db, one => all.push(one))
  for (const { says } of all) for (const text of [says.fr, says.en]) expect(text).toMatch(/\S/)
  return all
}
const codes = async (...asked: Parameters<typeof found>) =>
  (await found(...asked)).map(one => `${one.level} ${one.code}`)
const external = { DATABASE_URL: 'postgresql://a@b/c' }

describe('where attached files lie', () => {
  test('is fine where a few bytes can be kept, read and taken away, and nothing of them is left', async () => {
    const store = testStore()
    const here = { FILES_URL: `file://${store.folder}` }
    expect(await codes(here)).toEqual(['fine files'])
    expect(store.held()).toEqual([])
    store.remove()
    expect(await codes(here)).toEqual(['wrong files-unusable'])
    expect((await found(here))[0]?.says.en).toContain(`${store.folder} (ENOENT)`)
  })

  test('isn’t made by looking', async () => {
    expect(await codes({})).toEqual(['fine files-none'])
    mkdirSync(join(folder, 'files'))
    expect(await codes({})).toEqual(['fine files'])
    rmSync(join(folder, 'files', 'incoming'), { recursive: true })
    writeFileSync(join(folder, 'files', 'incoming'), '')
    expect(await codes({})).toEqual(['wrong files-unusable'])
  })

  test('has to be shared by all machines of a site with a database of the operator’s', async () => {
    mkdirSync(join(folder, 'files'))
    expect(await codes(external)).toEqual(['fine files', 'look files-shared'])
    expect(await codes({ ...external, FILES_URL: `file://${folder}/files` })).toEqual([
      'fine files',
      'look files-shared',
    ])
  })

  test('may be a service, which is tried with the keys that are set, and none of them is told', async () => {
    const service = await startS3('seau')
    const settings = {
      ...external,
      FILES_URL: `s3://seau/parvis?endpoint=${service.url}&region=${service.region}`,
      FILES_ACCESS_KEY: service.accessKey,
      FILES_SECRET_KEY: service.secretKey,
    }
    expect(await codes(settings)).toEqual(['fine files'])
    expect([...service.objects]).toEqual([])
    const wrong = await found({ ...settings, FILES_SECRET_KEY: 'wrong-key' })
    expect(wrong.map(({ code }) => code)).toEqual(['files-unusable'])
    expect(JSON.stringify(wrong)).toContain('(403)')
    expect(JSON.stringify(wrong)).not.toContain('wrong-key')
    await service.stop()
    expect(JSON.stringify(await found(settings))).toContain('ECONNREFUSED')
  })

  test('lacks files that are attached: so many are said to be lost', async () => {
    mkdirSync(join(folder, 'files'))
    const database = await cloneDatabase('empty')
    const row = (id: string, ticket: string | null) => ({
      id,
      hash: id.repeat(64),
      size: 9,
      kind: 'pdf' as const,
      name: null,
      stored_at: new Date(),
      ticket,
    })
    await database.db
      .insertInto('files')
      .values([row('a', null), row('b', null), row('c', 'waits')])
      .execute()
    mkdirSync(join(folder, 'files', 'aa'))
    writeFileSync(join(folder, 'files', 'aa', 'a'.repeat(62)), 'x')
    const [, lost] = await found({}, database.db)
    expect(lost).toMatchObject({
      code: 'files-lost',
      says: { en: expect.stringContaining('2 newest attached files, 1 ') },
    })
    await database.drop()
  })
})
