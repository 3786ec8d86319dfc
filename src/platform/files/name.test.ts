import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nasty } from '../../../tests/support/nasty-words.ts'
import { filePath } from './answer.ts'
import { cleanName, nameInAddress, plainName, savedAs, shownName } from './name.ts'

const read = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
const anyName = fc.oneof(
  fc.constantFrom(...nasty),
  fc.constantFrom(...nasty).map(read),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
)

describe('the name of a file', () => {
  test.each([
    ['Rapport final.pdf', 'Rapport final.pdf'],
    ['L’été à Poznań, n° 3.PDF', 'L’été à Poznań, n° 3.pdf'],
    ['C:\\Users\\moi\\note.pdf', 'note.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['rapport.exe', 'rapport.exe.pdf'],
    ['rapport', 'rapport.pdf'],
    ['facture\u202efdp.exe', 'facture fdp.exe.pdf'],
    ['a\u200bb\u2066c\ufeff.pdf', 'a b c.pdf'],
    ['a\r\nSet-Cookie: x=y.pdf', 'a Set-Cookie x=y.pdf'],
    ['dit "oui" <b>.pdf', 'dit oui b.pdf'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    ['  ...caché.pdf ', 'caché.pdf'],
    ['.pdf', null],
    ['..', null],
    ['', null],
    ['\ud800.pdf', '\ufffd.pdf'],
    ['🏛️'.repeat(200), expect.stringMatching(/^(🏛.?){20,60}\.pdf$/u)],
  ])('that somebody gave as %j is %j', (given, name) => {
    expect(cleanName(given, 'pdf')).toEqual(name)
  })

  test('ends as what the file is ends, and keeps the ending that somebody is used to', () => {
    expect(cleanName('photo.JPEG', 'jpeg')).toBe('photo.jpeg')
    expect(cleanName('photo.jpg', 'jpeg')).toBe('photo.jpg')
    expect(cleanName('photo.png', 'jpeg')).toBe('photo.png.jpg')
    expect(plainName('C:\\photo.svg')).toBe('photo.svg')
    expect(shownName({ name: null, kind: 'odt' })).toBe('document.odt')
  })

  test('whatever it is, fits on any disk, hides nothing, and cleaning it twice changes nothing', () => {
    fc.assert(
      fc.property(anyName, given => {
        const name = cleanName(given, 'docx')
        if (name === null) return
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(206)
        expect(name).toMatch(/^[^.\s][^\p{Cc}\p{Cf}\u2028\u2029/\\:*?"<>|]*\.docx$/su)
        expect(name.isWellFormed()).toBe(true)
        expect(cleanName(name, 'docx')).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })

  test('in its address is nothing but small letters, digits and dashes', () => {
    expect(nameInAddress({ name: 'L’été à Poznań, n° 3.pdf', kind: 'pdf' })).toBe('l-ete-a-poznan-n-3.pdf')
    expect(nameInAddress({ name: 'план.pdf', kind: 'pdf' })).toBe('document.pdf')
    fc.assert(
      fc.property(anyName, given => {
        const file = {
          id: '01K0000000000000000000000A',
          hash: '',
          size: 1,
          storedAt: new Date(0),
          kind: 'jpeg' as const,
        }
        const path = filePath({ ...file, name: cleanName(given, 'jpeg') }, 'fr')
        expect(path).toMatch(/^\/fichiers\/01K0000000000000000000000A\/[a-z0-9-]+\.jpg$/)
        expect(new URL(path, 'https://ogp.example').pathname).toBe(path)
      }),
    )
  })

  test('in a header is one that can be sent, and that browsers read back as it is', () => {
    expect(savedAs('L’été "x".pdf')).toBe(
      `attachment; filename="L_ete _x_.pdf"; filename*=UTF-8''L%E2%80%99%C3%A9t%C3%A9%20%22x%22.pdf`,
    )
    fc.assert(
      fc.property(anyName, given => {
        const name = cleanName(given, 'pdf') ?? 'document.pdf'
        const header = savedAs(name)
        expect(new Headers({ 'Content-Disposition': header }).get('content-disposition')).toBe(header)
        const [, plain, encoded = ''] =
          /^attachment; filename="([\w. -]*)"; filename\*=UTF-8''([\w.!#$&+^`|~%-]*)$/.exec(header) ?? []
        expect(plain).toMatch(/\.pdf$/)
        expect(decodeURIComponent(encoded)).toBe(name)
      }),
      { numRuns: 1000 },
    )
  })
})
