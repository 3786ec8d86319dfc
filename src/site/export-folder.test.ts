import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../../tests/fixtures/files.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { checkExportFolder, writeExport } from './export-folder.ts'
import { largestFile, readFiles } from './read-files.ts'

const file = (name: string, content: object = { name }) => ({ name, text: `${JSON.stringify(content, null, 2)}\n` })
const site = file('site.json')
const plan = file('plan-2021-2023.json')
const contentOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]))
const sum = (text: string) => createHash('sha256').update(text).digest('hex')

/** Refused in a sentence, and the folder is as it was. */
function refused(folder: string, work: () => void): OperatorError {
  const before = existsSync(folder) ? contentOf(folder) : null
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError)
    expect(existsSync(folder) ? contentOf(folder) : null).toEqual(before)
    return error as OperatorError
  }
  throw new Error('this was not refused')
}

describe('an export into a folder', () => {
  test('that isn’t there, or is empty, is its files, and a list of them with their sums', () => {
    for (const folder of [join(folderWith({}), 'new', 'folder'), folderWith({})]) {
      writeExport(folder, [plan, site])
      expect(contentOf(folder)).toEqual({
        'site.json': site.text,
        'plan-2021-2023.json': plan.text,
        SHA256SUMS: `${sum(plan.text)}  plan-2021-2023.json\n${sum(site.text)}  site.json\n`,
      })
    }
  })

  test('of an earlier export replaces it: what is no longer part of it goes', () => {
    const folder = folderWith({})
    writeExport(folder, [site, plan])
    const [later, renamed] = [file('site.json', { later: true }), file('plan-2021-2024.json')]
    writeExport(folder, [renamed, later])
    expect(Object.keys(contentOf(folder)).sort()).toEqual(['SHA256SUMS', 'plan-2021-2024.json', 'site.json'])
    expect(contentOf(folder)['site.json']).toBe(later.text)
    writeExport(folder, [renamed, later])
    expect(contentOf(folder).SHA256SUMS).toBe(`${sum(renamed.text)}  ${renamed.name}\n${sum(later.text)}  site.json\n`)
  })

  test('leaves alone what begins with a dot, such as the folder of a version control', () => {
    const folder = folderWith({ '.git/HEAD': 'ref', '.gitattributes': 'x' })
    writeExport(folder, [site])
    expect(readFileSync(join(folder, '.git/HEAD'), 'utf8')).toBe('ref')
    expect(readdirSync(folder).sort()).toEqual(['.git', '.gitattributes', 'SHA256SUMS', 'site.json'])
  })

  test.each([
    ['something else', { 'notes.txt': 'x' }, 'notes.txt'],
    ['plan files that no export wrote', { 'site.json': site.text }, 'site.json'],
    ['a hidden file that an import would read', { '.x.json': '{}' }, '.x.json'],
    ['a folder', { 'site.json/x': 'x' }, 'site.json'],
    ['files that another list of sums names', { 'a.iso': 'x', SHA256SUMS: `${sum('x')}  a.iso\n` }, 'a.iso'],
  ])('is refused where there is %s', (_, content, named) => {
    const folder = folderWith({
      'in/x': '',
      ...Object.fromEntries(Object.entries(content).map(([k, v]) => [`to/${k}`, v])),
    })
    const to = join(folder, 'to')
    const before = readdirSync(to)
    for (const work of [() => checkExportFolder(to), () => writeExport(to, [site])]) {
      try {
        work()
        expect.unreachable()
      } catch (error) {
        expect(error).toMatchObject({ code: 'folder-not-empty' })
        expect((error as OperatorError).sentence.fr).toContain(`« ${named} »`)
        expect((error as OperatorError).sentence.en).toContain(`“${named}”`)
      }
    }
    expect(readdirSync(to)).toEqual(before)
  })

  test('is refused where a file was changed since, by name; what is there stays', () => {
    const folder = folderWith({})
    writeExport(folder, [site, plan])
    writeFileSync(join(folder, plan.name), '{"name": "corrected by hand"}')
    const error = refused(folder, () => writeExport(folder, [site, plan]))
    expect(error.code).toBe('export-changed')
    expect(error.sentence.en).toContain(`${join(folder, plan.name)} was changed since it was exported`)
    expect(error.sentence.en).toContain(`parvis import ${folder}`)
    writeFileSync(join(folder, plan.name), 'not JSON')
    expect(refused(folder, () => writeExport(folder, [site, plan])).code).toBe('export-changed')
    // A plan that is no longer there, neither.
    expect(refused(folder, () => writeExport(folder, [site])).code).toBe('export-changed')
  })

  test('goes over a file that was changed and imported, since the site says all that it says', () => {
    const folder = folderWith({})
    writeExport(folder, [site, plan])
    writeFileSync(join(folder, plan.name), '{"imported":true}')
    const now = file(plan.name, { imported: true })
    writeExport(folder, [site, now])
    expect(contentOf(folder)[plan.name]).toBe(now.text)
  })

  test('that was cut short can be done again', () => {
    const folder = folderWith({})
    writeExport(folder, [site, plan])
    // As it is when killed after the first file: the list names both, and what is beside waits.
    const later = file('site.json', { later: true })
    writeFileSync(join(folder, 'site.json'), later.text)
    writeFileSync(join(folder, 'SHA256SUMS'), `${contentOf(folder).SHA256SUMS}${sum(later.text)}  site.json\n`)
    mkdirSync(join(folder, '.parvis-export-999999999'))
    writeExport(folder, [later, plan])
    expect(Object.keys(contentOf(folder)).sort()).toEqual(['SHA256SUMS', 'plan-2021-2023.json', 'site.json'])
  })

  test('is refused while another one writes there', () => {
    const folder = folderWith({})
    mkdirSync(join(folder, '.parvis-export-1'))
    expect(() => writeExport(folder, [site])).toThrow(/Another export is writing/)
    rmSync(join(folder, '.parvis-export-1'), { recursive: true })
    writeExport(folder, [site])
  })

  test('is refused where there is a file, or where nothing may be written', () => {
    const folder = folderWith({ file: 'x', 'closed/x': '' })
    expect(refused(join(folder, 'none'), () => writeExport(join(folder, 'file'), [site])).code).toBe('not-a-folder')
    expect(refused(join(folder, 'none'), () => writeExport(join(folder, 'file/below'), [site])).code).toBe(
      'not-a-folder',
    )
    if (process.getuid?.() === 0) return
    chmodSync(join(folder, 'closed'), 0o500)
    expect(() => writeExport(join(folder, 'closed/new'), [site])).toThrow(/Can’t write/)
  })

  test('with a file that no import would read, as too large, is refused before anything is written', () => {
    const folder = join(folderWith({}), 'new')
    const error = refused(folder, () =>
      writeExport(folder, [site, { name: 'plan-x.json', text: ' '.repeat(largestFile + 1) }]),
    )
    expect(error.code).toBe('file-too-large')
    expect(error.sentence.en).toContain('plan-x.json')
  })

  test('is read by an import even where it holds no plan yet', () => {
    const folder = folderWith({})
    writeExport(folder, [site])
    expect(readFiles(folder).map(({ name, folder: from }) => [name, from])).toEqual([['site.json', undefined]])
    const other = folderWith({ 'site.json': site.text })
    expect(readFiles(other).map(({ folder: from }) => from)).toEqual([other])
  })
})
