import { parseFeed } from '@rowanmanning/feed-parser'
import RssParser from 'rss-parser'
import { expect } from 'vitest'
import type { TestSite } from './site.ts'

export type FeedItem = { title: string; url: string; id: string; updated: Date | null }
export type ReadFeed = { self: string | null; items: FeedItem[] }

const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }
/** rss-parser leaves titles that are HTML as they are. */
const plain = (html: string) => html.replace(/&(lt|gt|amp);/g, sign => signs[sign] ?? sign)

/** A feed as two independent readers understand it, who must agree. */
export async function feedAt(site: TestSite, path: string): Promise<ReadFeed> {
  const response = await site.get(path)
  expect([path, response.status, response.headers.get('content-type')]).toEqual([
    path,
    200,
    'application/atom+xml; charset=utf-8',
  ])
  const xml = await response.text()
  const [one, other] = [parseFeed(xml), await new RssParser().parseString(xml)]
  const items = one.items.map(({ title, url, id, updated }) => ({
    title: title ?? '',
    url: url ?? '',
    id: id ?? '',
    updated: updated ?? null,
  }))
  expect(items.map(({ title, url }) => ({ title, url }))).toEqual(
    other.items.map(({ title, link }) => ({ title: plain(title ?? ''), url: link })),
  )
  return { self: one.self ?? null, items }
}
