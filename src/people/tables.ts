import type { Day } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { ThingColumns } from '../record/index.ts'
import type { Organisation } from './organisation.ts'
import type { Role } from './role.ts'

export type PeopleTable = {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  language: Language
  created_at: Date
  updated_at: Date
}

export type SessionsTable = {
  id: string
  token: string
  person_id: string
  device: string
  ip_address: string | null
  expires_at: Date
  created_at: Date
  updated_at: Date
}

export type SignInRequestsTable = {
  id: string
  email: string
  language: Language
  next: string
  link_hash: Buffer
  code_hash: Buffer
  wrong_codes: number
  asked_at: Date
  expires_at: Date
  used_at: Date | null
}

export type RetentionRunsTable = { day: Day; kind: string; ran_at: Date; taken: number }

export type RolesTable = {
  id: string
  person_id: string
  role: Role
  given: Date
  withdrawn: Date | null
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    organisations: ThingColumns<Organisation> & { slug: string; kind: Organisation['kind'] }
    people: PeopleTable
    sessions: SessionsTable
    sign_in_requests: SignInRequestsTable
    roles: RolesTable
    retention_runs: RetentionRunsTable
  }
}
