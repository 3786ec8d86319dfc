export { organisations } from './describe-organisation.ts'
export { forgetWhatIsOver, passingTables } from './forget.ts'
export { letters } from './letters.ts'
export * from './organisation.ts'
export { giveRole, withdrawRole } from './roles/give-role.ts'
export { readRoles, readRolesOf } from './roles/read-roles.ts'
export { scopesOf } from './roles/role.ts'
export { roleWords } from './roles/words.ts'
export { peopleRoutes } from './routes.ts'
export { type Accounts, openAccounts, type Reader } from './sign-in/accounts.ts'
export { mailAddressOf } from './sign-in/mail-address.ts'

import { rolesAreReadBy } from '../record/index.ts'
import { rolesHeld } from './roles/read-roles.ts'
import './tables.ts'

// Importing this room is what makes roles count, in whichever program.
rolesAreReadBy(rolesHeld)

export * from './store.ts'
