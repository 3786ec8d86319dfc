import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { photo, screenshot } from '../../../tests/fixtures/pictures.ts'
import { jpeg, png } from '../../../tests/fixtures/uploads.ts'
import { bareJpeg } from './jpeg.ts'
import { exifOf, orientationIn } from './orientation.ts'
import { barePng } from './png.ts'

const bare = { jpeg: bareJpeg, png: barePng }
const told = /Nadia|Acme|secret|hello|xmpmeta|GPS|N\0\0\0/
const text = (bytes: Buffer | null) => bytes?.toString('latin1') ?? ''
/** All that is drawn: from the first table of a JPEG on; the packed points of a PNG. */
const drawn = {
  jpeg: (bytes: Buffer) => text(bytes).slice(text(bytes).indexOf('\xff\xdb'), text(bytes).indexOf('\xff\xd9')),
  png: (bytes: Buffer) => text(bytes).slice(text(bytes).indexOf('IDAT')).slice(0, 20),
}
/** The Exif data of a picture, as far as anything looks for them. */
const exifIn = (bytes: Buffer) => {
  const at = ['MM\0*', 'II*\0'].map(mark => bytes.indexOf(mark, 0, 'latin1')).find(found => found >= 0)
  return at === undefined ? null : bytes.subarray(at)
}

describe('a picture that somebody took', () => {
  test.each([
    ['jpeg', photo, 6],
    ['png', screenshot, 8],
  ] as const)(
    'says no more where, when, by whom or with what, and is drawn and turned as before (%s)',
    (kind, of, turned) => {
      expect(text(of)).toMatch(told)
      const kept = bare[kind](of) as Buffer
      expect(text(kept)).not.toMatch(told)
      expect(drawn[kind](kept)).toBe(drawn[kind](of))
      expect(drawn[kind](kept).length).toBeGreaterThan(10)
      expect(orientationIn(exifIn(kept) as Buffer)).toBe(turned)
      expect(bare[kind](kept)).toEqual(kept)
      // What hides behind the end of the picture goes too.
      expect(bare[kind](Buffer.concat([of, photo]))).toEqual(kept)
    },
  )

  test('that isn’t to be turned has nothing left beside the picture', () => {
    expect(exifIn(barePng(png) as Buffer)).toBeNull()
    expect(barePng(png)).toEqual(png)
    expect(exifIn(bareJpeg(jpeg) as Buffer)).toBeNull()
    expect(text(bareJpeg(jpeg))).toContain(drawn.jpeg(jpeg))
  })

  test('is told from what only begins like one, and nothing that comes breaks it', () => {
    expect(bareJpeg(Buffer.from('\xff\xd8\xff\xe1 then a page <script>', 'latin1'))).toBeNull()
    expect(barePng(Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR<script>', 'latin1'))).toBeNull()
    expect(barePng(png.subarray(0, -1))).toBeNull()
    // Made of nothing but parts, so that they take memory.
    const many = Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(4 * 30_000, Buffer.from([0xff, 0xdb, 0, 2]))])
    expect(bareJpeg(Buffer.concat([many, jpeg.subarray(2)]))).toBeNull()
    for (const [kind, of] of [
      ['jpeg', photo],
      ['png', screenshot],
    ] as const) {
      for (let length = 0; length < of.length; length += 1) bare[kind](of.subarray(0, length))
      fc.assert(
        fc.property(fc.nat(of.length - 1), fc.nat(255), (at, byte) => {
          const broken = Buffer.from(of)
          broken[at] = byte
          bare[kind](broken)
        }),
      )
    }
  })
})

describe('how a picture is to be turned', () => {
  test('is read from either order of bytes, and is as it stands where nothing says it', () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8] as const)
      expect(orientationIn(exifOf(orientation))).toBe(orientation)
    const little = Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0', 'latin1')
    expect(orientationIn(little)).toBe(3)
    for (const broken of ['', 'MM\0*', 'II*\0\xff\xff\xff\xff', 'JJ*\0\x08\0\0\0'])
      expect(orientationIn(Buffer.from(broken, 'latin1'))).toBe(1)
    expect(orientationIn(exifOf(9 as 8))).toBe(1)
    fc.assert(
      fc.property(fc.uint8Array(), bytes => [1, 2, 3, 4, 5, 6, 7, 8].includes(orientationIn(Buffer.from(bytes)))),
    )
  })
})
