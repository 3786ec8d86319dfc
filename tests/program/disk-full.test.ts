import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bundled, cleanUp, type Ended, failToStart, parvis, start, until } from '../support/program.ts'
import { type TinyDisk, tinyDisk } from '../support/tiny-disk.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

let disk: TinyDisk | string
let files: string
beforeAll(async () => {
  await bundled()
  files = mkdtempSync(join(tmpdir(), 'parvis-files-'))
  disk = await tinyDisk(150)
  if (typeof disk === 'string') console.log(`Not tried: ${disk}`)
})
afterAll(async () => {
  await cleanUp()
  if (typeof disk !== 'string') disk?.remove()
  rmSync(files, { recursive: true, force: true })
})

/** Many organisations with much to say: more than what PostgreSQL still has room for. */
function largeFile(name: string): string {
  const words = Array.from({ length: 400 }, (_, place) => `mot${(place * 7919) % 9973}`)
  const organisations = Array.from({ length: 1500 }, (_, place) => ({
    id: `${name}-${place}`,
    kind: 'other',
    slug: `${name}-${place}`,
    name: {
      original: 'fr',
      fr: `Organisme ${name} ${place} ${words.slice(place % 300, (place % 300) + 100).join(' ')}`,
    },
  }))
  const path = join(files, `${name}.json`)
  writeFileSync(path, JSON.stringify({ format: 'parvis-plan/1', organisations }))
  return path
}

function expectOneSentence({ code, out, err }: Ended, sentence: RegExp): void {
  expect([code, out]).toEqual([1, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toMatch(sentence)
}

describe('when the disk is full', () => {
  test('an import says that nothing was saved, readers go on, and all is well again once there is room', async context => {
    if (typeof disk === 'string') return context.skip(disk)
    const { through } = disk
    const settings = { DATA_DIR: join(disk.folder, 'data') }
    const program = await start(settings.DATA_DIR, { PARVIS_SEED: 'france' }, { through })
    const status = async (path: string) => (await fetch(program.url + path)).status
    const organisations = async () => {
      const response = await fetch(`${program.url}/organisations.json`)
      return response.status === 200
        ? ((await response.json()) as { organisations: unknown[] }).organisations.length
        : null
    }
    expect(await status('/plans')).toBe(200)
    const before = (await organisations()) ?? 0

    disk.fill()
    let kept = 0
    for (;;) {
      const ended = await parvis(['import', largeFile(`large${kept}`)], settings, { through })
      if (ended.code !== 0) {
        expectOneSentence(
          ended,
          /^(Le disque de la base de données est plein|La base de données a cessé de répondre|Il n’y a plus de place)/,
        )
        expect(ended.err).toMatch(/rien n’est enregistré|tout l’est, ou rien|Libérez au moins 200 Mo/)
        break
      }
      kept += 1
    }
    expect(await status('/plans')).toBe(200)

    disk.free()
    await until(async () => (await status('/agenda')) === 200)
    const last = `large${kept}`
    await until(async () => ((await organisations()) ?? 0) >= before + kept * 1500)
    // Of the one that failed, everything or nothing is there, whatever became of it; it says so itself, the second time.
    const again = await parvis(['import', join(files, `${last}.json`)], settings, { through })
    expect([again.code, again.err]).toEqual([0, ''])
    await until(async () => (await organisations()) === before + (kept + 1) * 1500)
    expect(await parvis(['verify'], settings, { through })).toMatchObject({ code: 0, err: '' })
    await program.stop()

    disk.fill()
    const ended = await failToStart(settings, { through })
    disk.free()
    expectOneSentence(ended, /^Il n’y a plus de place sur le disque de .*Libérez au moins 200 Mo/)
    const later = await start(settings.DATA_DIR, {}, { through })
    expect((await fetch(`${later.url}/organisations`)).status).toBe(200)
    expect(await later.stop()).toMatchObject({ code: 0 })
  })
})
