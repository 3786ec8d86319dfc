import type { Bilingual } from '../../platform/locales/languages.ts'
import { Refused } from '../../record/index.ts'

/** A refusal of this room. */
export const refusal = (code: string, sentence: Bilingual, field?: string): Refused =>
  new Refused({ code, sentence, ...(field ? { field } : {}) })
