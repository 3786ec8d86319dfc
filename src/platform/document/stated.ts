/** Which characters a font can show. */
export type Coverage = { has(codePoint: number): boolean }

/** Whether a character is set without any glyph of its own: joiners, variation selectors, marks of direction. */
const unseen = /^\p{Default_Ignorable_Code_Point}$/u
/** What would turn the direction of the words after it: each run is set in a direction of its own. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g
/** Ends of lines that only some programs know. */
const lineEnds = /[\v\f\u0085\u2028\u2029]/g
/** Halves of characters, controls, what PDF/UA holds to be no text: U+FEFF, U+FFFE and its like, private use. */
const neverText = /^[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufeff]$/u
/** Words in which nothing needs a closer look: letters, digits and signs that every font for text has. */
const plain = /^[\u0020-\u007e\u00a0-\u017e\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]*$/

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const inHexadecimal = (codePoint: number) => `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`

/** A text as fonts can show it, and whether something of it had to be told instead of shown. */
export type Stated = { text: string; replaced: boolean }

/**
 * A text in which each character that no font has, or that no document may hold, is replaced by its stated form (`[U+1F600]`).
 * Signs that combine are looked at together with their letter, since one font has to show both.
 */
export function stated(text: string, fonts: readonly Coverage[]): Stated {
  if (plain.test(text)) return { text, replaced: false }
  let replaced = false
  const shown = Array.from(
    segmenter.segment(text.normalize('NFC').replace(turning, '').replace(lineEnds, ' ')),
    ({ segment }) => {
      const seen = [...segment].filter(one => !/[\t\r\n]/.test(one) && (neverText.test(one) || !unseen.test(one)))
      const could = fonts.map(font => seen.map(one => !neverText.test(one) && font.has(one.codePointAt(0) ?? 0)))
      if (could.some(each => each.every(Boolean))) return segment
      if (/^\p{Zs}$/u.test(segment)) return ' '
      replaced = true
      // The font that shows the most of it shows what it can.
      const best = could.reduce((most, each) =>
        each.filter(Boolean).length > most.filter(Boolean).length ? each : most,
      )
      return seen.map((one, place) => (best[place] ? one : inHexadecimal(one.codePointAt(0) ?? 0))).join('')
    },
  ).join('')
  return { text: shown, replaced }
}

/** A value of JSON with each of its texts changed, however deep; the names in it stay. */
export function eachText<Value>(value: Value, change: (text: string) => string): Value {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part)
    if (Array.isArray(part)) return part.map(walk)
    if (part && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]))
    return part
  }
  return walk(value) as Value
}

/** A value of JSON in which each text is stated. */
export function statedWithin<Value>(value: Value, fonts: readonly Coverage[]): { value: Value; replaced: boolean } {
  let replaced = false
  const told = eachText(value, text => {
    const made = stated(text, fonts)
    replaced ||= made.replaced
    return made.text
  })
  return { value: told, replaced }
}
