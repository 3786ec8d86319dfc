import { describe, expect, test } from 'vitest'
import { folded, wordsIn } from './fold.ts'

describe('a word', () => {
  test('is compared without capitals, accents or ligatures', () => {
    expect(folded('Œuvre')).toBe('oeuvre')
    expect(folded('ÉTÉ')).toBe('ete')
    expect(folded('Łódź Straße Ærø')).toBe('lodz strasse aero')
    expect(folded('été')).toBe(folded('e\u0301te\u0301'))
  })

  test('ends where letters and digits end, whatever stands between', () => {
    expect(wordsIn("l’État, d'aujourd’hui : data.gouv.fr et/ou co-construire (1-6)")).toEqual(
      'l etat d aujourd hui data gouv fr et ou co construire 1 6'.split(' '),
    )
    expect(wordsIn('<b>a & !b | c:*</b> \\ \0')).toEqual(['b', 'a', 'b', 'c', 'b'])
    expect(wordsIn('🏛️ … « »')).toEqual([])
  })

  test('keeps the signs that belong to letters in other scripts', () => {
    expect(wordsIn('खुली सरकार')).toEqual(['खुली', 'सरकार'])
    expect(wordsIn('Открытое правительство')).toEqual(['открытое', 'правительство'])
  })
})
