import type { Child } from 'hono/jsx'
import type { Json } from '../canonical.ts'
import type { Language } from '../locales/languages.ts'
import type { Reading } from '../reading.ts'
import type { PageName } from './addresses.ts'

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
  section: 'home' | 'plans' | 'organisations' | 'record'
  /** Its address in each language; asked for under another one, the reader is sent to it. */
  paths: Record<Language, string>
  body: Child
  data: Record<string, Json>
}

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
  answer(reading: Reading, parameters: Record<string, string>, query: URLSearchParams): Promise<Answer>
}
