import { type Unzipped, unzipSync } from 'fflate'
import sax from 'sax'
import type { Epoch, Row } from './row.ts'
import { type Unreadable, unreadables } from './unreadable.ts'

/** Unpacked, no part of a workbook may hold more than so many bytes: what is small as a file and huge unpacked is no list of contributions. */
const mostUnpacked = 128 * 1024 * 1024
/** As many columns as are looked at. */
const mostColumns = 500
const pieceLength = 64 * 1024

/** A workbook that was opened: the name of its first sheet that can be seen, whether there are others, from when it counts days, and its rows. */
export type Workbook = { sheet: string; hasOthers: boolean; epoch: Epoch; rows(): Generator<Row> }

type Tag = { name: string; attributes: Readonly<Record<string, string>> }
type Reading = { open?(tag: Tag): void; close?(name: string): void; text?(text: string): void }

/** `x:row` is `row`: some programs name the namespace. */
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML piece by piece. No entity of a document's own is known, and none is asked for: what names one is refused.
 * @throws Unreadable where it isn't well formed
 */
function* readXml(bytes: Uint8Array, { open, close, text }: Reading): Generator<void> {
  const parser = sax.parser(true, { trim: false, normalize: false })
  let failed: Unreadable | null = null
  parser.onerror = () => {
    failed = unreadables.brokenWorkbook()
  }
  parser.onopentag = ({ name, attributes }) => open?.({ name: bare(name), attributes: attributes as Tag['attributes'] })
  parser.onclosetag = name => close?.(bare(name))
  if (text) {
    parser.ontext = text
    parser.oncdata = text
  }
  const decoder = new TextDecoder('utf-8')
  for (let at = 0; at < bytes.length; at += pieceLength) {
    parser.write(decoder.decode(bytes.subarray(at, at + pieceLength), { stream: true }))
    if (failed) throw failed
    yield
  }
  parser.close()
  if (failed) throw failed
}

const readAll = (bytes: Uint8Array, reading: Reading): void => {
  for (const _ of readXml(bytes, reading));
}

/** The parts of a workbook that are read, unpacked: never more of one than it says it holds, and never more than is taken. */
function partsOf(bytes: Uint8Array): Unzipped {
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        const isRead =
          /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i.test(name)
        if (isRead && originalSize > mostUnpacked) throw unreadables.workbookTooLarge()
        return isRead && !/worksheets/i.test(name)
      },
    })
  } catch (error) {
    throw (error as Error).name === 'Unreadable' ? error : unreadables.brokenWorkbook()
  }
}

const partNamed = (bytes: Uint8Array, path: string): Uint8Array => {
  let part: Uint8Array | undefined
  try {
    part = unzipSync(bytes, { filter: ({ name }) => name.toLowerCase() === path.toLowerCase() })[path]
  } catch {
    throw unreadables.brokenWorkbook()
  }
  if (!part) throw unreadables.brokenWorkbook()
  return part
}

type Sheet = { name: string; relation: string; isHidden: boolean }

function sheetsIn(workbook: Uint8Array): { sheets: Sheet[]; epoch: Epoch } {
  const sheets: Sheet[] = []
  let epoch: Epoch = 1900
  readAll(workbook, {
    open({ name, attributes }) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) epoch = 1904
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => bare(key) === 'id' && key.includes(':'))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', relation, isHidden: /hidden/i.test(attributes.state ?? '') })
    },
  })
  return { sheets, epoch }
}

function targetOf(relations: Uint8Array, id: string): string {
  let target = ''
  readAll(relations, {
    open({ name, attributes }) {
      if (name === 'Relationship' && attributes.Id === id) target = attributes.Target ?? ''
    },
  })
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** `_x000D_` in a cell is a sign that XML can't hold. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The texts that cells name by their number: of each its runs, without what says how signs are pronounced. */
function stringsIn(part: Uint8Array | undefined): string[] {
  const strings: string[] = []
  if (!part) return strings
  let text: string | null = null
  let [isText, spoken] = [false, 0]
  readAll(part, {
    open({ name }) {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken += 1
      isText = name === 't' && spoken === 0
    },
    text(more) {
      if (isText && text !== null) text += more
    },
    close(name) {
      if (name === 't') isText = false
      if (name === 'rPh') spoken -= 1
      if (name === 'si' && text !== null) strings.push(unescaped(text))
    },
  })
  return strings
}

/** The number of a cell’s column, from 0: `AB12` is in the 28th. */
function columnOf(reference: string | undefined): number | null {
  const [, letters] = /^([A-Z]{1,3})\d*$/.exec(reference ?? '') ?? []
  return letters === undefined
    ? null
    : [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** A number without the noise of its binary form: 0.1 + 0.2 is 0.3. */
const numberInWords = (value: string): string =>
  /[.eE]/.test(value) ? String(Number(Number(value).toPrecision(15))) : value

/** Opens a workbook: its first sheet that can be seen. @throws Unreadable for what isn't one, and for what would be too large unpacked */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const parts = partsOf(bytes)
  const [workbook, relations] = [parts['xl/workbook.xml'], parts['xl/_rels/workbook.xml.rels']]
  if (!workbook || !relations) throw unreadables.brokenWorkbook()
  const { sheets, epoch } = sheetsIn(workbook)
  const sheet = sheets.find(({ isHidden }) => !isHidden)
  if (!sheet) throw unreadables.brokenWorkbook()
  const path = targetOf(relations, sheet.relation)
  const strings = stringsIn(parts[Object.keys(parts).find(name => /sharedStrings\.xml$/i.test(name)) ?? ''])
  return {
    sheet: sheet.name,
    hasOthers: sheets.length > 1,
    epoch,
    rows: () => rowsIn(partNamed(bytes, path), strings),
  }
}

type Cell = { column: number; type: string; value: string }

/** What a cell says: of a formula, what it came to. A day is a number here, which only its column tells apart. */
function wordsOf({ type, value }: Cell, strings: readonly string[]): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value.trim() === '1' ? 'oui' : 'non'
  if (type === 'inlineStr' || type === 'str' || type === 'd') return unescaped(value)
  return type === 'e' ? value : numberInWords(value.trim())
}

function* rowsIn(part: Uint8Array, strings: readonly string[]): Generator<Row> {
  const ready: Row[] = []
  let line = 0
  let cells: string[] = []
  let cell: Cell | null = null
  let [isValue, spoken] = [false, 0]
  const reading: Reading = {
    open({ name, attributes }) {
      if (name === 'row') {
        line = Number(attributes.r) || line + 1
        cells = []
      } else if (name === 'c') {
        cell = { column: columnOf(attributes.r) ?? cells.length, type: attributes.t ?? 'n', value: '' }
      } else if (name === 'rPh') spoken += 1
      isValue = cell !== null && spoken === 0 && (name === 'v' || name === 't')
    },
    text(more) {
      if (isValue && cell) cell.value += more
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'rPh') spoken -= 1
      if (name === 'c' && cell) {
        const words = wordsOf(cell, strings)
        if (words !== '' && cell.column < mostColumns) {
          while (cells.length < cell.column) cells.push('')
          cells[cell.column] = words
        }
        cell = null
      }
      if (name === 'row' && cells.length > 0) ready.push({ line, cells })
    },
  }
  for (const _ of readXml(part, reading)) yield* ready.splice(0)
  yield* ready
}

/** Whether bytes begin as a ZIP file does, and what it says that it holds, as far as one can see at once. */
export function zipKind(bytes: Uint8Array): 'workbook' | 'opendocument' | 'other' | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.toString('latin1', 0, 4) !== 'PK\u0003\u0004') return null
  if (file.subarray(0, 200).includes('mimetypeapplication/vnd.oasis.opendocument')) return 'opendocument'
  return file.includes('xl/workbook.xml') ? 'workbook' : 'other'
}
