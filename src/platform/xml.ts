/** A piece of XML. Only `xml` makes one, so that words can't be taken for it. */
class Piece {
  constructor(readonly text: string) {}
}

export type { Piece }

export type Attributes = Readonly<Record<string, string | number | undefined>>
export type Content = Piece | string | false | undefined | readonly Content[]

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const textOf = (content: Content): string => {
  if (typeof content === 'string') return escaped(content)
  if (content instanceof Piece) return content.text
  return Array.isArray(content) ? content.map(textOf).join('') : ''
}

/**
 * An element. Words in it are escaped; an attribute without a value is left out. Characters that XML can't hold at all have to be gone
 * before (`stated`).
 */
export function xml(name: string, attributes: Attributes = {}, ...content: Content[]): Piece {
  const said = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(String(value))}"`))
    .join('')
  const inner = textOf(content)
  return new Piece(inner === '' ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>`)
}

/** A whole file of XML. */
export const xmlFile = (root: Piece): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.text}\n`
