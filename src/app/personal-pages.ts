import type { Accounts, Reader } from '../people/index.ts'
import type { Database } from '../platform/database/database.ts'
import { discard, noUploads, type Uploads, uploadsOf } from '../platform/files/files.ts'
import { type Coming, refuse, take, type Upload } from '../platform/files/upload.ts'
import { addresses, type Format, mediaTypes, type PageName, withoutFormat } from '../platform/http/addresses.ts'
import { type FormRead, readForm, type Taking } from '../platform/http/form.ts'
import type { PersonalPage, PersonalRoute, SeeOther, Visit } from '../platform/http/personal.ts'
import { queryOf } from '../platform/http/query.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Delivery } from '../platform/mail/delivery.ts'
import type { SiteSettings } from '../site/settings.ts'
import { type ErrorKind, personalHtml } from '../site/shell.tsx'
import type { Base, Ctx } from './base.ts'
import type { SayError } from './errors.ts'
import type { SendFile } from './files.ts'

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

/** Nobody keeps it. */
const forOne = 'private, no-store'

/** How it is said that a form wasn't read. */
const unreadKinds = { 400: 'cutShort', 408: 'tooSlow', 413: 'tooLong', 415: 'notAForm' } as const satisfies Record<
  Extract<FormRead, { refused: unknown }>['refused'],
  ErrorKind
>

/** Pages for one reader: made each time, from the primary, and kept by nobody. */
export function personalPages(
  { clock, log, origin, files, readSite, shellFor }: Base,
  { db, accounts, clientOf, isFromHere }: People,
  sendFile: SendFile,
  sayError: SayError,
): ServePersonal {
  const answered = async (
    answer: PersonalPage | SeeOther,
    route: PersonalRoute<Reader>,
    language: Language,
    site: SiteSettings,
    parameters: Readonly<Record<string, string>>,
    cookies: readonly string[],
  ): Promise<Response> => {
    const headers = new Headers({ 'Cache-Control': forOne, 'Content-Language': language })
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

  /** What a page takes of files, of somebody. */
  const takingOf = async (route: PersonalRoute<Reader>, visit: Visit<Reader>): Promise<Taking | null> => {
    if (!route.uploads) return null
    const { most, bytes, as, from } = route.uploads
    const allowed = await from(visit)
    return {
      most,
      bytes,
      async take(coming) {
        if (!files || !allowed) return refuse(coming, files ? 'not-allowed' : 'not-stored')
        return take(coming, files, bytes, as)
      },
    }
  }

  /** What comes of a form. What came with it and wasn't kept is gone afterwards, whatever happens. */
  const sent = async (c: Ctx, route: PersonalRoute<Reader>, visit: Visit<Reader>) => {
    const came: Upload[] = []
    try {
      const read = await readForm(c.req.raw, await takingOf(route, visit), came, route.longest)
      if ('refused' in read) return { kind: 'unread', status: read.refused } as const
      c.set('typed', read.form)
      // Files take their time: what is done with them is done now.
      const now = clock.recorded()
      const uploads: Uploads = files ? uploadsOf(read.uploads, db, files, now) : { ...noUploads, all: read.uploads }
      return await route.send?.({ ...visit, now }, read.form, uploads)
    } finally {
      await discard(came)
    }
  }

  /** What somebody typed, where nobody could even ask who they are: it isn't lost. */
  const typedIn = async (c: Ctx, route: PersonalRoute<Reader>): Promise<void> => {
    if (c.req.method !== 'POST' || c.req.raw.bodyUsed) return
    const { uploads } = route
    const passing = uploads && { ...uploads, take: async (coming: Coming) => refuse(coming, 'not-stored') }
    const read = await readForm(c.req.raw, passing ?? null, [], route.longest).catch(() => null)
    if (read && 'form' in read) c.set('typed', read.form)
  }

  const serve: ServePersonal = async (c, route, language) => {
    const { searchParams, pathname } = new URL(c.req.url)
    const { path, format } = withoutFormat(pathname)
    const offered = route.formats ?? []
    if (format && !offered.some(one => one === format))
      return sayError(c, 'unknownFormat', 404, { formats: offered, path })
    const { headers } = c.req.raw
    if (route.onlyHere && !isFromHere(c.env?.peer, headers)) return sayError(c, 'notFound', 404)
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
    const answer = c.req.method === 'POST' ? await sent(c, route, visit) : await route.answer(visit, visit.query)
    if (!answer || answer.kind === 'missing') return sayError(c, 'notFound', 404)
    if (answer.kind === 'unread') return sayError(c, unreadKinds[answer.status], answer.status)
    if (answer.kind === 'file') return files ? sendFile(c, files, answer.file, forOne) : sayError(c, 'notFound', 404)
    const file = format && answer.kind === 'personal' ? fileOf(answer, format) : null
    if (file === null) return answered(answer, route, language, site, c.req.param(), cookies)
    return new Response(file, {
      headers: {
        'Cache-Control': forOne,
        'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : mediaTypes.json,
        'Content-Disposition': `attachment; filename="${path.slice(1).replaceAll('/', '-')}.${format}"`,
      },
    })
  }

  return (c, route, language) =>
    serve(c, route, language).catch(async (error: unknown) => {
      await typedIn(c, route)
      throw error
    })
}
