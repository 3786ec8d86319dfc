export * from './commitment.ts'
export * from './completion.ts'
export { commitments, milestones } from './describe-commitment.ts'

import './tables.ts'
