/** The languages that the interface speaks; content may be in any BCP 47 language. French is the default. */
export const interfaceLanguages = ['fr', 'en'] as const
export type Language = (typeof interfaceLanguages)[number]

/** One sentence in each language of the interface. */
export type Bilingual = Record<Language, string>

/** The other language of the interface: the target of a page's language link. */
export const otherLanguage = (language: Language): Language => (language === 'fr' ? 'en' : 'fr')

/**
 * The interface language that a list of preferences asks for, French when it names none of ours.
 * @param preferences an `Accept-Language` header (RFC 9110 12.5.4), or the value of `LANG`
 */
export function preferredLanguage(preferences: string | undefined): Language {
  const ranked = (preferences ?? '')
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map(p => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(q => q !== undefined)
      return { primary: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  const found = ranked.find(({ primary }) => interfaceLanguages.some(language => language === primary))
  return (found?.primary as Language | undefined) ?? 'fr'
}
