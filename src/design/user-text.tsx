import type { Child, FC } from 'hono/jsx'
import MarkdownIt, { type Token } from 'markdown-it'
import type { Language } from '../platform/locales/languages.ts'
import { Link } from './link.tsx'
import { Typeset } from './typography.tsx'

/** No HTML is read, and no picture: what people write is words, set in paragraphs, lists, quotes, with emphasis and links. */
const reader = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable([
  'image',
  'table',
  'code',
  'html_block',
])

/** The deepest that lists and quotes of somebody's text may stand within each other: what is deeper is shown at this depth. */
const deepest = 6
/** So many signs of lists and quotes at the beginning of a line, and what follows them: more of them are signs like any other. */
const tooDeep = /^((?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]?){12})(?=[ \t]*(?:>|[-+*]|\d))/gm

/** What the reader finds in a text, of which nothing is lost however deep it goes. */
const parsed = (text: string) => reader.parse(text.replace(tooDeep, '$1\\'), {})

type Node = { token: Token; children: Node[] }

/** The flat list of what the reader found as a tree. */
function tree(tokens: readonly Token[]): Node[] {
  const root: Node[] = []
  const open: Node[][] = [root]
  for (const token of tokens) {
    const level = open.at(-1) ?? root
    if (token.nesting === -1) {
      if (open.length > 1) open.pop()
      continue
    }
    const node = { token, children: token.type === 'inline' ? tree(token.children ?? []) : [] }
    level.push(node)
    if (token.nesting === 1) open.push(node.children)
  }
  return root
}

/** What each thing that the reader finds is shown as. Whatever isn't here is its words: an allow-list, without any HTML of somebody else's. */
function shown(nodes: readonly Node[], language: string, depth = 0): Child[] {
  return nodes.map(({ token, children }): Child => {
    const within = () => shown(children, language, depth + 1)
    const isDeep = depth > deepest * 2
    switch (token.type) {
      case 'paragraph_open':
        return token.hidden ? within() : <p>{within()}</p>
      // A heading within somebody's text is none of the page's.
      case 'heading_open':
        return (
          <p>
            <b>{within()}</b>
          </p>
        )
      case 'bullet_list_open':
        return isDeep ? within() : <ul>{within()}</ul>
      case 'ordered_list_open':
        return isDeep ? within() : <ol start={Number(token.attrGet('start') ?? 1)}>{within()}</ol>
      case 'list_item_open':
        return isDeep ? within() : <li>{within()}</li>
      case 'blockquote_open':
        return isDeep ? within() : <blockquote>{within()}</blockquote>
      case 'strong_open':
        return <b>{within()}</b>
      case 'em_open':
        return <em>{within()}</em>
      case 'link_open':
        return (
          <Link href={String(token.attrGet('href') ?? '')} rel="nofollow ugc noopener">
            {within()}
          </Link>
        )
      case 'inline':
        return within()
      case 'softbreak':
      case 'hardbreak':
        return <br />
      case 'hr':
        return <hr />
      case 'fence':
      case 'code_block':
        return (
          <p>
            <Typeset words={token.content} language={language} />
          </p>
        )
      default:
        return token.content ? <Typeset words={token.content} language={language} /> : within()
    }
  })
}

/** What somebody wrote, in Markdown: their words in their language, which may run the other way than the page's. */
export const UserText: FC<{ text: string; language: string; page: Language }> = ({ text, language, page }) => (
  <div class="said stack" dir="auto" lang={language === page ? undefined : language}>
    {shown(tree(parsed(text)), language)}
  </div>
)

/** The first words of a text, without the signs of its Markdown: for lists, feeds and descriptions. */
export function excerptOf(text: string, longest: number): string {
  const words = (nodes: readonly Node[]): string =>
    nodes
      .map(({ token, children }) =>
        children.length > 0 ? words(children) : /break$/.test(token.type) ? ' ' : token.content,
      )
      .join(' ')
  const plain = words(tree(parsed(text)))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1')
    .trim()
  if (plain.length <= longest) return plain
  const cut = plain.slice(0, longest + 1)
  const end = cut.lastIndexOf(' ')
  return `${[...cut.slice(0, end > longest / 2 ? end : longest)].join('').trimEnd()}…`
}
