import { createHash } from 'node:crypto'
import type { Format } from './addresses.ts'
import type { Encoded } from './encoded.ts'

/** What a cached page answers, ready to be sent as it is. */
export type CachedAnswer = {
  status: 200
  contentType: string
  headers: Record<string, string>
  etag: string
  body: Encoded
  /** It may be shown within pages of other sites. */
  framed?: boolean
  /** The template of its address, under which it is counted. */
  template?: string
}

type Entry = { answer: CachedAnswer; tags: readonly string[]; madeAt: number; validUntil: number; size: number }

/** A weak validator of a body: the same content has the same one, whatever its encoding and whichever process sends it. */
export const etagOf = (body: string | Uint8Array): string =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

/** Under what a page is kept: its address without its format, that format, and of the query only what the page reads, in order. */
export const keyOf = ({ path, format }: { path: string; format: Format | null }, query: string): string =>
  `${format ?? 'html'} ${path}?${query}`

/**
 * Pages kept in memory until the record changes something that they show. Once their day is over they are made anew, unless the
 * database is away: then the last ones are all that there is. Least recently used go first.
 * @param maxBytes what all answers together may weigh
 */
export function pageCache(maxBytes = 64 * 1024 * 1024) {
  const entries = new Map<string, Entry>()
  const keysByTag = new Map<string, Set<string>>()
  // A page that was being made while one of its tags changed must not be kept: it may show what was before.
  const changedAt = new Map<string, number>()
  let moment = 0
  let everythingAt = 0
  let bytes = 0
  let cutOff = false
  let hits = 0
  let misses = 0

  const drop = (key: string) => {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    bytes -= entry.size
    for (const tag of entry.tags) {
      const keys = keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysByTag.delete(tag)
    }
  }

  const used = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (!entry) return undefined
    entries.delete(key)
    entries.set(key, entry)
    return entry
  }

  return {
    get(key: string, now: number): CachedAnswer | undefined {
      const entry = used(key)
      // A clock that was set back: the page may tell of a day that is to come.
      if (!entry || entry.madeAt > now || entry.validUntil <= now) return undefined
      hits += 1
      return entry.answer
    },
    /** The last one that was true, whatever the time, and when it was made. */
    last(key: string): { answer: CachedAnswer; madeAt: number } | undefined {
      return used(key)
    },
    /** Tells whether the record can't be heard, so that a page may have ceased to be true without anybody knowing. */
    cutOff(isCutOff: boolean): void {
      cutOff = isCutOff
    },
    isCutOff: () => cutOff,
    /** To be called before reading what a page shows; its result goes to `keep`. */
    begin(): number {
      misses += 1
      return moment
    },
    keep(
      key: string,
      answer: CachedAnswer,
      options: { tags: Iterable<string>; madeAt: number; validUntil: number; begun: number },
    ): void {
      const tags = [...new Set(options.tags)]
      if (everythingAt > options.begun || tags.some(tag => (changedAt.get(tag) ?? 0) > options.begun)) return
      drop(key)
      // Its encodings come when they are asked for, and together take no more room than itself.
      const size = answer.body.identity.length * 2 + key.length * 2 + 500
      // One that would empty the cache for itself alone is made anew each time.
      if (size > maxBytes) return
      entries.set(key, { answer, tags, madeAt: options.madeAt, validUntil: options.validUntil, size })
      bytes += size
      for (const tag of tags) keysByTag.set(tag, (keysByTag.get(tag) ?? new Set()).add(key))
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break
        drop(oldest)
      }
    },
    /** Forgets the pages that carry one of the tags. */
    forget(tags: Iterable<string>): void {
      moment += 1
      for (const tag of tags) {
        changedAt.set(tag, moment)
        for (const key of [...(keysByTag.get(tag) ?? [])]) drop(key)
      }
      // Only what is younger than a page in the making matters; a long list of tags would never be looked at again.
      if (changedAt.size > 50_000) {
        changedAt.clear()
        everythingAt = moment
      }
    },
    forgetAll(): void {
      moment += 1
      everythingAt = moment
      entries.clear()
      keysByTag.clear()
      bytes = 0
    },
    counted: () => ({ hits, misses }),
    size: () => ({ pages: entries.size, bytes }),
  }
}
export type PageCache = ReturnType<typeof pageCache>
