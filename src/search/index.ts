export { reindex, reindexIfStale } from './follow.ts'
export { searchRoute } from './routes.tsx'

import './tables.ts'
