import type { Reader } from '../people/index.ts'
import type { PersonalRoute } from '../platform/http/personal.ts'
import { consolidationRoutes } from './consolidation/pages/routes.ts'
import { contestRoute } from './contests/contest-route.tsx'
import { disputeRoute } from './contests/dispute-route.tsx'
import type { Helpers } from './helpers.ts'
import { deskRoute } from './replies/desk/desk-route.tsx'
import { changeAnswerRoute, newAnswerRoute } from './replies/form/form-routes.tsx'
import { answerRoute } from './replies/one/answer-route.tsx'
import { editReportRoute } from './report/edit-route.tsx'
import type { FieldWords } from './report/told.ts'

/** The pages of this room that depend on who reads them. */
export const answersRoutes = (helpers: Helpers, fields: FieldWords): PersonalRoute<Reader>[] => [
  ...consolidationRoutes(helpers.secret),
  deskRoute(helpers),
  newAnswerRoute(helpers),
  changeAnswerRoute(helpers),
  answerRoute(helpers),
  disputeRoute(helpers),
  contestRoute,
  editReportRoute(fields),
]
