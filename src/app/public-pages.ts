import { dayIn, trueFor } from '../platform/clock.ts'
import {
  addresses,
  type Format,
  isDocumentFormat,
  mediaTypes,
  siblingOf,
  withoutFormat,
} from '../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../platform/http/answer.ts'
import { asTheyAre, encoded } from '../platform/http/encoded.ts'
import { csv } from '../platform/http/formats/csv.ts'
import { once } from '../platform/http/once.ts'
import { type CachedAnswer, etagOf, keyOf, type PageCache } from '../platform/http/page-cache.ts'
import { queryOf } from '../platform/http/query.ts'
import { send } from '../platform/http/send.ts'
import type { Language } from '../platform/locales/languages.ts'
import { documentOf } from '../site/print/document-of.ts'
import { bodyOf, formatHeaders } from '../site/siblings.ts'
import { staleAnswer } from '../site/stale.tsx'
import { type Base, type Ctx, revalidate } from './base.ts'
import type { Documents, Refused } from './documents.ts'
import type { SayError } from './errors.ts'
import { type LongTable, longTables } from './long-tables.ts'

/** A page that isn't in memory: what it takes to make it. */
type Wanted = {
  route: PageRoute
  language: Language
  path: string
  format: Format | null
  offered: readonly Format[]
  query: ReturnType<typeof queryOf>
  parameters: Record<string, string>
  framed: boolean
  /** Where it is kept, since which moment of the cache, and at which time. */
  key: string
  begun: number
  now: number
}

/** What came of making a page: the same for all who asked for it. */
type Made =
  | { page: CachedAnswer; answer?: never; movedTo?: never; refused?: never; long?: never }
  | { long: LongTable; page?: never; answer?: never; movedTo?: never; refused?: never }
  | { answer: Exclude<Answer, { kind: 'page' }>; movedTo?: never; refused?: never; long?: never }
  | { movedTo: string; answer?: never; refused?: never; long?: never }
  | { refused: Refused; answer?: never; movedTo?: never; long?: never }

/** Pages for everybody: made once, kept in memory until something they show changes, and the same for all. */
export function publicPages(base: Base, cache: PageCache, documents: Documents, sayError: SayError) {
  const { reads, readSite, lastSite, readingOf, shellFor } = base
  const makeOnce = once<Made>()
  const sendLong = longTables(base, sayError)
  const stale = new WeakMap<CachedAnswer, Promise<CachedAnswer>>()

  /** The last answer that was true, while the database is away. */
  async function lastOne(key: string, language: Language): Promise<CachedAnswer | undefined> {
    const last = cache.last(key)
    if (!last) return undefined
    const { answer, madeAt } = last
    const said = stale.get(answer) ?? staleAnswer(answer, { madeAt, language, timeZone: lastSite().timeZone })
    stale.set(answer, said)
    return said
  }

  async function serve(c: Ctx, route: PageRoute, language: Language): Promise<Response> {
    const url = new URL(c.req.url)
    const { path, format } = withoutFormat(url.pathname)
    // Pictures are made to be shown elsewhere, as what is framed is.
    const framed = route.framed === true || format === 'svg' || format === 'png'
    // What says that a picture isn't there, or is elsewhere, isn't one.
    c.set('framed', route.framed === true)
    const found = (page: CachedAnswer) => {
      c.set('framed', framed)
      return send(c, page)
    }
    const query = queryOf(url.searchParams, route.query)
    const key = keyOf({ path, format }, String(query))
    const now = Date.now()
    const kept = cache.isCutOff() ? await lastOne(key, language) : cache.get(key, now)
    if (kept) return found(kept)
    // The others would wait for a connection, one after the other, and hear the same in the end.
    if (cache.isCutOff()) return sayError(c, 'unavailable', 503)
    c.set('pageKey', key)
    const offered = [...new Set<Format>(['json', 'md', ...(route.formats ?? [])])]
    if (format && !offered.includes(format)) return sayError(c, 'unknownFormat', 404, { formats: offered, path })

    const begun = cache.begin()
    const parameters = c.req.param() as Record<string, string>
    const wanted: Wanted = { route, language, path, format, offered, query, parameters, key, framed, begun, now }
    // A page says what day it is: whoever asks on the next one doesn't wait for it.
    const made = await makeOnce(`${dayIn(lastSite().timeZone, new Date(now))} ${key}`, begun, () => make(wanted))
    if (made.answer) return sendOther(c, made.answer)
    if (made.movedTo !== undefined) return moved(c, made.movedTo, format, url.search)
    if (made.refused) return documents.sayRefused(c, made.refused, path)
    if (made.long) return sendLong(c, made.long)
    return found(made.page)
  }

  async function make(wanted: Wanted): Promise<Made> {
    const { route, language, format, key, framed, begun, now } = wanted
    const made = await read(wanted)
    if (made.answer || made.movedTo !== undefined || made.long) return made
    const { content } = made
    const written = content.document ? await documents.write(content.document, format) : content
    if ('notSet' in written) return { refused: written }
    const { body } = written
    const page: CachedAnswer = {
      status: 200,
      contentType: contentTypeOf(format, body),
      headers: { 'Cache-Control': revalidate, 'Content-Language': language, ...made.headers },
      etag: etagOf(body),
      body: typeof body === 'string' ? encoded(body) : asTheyAre(body),
      framed,
      template: addresses[route.page][language],
    }
    const validUntil = Math.min(now + trueFor(made.timeZone, new Date(now)), made.bound)
    cache.keep(key, page, { tags: made.tags, madeAt: now, validUntil, begun })
    return { page }
  }

  /** All that the database has to be asked for a page. */
  const read = ({ route, language, path, format, offered, query, parameters }: Wanted) =>
    reads(async shown => {
      const site = await readSite(shown)
      const tags = new Set(['all:site'])
      // The text of a page is paged as the page is.
      const own = format && format !== 'md' ? format : 'html'
      let bound = Number.POSITIVE_INFINITY
      const reading = readingOf(
        shown,
        site,
        language,
        own,
        (...more) => {
          for (const tag of more) tags.add(tag)
        },
        moment => {
          // A demonstration's clock stands still: nothing opens or closes by it.
          if (!base.clock.demonstration) bound = Math.min(bound, moment.getTime())
        },
      )
      const answer = await route.answer(reading, parameters, query)
      if (answer.kind !== 'page') return { answer }
      if (answer.paths[language] !== path) return { movedTo: answer.paths[language] }
      const shell = { ...shellFor(language, site), framed: route.framed === true }
      if (!answer.document && isDocumentFormat(format) && format !== 'md')
        return { answer: { kind: 'missing' as const, nearest: [{ label: answer.title, href: path }] } }
      const headers = format ? formatHeaders(answer, format, shell) : {}
      const table = format === 'csv' ? await answer.table?.() : undefined
      if (table?.rest)
        return {
          long: { table: { ...table, rest: table.rest }, headers: { 'Content-Language': language, ...headers } },
        }
      // A document has to be told whole before it is made: nothing of the database is held meanwhile.
      const content =
        isDocumentFormat(format) && (answer.document || format !== 'md')
          ? { document: await documentOf(answer, reading, tags, shell), body: '' }
          : { document: null, body: table ? csv(table) : await bodyOf(answer, format, offered, reading.today, shell) }
      return {
        content,
        headers,
        tags,
        bound,
        timeZone: site.timeZone,
      }
    })

  function sendOther(c: Ctx, answer: Exclude<Answer, { kind: 'page' }>): Promise<Response> | Response {
    if (answer.kind === 'missing') return sayError(c, 'notFound', 404, { nearest: answer.nearest })
    if (answer.kind === 'gone') return sayError(c, 'gone', 410, { nearest: answer.ways, gone: answer })
    return new Response(null, { status: 308, headers: { Location: answer.to } })
  }

  return { serve, lastOne }
}

const moved = (c: Ctx, to: string, format: Format | null, search: string): Response => {
  c.header('Cache-Control', revalidate)
  return c.redirect(`${format ? siblingOf(to, format) : to}${search}`, 308)
}

const contentTypeOf = (format: Format | null, body: string | Uint8Array): string =>
  `${format ? mediaTypes[format] : 'text/html'}${typeof body === 'string' ? '; charset=utf-8' : ''}`
