import type { Change } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import type { Queries } from '../platform/database/database.ts'
import type { Language } from '../platform/locales/languages.ts'
import { namesByKey } from '../record/index.ts'
import { fieldName } from './field-names.ts'
import { referredType, usesIn } from './references.ts'
import { type Saying, valueInWords } from './values.ts'

/** What changed in some fields, before and after, in the words in which the record’s own page says it. */
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
    before: valueInWords(before, field, saying),
    after: valueInWords(after, field, saying),
  }))
}
