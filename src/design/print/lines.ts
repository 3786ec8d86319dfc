import type { Line, Run } from '../../platform/document/document.ts'
import type { Period } from '../../platform/facts/period.ts'
import type { Source } from '../../platform/facts/source.ts'
import { read, type Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type Content, isText } from '../content.tsx'
import { messagesOf } from '../messages.ts'
import { safeHref } from '../safe-href.ts'
import { marksOf } from '../text-mark.tsx'
import { paragraphsOf } from '../text-view.tsx'
import { ordinal, typographic } from '../typography.tsx'

type Manner = Pick<Run, 'as' | 'href'>

/** Words set in type in their language, as runs of a document: the same rules as on a page. */
export function spoken(words: string, language: string, page: Language, manner: Manner = {}): Line {
  const own = language === page ? manner : { ...manner, lang: language }
  const set = typographic(words, language)
  if (!/^fr\b/.test(language)) return set ? [{ ...own, text: set }] : []
  // Splitting on two groups gives: words, number, ending, words, number, ending, …, words.
  return set
    .split(ordinal)
    .map((text, place): Run => (place % 3 === 2 ? { ...own, text, as: 'raised' } : { ...own, text }))
    .filter(({ text }) => text !== '')
}

/** Words of the site itself. */
export const plainLine = (words: string, language: Language, manner: Manner = {}): Line =>
  spoken(words, language, language, manner)

/** A text of the content in a line: its language said where it isn't the page's, and a mark where the words aren't the source's. */
export function textLine(
  text: Text,
  language: Language,
  { mark = true, ...manner }: Manner & { mark?: boolean } = {},
): Line {
  const reading = read(text, language)
  const words = spoken(reading.words, reading.language, language, manner)
  return mark ? [...words, ...markLine(text, language)] : words
}

/**
 * What a reader has to know of the words of a text, by itself: nothing where they are the source's.
 * @param explained with what it means: where there is room for it
 */
export const markLine = (text: Text, language: Language, explained = false): Line =>
  marksOf(read(text, language), language).flatMap((mark): Run[] => [
    { text: ' ' },
    { text: explained && mark.explained ? `${mark.word} (${mark.explained})` : mark.word, as: 'mark' },
  ])

/** A text of the content as one line for each of its paragraphs. */
export function textLines(text: Text, language: Language, { mark = true }: { mark?: boolean } = {}): Line[] {
  const reading = read(text, language)
  const lines = paragraphsOf(reading.words).map(words => spoken(words, reading.language, language))
  const last = lines.pop() ?? []
  return [...lines, mark ? [...last, ...markLine(text, language)] : last]
}

/** Content that is a text or words; a piece of page has no place in a document. */
export function contentLine(content: Content, language: Language, options: { mark?: boolean } = {}): Line {
  if (isText(content)) return textLine(content, language, options)
  return typeof content === 'string' ? plainLine(content, language) : []
}

/** A period in its source's words. */
export const periodLine = (period: Period, language: Language): Line => textLine(period.text, language, { mark: false })

/** Lines one after the other in one, with words between them. */
export const joined = (lines: readonly Line[], separator: string): Line =>
  lines.flatMap((line, place) => (place > 0 ? [{ text: separator }, ...line] : line))

/** The title of a source, in its own language, linked where it has an address. */
export function sourceLine({ title, address, language: own }: Source, language: Language): Line {
  const href = safeHref(address)
  return spoken(title, own ?? language, language, href ? { href: new URL(href).href } : {})
}

/** Where a fact comes from: its date, then its sources. */
export function sourcesLine(
  sources: readonly Source[],
  language: Language,
  { asOf, note }: { asOf?: Period | null | undefined; note?: Text | undefined } = {},
): Line {
  const { source, list } = messagesOf(language)
  const titles = sources.map(one => sourceLine(one, language))
  return [
    ...(asOf ? [...periodLine(asOf, language), { text: '. ' }] : []),
    ...(titles.length > 0
      ? [...plainLine(`${source(titles.length)} `, language), ...joined(titles, list.greater), { text: '.' }]
      : []),
    ...(note ? [{ text: ' ' }, ...textLine(note, language, { mark: false })] : []),
  ]
}

/** Which of a numbered list of sources a block rests on; nothing where none is. */
export function sourceReferences(sources: readonly Source[], list: readonly Source[], language: Language): Line {
  const numbers = sources.map(source => list.indexOf(source) + 1).filter(number => number > 0)
  return numbers.length === 0
    ? []
    : plainLine(`${messagesOf(language).source(numbers.length)} ${numbers.join(', ')}`, language)
}
