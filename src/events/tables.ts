import type { ThingColumns } from '../record/index.ts'
import type { Event, Series } from './event.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    series: ThingColumns<Series> & { plan_id: string; slug: string }
    events: ThingColumns<Event> & {
      plan_id: string
      slug: string
      series_id: string | null
      earliest: string | null
      latest: string | null
    }
    event_organisations: { event_id: string; organisation_id: string; role: 'host' | 'organiser'; rank: number }
  }
}
