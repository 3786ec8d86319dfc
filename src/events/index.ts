export { eventPath, seriesPath } from './address.ts'
export { events, series } from './describe-event.ts'
export * from './event.ts'

import './tables.ts'

export * from './store.ts'
