import type { Language } from '../platform/locales/languages.ts'
import { plural } from '../platform/locales/plural.ts'

type Amounts = { size(bytes: number): string; held(tables: number, rows: number, files: number): string }

const fr: Amounts = {
  size: bytes => `${megabytes('fr', bytes)} Mo`,
  held: (tables, rows, files) =>
    `${number('fr', tables)} tables, ${number('fr', rows)} ${plural('fr', rows, 'ligne', 'lignes')}${files > 0 ? `, ${number('fr', files)} ${plural('fr', files, 'fichier', 'fichiers')}` : ''}`,
}
const en: Amounts = {
  size: bytes => `${megabytes('en', bytes)} MB`,
  held: (tables, rows, files) =>
    `${number('en', tables)} tables, ${number('en', rows)} ${plural('en', rows, 'row', 'rows')}${files > 0 ? `, ${number('en', files)} ${plural('en', files, 'file', 'files')}` : ''}`,
}

const number = (language: Language, count: number) => new Intl.NumberFormat(language).format(count)
const megabytes = (language: Language, bytes: number): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 }).format(bytes / 1_000_000)

/** How much a backup holds, in words. */
export const amounts: Record<Language, Amounts> = { fr, en }
