export { organisations } from './describe-organisation.ts'
export { forgetWhatIsOver, passingTables } from './forget.ts'
export * from './organisation.ts'
export { peopleRoutes } from './routes.ts'
export { type Accounts, openAccounts, type Reader } from './sign-in/accounts.ts'
export { signInLetter } from './sign-in/letter.ts'

import './tables.ts'

export * from './store.ts'
