import type { Queries } from '../platform/database/database.ts'
import type { Language } from '../platform/locales/languages.ts'
import { search } from '../search/index.ts'

const most = 10

/** The commitments that a number or words find, in any plan; where none fits, those that come near. */
export async function findCommitments(db: Queries, words: string, language: Language): Promise<string[]> {
  const { hits, nearest } = await search(db, { words, language, type: 'commitment', limit: most })
  return [...hits, ...nearest].flatMap(({ id, type }) => (type === 'commitment' ? [id] : [])).slice(0, most)
}
