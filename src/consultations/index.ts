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
export { sendingRates } from './contributions/limits.ts'
export { lockedContribution, lockedContributions } from './contributions/lock.ts'
export { sendContribution, sendForOrganisation } from './contributions/send-contribution.ts'
export { suspicionOf } from './contributions/suspicion.ts'
export {
  canBeHidden,
  hideContribution,
  releaseContribution,
  restoreContribution,
} from './contributions/visibility.ts'
export { type ContributionRow, tagsOf } from './contributions/write.ts'
export { consultations } from './describe-consultation.ts'

import './tables.ts'
