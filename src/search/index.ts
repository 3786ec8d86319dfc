export { indexTables, isIndexStale, reindex, reindexIfStale } from './follow.ts'
export { searchRoute } from './routes.tsx'
export { search } from './search.ts'
export type { TextPart } from './text-pages.ts'

import './tables.ts'
