import { Hono } from 'hono'
import { answersRoutes, answersWaiting, consolidationWaiting } from './answers/index.ts'
import { baseOf, type Ctx, type Env, languageOf } from './app/base.ts'
import { documentsOf } from './app/documents.ts'
import { errorsOf } from './app/errors.ts'
import { attended, guarded } from './app/every-request.ts'
import { answerFiles, filesOf } from './app/files.ts'
import { answerOperators, answerPrograms } from './app/for-programs.ts'
import { type People, personalPages, takesForms } from './app/personal-pages.ts'
import { publicPages } from './app/public-pages.ts'
import { consultationRoutes, workshopRoute } from './consultations/index.ts'
import { moderationRoutes, moderationWaiting } from './moderation/index.ts'
import { peopleRoutes } from './people/index.ts'
import type { Clock } from './platform/clock.ts'
import { databaseTrouble } from './platform/database/away.ts'
import type { Database } from './platform/database/database.ts'
import { type PageReads, readsFrom } from './platform/database/page-reads.ts'
import { wordsOf } from './platform/facts/text.ts'
import type { FileStore } from './platform/files/store.ts'
import { addresses, withoutFormat } from './platform/http/addresses.ts'
import type { MetricsPage } from './platform/http/metrics-page.ts'
import type { PageCache } from './platform/http/page-cache.ts'
import { send } from './platform/http/send.ts'
import { interfaceLanguages } from './platform/locales/languages.ts'
import type { Log } from './platform/log.ts'
import { openTypesetter, type Typesetter } from './platform/typst/typesetter.ts'
import { administrationRoutes } from './site/administration/routes.tsx'
import { changesInWords } from './site/changes-in-words.ts'
import { holdsDemonstration } from './site/demonstration/make.ts'
import { demonstrationRoute } from './site/demonstration/route.tsx'
import { fieldWords } from './site/field-words.ts'
import { findCommitments } from './site/find-commitments.ts'
import { letters } from './site/letters.ts'
import { pages } from './site/pages.ts'
import { readSettings } from './site/read-settings.ts'

export type { People } from './app/personal-pages.ts'

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
  /** Where the bytes of files lie. Without it none is taken, and none is there. */
  files?: FileStore | undefined
  /** Without it nobody signs in, and the pages for it aren't there. */
  people?: People | undefined
}

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
  files,
  people,
}: AppOptions): Hono<Env> {
  const base = baseOf({ db, reads, clock, log, origin, files })
  const personal = people
    ? [
        ...peopleRoutes(
          people.accounts,
          people.delivery,
          letters,
          async language => wordsOf((await readSettings(db)).name, language),
          async db => people.demonstrates && holdsDemonstration(db),
        ),
        ...consultationRoutes(people.accounts.secret, people.delivery),
        ...moderationRoutes(people.accounts.secret),
        ...answersRoutes(
          { secret: people.accounts.secret, inWords: changesInWords, find: findCommitments },
          fieldWords,
        ),
        workshopRoute([moderationWaiting, consolidationWaiting, answersWaiting]),
        ...administrationRoutes(people.accounts.secret),
        ...(people.demonstrates ? [demonstrationRoute(people.accounts)] : []),
      ]
    : []
  const writable = takesForms(personal)
  const sayError = errorsOf(base, writable)
  const sendFile = filesOf(base, sayError)
  const { serve, lastOne } = publicPages(base, cache, documentsOf(base, typesetter, sayError), sayError)

  const app = new Hono<Env>({ getPath: request => withoutFormat(new URL(request.url).pathname).path })
  app.use('*', attended(base, metrics))
  app.use('*', guarded(base, sayError, writable, people?.anyName ?? false))
  answerOperators(app, base, metrics)
  answerPrograms(app, base, sayError)
  if (files) answerFiles(app, base, files, sendFile, sayError)
  for (const route of pages)
    for (const language of interfaceLanguages) app.get(addresses[route.page][language], c => serve(c, route, language))

  if (people) {
    const servePersonal = personalPages(base, people, sendFile, sayError)
    for (const route of personal)
      for (const language of interfaceLanguages) {
        const path = addresses[route.page][language]
        app.get(path, c => servePersonal(c, route, language))
        if (route.send) app.post(path, c => servePersonal(c, route, language))
      }
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
    const form = c.get('typed')
    const typed = form ? { typed: { action: new URL(c.req.url).pathname, form } } : {}
    return away ? sayError(c as Ctx, 'unavailable', 503, typed) : sayError(c as Ctx, 'failed', 500, typed)
  })
  return app
}
