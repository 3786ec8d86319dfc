import { type Attributes, type Piece, xml } from '../../xml.ts'
import type { Paragraph } from '../flow.ts'
import type { CharacterStyle } from '../styles.ts'
import { lineWidth } from '../styles.ts'
import { languageAttributes } from './languages.ts'
import { mm, nameOf } from './styles.ts'

/** Styles that stand for a named one with something more: a language, a page that it begins. Each is written once. */
export type Automatic = {
  paragraph(one: Omit<Paragraph, 'kind' | 'spans'>, more?: { masterPage?: string }): string
  words(style: CharacterStyle | undefined, lang: string | undefined): string | undefined
  column(width: number): string
  pieces(): Piece[]
}

export function automaticStyles(): Automatic {
  const made = new Map<string, { name: string; piece: Piece }>()
  const counts = new Map<string, number>()
  /** The style that these properties make, under a name of its own. */
  const style = (family: string, letter: string, attributes: Attributes, properties: Piece | undefined): string => {
    const key = JSON.stringify([family, attributes, properties?.text])
    const known = made.get(key)
    if (known) return known.name
    const count = (counts.get(letter) ?? 0) + 1
    counts.set(letter, count)
    const name = `${letter}${count}`
    const piece = xml('style:style', { 'style:name': name, 'style:family': family, ...attributes }, properties)
    made.set(key, { name, piece })
    return name
  }
  return {
    paragraph({ style: own, together, onPage, fromTheRight }, { masterPage } = {}) {
      const parent = nameOf(own)
      if (!together && !onPage && !fromTheRight && !masterPage) return parent
      return style(
        'paragraph',
        'P',
        { 'style:parent-style-name': parent, 'style:master-page-name': masterPage },
        xml('style:paragraph-properties', {
          'fo:keep-with-next': together ? 'always' : undefined,
          'fo:break-before': onPage ? 'page' : undefined,
          'style:writing-mode': fromTheRight ? 'rl-tb' : undefined,
        }),
      )
    },
    words(own, lang) {
      const parent = own && nameOf(own)
      if (!lang) return parent
      return style(
        'text',
        'T',
        { 'style:parent-style-name': parent },
        xml('style:text-properties', languageAttributes(lang)),
      )
    },
    column: width =>
      style(
        'table-column',
        'C',
        {},
        xml('style:table-column-properties', { 'style:column-width': mm(lineWidth * width) }),
      ),
    pieces: () => [...made.values()].map(({ piece }) => piece),
  }
}
