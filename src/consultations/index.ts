export * from './consultation.ts'
export { correctContribution, withdrawContribution } from './contributions/change-contribution.ts'
export { confirmContribution } from './contributions/confirm-contribution.ts'
export {
  type AuthorKind,
  authorKinds,
  type ContributionState,
  contributionPath,
  numberAt,
  numberInWords,
} from './contributions/contribution.ts'
export { sendContribution, sendForOrganisation } from './contributions/send-contribution.ts'
export { consultations } from './describe-consultation.ts'

import './tables.ts'
