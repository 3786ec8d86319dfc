import type { Queries } from './database/database.ts'
import type { Day } from './facts/period.ts'
import type { Format } from './http/addresses.ts'
import type { Language } from './locales/languages.ts'

/**
 * What a page is read with: the database, the reader's language and day, and the tags of what it shows, which it declares as it
 * reads so that the cache can forget it when the record changes them.
 */
export type Reading = {
  db: Queries
  language: Language
  /** What it is read for: a list is paged on a page and whole in its data. */
  format: Format | 'html'
  now: Date
  /** The day in the site's time zone. */
  today: Day
  /** The site's time zone. */
  timeZone: string
  /** The origin under which the public reaches the site: permanent addresses begin with it. */
  origin: string
  uses(...tags: string[]): void
  /** What is shown is true until a moment, if that is sooner than it would be anyway: something opens or closes then. */
  trueUntil(moment: Date): void
}
