import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailAddressOf, probablyMeant } from './mail-address.ts'

describe('a mail address', () => {
  test('is compared in small letters, without the spaces around it; what stands before and after a + stays', () => {
    expect(mailAddressOf('  Ines.O’Neil@Example.ORG ')).toBeNull()
    expect(mailAddressOf("  Ines.O'Neil+parvis@Example.ORG ")).toBe("ines.o'neil+parvis@example.org")
  })

  test('holds nothing that could end a header or begin another recipient, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.emailAddress().map(one => `${one}\r\nBcc: x@y.example`),
        ),
        typed => {
          const address = mailAddressOf(typed)
          if (address !== null) expect(address).toMatch(/^[^\s,;<>()[\]:\\"@]+@[a-z0-9.-]+$/)
        },
      ),
    )
  })
})

describe('an address that looks like a slip', () => {
  test.each([
    ['lea@gmial.com', 'lea@gmail.com'],
    ['lea@gmail.con', 'lea@gmail.com'],
    ['lea@gmai.com', 'lea@gmail.com'],
    ['lea@hotmial.fr', 'lea@hotmail.fr'],
    ['lea@orange.rf', 'lea@orange.fr'],
    ['lea@yaho.fr', 'lea@yahoo.fr'],
    ['lea@laposte.ent', 'lea@laposte.net'],
    ['lea@outlok.com', 'lea@outlook.com'],
  ])('%s is asked back as %s', (typed, meant) => expect(probablyMeant(typed)).toBe(meant))

  test.each([
    'lea@gmail.com',
    'lea@justice.gouv.fr',
    'lea@mail.com',
    'lea@gmx.fr',
    'lea@example.org',
    'lea@me.com',
    'lea@sfr.fr',
    'lea@bfr.fr',
    'lea@ville-de-lyon.fr',
    'lea@live.com',
  ])('%s is not', typed => expect(probablyMeant(typed)).toBeNull())
})
