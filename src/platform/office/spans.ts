import type { Line, Run } from '../document/document.ts'
import type { Span } from './flow.ts'
import type { CharacterStyle } from './styles.ts'

const styleOf: Record<Exclude<Run['as'], undefined>, CharacterStyle> = {
  strong: 'Strong',
  muted: 'Muted',
  mark: 'Mark',
  raised: 'Raised',
}

/** A line as spans, in a style but for what has its own. */
export const spans = (line: Line, style?: CharacterStyle): Span[] =>
  line.map(({ text, lang, href, as }) => {
    const own = href === undefined ? (as ? styleOf[as] : style) : 'Link'
    return { text, ...(lang ? { lang } : {}), ...(href === undefined ? {} : { href }), ...(own ? { style: own } : {}) }
  })
