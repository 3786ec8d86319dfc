import type { Hono } from 'hono'
import { sql } from 'kysely'
import { type Format, withoutFormat } from '../platform/http/addresses.ts'
import { encoded } from '../platform/http/encoded.ts'
import { answerMetrics, type MetricsPage } from '../platform/http/metrics-page.ts'
import { prefersJson } from '../platform/http/negotiate.ts'
import { etagOf } from '../platform/http/page-cache.ts'
import { send } from '../platform/http/send.ts'
import { isUlid } from '../platform/ids.ts'
import { preferredLanguage } from '../platform/locales/languages.ts'
import { oembed, oembedPath, oembedXml } from '../site/embed/oembed.ts'
import { locate } from '../site/locate.ts'
import { planSchema, schemaPath } from '../site/plan-schema.ts'
import { readSettings } from '../site/read-settings.ts'
import { robots, sitemap, sitemapPart } from '../site/sitemap/xml.ts'
import { type Base, type Ctx, type Env, revalidate } from './base.ts'
import type { SayError } from './errors.ts'

const forever = 'public, max-age=31536000, immutable'
const toAll = { 'Access-Control-Allow-Origin': '*' }

/** What whoever runs the site asks whether it is well. */
export function answerOperators(app: Hono<Env>, { db }: Base, metrics: MetricsPage | undefined): void {
  app.get('/healthz', c => c.text('ok', 200, { 'Cache-Control': 'no-store' }))
  app.get('/readyz', async c => {
    const ready = await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(db).then(
      ({ rows }) => rows[0]?.replica === false,
      () => false,
    )
    return c.text(ready ? 'ready' : 'database unreachable', ready ? 200 : 503, { 'Cache-Control': 'no-store' })
  })
  if (metrics) app.get('/metrics', c => answerMetrics(c, metrics))
}

/** Addresses that programs read, not people: assets, the schema of plan files, the sitemap, permanent addresses, oEmbed. */
export function answerPrograms(app: Hono<Env>, base: Base, sayError: SayError): void {
  const { reads, origin, assets } = base
  app.get('/assets/:file', c => {
    const asset = assets.byPath.get(new URL(c.req.url).pathname)
    if (!asset) return sayError(c, 'notFound', 404)
    const { contentType, etag, body } = asset
    return send(c, { status: 200, contentType, etag, body, headers: { 'Cache-Control': forever } })
  })

  const schema = JSON.stringify(planSchema(), null, 2)
  const schemaBody = encoded(schema)
  app.get(withoutFormat(schemaPath).path, c =>
    send(c, {
      status: 200,
      contentType: 'application/schema+json; charset=utf-8',
      etag: etagOf(schema),
      body: schemaBody,
      headers: { 'Cache-Control': revalidate, ...toAll },
    }),
  )

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
        base.readingOf(
          shown,
          site,
          'fr',
          'html',
          () => {},
          () => {},
        ),
        site,
        query,
      )
    })
    if (!told) return c.text('not found', 404, { 'Cache-Control': 'no-store' })
    const headers = { 'Cache-Control': revalidate, ...toAll }
    return format === 'json'
      ? c.json(told, 200, headers)
      : c.body(oembedXml(told), 200, { ...headers, 'Content-Type': 'text/xml; charset=utf-8' })
  })
}

const xml = async (c: Ctx, text: string): Promise<Response> =>
  send(c, {
    status: 200,
    contentType: 'application/xml; charset=utf-8',
    etag: etagOf(text),
    body: encoded(text),
    headers: { 'Cache-Control': revalidate },
  })
