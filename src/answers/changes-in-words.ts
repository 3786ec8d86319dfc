import type { Change } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import type { Queries } from '../platform/database/database.ts'
import type { Language } from '../platform/locales/languages.ts'

export type FieldChange = { field: string; before: Json; after: Json }

/** Says what changed in fields of commitments and milestones, to whoever reads a language: the record’s own page has all of them. */
export type ChangesInWords = (db: Queries, changes: readonly FieldChange[], language: Language) => Promise<Change[]>
