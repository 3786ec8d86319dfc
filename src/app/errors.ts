import { withoutFormat } from '../platform/http/addresses.ts'
import { prefersJson } from '../platform/http/negotiate.ts'
import { type ErrorKind, errorHtml } from '../site/shell.tsx'
import { type Base, type Ctx, languageOf } from './base.ts'

export type SayError = (
  c: Ctx,
  kind: ErrorKind,
  status: number,
  more?: Parameters<typeof errorHtml>[4],
) => Promise<Response>

/**
 * How errors are said: as pages, or as problem JSON (RFC 9457). They stand without the database: the settings that were read last stand in
 * when the site's can't be read.
 * @param writable which addresses take forms
 */
export const errorsOf = (
  { shellFor, readSite, lastSite, db }: Base,
  writable: (pathname: string) => boolean,
): SayError => {
  const headersOf = (kind: ErrorKind, status: number, pathname: string): Record<string, string> => ({
    'Cache-Control': 'no-store',
    ...(status === 503 && kind !== 'documentMissing' ? { 'Retry-After': '5' } : {}),
    ...(status === 405 ? { Allow: writable(pathname) ? 'GET, HEAD, POST' : 'GET, HEAD' } : {}),
  })

  return async (c, kind, status, more = {}) => {
    const { pathname } = new URL(c.req.url)
    const { path, format } = withoutFormat(pathname)
    const language = languageOf(path)
    const headers = headersOf(kind, status, pathname)
    if (format === 'json' || prefersJson(c.req.header('accept'))) {
      const { cause: detail } = more
      const body = JSON.stringify({ type: 'about:blank', title: kind, status, detail, instance: c.get('requestId') })
      return new Response(body, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
    }
    const site = kind === 'unavailable' ? lastSite() : await readSite(db).catch(lastSite)
    const html = await errorHtml(kind, status, c.get('requestId'), shellFor(language, site), more)
    return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } })
  }
}
