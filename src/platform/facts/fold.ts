const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

/**
 * A word as search compares it: small letters, without accents or ligatures. Folded here and nowhere else, so that the index, the
 * question and the extract always agree, whatever the version of the database.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[œæßøłđı]/g, letter => ligatures[letter] ?? letter)

/** A word: letters, digits, and the signs that follow letters in some scripts. Everything else stands between words. */
export const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

/** The words of a text, folded. */
export const wordsIn = (text: string): string[] =>
  [...text.matchAll(wordPattern)].flatMap(([word]) => folded(word).match(wordPattern) ?? [])
