import fc from 'fast-check'
import MarkdownIt, { type Token } from 'markdown-it'
import { describe, expect, test } from 'vitest'
import {
  anyLanguage,
  documentOf,
  everyBlock,
  onlyWords,
  typed,
  wordsAbove,
  wordsOfBlocks,
} from '../../../tests/support/documents.ts'
import type { Block } from '../document/document.ts'
import { holdable } from '../document/holdable.ts'
import { markdown } from './markdown.ts'

/** Another program's reading of it: CommonMark with tables, where HTML is only ever the end of a line. */
const parser = new MarkdownIt('commonmark', { html: true }).enable('table')

const leaves = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap(one => (one.children ? leaves(one.children) : [one]))

/** What a reader sees of a text: its words, and the numbers of its lists. */
function seen(text: string): string {
  return leaves(parser.parse(text, {}))
    .map(({ type, content, info }) => {
      if (type === 'text') return content
      if (type === 'list_item_open') return info === '' ? '' : `${info}.`
      if (type === 'html_inline' || type === 'html_block' || type.startsWith('code') || type === 'fence')
        return content === '<br>' ? ' ' : `UNEXPECTED ${type}: ${content}`
      return ' '
    })
    .join('')
}

const kindsIn = (text: string): string[] => parser.parse(text, {}).map(({ type, tag }) => `${type} ${tag}`)

describe('a document as Markdown', () => {
  test('says the same words to whoever reads Markdown, whatever people typed', () => {
    fc.assert(
      fc.property(typed, anyLanguage, fc.constantFrom('book' as const, 'leaf' as const), (words, lang, layout) => {
        const document = documentOf(everyBlock(words, lang), { layout, title: [{ text: words }] })
        const held = holdable(document)
        const said = [
          wordsAbove(held, false),
          wordsOfBlocks(held.blocks),
          ...held.standing.flat().map(({ text }) => text),
        ]
        expect(onlyWords(seen(markdown(document)))).toBe(onlyWords(said.join(' ')))
      }),
      { numRuns: 500 },
    )
  })

  test('has each block as what it is, whatever its words', () => {
    const plain = kindsIn(markdown(documentOf(everyBlock('mots', 'en'))))
    fc.assert(
      fc.property(
        typed.filter(words => /[\p{L}\p{N}]/u.test(words)),
        words => {
          const kinds = kindsIn(markdown(documentOf(everyBlock(words, 'en'))))
          // What is replaced is said in a paragraph more.
          expect(kinds.slice(0, plain.length - 8)).toEqual(plain.slice(0, plain.length - 8))
        },
      ),
      { numRuns: 200 },
    )
    expect(plain).toEqual(
      expect.arrayContaining([
        'heading_open h2',
        'blockquote_open blockquote',
        'ordered_list_open ol',
        'table_open table',
      ]),
    )
  })

  test('keeps the strength of words, their links and the numbers of their lists', () => {
    const blocks: Block[] = [
      { kind: 'paragraph', line: [{ text: 'un ' }, { text: 'mot fort ', as: 'strong' }, { text: 'ici' }] },
      { kind: 'list', numbers: [4, 5, 2], items: [[{ text: 'a' }], [{ text: 'b' }], [{ text: 'c' }]] },
      { kind: 'paragraph', line: [{ text: 'là', href: 'https://a.example/(b)?c=1&copy;=<2>' }] },
      { kind: 'paragraph', line: [{ text: 'https://a.example/', href: 'https://a.example/' }] },
    ]
    const html = parser.render(markdown(documentOf(blocks)))
    expect(html).toContain('<p>un <strong>mot fort</strong> ici</p>')
    expect(html).toContain('<ol start="4">\n<li>a</li>\n<li>b</li>\n</ol>\n<ol start="2">\n<li>c</li>')
    expect(html).toContain('<a href="https://a.example/(b)?c=1&amp;copy;=%3C2%3E">là</a>')
    expect(html).toContain('<a href="https://a.example/">https://a.example/</a>')
  })

  test('has the title above its headings, and at its end where it comes from', () => {
    const text = markdown(documentOf([{ kind: 'heading', level: 1, line: [{ text: 'Première partie' }] }]))
    expect(text).toBe(
      'Essai\n\n# Titre\n\n## Première partie\n\n---\n\nTexte courant du 24 novembre 2026\n\nRegistre, ligne n° 1\n',
    )
  })
})
