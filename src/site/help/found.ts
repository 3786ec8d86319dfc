import type { PageName } from '../../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import type { TextPart } from '../../search/index.ts'
import type { Block, TextPage } from './text-page.tsx'
import { words } from './words.ts'

/** What is said in a block, without where it leads. */
const saidIn = (block: Block): string[] => {
  if (typeof block === 'string') return [block]
  if ('list' in block) return block.list.map(item => (typeof item === 'string' ? item : item.label))
  if ('terms' in block) return block.terms.map(({ term, meaning }) => `${term} : ${meaning}`)
  return 'code' in block ? [block.code] : [block.label]
}

/** A text in both languages, as it stands in the program. */
const inBoth = (say: (language: Language) => string) => {
  const [fr, en] = interfaceLanguages.map(say)
  return { original: 'fr', fr: fr as string, en: en as string }
}

const partsOf = (page: TextPart['page'] & PageName, textIn: (language: Language) => TextPage): TextPart[] => [
  { page, title: inBoth(language => textIn(language).title), words: inBoth(language => textIn(language).lede) },
  ...textIn('fr').sections.map(({ id }): TextPart => {
    const section = (language: Language) => textIn(language).sections.find(one => one.id === id)
    return {
      page,
      fragment: id,
      title: inBoth(language => section(language)?.heading ?? ''),
      words: inBoth(language => (section(language)?.blocks ?? []).flatMap(saidIn).join(' ')),
    }
  }),
]

const described = (
  page: 'data' | 'accessibility' | 'legalNotice',
  say: (language: Language) => Described,
): TextPart => ({
  page,
  title: inBoth(language => say(language).title),
  words: inBoth(language => say(language).description),
})
type Described = { title: string; description: string }

/** The pages about the site as search finds them: each part of what explains, and what each of the others is for. */
export const textParts = (): TextPart[] => [
  ...partsOf('help', language => words(language).help),
  ...partsOf('privacy', language => words(language).privacy),
  described('data', language => words(language).data),
  described('accessibility', language => words(language).accessibility),
  described('legalNotice', language => words(language).legal),
]
