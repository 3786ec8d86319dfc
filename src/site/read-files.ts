import { existsSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findNodeAtLocation, type JSONPath, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser'
import type { Json } from '../platform/canonical.ts'
import { type ImportProblem, ImportRefused } from './import-problem.ts'

/** A file that was read: its name as the operator knows it, its text and what it holds. */
export type SourceFile = {
  name: string
  text: string
  content: Json
  /** The folder that was asked for, when the file was found in one that no export wrote. */
  folder?: string
}

const megabyte = 1024 * 1024
/** Room for tens of thousands of commitments; a file beyond it is a mistake, and would be held in memory several times. */
export const largestFile = 64 * megabyte
/** Lists the files that an export wrote, with the SHA-256 of each: what `sha256sum -c` reads. */
export const exportList = 'SHA256SUMS'

const refuse = (problem: ImportProblem): never => {
  throw new ImportRefused([problem])
}

/**
 * Reads a plan file, or all the `.json` files that lie directly in a folder, in the order of their names.
 * @throws ImportRefused for what can't be read: absent, empty, too large, not UTF-8, not JSON, a folder without any
 */
export function readFiles(path: string): SourceFile[] {
  const stats = statOf(path)
  if (!stats.isDirectory()) return [readOne(path, basename(path), stats)]
  const names = namesIn(path)
    .filter(name => name.endsWith('.json'))
    .sort()
  if (names.length === 0) {
    refuse({
      code: 'folder-without-files',
      file: path,
      sentence: {
        fr: 'ce dossier ne contient aucun fichier .json ; attendu : des fichiers au format décrit dans docs/import.md',
        en: 'this folder holds no .json file; expected: files in the format that docs/import.md describes',
      },
    })
  }
  const from = existsSync(join(path, exportList)) ? {} : { folder: path }
  return names.map(name => ({ ...readOne(join(path, name), name, statOf(join(path, name))), ...from }))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return refuse({
      code: 'unreadable-file',
      file: folder,
      sentence: { fr: `ce dossier est impossible à lire (${code})`, en: `this folder can't be read (${code})` },
    })
  }
}

function statOf(path: string): Stats {
  try {
    return statSync(path)
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new ImportRefused([
      {
        code: absent ? 'no-such-file' : 'unreadable-file',
        file: path,
        sentence: absent
          ? {
              fr: 'il n’y a pas de fichier ni de dossier à cette adresse',
              en: 'there is no file or folder at this address',
            }
          : {
              fr: `impossible à lire (${(error as NodeJS.ErrnoException).code})`,
              en: `can't be read (${(error as NodeJS.ErrnoException).code})`,
            },
      },
    ])
  }
}

function readOne(path: string, name: string, stats: Stats): SourceFile {
  if (!stats.isFile()) {
    refuse({ code: 'not-a-file', file: name, sentence: { fr: 'ce n’est pas un fichier', en: 'this is not a file' } })
  }
  if (stats.size > largestFile) {
    refuse({
      code: 'too-large',
      file: name,
      sentence: {
        fr: `ce fichier pèse ${Math.round(stats.size / megabyte)} Mo ; attendu : ${largestFile / megabyte} Mo au plus (répartissez-le en plusieurs fichiers d’un dossier)`,
        en: `this file is ${Math.round(stats.size / megabyte)} MB; expected: ${largestFile / megabyte} MB at most (split it into several files of one folder)`,
      },
    })
  }
  const text = decode(readBytes(path, name), name)
  if (text.trim() === '') {
    refuse({
      code: 'empty-file',
      file: name,
      sentence: {
        fr: 'ce fichier est vide ; attendu : du JSON au format parvis-plan/1',
        en: 'this file is empty; expected: JSON in the format parvis-plan/1',
      },
    })
  }
  return { name, text, content: parseJson(text, name) }
}

function readBytes(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return refuse({
      code: 'unreadable-file',
      file: name,
      sentence: { fr: `impossible à lire (${code})`, en: `can't be read (${code})` },
    })
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse({
      code: 'not-utf-8',
      file: name,
      sentence: {
        fr: 'ce fichier n’est pas en UTF-8 ; enregistrez-le en UTF-8',
        en: 'this file is not UTF-8; save it as UTF-8',
      },
    })
  }
}

const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

function parseJson(text: string, name: string): Json {
  const doubled = unlessTooDeep(name, () => doubledKey(text))
  if (doubled) {
    refuse({
      code: 'doubled-field',
      file: name,
      line: lineAt(text, doubled.offset),
      sentence: {
        fr: `le champ « ${doubled.key} » est écrit deux fois dans le même objet`,
        en: `the field “${doubled.key}” is written twice in the same object`,
      },
    })
  }
  try {
    return JSON.parse(text) as Json
  } catch {
    const errors: ParseError[] = []
    parseTree(text, errors, strict)
    const first = errors[0]
    const code = first ? printParseErrorCode(first.error) : 'InvalidJson'
    return refuse({
      code: 'not-json',
      file: name,
      ...(first ? { line: lineAt(text, first.offset) } : {}),
      sentence: { fr: `ce n’est pas du JSON valide (${code})`, en: `this is not valid JSON (${code})` },
    })
  }
}

/** Readers of JSON call themselves for each level: a file that nests tens of thousands of them would end the program. */
function unlessTooDeep<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse({
      code: 'too-deep',
      file: name,
      sentence: { fr: 'ce fichier imbrique trop de niveaux', en: 'this file nests too many levels' },
    })
  }
}

/** `JSON.parse` keeps the last of two fields of one name and says nothing: here that is a mistake to tell. */
function doubledKey(text: string): { key: string; offset: number } | null {
  const open: Set<string>[] = []
  let found: { key: string; offset: number } | null = null
  visit(
    text,
    {
      onObjectBegin: () => {
        open.push(new Set())
      },
      onObjectEnd: () => {
        open.pop()
      },
      onObjectProperty: (key, offset) => {
        const keys = open.at(-1)
        if (keys?.has(key)) found ??= { key, offset }
        keys?.add(key)
      },
    },
    strict,
  )
  return found
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** How many of the sorted line breaks lie before an offset. */
function linesBefore(breaks: readonly number[], offset: number): number {
  let [low, high] = [0, breaks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((breaks[middle] as number) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The line on which a place of a file stands; the tree is made only when there is something to tell. */
export function lineFinder(text: string): (path: JSONPath) => number | undefined {
  let tree: ReturnType<typeof parseTree> | null = null
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return path => {
    tree ??= parseTree(text)
    for (let length = path.length; tree && length >= 0; length -= 1) {
      const node = findNodeAtLocation(tree, path.slice(0, length))
      if (node) return linesBefore(breaks, node.offset) + 1
    }
    return undefined
  }
}
