import type { Reader } from '../people/index.ts'
import type { PersonalRoute } from '../platform/http/personal.ts'
import type { Delivery } from '../platform/mail/delivery.ts'
import type { Secret } from '../platform/secret.ts'
import { confirmContributionRoute } from './contributions/confirm-route.tsx'
import { newContributionRoute } from './contributions/form/route.tsx'
import { myContributionsRoute } from './contributions/mine-route.tsx'
import { changeContributionRoute, withdrawContributionRoute } from './contributions/own-routes.tsx'
import { contributionSentRoute } from './contributions/receipt-route.tsx'
import { editorRoutes } from './editing/editor-routes.tsx'
import { importContributionsRoute } from './entered/pages/file-route.tsx'
import { enterNotesRoute } from './entered/pages/notes-route.tsx'
import { enterContributionRoute } from './entered/pages/one-route.tsx'

/** The pages of this room that depend on who reads them. */
export const consultationRoutes = (secret: Secret, delivery: Delivery): PersonalRoute<Reader>[] => [
  newContributionRoute(secret),
  contributionSentRoute(delivery),
  confirmContributionRoute(secret),
  changeContributionRoute(secret),
  withdrawContributionRoute,
  myContributionsRoute,
  ...editorRoutes,
  enterContributionRoute(secret),
  enterNotesRoute,
  importContributionsRoute,
]
