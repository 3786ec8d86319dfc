import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { json } from '../../tests/fixtures/arbitraries.ts'
import { folderWith, problemsOf } from '../../tests/fixtures/files.ts'
import { ImportRefused, problemInWords } from './import-problem.ts'
import { lineFinder, readFiles } from './read-files.ts'

const only = async (path: string) => {
  const [problem, ...others] = await problemsOf(() => readFiles(path))
  expect(others).toEqual([])
  return problem!
}
/** The refusal of a file of a content, in both languages as the operator reads them. */
const told = async (content: string | Uint8Array) => {
  const problem = await only(join(folderWith({ 'plan.json': content }), 'plan.json'))
  return { code: problem.code, fr: problemInWords(problem, 'fr'), en: problemInWords(problem, 'en') }
}

describe('reading', () => {
  test('a file gives its name, its text and what it holds', () => {
    const folder = folderWith({ 'plan.json': '{ "a": ["é", 1] }' })
    expect(readFiles(join(folder, 'plan.json'))).toMatchObject([
      { name: 'plan.json', text: '{ "a": ["é", 1] }', content: { a: ['é', 1] } },
    ])
  })

  test('a folder gives its .json files in the order of their names, and nothing else of it', () => {
    const folder = folderWith({ 'b.json': {}, 'a.json': {}, 'B.JSON.txt': 'x', 'notes.md': 'x', 'inner/c.json': {} })
    expect(readFiles(folder).map(({ name }) => name)).toEqual(['a.json', 'b.json'])
  })

  test('a link to a file is read', () => {
    const folder = folderWith({ 'elsewhere/plan.json': { a: 1 } })
    symlinkSync(join(folder, 'elsewhere/plan.json'), join(folder, 'linked.json'))
    expect(readFiles(folder)).toMatchObject([{ name: 'linked.json', content: { a: 1 } }])
  })

  test('a file that begins with a byte order mark is read all the same', () => {
    const folder = folderWith({ 'plan.json': '\ufeff{"a": 1}' })
    expect(readFiles(folder)).toMatchObject([{ content: { a: 1 } }])
  })

  test('whatever the JSON, its content is what JSON.parse gives', () => {
    const folder = folderWith({})
    fc.assert(
      fc.property(json, value => {
        const path = join(folder, 'any.json')
        const text = JSON.stringify(value, null, 1)
        fc.pre(!text.includes('__proto__'))
        writeFileSync(path, text)
        expect(readFiles(path)[0]?.content).toEqual(JSON.parse(text))
      }),
    )
  })
})

describe('what can’t be read is refused in words', () => {
  test('a path where nothing is', async () => {
    const folder = folderWith({})
    const missing = join(folder, 'nowhere')
    const problem = await only(missing)
    expect(problem.code).toBe('no-such-file')
    expect(problemInWords(problem, 'fr')).toBe(`${missing} : il n’y a pas de fichier ni de dossier à cette adresse.`)
    expect(problemInWords(problem, 'en')).toBe(`${missing}: there is no file or folder at this address.`)
  })

  test('a link that leads nowhere, a link to itself, a name that is too long, one with a NUL', async () => {
    const folder = folderWith({})
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling.json'))
    symlinkSync(join(folder, 'loop.json'), join(folder, 'loop.json'))
    expect((await only(join(folder, 'dangling.json'))).code).toBe('no-such-file')
    expect((await only(join(folder, 'loop.json'))).code).toBe('unreadable-file')
    expect((await only(join(folder, 'x'.repeat(300)))).code).toBe('unreadable-file')
    expect((await only('plan\0.json')).code).toBe('unreadable-file')
  })

  test('a file used as a folder', async () => {
    const folder = folderWith({ 'plan.json': {} })
    const problem = await only(join(folder, 'plan.json', 'other.json'))
    expect(problem.sentence).toEqual({ fr: 'impossible à lire (ENOTDIR)', en: "can't be read (ENOTDIR)" })
  })

  test('a folder without a .json file', async () => {
    const folder = folderWith({ 'README.md': '# Plan', 'inner/plan.json': {} })
    expect(await only(folder)).toEqual({
      code: 'folder-without-files',
      file: folder,
      sentence: {
        fr: 'ce dossier ne contient aucun fichier .json ; attendu : des fichiers au format décrit dans docs/import.md',
        en: 'this folder holds no .json file; expected: files in the format that docs/import.md describes',
      },
    })
  })

  test('a folder that is called x.json, in the folder that is read', async () => {
    const folder = folderWith({ 'plan.json': {} })
    mkdirSync(join(folder, 'x.json'))
    expect(await only(folder)).toEqual({
      code: 'not-a-file',
      file: 'x.json',
      sentence: { fr: 'ce n’est pas un fichier', en: 'this is not a file' },
    })
  })

  test('a folder that is called x.json, given itself, is a folder', async () => {
    const folder = folderWith({ 'x.json/notes.txt': 'x' })
    expect((await only(join(folder, 'x.json'))).code).toBe('folder-without-files')
  })

  test('something that is neither a file nor a folder', async () => {
    expect((await only('/dev/null')).code).toBe('not-a-file')
  })

  test('a file of 200 MB, without reading it', async () => {
    const folder = folderWith({ 'big.json': '{' })
    const path = join(folder, 'big.json')
    truncateSync(path, 200 * 1024 * 1024)
    const before = process.memoryUsage()
    const problem = await only(path)
    const grown = process.memoryUsage().arrayBuffers - before.arrayBuffers
    expect(grown).toBeLessThan(100 * 1024 * 1024)
    expect(problemInWords(problem, 'fr')).toBe(
      'big.json : ce fichier pèse 200 Mo ; attendu : 64 Mo au plus (répartissez-le en plusieurs fichiers d’un dossier).',
    )
    expect(problemInWords(problem, 'en')).toBe(
      'big.json: this file is 200 MB; expected: 64 MB at most (split it into several files of one folder).',
    )
    expect(problem.code).toBe('too-large')
  })

  test('a file larger than any memory, whether it is given or lies in a folder', async () => {
    const folder = folderWith({ 'a.json': {}, 'z.json': '' })
    truncateSync(join(folder, 'z.json'), 2 ** 40)
    expect((await only(folder)).code).toBe('too-large')
    expect((await only(join(folder, 'z.json'))).code).toBe('too-large')
  })

  test('an empty file, and one of blanks only', async () => {
    for (const content of ['', ' \n\t\r\n', '\ufeff']) {
      expect(await told(content)).toEqual({
        code: 'empty-file',
        fr: 'plan.json : ce fichier est vide ; attendu : du JSON au format parvis-plan/1.',
        en: 'plan.json: this file is empty; expected: JSON in the format parvis-plan/1.',
      })
    }
  })

  test('a file that is not UTF-8', async () => {
    const latin1 = Buffer.from('{"name": "Élysée"}', 'latin1')
    const utf16 = Buffer.from('\ufeff{"name": "Élysée"}', 'utf16le')
    for (const content of [latin1, utf16, Buffer.from([0x7b, 0xc3, 0x28, 0x7d]), Buffer.from([0xed, 0xa0, 0x80])]) {
      expect(await told(content)).toEqual({
        code: 'not-utf-8',
        fr: 'plan.json : ce fichier n’est pas en UTF-8 ; enregistrez-le en UTF-8.',
        en: 'plan.json: this file is not UTF-8; save it as UTF-8.',
      })
    }
  })

  test('a file that is not JSON, with the line', async () => {
    const cases: [content: string, line: number][] = [
      ['{\n  "a": 1,\n  "b": }\n', 3],
      ['{\n  "a": 1\n  "b": 2\n}', 3],
      ['{\n  "a": 1,\n}\n', 3],
      ['{ "a": 1 }\n{ "b": 2 }', 2],
      ['// a note\n{}', 1],
      ["{'a': 1}", 1],
      ['{"a": "never ended\n}', 1],
      ['{\n"a": [1, 2\n', 3],
      ['{"a": 01}', 1],
      ['{"a": NaN}', 1],
      ['plan', 1],
      ['<html>\n</html>', 1],
      ['id;titre\n1;Transparence', 1],
    ]
    for (const [content, line] of cases) {
      const { code, fr, en } = await told(content)
      expect(code, content).toBe('not-json')
      expect(fr).toMatch(new RegExp(`^plan\\.json, ligne ${line} : ce n’est pas du JSON valide \\(\\w+\\)\\.$`))
      expect(en).toMatch(new RegExp(`^plan\\.json, line ${line}: this is not valid JSON \\(\\w+\\)\\.$`))
    }
  })

  test('a field that is written twice in one object, with its line', async () => {
    expect(await told('{\n  "a": { "id": 1 },\n  "b": { "id": 2, \n  "id": 3 }\n}')).toEqual({
      code: 'doubled-field',
      fr: 'plan.json, ligne 4 : le champ « id » est écrit deux fois dans le même objet.',
      en: 'plan.json, line 4: the field “id” is written twice in the same object.',
    })
    expect((await told('{"id": 1, "\\u0069d": 2}')).code).toBe('doubled-field')
    expect((await told('[{"a": {}, "b": [{"x": 1}, {"x": 1, "x": 1}]}]')).code).toBe('doubled-field')
  })

  test('a file that nests a hundred thousand levels', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[', ''],
    ] as const) {
      const { code, fr, en } = await told(`${open.repeat(100_000)}1${close.repeat(100_000)}`)
      expect({ code, fr, en }).toEqual({
        code: 'too-deep',
        fr: 'plan.json : ce fichier imbrique trop de niveaux.',
        en: 'plan.json: this file nests too many levels.',
      })
    }
  })

  test('whatever the bytes, nothing but a refusal in words is ever thrown', () => {
    const folder = folderWith({})
    const path = join(folder, 'any.json')
    const good =
      '{"format": "parvis-plan/1",\n "site": {"name": {"original": "fr", "fr": "é\\n"}, "x": [1.5e3, true, null]}}'
    const spoilt = fc
      .tuple(
        fc.nat(good.length),
        fc.nat(3),
        fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('"', '\\', '{', ']', '\u2028', '-', '0')),
      )
      .map(([from, length, added]) => good.slice(0, from) + added + good.slice(from + length))
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string(), fc.uint8Array()), content => {
        writeFileSync(path, content)
        try {
          readFiles(path)
        } catch (error) {
          expect(error).toBeInstanceOf(ImportRefused)
          const { problems } = error as ImportRefused
          expect(problems).toHaveLength(1)
          expect(problems[0]?.file).toBe(basename(path))
          if (problems[0]?.code === 'not-json') expect(problems[0].line).toBeGreaterThanOrEqual(1)
          expect(problems[0]?.sentence.fr).not.toBe(problems[0]?.sentence.en)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('the line of a place is where it stands, or where what holds it does', () => {
  const line = lineFinder('{\n  "plans": [\n    {\n      "id": "p"\n    }\n  ]\n}')
  expect(line(['plans', 0, 'id'])).toBe(4)
  expect(line(['plans', 0])).toBe(3)
  expect(line(['plans', 0, 'title', 'fr'])).toBe(3)
  expect(line(['plans', 7])).toBe(2)
  expect(line([])).toBe(1)
})
