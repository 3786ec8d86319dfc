import { forgetWaitingFiles } from '../../platform/files/rows.ts'
import { forgetLetters } from '../../platform/mail/post.ts'
import { forgetCounts } from '../../platform/rates.ts'
import { forgetInvitations } from '../invitations/forget.ts'
import { forgetRequests } from '../sign-in/requests.ts'
import { forgetSessions } from '../space/sessions.ts'
import type { LastingKept, LastingWords, PassingKept, PassingWords } from './kept.ts'
import { forgetRuns } from './runs.ts'
import { terms } from './terms.ts'

type Own = Omit<PassingKept, 'kind' | 'words'> | Omit<LastingKept, 'kind' | 'words'>

const letters = [
  'id',
  'kind',
  'recipient',
  'language',
  'data',
  'sealed',
  'state',
  'attempts',
  'written_at',
  'next_try',
  'expires_at',
  'ended_at',
  'problem',
  'traceless',
]

const files = ['id', 'hash', 'size', 'kind', 'name', 'stored_at', 'ticket', 'kept_ticket', 'kept_until']

/** What this room keeps about people, and what of them is kept by all rooms alike: the record, what files say, logs and backups. */
export const own = {
  account: {
    ground: 'public-task',
    tables: { people: ['id', 'email', 'email_verified', 'image', 'language', 'created_at', 'updated_at'] },
    endedBy: 'asked',
    term: null,
  },
  pseudonym: { ground: 'public-task', tables: { people: ['name'] }, endedBy: 'asked', term: null },
  sessions: {
    ground: 'public-task',
    tables: {
      sessions: ['id', 'token', 'person_id', 'device', 'ip_address', 'expires_at', 'created_at', 'updated_at'],
    },
    endedBy: 'run',
    term: terms.sessions,
    forget: forgetSessions,
  },
  requests: {
    ground: 'public-task',
    tables: {
      sign_in_requests: [
        'id',
        'email',
        'language',
        'next',
        'link_hash',
        'code_hash',
        'wrong_codes',
        'asked_at',
        'expires_at',
        'used_at',
      ],
    },
    endedBy: 'run',
    term: terms.requests,
    forget: forgetRequests,
  },
  counts: {
    ground: 'security',
    tables: { rate_counts: ['key', 'count', 'ends'] },
    endedBy: 'run',
    term: terms.counts,
    forget: (tx, { now }) => forgetCounts(tx, now),
  },
  lettersSent: {
    ground: 'public-task',
    tables: { notices: letters },
    endedBy: 'run',
    term: terms.lettersSent,
    forget: (tx, { since }) => forgetLetters(tx, 'sent', since),
  },
  lettersFailed: {
    ground: 'public-task',
    tables: { notices: letters },
    endedBy: 'run',
    term: terms.lettersFailed,
    forget: (tx, { since }) => forgetLetters(tx, 'failed', since),
  },
  roles: {
    ground: 'public-task',
    tables: {
      roles: [
        'id',
        'person_id',
        'role',
        'on_type',
        'on_id',
        'duty',
        'from_day',
        'until_day',
        'given_at',
        'withdrawn_at',
      ],
    },
    endedBy: 'asked',
    term: null,
  },
  invitations: {
    ground: 'public-task',
    tables: {
      invitations: [
        'id',
        'email',
        'language',
        'role',
        'on_type',
        'on_id',
        'duty',
        'from_day',
        'until_day',
        'invited_by',
        'sent_at',
        'expires_at',
        'ended_at',
        'ending',
      ],
    },
    endedBy: 'run',
    term: terms.invitations,
    forget: (tx, { since }) => forgetInvitations(tx, since),
  },
  files: { ground: 'public-task', tables: { files }, endedBy: 'asked', term: null },
  filesWaiting: {
    ground: 'public-task',
    tables: { files },
    endedBy: 'run',
    term: terms.filesWaiting,
    forget: forgetWaitingFiles,
  },
  firstLink: { ground: null, tables: {}, endedBy: 'itself', term: null },
  record: { ground: 'public-task', tables: { entries: 'all' }, endedBy: 'asked', term: null },
  named: {
    ground: 'public-task',
    tables: {
      sites: 'all',
      organisations: 'all',
      terms: 'all',
      plans: 'all',
      figures: 'all',
      priorities: 'all',
      phases: 'all',
      documents: 'all',
      series: 'all',
      events: 'all',
      commitments: 'all',
      consultations: 'all',
      milestones: 'all',
      sheets: 'all',
      search_entries: 'all',
      search_answers: 'all',
      search_words: 'all',
    },
    endedBy: 'asked',
    term: null,
  },
  logs: { ground: 'security', tables: {}, endedBy: 'operator', term: null },
  backups: { ground: 'security', tables: {}, endedBy: 'operator', term: null },
  runs: {
    ground: null,
    tables: { retention_runs: ['day', 'kind', 'ran_at', 'taken'] },
    endedBy: 'run',
    term: terms.runs,
    forget: (tx, { since }) => forgetRuns(tx, since),
  },
} as const satisfies Record<string, Own>

export type OwnKind = keyof typeof own

/** Those of this room's that the daily run ends. */
export type OwnPassingKind = {
  [Kind in OwnKind]: (typeof own)[Kind] extends { endedBy: 'run' } ? Kind : never
}[OwnKind]

/** The words of this room's kinds, each of them, with how long it is kept as its end asks. */
export type OwnWords = {
  [Kind in OwnKind]: (typeof own)[Kind] extends { endedBy: 'run' } ? PassingWords : LastingWords
}
