import { coverageColumns } from '../answers/index.ts'
import { trackerColumns } from '../commitments/index.ts'
import { contributionColumns } from '../consultations/index.ts'
import { decisionColumns } from '../moderation/index.ts'
import type { PageName } from '../platform/http/addresses.ts'
import type { Column } from '../platform/http/formats/csv.ts'
import { eventColumns } from './agenda/columns.ts'
import { phaseColumns } from './calendar/columns.ts'
import { chartColumns } from './charts/columns.ts'
import { documentColumns } from './documents/columns.ts'
import { lineColumns as carryOverColumns, countColumns } from './evaluation/columns.ts'
import { figureColumns } from './figures/columns.ts'
import { organisationColumns } from './organisation-columns.ts'
import { planColumns } from './plan-columns.ts'
import { lineColumns as recordColumns } from './record-list/lines.ts'
import { arrivedColumns, edgeColumns } from './thread/columns.ts'

/** A list that can be had as CSV: its page, and what its columns are called and hold. */
export type CsvList = { page: PageName; columns: readonly Pick<Column<never>, 'name' | 'description'>[] }

/** Every list that can be had as CSV, for those who reuse the data. A new list adds its line; pages of the same columns share one. */
export const csvLists: readonly CsvList[] = [
  { page: 'plans', columns: planColumns },
  { page: 'plan', columns: trackerColumns },
  { page: 'calendar', columns: phaseColumns },
  { page: 'chart', columns: chartColumns },
  { page: 'compared', columns: chartColumns },
  { page: 'documents', columns: documentColumns },
  { page: 'organisations', columns: organisationColumns },
  { page: 'commitments', columns: trackerColumns },
  { page: 'priority', columns: trackerColumns },
  { page: 'agenda', columns: eventColumns },
  { page: 'eventSeries', columns: eventColumns },
  { page: 'figures', columns: figureColumns },
  { page: 'evaluations', columns: countColumns },
  { page: 'evaluation', columns: countColumns },
  { page: 'carryOver', columns: carryOverColumns },
  { page: 'record', columns: recordColumns },
  { page: 'recordMonth', columns: recordColumns },
  { page: 'contributions', columns: contributionColumns },
  { page: 'consultation', columns: contributionColumns },
  { page: 'coverage', columns: coverageColumns },
  { page: 'commitmentOrigin', columns: arrivedColumns },
  { page: 'planThread', columns: edgeColumns },
  { page: 'moderation', columns: decisionColumns },
]
