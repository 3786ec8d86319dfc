import type { Bilingual } from '../locales/languages.ts'

/** What a fact contradicts, told in both languages: the form in which zod's own checks report it. */
export const incoherent = (sentence: Bilingual, path: string[] = []) => ({
  code: 'custom' as const,
  path,
  message: sentence.en,
  params: { fr: sentence.fr },
})

/** A check on one value, with its sentence. */
export const must = (fr: string, en: string) => ({ error: en, params: { fr } })
