import './tables.ts'
import './privacy.ts'

import { answersAreReadBy } from '../consultations/index.ts'
import { becameOf } from './on-contribution/became-of.ts'
import { isAnsweredAtAll, outcomesOf } from './shown/outcome-shown.ts'

// Importing this room is what makes answers count, in whichever program.
answersAreReadBy({ outcomes: outcomesOf, isAnswered: isAnsweredAtAll, became: becameOf })

export { assignPoints, groupPoints } from './consolidation/group.ts'
export { mergeContributions } from './consolidation/merge.ts'
export { consolidationWaiting } from './consolidation/pages/waiting.tsx'
export { splitContribution } from './consolidation/split.ts'
export { describeTheme } from './consolidation/theme.ts'
export { contestAnswer } from './contests/contest.ts'
export { coverageRoute } from './coverage/coverage-route.tsx'
export { coverageColumns } from './coverage/data.ts'
export { answersOfConsultation, answersOfPlan } from './coverage/of-consultation.tsx'
export { BecameBand, type BecameOfPlan, becameData, readBecameOfPlans } from './coverage/on-home.tsx'
export { words as coverageWords } from './coverage/words.ts'
export { answerLetters } from './letters/kinds.ts'
export {
  AnswerItem,
  answerAnchor,
  answeredTitle,
  answerPath,
  decidedInWords,
  listedData,
} from './listed/answer-item.tsx'
export { type AnswerListed, isReadable, publishedAfter, readListed, readStanding } from './listed/read.ts'
export { answeredOn } from './on-contribution/answered-on.tsx'
export { remindOfAnswers } from './reminders/remind.ts'
export type { Drafting } from './replies/answer.ts'
export { answersWaiting } from './replies/desk/waiting.tsx'
export { draftAnswer } from './replies/draft.ts'
export { type Outcome, outcomes } from './replies/outcome.ts'
export { publishAnswer } from './replies/publish.ts'
export { publishDue, startPublishing } from './replies/publishing.ts'
export { reviewAnswer, scheduleAnswers } from './replies/review.ts'
export { reportRoute } from './report/report-route.tsx'
export type { FieldWords } from './report/told.ts'
export { answersRoutes } from './routes.ts'
export { outcomeShown } from './shown/outcome-shown.ts'
export { type LedCommitment, readLedCommitments } from './thread/led.ts'
export { themeInWords, themePath } from './thread/paths.ts'
export {
  type CountedTheme,
  type Led,
  readArrived,
  readChanges,
  readLedFrom,
  readLedTo,
  readPublished,
  readThemes,
  type TraceCursor,
  type Traced,
} from './thread/store.ts'
export { themeRoute } from './thread/theme-route.tsx'
export { themesRoute } from './thread/themes-route.tsx'
export { answeringOrganisations, TracedItem, tracedData } from './thread/traced-list.tsx'
export { allAnswers } from './told.ts'
