import type { Reader } from '../../../people/index.ts'
import type { PersonalRoute } from '../../../platform/http/personal.ts'
import type { Secret } from '../../../platform/secret.ts'
import { benchRoute } from './bench-route.tsx'
import { chooserRoute } from './chooser-route.tsx'
import { decisionsRoute } from './decisions-route.tsx'
import { nearRoute } from './near-route.tsx'
import { splitRoute } from './split-route.tsx'
import { themeRoute } from './theme-route.tsx'
import { waiveRoute } from './waive-route.tsx'

/** The pages on which everything that was received is read together. */
export const consolidationRoutes = (secret: Secret): PersonalRoute<Reader>[] => [
  chooserRoute,
  benchRoute,
  decisionsRoute,
  themeRoute,
  splitRoute,
  waiveRoute(secret),
  nearRoute,
]
