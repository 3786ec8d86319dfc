import type Turndown from 'turndown'

/** What a page has for a screen only: it says nothing on its own. */
const mute = ['svg', 'script', 'style', 'form', 'button']

type Manner = {
  /** What addresses of the page are relative to. */
  base: string
  /** Classes of what serves on a screen only. */
  without: readonly string[]
  /** Classes of words that stand on a line of their own. */
  below: readonly string[]
}

/** A caption stands above its table: within it, it would be taken for its first row. */
const captionsAbove = (html: string): string =>
  html.replace(/(<table\b[^>]*>)<caption\b[^>]*>(.*?)<\/caption>/gs, '<p>$2</p>$1')

/**
 * A line that begins with a year and a full stop is none of a list. The library tells within one element only, and here they stand in two;
 * after the numbers of its own lists it leaves two spaces.
 */
const noLists = (text: string): string => text.replace(/^(\s*(?:(?:-|\d+\.) {2,3})*\d{1,9})([.)] )(?! )/gm, '$1\\$2')

const hasClass = (node: HTMLElement, among: readonly string[]): boolean =>
  (node.getAttribute('class') ?? '').split(' ').some(one => among.includes(one))

/** Tables as GitHub writes them; whatever stands in a cell, stands on one line. */
function addTables(turndown: Turndown): void {
  turndown.addRule('cells', {
    filter: ['th', 'td'],
    replacement: content =>
      ` ${content
        .trim()
        .replaceAll('|', '\\|')
        .replace(/\s*\n\s*/g, '<br>')} |`,
  })
  turndown.addRule('rows', {
    filter: 'tr',
    replacement(content, node) {
      const heads = node.parentNode?.nodeName === 'THEAD' ? `\n|${' --- |'.repeat(node.childNodes.length)}` : ''
      return `|${content}${heads}\n`
    },
  })
  turndown.addRule('parts', { filter: ['thead', 'tbody', 'tfoot'], replacement: content => content })
  turndown.addRule('tables', { filter: 'table', replacement: content => `\n\n${content.trim()}\n\n` })
}

/**
 * The content of a page as Markdown (CommonMark, with the tables of GitHub): its words, headings, lists, tables and links, which lead to
 * whole addresses.
 * @param html of its main part
 */
export async function markdownOfPage(html: string, { base, without, below }: Manner): Promise<string> {
  // Loaded by whoever asks first: it would slow each start.
  const { default: Converter } = await import('turndown')
  const turndown = new Converter({ headingStyle: 'atx', bulletListMarker: '-', hr: '---', emDelimiter: '*' })
  addTables(turndown)
  turndown.addRule('below', {
    filter: node => hasClass(node, below),
    replacement: content => (content.trim() ? `  \n${content.trim()}` : ''),
  })
  turndown.addRule('links', {
    filter: 'a',
    replacement(content, node) {
      const words = content.replace(/\s+/g, ' ').trim()
      const href = (node as HTMLElement).getAttribute('href')
      // A place on the page itself is none in the file.
      if (!href || href.startsWith('#') || words === '') return words
      const whole = new URL(href, base).href.replace(/[<>]/g, encodeURIComponent)
      return `[${words}](<${whole}>)`
    },
  })
  // Terms and what is said of them, which Markdown doesn't know.
  turndown.addRule('terms', { filter: 'dt', replacement: content => `\n\n**${content.trim()}**\n` })
  turndown.addRule('said', { filter: 'dd', replacement: content => `\n${content.trim()}\n\n` })
  // Of the rules for one element, the one that was added last holds.
  turndown.addRule('mute', {
    filter: node =>
      mute.includes(node.nodeName.toLowerCase()) ||
      node.getAttribute('aria-hidden') === 'true' ||
      hasClass(node, without),
    replacement: () => '',
  })
  return `${noLists(turndown.turndown(captionsAbove(html))).trim()}\n`
}
