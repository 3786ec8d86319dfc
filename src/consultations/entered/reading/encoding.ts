import { isUtf8 } from 'node:buffer'
import { unreadables } from './unreadable.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** Bytes that Windows-1252 leaves without a meaning. */
const meaningless = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, at) => bytes[at] === byte)

/**
 * In which encoding a text was saved: UTF-8; UTF-16 with its mark, as Excel’s “Unicode text”; or Windows-1252, as its plain CSV.
 * @throws Unreadable for what is no text, and for UTF-8 that was damaged, which would be read as other letters
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  if (isUtf8(bytes)) return 'utf-8'
  if (bytes.includes(0)) throw unreadables.notText()
  const { broken, whole, line } = damageIn(bytes)
  if (startsWith(bytes, 0xef, 0xbb, 0xbf) || whole >= broken || bytes.some(byte => meaningless.has(byte)))
    throw unreadables.wrongEncoding(line)
  return 'windows-1252'
}

/** Of the letters beyond ASCII, how many can be read as UTF-8 and how many can’t, and on which line the first of these is. */
function damageIn(bytes: Uint8Array): { broken: number; whole: number; line: number } {
  const decoder = new TextDecoder('utf-8')
  let [broken, whole, line] = [0, 0, 1]
  for (const piece of pieces(bytes)) {
    for (const sign of decoder.decode(piece, { stream: true })) {
      if (sign === '\n' && broken === 0) line += 1
      if (sign === '\ufffd') broken += 1
      else if (sign > '\u007f') whole += 1
    }
  }
  return { broken, whole, line }
}

const pieceLength = 64 * 1024

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength)
}

/** A text, piece by piece. @throws Unreadable for UTF-16 that was damaged */
export function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' })
  let lines = 1
  const read = (piece?: Uint8Array): string => {
    try {
      const text = piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
      lines += text.split('\n').length - 1
      return text
    } catch {
      throw unreadables.wrongEncoding(lines)
    }
  }
  for (const piece of pieces(bytes)) yield read(piece)
  yield read()
}
