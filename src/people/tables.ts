import type { Day } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { RoleName, Scope, ThingColumns } from '../record/index.ts'
import type { Organisation } from './organisation.ts'

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

export type RolesTable = {
  id: string
  person_id: string
  role: RoleName
  on_type: Scope['type']
  on_id: string | null
  duty: string | null
  from_day: Day
  until_day: Day | null
  given_at: Date
  withdrawn_at: Date | null
}

export type InvitationsTable = {
  id: string
  email: string
  language: Language
  role: RoleName
  on_type: Scope['type']
  on_id: string | null
  duty: string | null
  from_day: Day
  until_day: Day | null
  invited_by: string | null
  sent_at: Date
  expires_at: Date
  ended_at: Date | null
  ending: 'accepted' | 'declined' | 'withdrawn' | 'expired' | null
}

declare module '../platform/database/tables.ts' {
  interface Tables {
    organisations: ThingColumns<Organisation> & { slug: string; kind: Organisation['kind'] }
    people: PeopleTable
    sessions: SessionsTable
    sign_in_requests: SignInRequestsTable
    roles: RolesTable
    invitations: InvitationsTable
  }
}
