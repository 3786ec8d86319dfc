import { type Content, type Piece, xml } from '../../xml.ts'
import type { Span } from '../flow.ts'
import { isFromTheRight, withCountry } from '../spoken-in.ts'

/** Where a link leads, by the name under which its part of the package keeps it; nothing where it can't. */
export type Links = (href: string) => string | undefined

/** A language as Word knows it. */
export function tagOf(lang: string): string {
  const { language, country } = withCountry(lang)
  return `${language}-${country}`
}

/** The language of words, whatever their script. */
export function langOf(lang: string): Piece {
  const tag = tagOf(lang)
  return xml('w:lang', { 'w:val': tag, 'w:eastAsia': tag, 'w:bidi': tag })
}

const run = (...content: Content[]): Piece => xml('w:r', {}, ...content)

type Words = Exclude<Span, string>

function words({ text, style, lang }: Words): Piece {
  const properties = [
    ...(style ? [xml('w:rStyle', { 'w:val': style })] : []),
    ...(lang && isFromTheRight(lang) ? [xml('w:rtl')] : []),
    ...(lang ? [langOf(lang)] : []),
  ]
  return run(properties.length > 0 && xml('w:rPr', {}, properties), xml('w:t', { 'xml:space': 'preserve' }, text))
}

export const field = (part: 'begin' | 'separate' | 'end'): Piece => run(xml('w:fldChar', { 'w:fldCharType': part }))
export const instruction = (text: string): Piece => run(xml('w:instrText', { 'xml:space': 'preserve' }, ` ${text} `))

const counted = (what: string): Piece[] => [
  field('begin'),
  instruction(what),
  field('separate'),
  words({ text: '1' }),
  field('end'),
]

const signs = {
  tab: [run(xml('w:tab'))],
  break: [run(xml('w:br'))],
  page: counted('PAGE'),
  pages: counted('NUMPAGES'),
}

/** Words, signs and links as runs. */
export const runs = (spans: readonly Span[], links: Links): Piece[] =>
  spans.flatMap(span => {
    if (typeof span === 'string') return signs[span]
    const id = span.href === undefined ? undefined : links(span.href)
    if (id !== undefined) return xml('w:hyperlink', { 'r:id': id, 'w:history': 1 }, words(span))
    const { text, style, lang } = span
    return words({ text, ...(lang ? { lang } : {}), ...(style && style !== 'Link' ? { style } : {}) })
  })
