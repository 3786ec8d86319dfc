import type { Child } from 'hono/jsx'
import type { Json } from '../canonical.ts'
import type { Document, Line, Sheet } from '../document/document.ts'
import type { Day } from '../facts/period.ts'
import type { Language } from '../locales/languages.ts'
import type { Reading } from '../reading.ts'
import type { Format, PageName } from './addresses.ts'
import type { FeedAnswer } from './formats/atom.ts'
import type { Table } from './formats/csv.ts'
import type { CalendarAnswer } from './formats/ics.ts'

export type Crumb = { label: string; href: string }
export type Way = { label: string; href: string }

/** What a page says, for each of its formats: made once from the same query. */
export type PageAnswer = {
  kind: 'page'
  title: string
  description: string
  /** Without the home page, which stands first, and without the page itself, which stands last by `crumb`. */
  breadcrumb: Crumb[]
  crumb: string
  /** The part of the main menu that it belongs to. */
  section: 'home' | 'plans' | 'commitments' | 'organisations' | 'contribute' | 'agenda' | 'record' | 'other'
  /** Its address in each language; asked for under another one, the reader is sent to it. */
  paths: Record<Language, string>
  body: Child
  data: Record<string, Json>
  /** The list of the page as data: the same lines as the page's own table, all of them; those of a very long one as they are sent. */
  table?: () => Table | Promise<Table>
  /** What of the page can be followed with a feed reader. */
  feed?: () => FeedAnswer | Promise<FeedAnswer>
  /** What of the page can stand in a calendar. */
  calendar?: () => CalendarAnswer | Promise<CalendarAnswer>
  /** The page as a document to hand over. */
  document?: () => DocumentAnswer | Promise<DocumentAnswer>
  /** The page as a picture that stands alone: SVG. */
  picture?: () => Promise<string>
  /** schema.org's description of what the page is about (JSON-LD). */
  about?: Record<string, Json>
  /** The query that the page answers, as its siblings take it: `?plan=2018-2020`, or nothing. */
  search?: string
  /** Where its state is, for other sites to show within their pages. */
  embed?: { paths: Record<Language, string>; name: string }
  /** Not for search engines: a search, a filtered view. */
  unlisted?: boolean
}

/** The thing that a document is of: what the record says of it, and of what belongs to it, dates the document. */
type Of = {
  of: { type: string; id: string }
  /** Of what doesn’t change any more: since when, and the line of the record that says so, once it has its number. */
  frozen?: { day: Day; at: Date; seal: { seq: number; chain: string } | null }
}

/** What a page says on paper; what stands around it (dates, addresses, the record) is the site's. */
export type DocumentAnswer = Of &
  (
    | Pick<Document, 'layout' | 'title' | 'name' | 'kicker' | 'lede' | 'running' | 'blocks'>
    | (Omit<Sheet, 'author' | 'description' | 'standing' | 'changed' | 'words'> & {
        /** Said once of all its words. */
        notes: readonly Line[]
      })
  )

/** There is nothing at the address; the nearest things that exist. */
export type MissingAnswer = { kind: 'missing'; nearest: Way[] }

/** What was at the address was taken away, and why. */
export type GoneAnswer = { kind: 'gone'; title: string; reason: string; recorded: string; ways: Way[] }

export type MovedAnswer = { kind: 'moved'; to: string }

export type Answer = PageAnswer | MissingAnswer | GoneAnswer | MovedAnswer

/** A page: its place in the table of addresses, the query parameters that it reads, and how it answers. */
export type PageRoute = {
  page: PageName
  query?: readonly string[]
  /** The formats that it can be had in, beside HTML and JSON. */
  formats?: readonly Exclude<Format, 'json'>[]
  /** Made to be shown within pages of other sites: without the site around it, and under a frame rule of its own. */
  framed?: boolean
  answer(reading: Reading, parameters: Record<string, string>, query: URLSearchParams): Promise<Answer>
}
