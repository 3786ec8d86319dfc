import { mostParts } from './limits.ts'
import { exifOf, type Orientation, orientationIn } from './orientation.ts'

const [start, end, scan] = [0xd8, 0xd9, 0xda]
const [app0, app1, app2, app14] = [0xe0, 0xe1, 0xe2, 0xee]
const exifMark = 'Exif\0\0'
/** A header without the small picture that may follow it. */
const jfifLength = 14

const begins = (bytes: Buffer, mark: string): boolean => bytes.toString('latin1', 0, mark.length) === mark

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** What of a segment beside the drawing is kept: its header and its colours; nothing that tells where, when or with what it was taken. */
function kept(marker: number, content: Buffer): Buffer | null {
  if (marker === app0 && begins(content, 'JFIF\0') && content.length >= jfifLength) {
    const header = Buffer.from(content.subarray(0, jfifLength))
    header.writeUInt16BE(0, jfifLength - 2)
    return segment(app0, header)
  }
  const isColour =
    (marker === app2 && begins(content, 'ICC_PROFILE\0')) || (marker === app14 && begins(content, 'Adobe'))
  return isColour ? segment(marker, content) : null
}

/** Where the data of a scan that begins here ends: at the next marker that isn't part of it, or at the end of all. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return at
  }
  return bytes.length
}

/**
 * A JPEG picture (ITU-T T.81) without what it tells beside the picture: Exif, with the place where it was taken, XMP, IPTC, comments, small and
 * further pictures, what follows its end. How it is to be turned is kept; of the picture itself nothing is touched.
 * @returns null for what isn't built as one
 */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0xff || bytes[1] !== start) return null
  const parts: Buffer[] = []
  let orientation: Orientation = 1
  let hasScan = false
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return null
    // Any number of them may stand before a marker.
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1]
    if (marker === undefined) break
    if (marker === end) return hasScan ? joined(parts, orientation) : null
    if (at + 4 > bytes.length || marker < 0xc0 || marker === start || (marker >= 0xd0 && marker <= 0xd7)) return null
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return null
    const content = bytes.subarray(at + 4, at + 2 + length)
    if (marker === app1 && begins(content, exifMark) && orientation === 1)
      orientation = orientationIn(content.subarray(exifMark.length))
    const keeps = marker < app0 ? bytes.subarray(at, at + 2 + length) : kept(marker, content)
    if (keeps) parts.push(keeps)
    if (parts.length > mostParts) return null
    at += 2 + length
    if (marker === scan) {
      hasScan = true
      const next = scanEnd(bytes, at)
      parts.push(bytes.subarray(at, next))
      at = next
    }
  }
  // Cut off before its end: browsers show what is there.
  return hasScan ? joined(parts, orientation) : null
}

function joined(parts: readonly Buffer[], orientation: Orientation): Buffer {
  const isHeader = (part: Buffer | undefined) => part?.[1] === app0
  const head = isHeader(parts[0]) ? 1 : 0
  const turned =
    orientation === 1 ? [] : [segment(app1, Buffer.concat([Buffer.from(exifMark, 'latin1'), exifOf(orientation)]))]
  return Buffer.concat([
    Buffer.from([0xff, start]),
    ...parts.slice(0, head),
    ...turned,
    ...parts.slice(head),
    Buffer.from([0xff, end]),
  ])
}
