import type { Document } from '../document/document.ts'
import { holdable } from '../document/holdable.ts'
import { flowOf } from './blocks.ts'
import type { Flow, Paragraph, Span } from './flow.ts'
import type { ParagraphStyle } from './styles.ts'

/** What a document says, as office programs know it. */
export function asFlow(document: Document): Flow {
  const held = holdable(document)
  const { layout, name, author, description, language, changed, running, standing, words } = held
  const paragraph = (style: ParagraphStyle, content: readonly Span[]): Paragraph => ({
    kind: 'paragraph',
    style,
    spans: content,
  })
  const numbers = words.page.split(/(\{n\}|\{all\})/).map((text): Span => {
    if (text === '{n}') return 'page'
    return text === '{all}' ? 'pages' : { text }
  })
  return {
    about: { layout, name, author, description, language, changed },
    parts: flowOf(held),
    head: paragraph('Header', [{ text: running }]),
    foot: [
      ...standing.map(line =>
        paragraph(
          'Footer',
          line.map(({ text }): Span => ({ text })),
        ),
      ),
      // On a line of its own: beside a hash, which may be wide, it would be torn in two.
      paragraph('Footer', ['tab', ...numbers]),
    ],
  }
}
