import { mediaTypes, siblingOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from './words.ts'

/** A chart as files, by the address of its page. */
export const chartFiles = (path: string, language: Language) =>
  (['png', 'svg', 'csv'] as const).map(format => ({
    label: words(language).files[format],
    type: mediaTypes[format],
    href: siblingOf(path, format),
  }))
