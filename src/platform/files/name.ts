import { slugify } from '../facts/slug.ts'
import { type FileKind, fileKinds } from './kinds.ts'

/** As much of a name as any file system takes beside an ending, in bytes of UTF-8. */
const longestStem = 200

/**
 * What no name holds: controls, and what isn't seen or turns the order of reading round, by which `gpj.exe` passes for a picture; and what
 * separates folders, lines and drives.
 */
const unfit = /[\p{Cc}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu

const plain = (given: string): string =>
  (given.toWellFormed().split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(unfit, ' ').replace(/\s+/gu, ' ').trim()

/** The name that somebody gave a file that isn’t kept, as it may stand on a page; null for what leaves no name. */
export const plainName = (given: string): string | null => cut(plain(given)) || null

/**
 * The name that somebody gave a file, as it may stand on a page and on any reader's disk. Its ending is that of what it is.
 * @returns null for what leaves no name
 */
export function cleanName(given: string, kind: FileKind): string | null {
  const { endings } = fileKinds[kind]
  const name = plain(given)
  const ending = endings.find(one => name.toLowerCase().endsWith(`.${one}`))
  const stem = cut((ending ? name.slice(0, -ending.length - 1) : name).replace(/^[\s.]+/u, ''))
  return stem === '' ? null : `${stem}.${ending ?? endings[0]}`
}

/** Between two letters as they are read, and never with a dot or a blank at its end. */
function cut(stem: string): string {
  let kept = ''
  if (Buffer.byteLength(stem) <= longestStem) kept = stem
  else
    for (const { segment } of new Intl.Segmenter().segment(stem)) {
      if (Buffer.byteLength(kept + segment) > longestStem) break
      kept += segment
    }
  return kept.replace(/[\s.]+$/u, '')
}

/** What a file is called that has no name, or whose name was erased. */
const nameless = (kind: FileKind): string => `document.${fileKinds[kind].endings[0]}`

export const shownName = ({ name, kind }: { name: string | null; kind: FileKind }): string => name ?? nameless(kind)

/** The last part of its address: nothing but small letters, digits and dashes before the ending. */
export function nameInAddress({ name, kind }: { name: string | null; kind: FileKind }): string {
  const [ending] = fileKinds[kind].endings
  return `${slugify(shownName({ name, kind }).replace(/\.\w+$/, '')) || 'document'}.${ending}`
}

/** What RFC 8187 lets stand as it is in a value, beside letters and digits. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** To be saved under a name, never to be shown (RFC 6266); `filename` is for what knows no `filename*`. */
export const savedAs = (name: string): string =>
  `attachment; filename="${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encoded(name)}`
