export { documents, figures, phases, plans, priorities, sheets, terms } from './describe-plan.ts'
export * from './plan.ts'
export { ratingItems } from './rating-items.ts'
export { Sheet } from './sheet.ts'
export * from './store.ts'
export { planState, type Slab, timeline } from './timeline.ts'
export { words as planWords } from './words.ts'

import './tables.ts'
