import { setImmediate } from 'node:timers/promises'
import type TurndownService from 'turndown'
import type { Bilingual, Language } from '../../../platform/locales/languages.ts'
import { interfaceLanguages } from '../../../platform/locales/languages.ts'
import { type Problem, problems } from '../problems.ts'
import type { Values } from './values.ts'

/**
 * Decidim's export of proposals, of its open data and of its administration, from 0.10 to 0.31: `id`, `title/fr`, `body/fr` (or `title`,
 * `body`), `reference`, `state`, `published_at`…, nested names with a slash between. Names of authors are read nowhere: they were given there.
 */
export const isDecidim = (header: readonly string[]): boolean => {
  const names = new Set(header)
  const has = (what: string) => header.some(name => name === what || name.startsWith(`${what}/`))
  return (
    names.has('id') &&
    has('title') &&
    has('body') &&
    (header.some(name => /^(title|body)\/[a-z]/.test(name)) || names.has('component/id') || names.has('feature/id'))
  )
}

/** A proposal that isn't taken over, and why; or what it says. */
export type Proposal = { left: Bilingual } | { problem: Problem } | { values: Values; isMarkup: boolean }

const yes = (value: string | undefined): boolean =>
  value === 'true' || value === 't' || value === '1' || value === 'oui'

/** What a row of the export says, by the names of its columns. */
export function proposalOf(cell: ReadonlyMap<string, string>, language: Language): Proposal {
  if (yes(cell.get('withdrawn')) || cell.get('state') === 'withdrawn')
    return { left: { fr: 'retirée par son auteur', en: 'withdrawn by its author' } }
  if (yes(cell.get('is_amend')))
    return { left: { fr: 'amendement d’une autre proposition', en: 'an amendment to another proposal' } }
  const given = languageOf(cell, language)
  if (given === null) return { problem: problems.otherLanguages(languagesIn(cell)) }
  const [title, body] = wordings(cell, given)
  const reference = cell.get('reference') || (cell.get('id') ? `decidim:${cell.get('id')}` : '')
  return {
    isMarkup: true,
    values: new Map([
      ['reference', reference],
      ['title', title],
      ['text', body],
      ['date', cell.get('published_at') || cell.get('created_at') || ''],
      ['channel', 'import'],
      ['language', given],
    ]),
  }
}

const wordings = (cell: ReadonlyMap<string, string>, language: string): [title: string, body: string] => [
  cell.get(`title/${language}`) || cell.get('title') || '',
  cell.get(`body/${language}`) || cell.get('body') || '',
]

/** In which languages a proposal was written: translations that a machine made have names of another form. */
const languagesIn = (cell: ReadonlyMap<string, string>): string[] =>
  [...cell].flatMap(([name, value]) =>
    /^body\/[a-z]{2}(-[A-Za-z]+)?$/.test(name) && value !== '' ? name.slice(5) : [],
  )

/** The language in which a proposal is taken: the consultation's, or else the other one of the site; null where it has neither. */
function languageOf(cell: ReadonlyMap<string, string>, preferred: Language): Language | null {
  const written = languagesIn(cell)
  if (written.length === 0) return preferred
  return [preferred, ...interfaceLanguages].find(one => written.includes(one)) ?? null
}

let converter: Promise<TurndownService> | null = null

/** Loaded when the first is asked for: it would slow each start. */
const loaded = (): Promise<TurndownService> => {
  converter ??= import('turndown').then(({ default: Converter }) =>
    new Converter({ headingStyle: 'atx', bulletListMarker: '-', emDelimiter: '*' }).remove(['script', 'style']),
  )
  return converter
}

/** As long as a text may be with its tags, in signs: three times as long as one may be without them. */
const longestMarkup = 60_000
const deepest = 100
const neverOpen = new Set([
  'br',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'wbr',
  'p',
  'li',
  'td',
  'tr',
  'dt',
  'dd',
  'option',
])

/** How deep tags stand within each other, at most, as far as one can tell without reading them all. */
function depthOf(markup: string): number {
  let [depth, most] = [0, 0]
  for (const [, slash, name = ''] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (neverOpen.has(name.toLowerCase())) continue
    depth = Math.max(0, depth + (slash ? -1 : 1))
    most = Math.max(most, depth)
  }
  return most
}

/** A text with tags, or signs written as HTML writes them, as Markdown; any other as it is. */
export async function withoutMarkup(text: string): Promise<string | Problem> {
  if (!/<\/?[a-z][^>]*>|&(?:[a-z]+|#\d+|#x[\da-f]+);/i.test(text)) return text
  if (text.length > longestMarkup) return problems.textTooLong(text.length)
  if (depthOf(text) > deepest) return problems.tooDeep()
  const turndown = await loaded()
  // It takes its time: others are served in between.
  await setImmediate()
  return turndown.turndown(text)
}
