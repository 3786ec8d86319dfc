/** How a picture is to be turned and mirrored before it is seen, as cameras tell it (Exif, tag 274): 1 for as it stands. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const tag = 0x0112
const [headerLength, entryLength] = [8, 12]
const shortType = 3

/** The orientation that Exif data (a TIFF file, without what comes before it) tells; 1 where it tells none, or nothing that can be read. */
export function orientationIn(exif: Buffer): Orientation {
  const order = exif.toString('latin1', 0, 4)
  if (exif.length < headerLength || (order !== 'II*\0' && order !== 'MM\0*')) return 1
  const isLittle = order === 'II*\0'
  const short = (at: number) => (isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  const start = isLittle ? exif.readUInt32LE(4) : exif.readUInt32BE(4)
  if (start + 2 > exif.length) return 1
  const count = short(start)
  for (let place = 0; place < count; place += 1) {
    const at = start + 2 + place * entryLength
    if (at + entryLength > exif.length) return 1
    if (short(at) !== tag) continue
    const value = short(at + headerLength)
    return short(at + 2) === shortType && value >= 1 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}

/** Exif data that tells the orientation and nothing else. */
export function exifOf(orientation: Orientation): Buffer {
  const exif = Buffer.alloc(headerLength + 2 + entryLength + 4)
  exif.write('MM\0*', 'latin1')
  exif.writeUInt32BE(headerLength, 4)
  exif.writeUInt16BE(1, headerLength)
  exif.writeUInt16BE(tag, headerLength + 2)
  exif.writeUInt16BE(shortType, headerLength + 4)
  exif.writeUInt32BE(1, headerLength + 6)
  exif.writeUInt16BE(orientation, headerLength + 10)
  return exif
}
