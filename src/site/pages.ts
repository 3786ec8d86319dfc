import { commitmentRoute } from '../commitments/index.ts'
import type { PageRoute } from '../platform/http/answer.ts'
import { homeRoute } from './home/route.tsx'
import { organisationRoute, organisationsRoute } from './organisations-pages.tsx'
import { planRoute, plansRoute } from './plans-pages.tsx'
import { entryRoute, recordRoute } from './record-pages.tsx'

/** Every page of the site. A new capability adds its routes here, and its addresses to the one table of addresses. */
export const pages: PageRoute[] = [
  homeRoute,
  plansRoute,
  planRoute,
  commitmentRoute,
  organisationsRoute,
  organisationRoute,
  recordRoute,
  entryRoute,
]
