import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { notesIn } from './notes.ts'

describe('the notes of a sheet', () => {
  test('stand between empty lines, whatever the line ends; blanks are empty', () => {
    expect(notesIn('Un\r\nde plus\r\n \t\r\n\r\n\nDeux\rencore\n\n').map(({ title, text }) => [title, text])).toEqual([
      ['Un', 'de plus'],
      ['Deux', 'encore'],
    ])
    expect(notesIn(' \n\n\t ')).toEqual([])
  })

  test('have a title each: their first line, or how they begin; signs of a list are no words of theirs', () => {
    const long = `Publier ${'les marchés de chaque commune '.repeat(8)}`.trim()
    expect(notesIn(`- Publier les marchés\n\n2) Dire qui décide\nEt pourquoi.\n\n${long}`)).toEqual([
      { title: 'Publier les marchés', text: 'Publier les marchés' },
      { title: 'Dire qui décide', text: 'Et pourquoi.' },
      { title: expect.stringMatching(/^Publier les marchés .{80,110}…$/), text: long },
    ])
    // A first line that is too long for a title stays in the text.
    expect(notesIn(`${long}\nfin`)[0]?.text).toBe(`${long}\nfin`)
  })

  test('lose no word, and have titles that fit', () => {
    const sheet = fc.string({
      unit: fc.constantFrom('a', 'é', '😀', ' ', '\n', '\n\n', '-', '1. ', 'mot'),
      maxLength: 400,
    })
    fc.assert(
      fc.property(sheet, text => {
        const notes = notesIn(text)
        // Each is in the text of its note, or is its title.
        const words = (one: string) => one.replace(/[\s\d.-]|…/gu, '')
        const said = notes.map(({ title, text: more }) => words(title) + words(more)).join('')
        expect(said.length).toBeGreaterThanOrEqual(words(text).length)
        for (const { title } of notes) {
          expect(title.length).toBeLessThanOrEqual(120)
          expect(title.isWellFormed()).toBe(true)
        }
      }),
    )
  })
})
