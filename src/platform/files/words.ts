import type { Language } from '../locales/languages.ts'
import type { FileKind } from './kinds.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

/** What is said of files, in the reader’s language: why one isn’t taken (`refusals`), and beside a field what may be chosen (`limits`). */
export const fileWords = (language: Language) => (language === 'fr' ? fr : en)

const [kilobyte, megabyte] = [1024, 1024 * 1024]
const locales = { fr: 'fr-FR', en: 'en-GB' } as const

/** What a file is and how large, for who may open it: `PDF, 1,2 Mo`. */
export function fileInWords({ kind, size }: { kind: FileKind; size: number }, language: Language): string {
  const { names, units } = fileWords(language)
  const isLarge = size >= megabyte
  const count = new Intl.NumberFormat(locales[language], { maximumFractionDigits: isLarge ? 1 : 0 }).format(
    isLarge ? size / megabyte : Math.max(1, Math.round(size / kilobyte)),
  )
  return `${names[kind]}, ${count}\u00a0${isLarge ? units.megabytes : units.kilobytes}`
}
