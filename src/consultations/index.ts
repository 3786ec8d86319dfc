export { cleaned } from './cleaned.ts'
export * from './consultation.ts'
export { ConsultationItem } from './consultation-item.tsx'
export { consultationRoute } from './consultation-route.tsx'
export { correctContribution, withdrawContribution } from './contributions/change-contribution.ts'
export { confirmContribution } from './contributions/confirm-contribution.ts'
export {
  type AuthorKind,
  type Channel,
  contributionPath,
  numberAt,
  numberInWords,
  type Said as Proposal,
  shownStates,
} from './contributions/contribution.ts'
export { contributionColumns } from './contributions/data.ts'
export { type ContributionFile, readFiles } from './contributions/files.ts'
export { FilesGiven } from './contributions/files-given.tsx'
export { authorKindInWords, daysPast } from './contributions/in-words.ts'
export { sendReceipt } from './contributions/links.ts'
export { ContributionItem, contributionsRoute } from './contributions/list-route.tsx'
export { lockedContribution, lockedContributions } from './contributions/lock.ts'
export { nearTo } from './contributions/near.ts'
export { type Answered, contributionRoute } from './contributions/one-route.tsx'
export { answersAreReadBy, type Became, type OutcomeShown } from './contributions/outcomes.ts'
export { nothingSaid, readSaid, type Said } from './contributions/said.ts'
export { sendContribution, sendForOrganisation } from './contributions/send-contribution.ts'
export {
  canBeHidden,
  hideContribution,
  releaseContribution,
  restoreContribution,
} from './contributions/visibility.ts'
export { type ContributionRow, daysAfter, daysBetween, tagsOf } from './contributions/write.ts'
export { consultations } from './describe-consultation.ts'
export { forTeam, plansWith } from './editing/for-team.tsx'
export { workshopRoute } from './editing/workshop-route.tsx'

export { enterContributions } from './entered/enter-contributions.ts'
export { errorsFile } from './entered/errors-file.ts'
export { importFile, lookAhead } from './entered/import-file.ts'
export { howRead, whatComes, whatIsWrong } from './entered/outlook-words.ts'
export { type FileFormat, fileFormats, type Source } from './entered/reading/table.ts'
export { refuseTooLarge, Unreadable } from './entered/reading/unreadable.ts'
export { contributionLetters } from './letters/letters.ts'
export { instantInWords } from './moments.ts'
export {
  type Gathered,
  GatheredView,
  gatheredData,
  readInNameOf,
  readUnderPriority,
} from './on-pages/gathered.tsx'
export { type Call, Calls, callsData, readCalls } from './on-pages/of-plan.tsx'
export { consultationRoutes } from './routes.ts'
export { boundsOf, type ConsultationRow, readConsultation, readConsultationById, readConsultations } from './store.ts'
export { words as consultationWords } from './words.ts'

import './tables.ts'
import './contributions/shows-files.ts'
import './privacy/holdings.ts'
import './privacy/kept.ts'
