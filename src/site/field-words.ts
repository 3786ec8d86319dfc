import type { FieldWords } from '../answers/index.ts'
import { fieldName } from './field-names.ts'
import { valueInWords } from './values.ts'

/** How fields of things, and what they held before and after a change, are called on pages of earlier rooms. */
export const fieldWords: FieldWords = {
  name: fieldName,
  value: (value, field, language) =>
    value === null
      ? null
      : valueInWords(value, field, {
          language,
          fieldName: name => fieldName(name, language),
          nameOf: (_, key) => key,
        }),
}
