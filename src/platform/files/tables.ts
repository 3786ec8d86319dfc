import type { Generated } from 'kysely'
import type { FileKind } from './kinds.ts'

export type FilesTable = {
  id: string
  hash: string
  size: number
  kind: FileKind
  name: string | null
  stored_at: Date
  ticket: string | null
  kept_ticket: string | null
  kept_until: Date | null
}

declare module '../database/tables.ts' {
  interface Tables {
    files: FilesTable
    files_gone: { id: Generated<number>; hash: string }
  }
}
