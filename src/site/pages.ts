import { commitmentRoute } from '../commitments/index.ts'
import type { PageRoute } from '../platform/http/answer.ts'
import { searchRoute } from '../search/index.ts'
import { describingCommitment, describingOrganisation, describingPlan, describingSite } from './about.ts'
import { carryOverRoute, evaluationRoute, evaluationsRoute } from './evaluation/routes.tsx'
import { followedCommitment, followedOrganisation, followedPlan } from './feeds.ts'
import { dataRoute } from './help/data-page.tsx'
import { siteMapRoute } from './help/site-map-page.tsx'
import { accessibilityRoute, helpRoute, legalNoticeRoute, privacyRoute } from './help/text-pages.ts'
import { homeRoute } from './home/route.tsx'
import { organisationRoute, organisationsRoute } from './organisations-pages.tsx'
import { planRoute, plansRoute } from './plans-pages.tsx'
import { recordMonthRoute, recordRoute } from './record-list/routes.tsx'
import { entryRoute } from './record-pages.tsx'

/** Every page of the site. A new capability adds its routes here, and its addresses to the one table of addresses. */
export const pages: PageRoute[] = [
  describingSite(homeRoute),
  plansRoute,
  describingPlan(followedPlan(planRoute)),
  describingCommitment(followedCommitment(commitmentRoute)),
  organisationsRoute,
  describingOrganisation(followedOrganisation(organisationRoute)),
  evaluationsRoute,
  carryOverRoute,
  evaluationRoute,
  searchRoute,
  recordRoute,
  recordMonthRoute,
  entryRoute,
  helpRoute,
  dataRoute,
  accessibilityRoute,
  privacyRoute,
  legalNoticeRoute,
  siteMapRoute,
]
