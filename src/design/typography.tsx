import type { FC } from 'hono/jsx'

const noBreak = '\u00a0'
/** Spaces of any width that the rules below may meet; all become the one no-break space that the fonts hold. */
const space = '[ \\u00a0\\u2009\\u202f]'

const rules = {
  apostrophe: /(?<=\p{L})'(?=[\p{L}\p{N}«])/gu,
  narrowSpace: /\u202f/g,
  openingQuote: new RegExp(`«${space}*(?=\\S)`, 'g'),
  closingQuote: new RegExp(`(?<=\\S)${space}*»`, 'g'),
  spacedMark: new RegExp(`(?<=\\S)${space}+(?=[;:?!])`, 'g'),
  /** A mark without its space, at the end of a word: not the colon of an address or of an hour. */
  unspacedMark: /(?<=[\p{L}\p{N})\]’])(?=[;:?!]+(?:\s|$))/gu,
  thousands: new RegExp(`(?<![\\d.,])\\d{1,3}(?:${space}\\d{3})+(?!\\d)`, 'g'),
  unit: new RegExp(`(?<=\\d)${space}(?=[%€°])`, 'g'),
  number: new RegExp(`(?<=\\b[Nn]°)${space}+(?=\\d)`, 'g'),
}

const french = (words: string): string =>
  words
    .replace(rules.narrowSpace, noBreak)
    .replace(rules.openingQuote, `«${noBreak}`)
    .replace(rules.closingQuote, `${noBreak}»`)
    .replace(rules.spacedMark, noBreak)
    .replace(rules.unspacedMark, noBreak)
    .replace(rules.thousands, group => group.replace(new RegExp(space, 'g'), noBreak))
    .replace(rules.unit, noBreak)
    .replace(rules.number, noBreak)

/**
 * Words as they should be set in their language: typographic apostrophes; in French also no-break spaces before ; : ? ! » and after «,
 * in thousands and before units. Only spaces and apostrophes ever change, and setting twice changes nothing more. Applied when a page is
 * rendered, never to what is stored.
 * @param language BCP 47 tag of the words
 */
export function typographic(words: string, language: string): string {
  const set = words.replace(rules.apostrophe, '’')
  return /^fr\b/.test(language) ? french(set) : set
}

/** Numbers tied by hyphens, kept on one line: 2021-2023, 1-6. */
const tiedNumbers = /(?<![\p{L}\p{N}-])(\d+(?:-\d+)+)(?![\p{L}\p{N}-])/gu
/** French ordinals, whose ending is raised: 1er, 1re, 3e, XXIe. */
export const ordinal = /(?<![\p{L}\p{N}-])(\d{1,3}|[IVX]+)(er|re|e)(?![\p{L}\p{N}-])/gu

/** Words set in type: `typographic`, with the endings of French ordinals raised and years such as 2021-2023 kept whole. */
export const Typeset: FC<{ words: string; language: string }> = ({ words, language }) => {
  // Splitting on one group gives: words, numbers, words, numbers, …, words.
  const parts = typographic(words, language).split(tiedNumbers)
  return (
    <>
      {parts.map((part, place) =>
        place % 2 === 1 ? <span class="nb">{part}</span> : <Ordinals words={part} language={language} />,
      )}
    </>
  )
}

const Ordinals: FC<{ words: string; language: string }> = ({ words, language }) => {
  if (!/^fr\b/.test(language)) return <>{words}</>
  // Splitting on two groups gives: words, number, ending, words, number, ending, …, words.
  return <>{words.split(ordinal).map((part, place) => (place % 3 === 2 ? <sup>{part}</sup> : part))}</>
}
