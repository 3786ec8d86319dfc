import type { Attributes } from '../../xml.ts'
import { withCountry } from '../spoken-in.ts'

/** The language of words, whatever their script. */
export function languageAttributes(lang: string): Attributes {
  const { language, country } = withCountry(lang)
  return {
    'fo:language': language,
    'fo:country': country,
    'style:language-asian': language,
    'style:country-asian': country,
    'style:language-complex': language,
    'style:country-complex': country,
  }
}
