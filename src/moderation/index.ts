import type { Reader } from '../people/index.ts'
import type { PersonalRoute } from '../platform/http/personal.ts'
import type { Secret } from '../platform/secret.ts'
import { charterRoute } from './charter/charter-route.tsx'
import { caseRoute } from './desk/case-route.tsx'
import { deskRoute } from './desk/desk-route.tsx'
import { appealRoute } from './hidings/appeal-route.tsx'
import { moderationLogRoute } from './log/log-route.tsx'
import { reportRoute } from './reports/report-route.tsx'
import './tables.ts'
import './privacy.ts'

export { moderationWaiting } from './desk/waiting.tsx'
export { appeal, settleAppeal } from './hidings/appeal.ts'
export { hiddenNotice } from './hidings/hidden-notice.tsx'
export { hide, refuse, release, restore } from './hidings/hide.ts'
export { moderationLetters } from './letters.ts'
export { decisionColumns } from './log/decisions.ts'
export { dismissReports, reportContribution } from './reports/report.ts'
export { charterRoute, moderationLogRoute }

/** The pages of this room that depend on who reads them. */
export const moderationRoutes = (secret: Secret): PersonalRoute<Reader>[] => [
  reportRoute(secret),
  appealRoute,
  deskRoute(secret),
  caseRoute(secret),
]
