import type { Accounts, Reader } from '../people/index.ts'
import type { Database } from '../platform/database/database.ts'
import { addresses, withoutFormat } from '../platform/http/addresses.ts'
import { readForm } from '../platform/http/form.ts'
import type { PersonalAnswer, PersonalRoute, Visit } from '../platform/http/personal.ts'
import { queryOf } from '../platform/http/query.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Delivery } from '../platform/mail/delivery.ts'
import type { SiteSettings } from '../site/settings.ts'
import { personalHtml } from '../site/shell.tsx'
import type { Base, Ctx } from './base.ts'
import type { SayError } from './errors.ts'

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

export type ServePersonal = (c: Ctx, route: PersonalRoute<Reader>, language: Language) => Promise<Response>

/** The addresses of pages that take forms. */
export const addressesOfForms = (routes: readonly PersonalRoute<Reader>[]): ReadonlySet<string> =>
  new Set(routes.flatMap(({ page, send }) => (send ? Object.values(addresses[page]) : [])))

/** Pages for one reader: made each time, from the primary, and kept by nobody. */
export function personalPages(
  { clock, log, origin, readSite, shellFor }: Base,
  { db, accounts, clientOf, isFromHere }: People,
  sayError: SayError,
): ServePersonal {
  const answered = async (
    answer: Exclude<PersonalAnswer, { kind: 'missing' }>,
    route: PersonalRoute<Reader>,
    language: Language,
    site: SiteSettings,
    cookies: readonly string[],
  ): Promise<Response> => {
    const headers = new Headers({ 'Cache-Control': 'private, no-store', 'Content-Language': language })
    for (const cookie of answer.cookies ?? cookies) headers.append('Set-Cookie', cookie)
    if (answer.kind === 'see-other') {
      headers.set('Location', answer.to)
      if (answer.clears) headers.set('Clear-Site-Data', '"cache", "storage"')
      return new Response(null, { status: 303, headers })
    }
    headers.set('Content-Type', 'text/html; charset=utf-8')
    if (answer.retryAfter !== undefined) headers.set('Retry-After', String(answer.retryAfter))
    const html = await personalHtml(answer, addresses[route.page], shellFor(language, site))
    return new Response(html, { status: answer.status ?? 200, headers })
  }

  return async (c, route, language) => {
    const { searchParams, pathname } = new URL(c.req.url)
    const { path, format } = withoutFormat(pathname)
    if (format) return sayError(c, 'unknownFormat', 404, { formats: [], path })
    const { headers } = c.req.raw
    if (route.onlyHere && !isFromHere(c.env?.peer, headers)) return sayError(c, 'notFound', 404)
    const read = c.req.method === 'POST' ? await readForm(c.req.raw) : null
    if (read && 'refused' in read) return sayError(c, read.refused === 413 ? 'tooLong' : 'notAForm', read.refused)
    const site = await readSite(db)
    const now = clock.recorded()
    const { reader, cookies } = await accounts.readerOf(headers, now)
    const visit: Visit<Reader> = {
      db,
      language,
      timeZone: site.timeZone,
      now,
      origin,
      reader,
      client: clientOf(c.env?.peer, headers),
      userAgent: c.req.header('user-agent') ?? '',
      tell: (level, what) => log[level]({ requestId: c.get('requestId'), what }, 'signing in'),
    }
    const answer = read
      ? await route.send?.(visit, read.form)
      : await route.answer(visit, queryOf(searchParams, route.query))
    if (!answer || answer.kind === 'missing') return sayError(c, 'notFound', 404)
    return answered(answer, route, language, site, cookies)
  }
}
