export { documents, figures, phases, plans, priorities, sheets, terms } from './describe-plan.ts'
export * from './plan.ts'
export { Sheet } from './sheet.ts'

import './tables.ts'
