import type { Child } from 'hono/jsx'
import type { Json } from '../canonical.ts'
import type { Database } from '../database/database.ts'
import type { Uploads } from '../files/files.ts'
import type { StoredFile } from '../files/rows.ts'
import type { Taken } from '../files/upload.ts'
import type { Language } from '../locales/languages.ts'
import type { Format, PageName } from './addresses.ts'
import type { Crumb, PageAnswer } from './answer.ts'

/** What a page that depends on who reads it is made with. It is read from the primary, and never kept. */
export type Visit<Reader> = {
  db: Database
  language: Language
  /** The format asked for; null for HTML. */
  format: Format | null
  /** What its address asks, of the names that the page declares. */
  query: URLSearchParams
  /** The parts of its address that vary. */
  parameters: Readonly<Record<string, string>>
  timeZone: string
  /** The true time: what concerns people doesn't go by a demonstration's clock. */
  now: Date
  origin: string
  reader: Reader
  /** Whom a limit counts for: the client's address, or that of the proxy that may not be trusted. */
  client: string
  /** What the browser says it is. */
  userAgent: string
  /** Writes down what matters to whoever watches over the site: never who, nor with what. */
  tell(level: 'info' | 'warn', what: string): void
}

/** A page for one reader. */
export type PersonalPage = {
  kind: 'personal'
  status?: 200 | 403 | 404 | 409 | 410 | 422 | 429 | 503
  title: string
  /** What it is called in the way to it, where its title says more: that something is wrong. */
  crumb?: string
  /** The part of the main menu that it belongs to; one's own space otherwise. */
  section?: PageAnswer['section'] | 'space'
  breadcrumb?: Crumb[]
  /** The part of its query that its other language keeps: `?id=01K…`. */
  search?: string
  body: Child
  /** What it shows, as a file of JSON. */
  data?: Json
  /** What it shows, as a file of CSV. */
  csv?: string
  /** When to come back, in seconds. */
  retryAfter?: number
  cookies?: readonly string[]
}

/** Somewhere else: after a form, so that going back or reloading sends nothing twice. */
export type SeeOther = { kind: 'see-other'; to: string; cookies?: readonly string[]; clears?: boolean }

/** A file, for this reader alone. */
export type PersonalFile = { kind: 'file'; file: StoredFile; cookies?: readonly string[] }

export type PersonalAnswer = PersonalPage | SeeOther | PersonalFile | { kind: 'missing' }

type TakesFiles<Reader> = {
  /** How many, and how large each may be, in bytes. */
  most: number
  bytes: number
  /** Files to be attached, unless it says otherwise. */
  as?: Taken
  /** Whether they are taken from somebody. From others they are passed over as they come, and the text of the form is read all the same. */
  from(visit: Visit<Reader>): boolean | Promise<boolean>
}

/** A page that depends on who reads it: in HTML, and as a file where it says so; kept by nobody, and for no search engine. */
export type PersonalRoute<Reader> = {
  page: PageName
  query?: readonly string[]
  /** In which formats it can be had as a file, beside HTML. */
  formats?: readonly ('json' | 'csv')[]
  /** For whoever is at this machine only: nobody else finds it. */
  onlyHere?: boolean
  answer(visit: Visit<Reader>, query: URLSearchParams): Promise<PersonalAnswer>
  /** What its forms do; without it they are refused. */
  send?(visit: Visit<Reader>, form: URLSearchParams, uploads: Uploads): Promise<PersonalAnswer>
  /** As many bytes of text as its forms may bring, where that is more than usual: whoever wrote too much gets it back. */
  longest?: number
  /** That its forms bring files; without it one that does is refused. */
  uploads?: TakesFiles<Reader>
}
