import type { ThingColumns } from '../record/index.ts'
import type { SiteSettings } from './settings.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    sites: ThingColumns<SiteSettings>
  }
}
