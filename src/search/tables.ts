import type { Text } from '../platform/facts/text.ts'
import type { FoundType, Piece, Place } from './entry.ts'

type SearchEntriesTable = {
  id: string
  type: FoundType
  plan_id: string | null
  place: Place
  title: Text | string
  pieces: Piece[]
  codes: string[]
  names: string
  fr: string
  en: string
  plain: string
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    search_entries: SearchEntriesTable
    search_answers: {
      answer_id: string
      plan_id: string
      organisation_id: string
      for_theme: boolean
      published_at: Date
      words: string
    }
    search_words: { word: string; fr: string | null; en: string | null }
    search_state: { one: import('kysely').Generated<boolean>; made: string }
  }
}
