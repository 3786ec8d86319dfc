import type { ThingColumns } from '../record/index.ts'
import type { Organisation } from './organisation.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    organisations: ThingColumns<Organisation> & { slug: string; kind: Organisation['kind'] }
  }
}
