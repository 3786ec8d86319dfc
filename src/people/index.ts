export { organisations } from './describe-organisation.ts'
export { type Erased, erasedIn, erasedLine, hasPeople, readErased, repeatErasures } from './erasing/erased.ts'
export { forgetWhatIsOver, passingTables } from './forget.ts'
export { holdings, holdsOfPeople } from './holdings/holding.ts'
export { letters } from './letters.ts'
export * from './organisation.ts'
export { peopleRoutes } from './routes.ts'
export { type Accounts, openAccounts, type Reader } from './sign-in/accounts.ts'

import './tables.ts'
import './holdings/own.ts'

export * from './store.ts'
