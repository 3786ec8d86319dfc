export { organisations } from './describe-organisation.ts'
export * from './organisation.ts'
export { forgetWhatIsOver, passingTables } from './privacy/forget.ts'
export { type Kept, type KeptKind, kept, keptKinds, passingKinds } from './privacy/kept.ts'
export { lastRuns, type Run, readRuns } from './privacy/runs.ts'
export { keptWords } from './privacy/words.ts'
export { peopleRoutes } from './routes.ts'
export { type Accounts, openAccounts, type Reader } from './sign-in/accounts.ts'
export { signInLetter } from './sign-in/letter.ts'

import './tables.ts'

export * from './store.ts'
