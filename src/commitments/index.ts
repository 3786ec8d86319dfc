export { commitmentPath } from './address.ts'
export * from './commitment.ts'
export * from './completion.ts'
export { commitments, milestones } from './describe-commitment.ts'
export { commitmentData, commitmentRoute } from './routes.tsx'
export * from './store.ts'

import './tables.ts'
