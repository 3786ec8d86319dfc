import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import { sql } from 'kysely'
import { type Accounts, peopleRoutes, type Reader } from './people/index.ts'
import { type Clock, dayIn, trueFor } from './platform/clock.ts'
import { databaseTrouble } from './platform/database/away.ts'
import type { Database, Queries } from './platform/database/database.ts'
import { type PageReads, readsFrom } from './platform/database/page-reads.ts'
import type { Document, Excess, Sheet } from './platform/document/document.ts'
import { wordsOf } from './platform/facts/text.ts'
import {
  addresses,
  type Format,
  isDocumentFormat,
  mediaTypes,
  siblingOf,
  withoutFormat,
} from './platform/http/addresses.ts'
import type { Answer, PageRoute } from './platform/http/answer.ts'
import { loadAssets } from './platform/http/assets.ts'
import { asTheyAre, encoded } from './platform/http/encoded.ts'
import { readForm } from './platform/http/form.ts'
import { securityHeaders } from './platform/http/headers.ts'
import type { Bindings } from './platform/http/http-server.ts'
import { answerMetrics, type MetricsPage } from './platform/http/metrics-page.ts'
import { prefersJson } from './platform/http/negotiate.ts'
import { once } from './platform/http/once.ts'
import { isFromOurselves } from './platform/http/own-origin.ts'
import { type CachedAnswer, etagOf, keyOf, type PageCache } from './platform/http/page-cache.ts'
import type { PersonalRoute, Visit } from './platform/http/personal.ts'
import { queryOf } from './platform/http/query.ts'
import { isReadable } from './platform/http/readable.ts'
import { send } from './platform/http/send.ts'
import { isUlid } from './platform/ids.ts'
import { interfaceLanguages, type Language, preferredLanguage } from './platform/locales/languages.ts'
import type { Log } from './platform/log.ts'
import type { Delivery } from './platform/mail/delivery.ts'
import { projectRoot } from './platform/project-root.ts'
import type { Reading } from './platform/reading.ts'
import { NotSet, openTypesetter, type Reason, type Typesetter } from './platform/typst/typesetter.ts'
import { oembed, oembedPath, oembedXml } from './site/embed/oembed.ts'
import { locate } from './site/locate.ts'
import { pages } from './site/pages.ts'
import { planSchema, schemaPath } from './site/plan-schema.ts'
import { documentOf, jobOf } from './site/print/document-of.ts'
import { writerOf } from './site/print/writers.ts'
import { neutralSettings, readSettings } from './site/read-settings.ts'
import type { SiteSettings } from './site/settings.ts'
import { excessInWords } from './site/sheet/excess.ts'
import { type ErrorKind, errorHtml, personalHtml, type Shell } from './site/shell.tsx'
import { bodyOf, formatHeaders } from './site/siblings.ts'
import { robots, sitemap, sitemapPart } from './site/sitemap/xml.ts'
import { staleAnswer } from './site/stale.tsx'

export type AppOptions = {
  db: Database
  /** Where pages are read, when it isn't from `db` only. */
  reads?: PageReads | undefined
  metrics?: MetricsPage | undefined
  /** What sets documents; by default one of its own, which is there once it is needed. */
  typesetter?: Typesetter
  cache: PageCache
  clock: Clock
  log: Log
  /** The origin under which the public reaches the site. */
  origin: string
  /** Without it nobody signs in, and the pages for it aren't there. */
  people?: People | undefined
}

/** What it takes for people to sign in. */
export type People = {
  accounts: Accounts
  /** The database itself: people are of today, even where pages show a day of the past. */
  db: Database
  delivery: Delivery
  /** Whether nobody has said under which name the site is reached: then its pages may write under any. */
  anyName: boolean
  /** Whom a request is from, as far as that can be trusted. */
  clientOf(peer: string | undefined, headers: Headers): string
  /** Whether a request is from this machine, and nobody sent it on. */
  isFromHere(peer: string | undefined, headers: Headers): boolean
}

type Env = {
  Bindings: Bindings
  Variables: { requestId: string; settings: SiteSettings; pageKey?: string; framed?: boolean }
}
type Ctx = Context<Env>

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
  | { page: CachedAnswer; answer?: never; movedTo?: never; notSet?: never }
  | { answer: Exclude<Answer, { kind: 'page' }>; movedTo?: never; notSet?: never }
  | { movedTo: string; answer?: never; notSet?: never }
  | { notSet: NotSet; document: Document | Sheet | null; answer?: never; movedTo?: never }

/** How long a browser may show a page without asking again: never; it asks, and mostly hears 304. */
const revalidate = 'public, max-age=0, must-revalidate'
const forever = 'public, max-age=31536000, immutable'

const languageOf = (path: string): Language => (/^\/en(\/|$|\.)/.test(path) ? 'en' : 'fr')

/** The whole site as one function from a request to an answer: it can be tried without a socket. */
export function createApp({
  db,
  reads = readsFrom(db),
  metrics,
  typesetter = openTypesetter(),
  cache,
  clock,
  log,
  origin,
  people,
}: AppOptions): Hono<Env> {
  const assets = loadAssets(join(projectRoot, 'src', 'design'), 'parvis.css', ['icon.svg'])
  const https = origin.startsWith('https:')
  const [security, securityFramed] = [securityHeaders(https), securityHeaders(https, true)]
  // For what has to be said while the database is away.
  let lastSite: SiteSettings = neutralSettings
  const personal = people
    ? peopleRoutes(people.accounts, people.delivery, async language => wordsOf((await readSettings(db)).name, language))
    : []
  /** The addresses that take forms: everywhere else a POST is refused as before. */
  const writable = new Set<string>(
    personal.flatMap(({ page, send: takes }) => (takes ? Object.values(addresses[page]) : [])),
  )
  const app = new Hono<Env>({ getPath: request => withoutFormat(new URL(request.url).pathname).path })

  const shellFor = (language: Language, site: SiteSettings): Shell => ({
    language,
    site,
    origin,
    assets,
    demoDay: clock.demonstration ? dayIn(site.timeZone, clock.now()) : null,
  })

  const readingOf = (
    shown: Queries,
    { timeZone }: SiteSettings,
    language: Language,
    format: Reading['format'],
    uses: Reading['uses'],
  ): Reading => {
    const now = clock.now()
    return { db: shown, language, format, now, today: dayIn(timeZone, now), timeZone, origin, uses }
  }

  /** An error that stands without the database: the neutral settings stand in when the site's can't be read. */
  async function sayError(
    c: Ctx,
    kind: ErrorKind,
    status: number,
    more: Parameters<typeof errorHtml>[4] = {},
  ): Promise<Response> {
    const { path, format } = withoutFormat(new URL(c.req.url).pathname)
    const language = languageOf(path)
    const headers = {
      'Cache-Control': 'no-store',
      ...(status === 503 && kind !== 'documentMissing' ? { 'Retry-After': '5' } : {}),
      ...(status === 405 ? { Allow: writable.has(new URL(c.req.url).pathname) ? 'GET, HEAD, POST' : 'GET, HEAD' } : {}),
    }
    if (format === 'json' || prefersJson(c.req.header('accept'))) {
      const { cause: detail } = more
      const body = JSON.stringify({ type: 'about:blank', title: kind, status, detail, instance: c.get('requestId') })
      return new Response(body, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
    }
    const site = kind === 'unavailable' ? lastSite : await readSettings(db).catch(() => lastSite)
    const html = await errorHtml(kind, status, c.get('requestId'), shellFor(language, site), more)
    return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } })
  }

  app.use('*', async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    const begun = performance.now()
    await next()
    c.res.headers.set('X-Request-Id', requestId)
    const headers = c.get('framed') ? securityFramed : security
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
    metrics?.times.observe(templateOf(c), c.res.status, (performance.now() - begun) / 1000)
    // Whoever shows a wrong token is told of whatever else is written down.
    log[c.res.status === 401 ? 'warn' : 'info'](
      {
        requestId,
        method: c.req.method,
        path: new URL(c.req.url).pathname,
        status: c.res.status,
        ms: Math.round(performance.now() - begun),
      },
      'request',
    )
  })

  app.use('*', async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    if (!isReadable(pathname)) return sayError(c, 'badRequest', 400)
    const writes = c.req.method === 'POST' && writable.has(pathname)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !writes) return sayError(c, 'method', 405)
    if (writes && !isFromOurselves(c.req.raw, origin, people?.anyName ?? false)) {
      log.warn({ requestId: c.get('requestId'), path: pathname }, 'a form of another site was refused')
      return sayError(c, 'foreignForm', 403)
    }
    if (pathname.length > 1 && pathname.endsWith('/'))
      return c.redirect(`${pathname.replace(/\/+$/, '') || '/'}${search}`.replace(/^\/+/, '/'), 308)
    return next()
  })

  app.get('/healthz', c => c.text('ok', 200, { 'Cache-Control': 'no-store' }))
  app.get('/readyz', async c => {
    const ready = await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(db).then(
      ({ rows }) => rows[0]?.replica === false,
      () => false,
    )
    return c.text(ready ? 'ready' : 'database unreachable', ready ? 200 : 503, { 'Cache-Control': 'no-store' })
  })
  if (metrics) app.get('/metrics', c => answerMetrics(c, metrics))
  app.get('/assets/:file', c => {
    const asset = assets.byPath.get(new URL(c.req.url).pathname)
    if (!asset) return sayError(c, 'notFound', 404)
    return send(c, {
      status: 200,
      contentType: asset.contentType,
      etag: asset.etag,
      body: asset.body,
      headers: { 'Cache-Control': forever },
    })
  })
  const schema = JSON.stringify(planSchema(), null, 2)
  const schemaBody = encoded(schema)
  app.get(withoutFormat(schemaPath).path, c =>
    send(c, {
      status: 200,
      contentType: 'application/schema+json; charset=utf-8',
      etag: etagOf(schema),
      body: schemaBody,
      headers: { 'Cache-Control': revalidate, 'Access-Control-Allow-Origin': '*' },
    }),
  )

  const xml = async (c: Ctx, text: string): Promise<Response> =>
    send(c, {
      status: 200,
      contentType: 'application/xml; charset=utf-8',
      etag: etagOf(text),
      body: encoded(text),
      headers: { 'Cache-Control': revalidate },
    })
  app.get('/sitemap.xml', async c =>
    xml(c, await reads(async shown => sitemap(shown, { origin, timeZone: (await readSettings(shown)).timeZone }))),
  )
  app.get('/sitemap/:file', async c => {
    const part = await reads(async shown => {
      const { timeZone } = await readSettings(shown)
      return sitemapPart(shown, c.req.param('file'), { origin, timeZone })
    })
    return part === null ? sayError(c, 'notFound', 404) : xml(c, part)
  })
  app.get('/robots.txt', c => c.text(robots(origin), 200, { 'Cache-Control': revalidate }))

  app.get('/id/:type/:id', async c => {
    const { format } = withoutFormat(new URL(c.req.url).pathname)
    const wanted: Format | undefined = format ?? (prefersJson(c.req.header('accept')) ? 'json' : undefined)
    const id = c.req.param('id').toUpperCase()
    const path = isUlid(id)
      ? await reads(shown =>
          locate(shown, c.req.param('type'), id, preferredLanguage(c.req.header('accept-language')), wanted),
        )
      : null
    if (!path) return sayError(c, 'notFound', 404)
    return new Response(null, {
      status: 303,
      headers: { Location: path, Vary: 'Accept, Accept-Language', 'Cache-Control': revalidate },
    })
  })

  app.get(oembedPath, async c => {
    const query = new URL(c.req.url).searchParams
    const format = query.get('format') ?? 'json'
    // Said by oEmbed 1.0: 501 for a format that isn't served.
    if (format !== 'json' && format !== 'xml') return c.text('json, xml', 501, { 'Cache-Control': 'no-store' })
    const told = await reads(async shown => {
      const site = await readSettings(shown)
      return oembed(
        readingOf(shown, site, 'fr', 'html', () => {}),
        site,
        query,
      )
    })
    if (!told) return c.text('not found', 404, { 'Cache-Control': 'no-store' })
    const headers = { 'Cache-Control': revalidate, 'Access-Control-Allow-Origin': '*' }
    return format === 'json'
      ? c.json(told, 200, headers)
      : c.body(oembedXml(told), 200, { ...headers, 'Content-Type': 'text/xml; charset=utf-8' })
  })

  for (const route of pages) {
    for (const language of interfaceLanguages)
      app.get(addresses[route.page][language], c => servePage(c, route, language))
  }

  for (const route of people ? personal : []) {
    const serve = (language: Language) => (c: Ctx) => servePersonal(c, route, language, people as People)
    for (const language of interfaceLanguages) {
      app.get(addresses[route.page][language], serve(language))
      if (route.send) app.post(addresses[route.page][language], serve(language))
    }
  }

  /** A page for one reader: made each time, from the primary, and kept by nobody. */
  async function servePersonal(
    c: Ctx,
    route: PersonalRoute<Reader>,
    language: Language,
    people: People,
  ): Promise<Response> {
    const { searchParams, pathname } = new URL(c.req.url)
    const { path, format } = withoutFormat(pathname)
    if (format && !(format === 'json' && route.hasData))
      return sayError(c, 'unknownFormat', 404, { formats: route.hasData ? ['json'] : [], path })
    if (route.onlyHere && !people.isFromHere(c.env?.peer, c.req.raw.headers)) return sayError(c, 'notFound', 404)
    const client = people.clientOf(c.env?.peer, c.req.raw.headers)
    const read = c.req.method === 'POST' ? await readForm(c.req.raw) : null
    if (read && 'refused' in read) return sayError(c, read.refused === 413 ? 'tooLong' : 'notAForm', read.refused)
    const site = await readSettings(people.db)
    lastSite = site
    const now = clock.recorded()
    const { reader, cookies } = await people.accounts.readerOf(c.req.raw.headers, now)
    const visit: Visit<Reader> = {
      db: people.db,
      language,
      timeZone: site.timeZone,
      now,
      origin,
      reader,
      client,
      userAgent: c.req.header('user-agent') ?? '',
      tell: (level, what) => log[level]({ requestId: c.get('requestId'), what }, 'signing in'),
    }
    const answer = read
      ? await route.send?.(visit, read.form)
      : await route.answer(visit, queryOf(searchParams, route.query))
    if (!answer || answer.kind === 'missing') return sayError(c, 'notFound', 404)
    const headers = new Headers({ 'Cache-Control': 'private, no-store', 'Content-Language': language })
    for (const cookie of answer.cookies ?? cookies) headers.append('Set-Cookie', cookie)
    if (answer.kind === 'see-other') {
      headers.set('Location', answer.to)
      if (answer.clears) headers.set('Clear-Site-Data', '"cache", "storage"')
      return new Response(null, { status: 303, headers })
    }
    if (format && answer.data !== undefined) {
      headers.set('Content-Type', mediaTypes.json)
      headers.set('Content-Disposition', `attachment; filename="${path.slice(1).replaceAll('/', '-')}.json"`)
      return new Response(`${JSON.stringify(answer.data, null, 2)}\n`, { headers })
    }
    headers.set('Content-Type', 'text/html; charset=utf-8')
    if (answer.retryAfter !== undefined) headers.set('Retry-After', String(answer.retryAfter))
    const html = await personalHtml(answer, addresses[route.page], shellFor(language, site))
    return new Response(html, { status: answer.status ?? 200, headers })
  }

  const makeOnce = once<Made>()
  const stale = new WeakMap<CachedAnswer, Promise<CachedAnswer>>()

  /** The last answer that was true, while the database is away. */
  async function lastOne(key: string, language: Language): Promise<CachedAnswer | undefined> {
    const last = cache.last(key)
    if (!last) return undefined
    const { answer, madeAt } = last
    const said = stale.get(answer) ?? staleAnswer(answer, { madeAt, language, timeZone: lastSite.timeZone })
    stale.set(answer, said)
    return said
  }

  async function servePage(c: Ctx, route: PageRoute, language: Language): Promise<Response> {
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
    const made = await makeOnce(`${dayIn(lastSite.timeZone, new Date(now))} ${key}`, begun, () => make(wanted))
    if (made.answer) return sendOther(c, made.answer)
    if (made.movedTo !== undefined) return moved(c, made.movedTo, format, url.search)
    if (made.notSet) return sayNotSet(c, made.notSet, path, made.document)
    return found(made.page)
  }

  async function make({
    route,
    language,
    path,
    format,
    offered,
    query,
    parameters,
    key,
    framed,
    begun,
    now,
  }: Wanted): Promise<Made> {
    const made = await reads(async shown => {
      const site = await readSettings(shown)
      lastSite = site
      const tags = new Set(['all:site'])
      // The text of a page is paged as the page is.
      const own = format && format !== 'md' ? format : 'html'
      const reading = readingOf(shown, site, language, own, (...more) => {
        for (const tag of more) tags.add(tag)
      })
      const answer = await route.answer(reading, parameters, query)
      if (answer.kind !== 'page') return { answer }
      if (answer.paths[language] !== path) return { movedTo: answer.paths[language] }
      const shell = { ...shellFor(language, site), framed: route.framed === true }
      if (!answer.document && isDocumentFormat(format) && format !== 'md')
        return { answer: { kind: 'missing' as const, nearest: [{ label: answer.title, href: path }] } }
      // A document has to be told whole before it is made: nothing of the database is held meanwhile.
      const content =
        isDocumentFormat(format) && (answer.document || format !== 'md')
          ? { document: await documentOf(answer, reading, tags, shell) }
          : { body: await bodyOf(answer, format, offered, reading.today, shell) }
      return { ...content, headers: format ? formatHeaders(answer, format, shell) : {}, tags, timeZone: site.timeZone }
    })
    if (made.answer || made.movedTo !== undefined) return made
    const document = made.document ?? null
    const body = document ? await written(document, format) : (made.body ?? '')
    if (body instanceof NotSet) return { notSet: body, document }
    const page: CachedAnswer = {
      status: 200,
      contentType: contentTypeOf(format, body),
      headers: { 'Cache-Control': revalidate, 'Content-Language': language, ...made.headers },
      etag: etagOf(body),
      body: typeof body === 'string' ? encoded(body) : asTheyAre(body),
      framed,
      template: addresses[route.page][language],
    }
    const validUntil = now + trueFor(made.timeZone, new Date(now))
    cache.keep(key, page, { tags: made.tags, madeAt: now, validUntil, begun })
    return { page }
  }

  async function written(document: Document | Sheet, format: Format | null): Promise<string | Uint8Array | NotSet> {
    const write = writerOf(format)
    return write && document.layout !== 'sheet' ? write(document) : setInType(document)
  }

  async function setInType(document: Document | Sheet): Promise<Uint8Array | NotSet> {
    return typesetter.set(jobOf(document)).then(
      ({ pdf }) => pdf,
      (error: unknown) => {
        if (error instanceof NotSet) return error
        throw error
      },
    )
  }

  function sayNotSet(c: Ctx, { reason, message }: NotSet, path: string, document: Document | Sheet | null) {
    const nearest = [{ label: path, href: path }]
    if (reason === 'long' && document?.layout === 'sheet') {
      const cause = excessInWords(document, JSON.parse(message) as Excess, languageOf(path))
      return sayError(c, 'documentLong', 422, { nearest, cause })
    }
    log[reason === 'busy' ? 'warn' : 'error'](
      { requestId: c.get('requestId'), reason, err: message },
      'document not set',
    )
    return sayError(c, notSet[reason], 503, { nearest })
  }

  function sendOther(c: Ctx, answer: Exclude<Answer, { kind: 'page' }>): Promise<Response> | Response {
    if (answer.kind === 'missing') return sayError(c, 'notFound', 404, { nearest: answer.nearest })
    if (answer.kind === 'gone') return sayError(c, 'gone', 410, { nearest: answer.ways, gone: answer })
    return new Response(null, { status: 308, headers: { Location: answer.to } })
  }

  const moved = (c: Ctx, to: string, format: Format | null, search: string): Response => {
    c.header('Cache-Control', revalidate)
    return c.redirect(`${format ? siblingOf(to, format) : to}${search}`, 308)
  }

  app.notFound(c => sayError(c as Ctx, 'notFound', 404))
  app.onError(async (error, c) => {
    const away = databaseTrouble(error) !== null
    const last = away ? await lastOne(c.get('pageKey') ?? '', languageOf(new URL(c.req.url).pathname)) : undefined
    if (last) return send(c as Ctx, last)
    log.error(
      {
        requestId: c.get('requestId'),
        err: databaseTrouble(error)?.message ?? error.message,
        stack: away ? undefined : error.stack,
      },
      'request failed',
    )
    return away ? sayError(c as Ctx, 'unavailable', 503) : sayError(c as Ctx, 'failed', 500)
  })
  return app
}

const notSet: Record<Reason, ErrorKind> = {
  busy: 'documentBusy',
  late: 'documentFailed',
  died: 'documentFailed',
  failed: 'documentFailed',
  missing: 'documentMissing',
  long: 'documentFailed',
}

const contentTypeOf = (format: Format | null, body: string | Uint8Array): string =>
  `${format ? mediaTypes[format] : 'text/html'}${typeof body === 'string' ? '; charset=utf-8' : ''}`

/** The template of the address that a request came to; those to none of ours count together. */
const templateOf = (c: Ctx): string => matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path ?? 'other'
