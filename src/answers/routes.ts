import type { Reader } from '../people/index.ts'
import type { PersonalRoute } from '../platform/http/personal.ts'
import type { Secret } from '../platform/secret.ts'
import { editReportRoute } from './report/edit-route.tsx'
import type { FieldWords } from './report/told.ts'

/** The pages of this room that depend on who reads them. */
export const answersRoutes = (_secret: Secret, fields: FieldWords): PersonalRoute<Reader>[] => [editReportRoute(fields)]
