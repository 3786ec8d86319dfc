import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { securityHeaders } from '../platform/http/headers.ts'
import type { MetricsPage } from '../platform/http/metrics-page.ts'
import { isFromOurselves } from '../platform/http/own-origin.ts'
import { isReadable } from '../platform/http/readable.ts'
import type { Base, Ctx, Env } from './base.ts'
import type { SayError } from './errors.ts'

/** What every answer gets: an id, the security headers, a line in the log, a place in what is measured. */
export function attended({ log, origin }: Base, metrics: MetricsPage | undefined): MiddlewareHandler<Env> {
  const https = origin.startsWith('https:')
  const [security, framed, file] = [
    securityHeaders(https),
    securityHeaders(https, 'framed'),
    securityHeaders(https, 'file'),
  ]
  return async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    const begun = performance.now()
    await next()
    c.res.headers.set('X-Request-Id', requestId)
    const headers = c.get('file') ? file : c.get('framed') ? framed : security
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
  }
}

/** The template of the address that a request came to; those to none of ours count together. */
const templateOf = (c: Ctx): string => matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path ?? 'other'

/**
 * What no request gets by: addresses that can be read, methods that are served there, forms of our own pages only.
 * @param writable which addresses take forms: everywhere else a POST is refused
 * @param anyName whether nobody has said under which name the site is reached
 */
export function guarded(
  { log, origin }: Base,
  sayError: SayError,
  writable: (pathname: string) => boolean,
  anyName: boolean,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    if (!isReadable(pathname)) return sayError(c, 'badRequest', 400)
    const writes = c.req.method === 'POST' && writable(pathname)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !writes) return sayError(c, 'method', 405)
    if (writes && !isFromOurselves(c.req.raw, origin, anyName)) {
      log.warn({ requestId: c.get('requestId'), path: pathname }, 'a form of another site was refused')
      return sayError(c, 'foreignForm', 403)
    }
    if (pathname.length > 1 && pathname.endsWith('/'))
      return c.redirect(`${pathname.replace(/\/+$/, '') || '/'}${search}`.replace(/^\/+/, '/'), 308)
    return next()
  }
}
