import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { allOf, compressed, inPieces, resealed, smallBackup, withFiles } from '../../../tests/fixtures/backups.ts'
import { encrypted } from './encryption.ts'
import { readBackup } from './read.ts'

const key = '0123456789abcdef'.repeat(4)
const lines = smallBackup.split('\n')
const edited = (edit: (line: string) => string) => compressed(resealed(lines.map(edit)))

/** All that a backup holds. */
async function readAll(file: Buffer, secret?: string, ...lengths: number[]) {
  const { header, encrypted, tables, files, rest } = await readBackup(inPieces(file, ...lengths), secret)
  const found: Record<string, string> = {}
  for await (const table of tables()) {
    found[`${table.table} (${table.columns})`] = (await allOf(table.rows())).toString()
    await table.end()
  }
  const contents: (string | null)[] = []
  for await (const file of files())
    contents.push(file.bytes === null ? null : (await allOf(file.content())).toString('latin1'))
  return {
    parvis: header.parvis,
    encrypted,
    found,
    ...(contents.length > 0 ? { contents } : {}),
    sequences: await rest(),
  }
}

const whole = {
  parvis: '0.1.0',
  encrypted: false,
  found: { 'slugs (type,slug)': 'plan\t2021-2023\nplan\tété 🏛 \\\\.\n', 'empty (id)': '' },
  sequences: { links_id_seq: ['12', true] },
}

describe('a backup that is whole', () => {
  test('is read as it was written, in pieces of any length, encrypted or not', async () => {
    const file = compressed(smallBackup)
    const sealed = await allOf(encrypted(inPieces(file, 50), key))
    for (const length of [1, 2, 7, 100, 100_000]) {
      expect(await readAll(file, undefined, length)).toEqual(whole)
      expect(await readAll(sealed, key, length)).toEqual({ ...whole, encrypted: true })
    }
  })
})

describe('a backup with files', () => {
  // One that looks like what stands around it, one that was lost, one that is empty, and one that is longer than what is read at once.
  const files = [Buffer.from('\\.\n{"file":"x"}\n{"sequences":{}}\n'), null, Buffer.alloc(0), randomBytes(200_000)]
  const expected = { ...whole, contents: files.map(file => file?.toString('latin1') ?? null) }

  test('is read as it was written, in pieces of any length, encrypted or not', async () => {
    const file = compressed(withFiles(files))
    const sealed = await allOf(encrypted(inPieces(file, 50_000), key))
    for (const length of [7, 100, 100_000]) {
      expect(await readAll(file, undefined, length)).toEqual(expected)
      expect(await readAll(sealed, key, length)).toEqual({ ...expected, encrypted: true })
    }
  })

  test('that was cut, or of which a byte was changed, is refused', async () => {
    const content = withFiles(files.slice(0, 3))
    const file = compressed(content)
    for (let length = 2; length < file.length; length += 1)
      await expect(readAll(file.subarray(0, length)), `${length}`).rejects.toMatchObject({ code: 'backup-cut-short' })
    for (let at = 0; at < content.length; at += 1) {
      const changed = Buffer.from(content)
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(readAll(compressed(changed)), `${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-(damaged|cut-short|other-format|later-format)$/),
      })
    }
  })
})

describe('a file that can’t be restored', () => {
  const sealed = allOf(encrypted(inPieces(compressed(smallBackup)), key))
  const cases: [what: string, code: string, file: Buffer | Promise<Buffer>, secret?: string][] = [
    ['is empty', 'backup-cut-short', Buffer.alloc(0)],
    ['is a text', 'backup-other-format', Buffer.from('Plan d’action national')],
    ['is JSON of something else', 'backup-other-format', Buffer.from('{"format":"parvis-plan/1"}')],
    ['is anything', 'backup-other-format', Buffer.concat([Buffer.from([7]), randomBytes(1000)])],
    ['is a compressed text', 'backup-other-format', compressed('Plan d’action national')],
    ['is compressed and holds nothing', 'backup-other-format', compressed('')],
    ['is of a later format', 'backup-later-format', compressed(smallBackup.replace('backup/1', 'backup/3'))],
    [
      'is of a later format, encrypted',
      'backup-later-format',
      sealed.then(file => Buffer.from(file.toString('latin1').replace('encrypted/1', 'encrypted/12'), 'latin1')),
      key,
    ],
    ['is encrypted, without a key', 'backup-key-missing', sealed],
    ['is encrypted, with another key', 'backup-key-wrong', sealed, 'une autre phrase'],
    ['isn’t encrypted, with a key', 'backup-not-encrypted', compressed(smallBackup), key],
    ['isn’t compressed any more', 'backup-other-format', Buffer.from(smallBackup)],
    ['has a row less', 'backup-damaged', compressed(smallBackup.replace('plan\t2021-2023\n', ''))],
    ['has a word changed', 'backup-damaged', compressed(smallBackup.replace('2021', '2022'))],
    ['has a column changed', 'backup-damaged', compressed(smallBackup.replace('"slug"', '"snail"'))],
    ['has another number of rows', 'backup-damaged', compressed(smallBackup.replace('{"rows":2', '{"rows":3'))],
    ['has another sequence', 'backup-damaged', compressed(smallBackup.replace('"12"', '"13"'))],
    ['has something after its end', 'backup-damaged', compressed(`${smallBackup}{"table":"x","columns":["y"]}\n`)],
    [
      'has a header without sense',
      'backup-damaged',
      edited(line => line.replace('"migration":1', '"migration":"one"')),
    ],
    ['has a table without columns', 'backup-damaged', edited(line => line.replace('["id"]', '[]'))],
    ['has a sequence that is no number', 'backup-damaged', edited(line => line.replace('"12"', '"1; drop table"'))],
    [
      'has no sequences',
      'backup-damaged',
      compressed(resealed(lines.filter(line => !line.startsWith('{"sequences"')))),
    ],
    ['lacks its last line', 'backup-cut-short', compressed(smallBackup.replace(/\{"tables.*\n$/, ''))],
    ['lacks the end of its rows', 'backup-cut-short', compressed(smallBackup.slice(0, smallBackup.indexOf('été')))],
  ]
  test.each(cases)('because it %s is refused: %s', async (_, code, file, secret) => {
    await expect(readAll(await file, secret)).rejects.toMatchObject({ code })
  })

  test('because it was cut is told to be incomplete, wherever that was', async () => {
    const file = compressed(smallBackup)
    for (let length = 2; length < file.length; length += 1)
      await expect(readAll(file.subarray(0, length)), `${length}`).rejects.toMatchObject({ code: 'backup-cut-short' })
  })

  test('because a byte of it was changed is refused, or reads the same where that byte says nothing', async () => {
    const file = compressed(smallBackup)
    let refused = 0
    for (let at = 0; at < file.length; at += 1) {
      for (const bit of [1, 128]) {
        const changed = Buffer.from(file)
        changed[at] = (changed[at] ?? 0) ^ bit
        const read = await readAll(changed).catch(({ code }: { code: string }) => code)
        if (typeof read === 'string') {
          expect(read).toMatch(/^backup-(damaged|cut-short|other-format)$/)
          refused += 1
        } else {
          expect(read).toEqual(whole)
        }
      }
    }
    // All but those of the compressed file's own time, system and the like.
    expect(refused).toBeGreaterThan(2 * (file.length - 10))
  })
})
