import type { Tx } from '../../platform/database/database.ts'
import { forgetWaitingFiles } from '../../platform/files/rows.ts'
import { forgetLetters } from '../../platform/mail/post.ts'
import { forgetCounts } from '../../platform/rates.ts'
import { forgetInvitations } from '../invitations/forget.ts'
import { forgetRequests } from '../sign-in/requests.ts'
import { forgetSessions } from '../space/sessions.ts'
import { forgetRuns } from './runs.ts'
import { type Term, terms } from './terms.ts'

/**
 * Why the law lets it be kept, where a public authority of the European Union runs the site: its task in the public interest (GDPR, article
 * 6(1)(e)); or its duty to keep the site safe (articles 6(1)(c) and 32). Null where nothing is anybody's.
 */
export type Ground = 'public-task' | 'security' | null

/** The columns of a table in which it stands; `all` where any of its rows may name somebody in any of them. */
type Columns = readonly string[] | 'all'

/** When something is over, seen from a moment: what ended before `since`, and what began before `longest`. */
export type Over = { now: Date; since: Date; longest: Date }

/**
 * What ends it: the daily run, once its term is over; somebody who asks; whoever runs the site, outside of the program; or nothing has to.
 */
type End =
  | { endedBy: 'run'; term: Term; forget(tx: Tx, over: Over): Promise<number> }
  | { endedBy: 'asked' | 'operator' | 'itself'; term: null }

/** A kind of what is kept about people. Its words are in `messages.*.ts`. */
export type Kept = { ground: Ground; tables: Readonly<Record<string, Columns>> } & End

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

const files = ['id', 'hash', 'size', 'kind', 'name', 'stored_at', 'ticket']

/** All that is kept about people: what the daily run goes by, and what the page about it says. */
export const kept = {
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
    forget: (tx, { since }) => forgetWaitingFiles(tx, since),
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
      milestones: 'all',
      sheets: 'all',
      search_entries: 'all',
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
} as const satisfies Record<string, Kept>

export type KeptKind = keyof typeof kept

/** The kinds, in the order in which they are said. */
export const keptKinds = Object.keys(kept) as KeptKind[]

/** Those that the daily run ends. */
export type PassingKind = {
  [Kind in KeptKind]: (typeof kept)[Kind] extends { endedBy: 'run' } ? Kind : never
}[KeptKind]
export const passingKinds = keptKinds.filter((kind): kind is PassingKind => kept[kind].endedBy === 'run')
