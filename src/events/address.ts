import { slugify } from '../platform/facts/slug.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { type Format, pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Event, Series } from './event.ts'

type Slugs = { slug: string; otherwise: string }

/** A title without a Latin letter or digit makes no address: the key does. */
const fromTitle = (title: Event['title'], key: string): string => slugify(wordsOf(title, 'fr')) || slugify(key)

/**
 * An event's address: its day, where it has an exact one, and its title; else its title and its number in its series. Events may
 * share all of that, so one that finds its address taken adds its key, which nothing else has.
 */
export function eventSlug({ title, period, numberInSeries }: Event, key: string): Slugs {
  const name = fromTitle(title, key)
  const slug =
    period.precision === 'day' && period.earliest
      ? `${period.earliest}-${name}`
      : [name, numberInSeries].filter(Boolean).join('-')
  return { slug, otherwise: `${slug}-${slugify(key)}` }
}

/** A series' address: its title, and its key where another series has the same. */
export function seriesSlug({ title }: Series, key: string): Slugs {
  const slug = fromTitle(title, key)
  return { slug, otherwise: `${slug}-${slugify(key)}` }
}

/** Where an event is shown. */
export const eventPath = (language: Language, slug: string, format?: Format): string =>
  pathOf('event', language, { event: slug }, format)

/** Where a series is shown. */
export const seriesPath = (language: Language, slug: string, format?: Format): string =>
  pathOf('eventSeries', language, { series: slug }, format)
