import type { Reader } from '../people/index.ts'
import type { PersonalRoute } from '../platform/http/personal.ts'
import type { Secret } from '../platform/secret.ts'
import { consolidationRoutes } from './consolidation/pages/routes.ts'

/** The pages of this room that depend on who reads them. */
export const answersRoutes = (_secret: Secret): PersonalRoute<Reader>[] => [...consolidationRoutes]
