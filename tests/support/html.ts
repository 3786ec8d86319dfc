import {
  type ConfigData,
  type HtmlElement,
  HtmlValidate,
  Parser,
  type ResolvedConfig,
  StaticConfigLoader,
} from 'html-validate'

/** Works the rules out once: html-validate does so anew for each page, which took a third of the time. */
class SameRules extends StaticConfigLoader {
  private rules: ResolvedConfig | Promise<ResolvedConfig> | undefined

  override getConfigFor(handle: string, more?: ConfigData): ResolvedConfig | Promise<ResolvedConfig> {
    this.rules ??= super.getConfigFor(handle, more)
    return this.rules
  }
}

/** What the HTML of every page is held to: html-validate's recommended rules, but for those that the renderer or the content decide. */
const validator = new HtmlValidate(
  new SameRules({
    extends: ['html-validate:recommended'],
    rules: {
      // How the renderer writes: `<meta …/>`, `<!doctype html>`. One way, everywhere.
      'void-style': ['error', { style: 'selfclose' }],
      'doctype-style': ['error', { style: 'lowercase' }],
      'attribute-boolean-style': ['error', { style: 'empty' }],
      // The folding tables say their roles in so many words, since browsers forget them when a table is laid out as blocks.
      'no-redundant-role': 'off',
      // A list may be named.
      'aria-label-misuse': ['error', { allowAnyNamable: true }],
      // The length of a title is the content's.
      'long-title': 'off',
      // Codes of plans and of permanent addresses look like telephone numbers.
      'tel-non-breaking': 'off',
      // Stricter than recommended: what the policy of the pages forbids, and what screen readers need.
      'no-inline-style': 'error',
      'prefer-tbody': 'error',
      'no-missing-references': 'error',
    },
  }),
)

/** What is wrong with a page's HTML, one line for each kind of fault and place. */
export async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`),
  )
}

const parser = Promise.resolve(validator.getConfigFor('page.html')).then(config => new Parser(config))

/** A page as a tree. */
export const treeOf = async (html: string): Promise<HtmlElement> => (await parser).parseHtml(html)

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
/** Words of a page as they are read. */
export const decoded = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')

/** What a reader of an element reads, on one line. */
export const textOf = (element: HtmlElement | null | undefined): string =>
  decoded(element?.textContent ?? '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()

/** The value of an attribute, or nothing. */
export const attributeOf = (element: HtmlElement | null | undefined, name: string): string | undefined => {
  const value = element?.getAttributeValue(name)
  return value === null || value === undefined ? undefined : decoded(value)
}

/** What stays of words once typography is set aside: the same for a fact and for the page that shows it. */
export const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Every address that a page leads to, by the element that holds it. */
export function addressesIn(html: string): { element: string; attributes: string; href: string }[] {
  return [...html.matchAll(/<(a|area|link|use|img|script|source|iframe|object|embed|form)\b([^>]*)>/g)].flatMap(
    ([, element = '', attributes = '']) => {
      const href = /\s(?:href|src|data|action)="([^"]*)"/.exec(attributes)?.[1]
      return href === undefined ? [] : [{ element, attributes, href: decoded(href) }]
    },
  )
}

/** The places of a page that a fragment can lead to. */
export const fragmentsIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => decoded(id)))

/** What is written on a page, on one line, with the spaces that a reader sees. */
export const textIn = (html: string): string =>
  decoded(html.replace(/<(style|script|title)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ''))
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
