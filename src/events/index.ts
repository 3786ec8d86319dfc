export { eventPath, seriesPath } from './address.ts'
export {
  type AgendaCursor,
  type AgendaFilter,
  type AgendaPage,
  readAgendaChoices,
  readAgendaEvents,
  readAgendaLines,
  readEventsById,
  readEventsByKey,
} from './agenda.ts'
export { events, series } from './describe-event.ts'
export * from './event.ts'
export { eventState, reportDelay } from './standing.ts'

import './tables.ts'

export * from './store.ts'
