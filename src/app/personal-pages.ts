import type { Accounts, Reader } from '../people/index.ts'
import type { Database } from '../platform/database/database.ts'
import { addresses, type Format, mediaTypes, type PageName, withoutFormat } from '../platform/http/addresses.ts'
import { readForm } from '../platform/http/form.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../platform/http/personal.ts'
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
  /** Whether the server answers its own machine only, under no name of its own: there, one may enter as somebody of a demonstration. */
  demonstrates: boolean
  /** Whether nobody has said under which name the site is reached: then its pages may write under any. */
  anyName: boolean
  /** Whom a request is from, as far as that can be trusted. */
  clientOf(peer: string | undefined, headers: Headers): string
  /** Whether a request is from this machine, and nobody sent it on. */
  isFromHere(peer: string | undefined, headers: Headers): boolean
}

export type ServePersonal = (c: Ctx, route: PersonalRoute<Reader>, language: Language) => Promise<Response>

/** Which addresses take forms. */
export function takesForms(routes: readonly PersonalRoute<Reader>[]): (pathname: string) => boolean {
  const taking = routes.flatMap(({ page, send }) => (send ? Object.values(addresses[page]) : []))
  const known = taking.map(address => address.split('/'))
  return pathname => {
    const asked = pathname.split('/')
    return known.some(
      parts =>
        parts.length === asked.length &&
        parts.every((part, place) => (part.startsWith(':') ? asked[place] !== '' : part === asked[place])),
    )
  }
}

/** Where a page is in each language: what varies in its address is the same in both. */
function pathsOf(page: PageName, parameters: Readonly<Record<string, string>>, search = ''): Record<Language, string> {
  const path = (language: Language) =>
    addresses[page][language].replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? '')) +
    search
  return { fr: path('fr'), en: path('en') }
}

/** What a page shows as a file; null for a page that says something else instead. */
function fileOf({ csv, data }: PersonalPage, format: Format): string | null {
  if (format === 'csv') return csv ?? null
  return data === undefined ? null : `${JSON.stringify(data, null, 2)}\n`
}

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
    parameters: Readonly<Record<string, string>>,
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
    const html = await personalHtml(answer, pathsOf(route.page, parameters, answer.search), shellFor(language, site))
    return new Response(html, { status: answer.status ?? 200, headers })
  }

  return async (c, route, language) => {
    const { searchParams, pathname } = new URL(c.req.url)
    const { path, format } = withoutFormat(pathname)
    const offered = route.formats ?? []
    if (format && !offered.some(one => one === format))
      return sayError(c, 'unknownFormat', 404, { formats: offered, path })
    const { headers } = c.req.raw
    if (route.onlyHere && !isFromHere(c.env?.peer, headers)) return sayError(c, 'notFound', 404)
    const read = c.req.method === 'POST' ? await readForm(c.req.raw) : null
    if (read && 'refused' in read) return sayError(c, read.refused === 413 ? 'tooLong' : 'notAForm', read.refused)
    if (read) c.set('typed', read.form)
    const site = await readSite(db)
    const now = clock.recorded()
    const { reader, cookies } = await accounts.readerOf(headers, now)
    const visit: Visit<Reader> = {
      db,
      language,
      format,
      query: queryOf(searchParams, route.query),
      parameters: c.req.param(),
      timeZone: site.timeZone,
      now,
      origin,
      reader,
      client: clientOf(c.env?.peer, headers),
      userAgent: c.req.header('user-agent') ?? '',
      tell: (level, what) => log[level]({ requestId: c.get('requestId'), what }, 'signing in'),
    }
    const answer = read ? await route.send?.(visit, read.form) : await route.answer(visit, visit.query)
    if (!answer || answer.kind === 'missing') return sayError(c, 'notFound', 404)
    const file = format && answer.kind === 'personal' ? fileOf(answer, format) : null
    if (file === null) return answered(answer, route, language, site, c.req.param(), cookies)
    return new Response(file, {
      headers: {
        'Cache-Control': 'private, no-store',
        'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : mediaTypes.json,
        'Content-Disposition': `attachment; filename="${path.slice(1).replaceAll('/', '-')}.${format}"`,
      },
    })
  }
}
