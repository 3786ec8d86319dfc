import {
  answeredOn,
  answersOfConsultation,
  coverageRoute,
  reportRoute,
  themeRoute,
  themesRoute,
} from '../answers/index.ts'
import { commitmentRoute, trackerRoute } from '../commitments/index.ts'
import { consultationRoute, contributionRoute, contributionsRoute } from '../consultations/index.ts'
import { charterRoute, hiddenNotice, moderationLogRoute } from '../moderation/index.ts'
import type { PageRoute } from '../platform/http/answer.ts'
import { searchRoute } from '../search/index.ts'
import { describingCommitment, describingOrganisation, describingPlan, describingSite } from './about.ts'
import { agendaRoute } from './agenda/agenda-route.tsx'
import { eventRoute } from './agenda/event-route.tsx'
import { seriesRoute } from './agenda/series-route.tsx'
import { calendarRoute } from './calendar/route.tsx'
import { changesInWords } from './changes-in-words.ts'
import { chartRoute, chartsRoute, comparedRoute } from './charts/routes.tsx'
import { documentsRoute } from './documents/route.tsx'
import { commitmentEmbedRoute, planEmbedRoute } from './embed/routes.tsx'
import { carryOverRoute, evaluationRoute, evaluationsRoute } from './evaluation/routes.tsx'
import { followedCommitment, followedOrganisation, followedPlan, followedPriority, followedTracker } from './feeds.ts'
import { fieldWords } from './field-words.ts'
import { figureRoute, figuresRoute } from './figures/routes.tsx'
import { dataRoute } from './help/data-page.tsx'
import { privacyRoute } from './help/privacy-page.tsx'
import { siteMapRoute } from './help/site-map-page.tsx'
import { accessibilityRoute, helpRoute, legalNoticeRoute } from './help/text-pages.ts'
import { homeRoute } from './home/route.tsx'
import { methodRoute } from './method/route.tsx'
import { organisationRoute, organisationsRoute } from './organisations-pages.tsx'
import { planRoute, plansRoute } from './plans-pages.tsx'
import { priorityRoute } from './priority/route.tsx'
import { recordMonthRoute, recordRoute } from './record-list/routes.tsx'
import { entryRoute } from './record-pages.tsx'
import { rolesRoute } from './roles/route.tsx'
import { commitmentSheetRoute, sheetRoute } from './sheet/routes.tsx'
import { cameFrom, commitmentOriginRoute } from './thread/origin-route.tsx'
import { planThreadRoute } from './thread/plan-route.tsx'

/** Every page of the site. A new capability adds its routes here, and its addresses to the one table of addresses. */
export const pages: PageRoute[] = [
  describingSite(homeRoute),
  plansRoute,
  describingPlan(followedPlan(planRoute)),
  describingCommitment(followedCommitment(commitmentRoute(cameFrom))),
  commitmentOriginRoute,
  planThreadRoute,
  followedTracker(trackerRoute),
  followedPriority(priorityRoute),
  figuresRoute,
  figureRoute,
  organisationsRoute,
  describingOrganisation(followedOrganisation(organisationRoute)),
  evaluationsRoute,
  carryOverRoute,
  comparedRoute,
  evaluationRoute,
  calendarRoute,
  chartsRoute,
  chartRoute,
  methodRoute,
  documentsRoute,
  coverageRoute,
  sheetRoute,
  commitmentSheetRoute,
  planEmbedRoute,
  commitmentEmbedRoute,
  agendaRoute,
  seriesRoute,
  eventRoute,
  consultationRoute(answersOfConsultation),
  reportRoute(fieldWords),
  themesRoute,
  themeRoute(changesInWords),
  contributionsRoute,
  contributionRoute(hiddenNotice, answeredOn(changesInWords)),
  charterRoute,
  moderationLogRoute,
  searchRoute,
  recordRoute,
  recordMonthRoute,
  entryRoute,
  rolesRoute,
  helpRoute,
  dataRoute,
  accessibilityRoute,
  privacyRoute,
  legalNoticeRoute,
  siteMapRoute,
]
