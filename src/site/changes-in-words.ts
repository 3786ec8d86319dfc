import type { Change } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import type { Queries } from '../platform/database/database.ts'
import { read, type Text } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { namesByKey } from '../record/index.ts'
import { fieldName } from './field-names.ts'
import { referredType, usesIn } from './references.ts'
import { isTextValue, type Saying, valueInWords } from './values.ts'

/** A text as its reader gets it, in one language; null for what is none. */
const alone = (value: Json, language: Language) =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && isTextValue(value)
    ? read(value as unknown as Text, language)
    : null

/** A text before and after in the reader’s language alone, where that is where it changed; null where all its languages have to be shown. */
function inTheirs(before: Json, after: Json, language: Language) {
  const [was, is] = [alone(before, language), alone(after, language)]
  if (!was || !is || was.language !== is.language || was.words === is.words) return null
  return { before: was.words, after: is.words, valueLanguage: is.language }
}

/** What changed in some fields, before and after: texts in the reader’s language, the rest in the words in which the record’s own page says it. */
export async function changesInWords(
  db: Queries,
  changes: readonly { field: string; before: Json; after: Json }[],
  language: Language,
): Promise<Change[]> {
  const uses = changes.flatMap(({ field, before, after }) => usesIn([{ [field]: before }, { [field]: after }], []))
  const referred = await namesByKey(db, uses)
  const saying: Saying = {
    language,
    fieldName: field => fieldName(field, language),
    nameOf: (field, key) => referred.get(`${referredType[field]}:${key}`) ?? key,
  }
  return changes.map(({ field, before, after }) => ({
    field: fieldName(field, language),
    ...(inTheirs(before, after, language) ?? {
      before: valueInWords(before, field, saying),
      after: valueInWords(after, field, saying),
    }),
  }))
}
