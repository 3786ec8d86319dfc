import { Feed } from 'feed'
import type { Language } from '../../locales/languages.ts'

export type FeedEntry = {
  /** Its permanent address: what readers know it by. */
  id: string
  title: string
  href: string
  updated: Date
  summary?: string | undefined
}

/** What can be followed with a feed reader. */
export type FeedAnswer = { title: string; entries: readonly FeedEntry[]; updated?: Date | undefined }

type Options = { language: Language; origin: string; path: string; selfPath: string; siteName: string }

/** The library writes texts as HTML: what a title says has to be said in it. */
const asHtml = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A feed as Atom (RFC 4287). Its time is its newest entry's; a feed without entries says the beginning of time, not now. */
export function atom(
  { title, entries, updated }: FeedAnswer,
  { language, origin, path, selfPath, siteName }: Options,
): string {
  const newest = entries.reduce<Date | undefined>(
    (last, entry) => (!last || entry.updated > last ? entry.updated : last),
    updated,
  )
  const feed = new Feed({
    id: `${origin}${selfPath}`,
    title,
    link: `${origin}${path}`,
    feedLinks: { atom: `${origin}${selfPath}` },
    language,
    updated: newest ?? new Date(0),
    generator: 'Parvis',
    author: { name: siteName },
    copyright: '',
  })
  for (const entry of entries) {
    feed.addItem({
      id: entry.id,
      title: asHtml(entry.title),
      link: entry.href,
      date: entry.updated,
      ...(entry.summary ? { description: asHtml(entry.summary) } : {}),
    })
  }
  return feed.atom1()
}
