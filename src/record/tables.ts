import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../platform/canonical.ts'
import type { Period } from '../platform/facts/period.ts'

type JsonColumn<T> = ColumnType<T, string, string>

export type EntriesTable = {
  id: string
  position: Generated<number>
  batch_id: string | null
  type: string
  subject_type: string
  subject_id: string
  actor: string
  recorded: Date
  occurred: ColumnType<Period | null, string | null, never>
  public: JsonColumn<Record<string, Json>>
  erasable: JsonColumn<Record<string, Json>>
  private: JsonColumn<Record<string, Json>>
  salts: JsonColumn<Record<string, string | null>>
  digests: JsonColumn<Digests>
  tags: string[]
}

/** Salted digests, in hexadecimal, of the parts of an entry that may be erased or are never shown. */
export type Digests = { erasable: Record<string, string>; private: Record<string, string> }

declare module '../platform/database/tables.ts' {
  interface Tables {
    entries: EntriesTable
    unsealed: { entry_id: string; position: number }
    seals: { seq: number; entry_id: string; leaf: Buffer; chain: Buffer }
    idempotency_keys: { key: string; action: string; result: JsonColumn<Json>; at: Date }
    links: {
      id: Generated<number>
      kind: string
      from_type: string
      from_id: string
      to_type: string
      to_id: string
      made_by: string
      ended_by: string | null
    }
    withheld: { subject_type: string; subject_id: string }
    slugs: { type: string; scope: string; slug: string; id: string }
  }
}
