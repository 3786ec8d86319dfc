export {
  findSamplePerson,
  makeSamplePerson,
  type SampleCapacity,
  type SamplePerson,
  sampleCapacities,
} from './demonstration.ts'
export { organisations } from './describe-organisation.ts'
export { type Erased, erasedIn, erasedLine, hasPeople, readErased, repeatErasures } from './erasing/erased.ts'
export { holdings, holdsOfPeople } from './holdings/holding.ts'
export { withdrawInvitation } from './invitations/invitations.ts'
export { invite } from './invitations/invite.ts'
export { freshOffer, offerOf, type Typed, typedIn, type Wrong } from './invitations/offer.ts'
export { OfferForm } from './invitations/offer-form.tsx'
export { personAt } from './known-person.ts'
export { letters } from './letters.ts'
export { momentInWords } from './moments.ts'
export * from './organisation.ts'
export { organisationKindWords } from './organisation-kinds.ts'
export { forgetWhatIsOver, passingTables } from './privacy/forget.ts'
export {
  type Kept,
  keepsOfPeople,
  keptKinds,
  passingKinds,
} from './privacy/kept.ts'
export { lastRuns, type Run, readRuns } from './privacy/runs.ts'
export { keptWords } from './privacy/words.ts'
export { giveRole, withdrawRole } from './roles/give-role.ts'
export { type Mandate, Mandates, mandatesData, readMandates } from './roles/mandates.tsx'
export { capacityOf } from './roles/may.ts'
export { readRoles, readRolesOf, timeZoneOf } from './roles/read-roles.ts'
export { scopesOf } from './roles/role.ts'
export { roleWords } from './roles/words.ts'
export { peopleRoutes } from './routes.ts'
export { type Accounts, openAccounts, type Reader } from './sign-in/accounts.ts'
export { deviceOf } from './sign-in/device.ts'
export { invitingRates } from './sign-in/limits.ts'
export { mailAddressOf } from './sign-in/mail-address.ts'
export { signInThen } from './sign-in/sign-in-then.ts'
export { tooOften } from './sign-in/too-often.tsx'

export { closeSessionsOf } from './space/close-sessions.ts'

import { rolesAreReadBy } from '../record/index.ts'
import { rolesHeld } from './roles/read-roles.ts'
import './tables.ts'
import './holdings/own.ts'
import './privacy/own.ts'

// Importing this room is what makes roles count, in whichever program.
rolesAreReadBy(rolesHeld)

export * from './store.ts'
