export { organisations } from './describe-organisation.ts'
export * from './organisation.ts'

import './tables.ts'

export * from './store.ts'
