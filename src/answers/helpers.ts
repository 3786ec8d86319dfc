import type { Queries } from '../platform/database/database.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Secret } from '../platform/secret.ts'
import type { ChangesInWords } from './changes-in-words.ts'

/** The ids of commitments that a number or words find, the likeliest first. */
export type FindCommitments = (db: Queries, words: string, language: Language) => Promise<string[]>

/** What pages for those who answer take from rooms that come after this one. */
export type Helpers = { secret: Secret; inWords: ChangesInWords; find: FindCommitments }
