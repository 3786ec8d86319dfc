import { crc32 } from 'node:zlib'
import { mostParts } from './limits.ts'
import { exifOf, type Orientation, orientationIn } from './orientation.ts'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Length, type and checksum. */
const around = 12

/** What a picture is drawn from, moving or not, and its colours. All other parts tell something else, or nobody knows what. */
const drawn = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/**
 * A PNG picture without what it tells beside the picture: texts, Exif, times, what programs left in it, what follows its end. How it is to be
 * turned is kept; of the picture itself nothing is touched.
 * @returns null for what isn't built as one
 */
export function barePng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, signature.length).equals(signature)) return null
  const parts: Buffer[] = []
  let orientation: Orientation = 1
  for (let at = signature.length; at + around <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const next = at + around + length
    if (next > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (parts.length === 0 && type !== 'IHDR') return null
    if (type === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, next - 4))
    if (drawn.has(type)) parts.push(bytes.subarray(at, next))
    if (parts.length > mostParts) return null
    if (type === 'IEND') {
      const turned = orientation === 1 ? [] : [chunk('eXIf', exifOf(orientation))]
      return Buffer.concat([signature, ...parts.slice(0, 1), ...turned, ...parts.slice(1)])
    }
    at = next
  }
  return null
}
