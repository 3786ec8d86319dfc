import { describe, expect, test } from 'vitest'
import { interfaceLanguages } from '../locales/languages.ts'
import { acceptedFiles } from './kinds.ts'
import { fileInWords, fileWords } from './words.ts'

describe('somebody who attaches files', () => {
  test('reads beside the field how many, how large and of which kinds they may be, and is offered these first', () => {
    expect(fileWords('fr').limits).toBe(
      '5 fichiers au plus, de 10 Mo chacun : PDF, texte OpenDocument (.odt), Word (.docx), image PNG ou JPEG.',
    )
    expect(fileWords('en').limits).toContain('At most 5 files of 10 MB each: PDF')
    expect(acceptedFiles).toBe('.pdf,.odt,.docx,.png,.jpg,.jpeg')
  })

  test('reads of each that isn’t taken why, in words of its own, and what to do where they can do something', () => {
    for (const language of interfaceLanguages) {
      const sentences = Object.values(fileWords(language).refusals)
      expect(new Set(sentences).size).toBe(8)
      for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
    }
  })

  test('reads what each is, and how large, before opening it', () => {
    const said = (size: number) => [fileInWords({ kind: 'pdf', size }, 'fr'), fileInWords({ kind: 'jpeg', size }, 'en')]
    expect(said(9)).toEqual(['PDF, 1\u00a0Ko', 'JPEG, 1\u00a0KB'])
    expect(said(120_000)).toEqual(['PDF, 117\u00a0Ko', 'JPEG, 117\u00a0KB'])
    expect(said(1_258_292)).toEqual(['PDF, 1,2\u00a0Mo', 'JPEG, 1.2\u00a0MB'])
  })
})
