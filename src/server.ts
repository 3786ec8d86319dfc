import type { Server } from 'node:http'
import { join } from 'node:path'
import type pg from 'pg'
import { remindOfAnswers, startPublishing } from './answers/index.ts'
import { createApp, type People } from './app.tsx'
import { renewProgress } from './commitments/index.ts'
import { forgetWhatIsOver, openAccounts } from './people/index.ts'
import { type Clock, clockAt, dayIn } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { databaseTrouble } from './platform/database/away.ts'
import { type Database, openDatabase, type Tx } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { openReplica } from './platform/database/replica.ts'
import { checkReplica } from './platform/database/replica-check.ts'
import { joinDatabaseServer } from './platform/database/server.ts'
import { wordsOf } from './platform/facts/text.ts'
import { startTakingAway } from './platform/files/gone.ts'
import { openStore } from './platform/files/open-store.ts'
import { sweepIncoming } from './platform/files/stage.ts'
import { pathOf } from './platform/http/addresses.ts'
import { type AnswersAtOnce, answersAtOnce } from './platform/http/at-once.ts'
import { clientAddress, countedAs, isFromHere } from './platform/http/client-address.ts'
import { boundConnections, mostConnections } from './platform/http/connections.ts'
import { securityHeaders } from './platform/http/headers.ts'
import { type Bindings, httpServer } from './platform/http/http-server.ts'
import { pageCache } from './platform/http/page-cache.ts'
import { type Language, preferredLanguage } from './platform/locales/languages.ts'
import { type Log, openLog } from './platform/log.ts'
import { isLoopback } from './platform/loopback.ts'
import { deliveryOf } from './platform/mail/delivery.ts'
import { giveUpLate, startPost } from './platform/mail/post.ts'
import { openSmtp } from './platform/mail/smtp.ts'
import { OperatorError } from './platform/operator-error.ts'
import { projectRoot } from './platform/project-root.ts'
import { repeat } from './platform/repeat.ts'
import { passingSecret, readSecret, type Secret } from './platform/secret.ts'
import { openTypesetter } from './platform/typst/typesetter.ts'
import { hearWritten, startSealer, watchRecord } from './record/index.ts'
import { openMetrics } from './server-metrics.ts'
import { openAsKnownOn } from './site/as-known-on.ts'
import { holdsDemonstration, makeDemonstration } from './site/demonstration/make.ts'
import { makeDerivedIfStale } from './site/derived.ts'
import { letters } from './site/letters.ts'
import { readSettings } from './site/read-settings.ts'
import { seed } from './site/seed.ts'

/** How long requests under way may take once the server was asked to stop, in milliseconds. */
const patience = 10_000

/** How often what stands for a day is looked at, in milliseconds: pages are right before, but slower. */
const renewalEvery = 60_000

type Fetch = (request: Request, bindings: Bindings) => Response | Promise<Response>
/** How often it is looked whether letters are too late, whether what is over was forgotten today, and whom to remind of answers, in milliseconds. */
const sweepEvery = 600_000

export type Running = {
  url: string
  port: number
  /** Where whoever runs the site becomes its first administrator; null once somebody has. */
  firstLink: string | null
  /** Where anybody at this machine may enter as somebody of the demonstration, where there is one. */
  trialLink: string | null
  stop(): Promise<void>
}

/**
 * Starts Parvis: takes its port first, since a taken one should be known before anything else is done; then joins or starts the
 * database, migrates, fills an empty site if asked, and answers. Requests that come meanwhile wait.
 * @throws OperatorError with one sentence that says what to do
 */
export async function startServer(config: Config, log: Log, language: Language = 'fr'): Promise<Running> {
  const clock = clockAt(config.clock)
  let ready: (fetch: Fetch) => void = () => {}
  const answering = new Promise<Fetch>(resolve => {
    ready = resolve
  })
  let stopping = false
  let atOnce: AnswersAtOnce = () => false
  const fetch = async (request: Request, bindings: Bindings) => {
    const response = await (await answering)(request, bindings)
    // A connection that stays open after its last answer would be waited for; nor do we wait for a body that nobody reads.
    if (stopping || hasBody(request)) response.headers.set('Connection', 'close')
    return response
  }
  const server = await listen(config, fetch, (request, response) => !stopping && atOnce(request, response))
  const port = (server.address() as { port: number }).port
  const undo: (() => Promise<void>)[] = [() => close(server)]
  const stop = async () => {
    stopping = true
    for (const step of undo.splice(0)) await step()
  }
  try {
    const database = await joinDatabaseServer({
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl,
      sessionUrl: config.databaseSessionUrl,
      log: (message, details) => log.info({ ...details }, message),
    })
    undo.push(() => database.leave())
    if (config.databaseReplicaUrl && config.databaseUrl)
      await checkReplica(config.databaseReplicaUrl, config.databaseSessionUrl ?? config.databaseUrl)
    await migrate(database.session, join(projectRoot, 'migrations'))
    await prepare(database.connection, config, clock.recorded(), log)
    const { db, pool, close: closePool } = openDatabase(database.connection, log, { serves: true })
    undo.splice(1, 0, closePool)
    const demonstrated = async (moment: Date): Promise<Database> => {
      const day = dayIn((await readSettings(db)).timeZone, moment)
      const known = openAsKnownOn(database.session, day, log)
      undo.splice(1, 0, known.close)
      return known.db
    }
    const cache = pageCache()
    const sealer = startSealer(db, error => log.warn({ err: (error as Error).message }, 'sealing waits'))
    const watch = await watchRecord(db, database.session, {
      tags: cache.forget,
      everything: cache.forgetAll,
      appended: sealer.nudge,
      away: cache.cutOff,
    })
    const renewal = repeat(
      renewalEvery,
      () => renewToday(db, clock),
      error => log.warn({ err: (error as Error).message }, 'renewing what stands for a day waits'),
    )
    const unheard = hearWritten(cache.forget)
    undo.splice(1, 0, watch.stop, sealer.stop, renewal.stop, async () => unheard())
    const origin = config.baseUrl ?? `http://localhost:${port}`
    const pagesDb = config.clock ? await demonstrated(config.clock) : db
    // A replica can't hold the views of a demonstration.
    const replica =
      config.databaseReplicaUrl && !config.clock ? openReplica(config.databaseReplicaUrl, db, log) : undefined
    if (replica) undo.splice(1, 0, replica.close)
    if (config.databaseReplicaUrl && config.clock) log.warn({}, 'with PARVIS_CLOCK the replica is not used')
    const pools = { primary: pool, ...(replica ? { replica: replica.pool } : {}) }
    const metrics = config.metricsToken
      ? openMetrics(config.metricsToken, { db, pools, cache, sealer, watch, replica })
      : undefined
    undo.push(async () => metrics?.stop())
    const typesetter = openTypesetter()
    undo.splice(1, 0, typesetter.close)
    const secret = secretFor(config, log)
    const people: People = {
      accounts: openAccounts({ db, secret, origin }),
      db,
      delivery: deliveryOf(config),
      demonstrates: isLoopback(config.host) && config.baseUrl === undefined,
      anyName: config.baseUrl === undefined,
      isFromHere,
      clientOf: (peer, headers) =>
        countedAs(clientAddress(peer, headers.get('x-forwarded-for'), config.trustedProxies)),
    }
    if (config.smtp) {
      const carrier = openSmtp(config.smtp)
      const headFor = async (language: Language) => {
        const { name, timeZone } = await readSettings(db)
        return { siteName: wordsOf(name, language), origin, timeZone }
      }
      const post = startPost({ db, secret, carrier, kinds: letters, headFor, log })
      undo.splice(1, 0, post.stop, carrier.close)
    }
    const files = openStore(config)
    const sweeping = repeat(
      sweepEvery,
      async () => {
        const now = clock.recorded()
        await sweepIncoming(files, now)
        await giveUpLate(db, now)
        const taken = await forgetWhatIsOver(db, dayIn((await readSettings(db)).timeZone, now), now)
        if (Object.keys(taken).length > 0) log.info({ taken }, 'what is over was forgotten')
      },
      error => log.warn({ err: (error as Error).message }, 'forgetting what is over waits'),
    )
    const reminding = repeat(
      sweepEvery,
      async () => {
        const told = await remindOfAnswers(db, secret, clock.recorded())
        if (told > 0) log.info({ told }, 'reminded of answers that are owed')
      },
      error => log.warn({ err: (error as Error).message }, 'reminding of answers waits'),
    )
    const takingAway = startTakingAway(db, files, log)
    const publishing = startPublishing({ db, secret, now: clock.recorded }, log)
    undo.splice(1, 0, sweeping.stop, reminding.stop, takingAway.stop, publishing.stop)
    const app = createApp({
      db: pagesDb,
      reads: replica?.reads,
      metrics,
      typesetter,
      cache,
      clock,
      log,
      origin,
      files,
      people,
    })
    ready((request, bindings) => app.fetch(request, bindings))
    atOnce = answersAtOnce({ cache, log, https: origin.startsWith('https:'), times: metrics?.times })
    const firstLink = (await people.accounts.waitsForFirst())
      ? `${origin}${pathOf('firstStart', language)}?token=${people.accounts.firstToken()}`
      : null
    const trialLink =
      people.demonstrates && (await holdsDemonstration(db)) ? `${origin}${pathOf('demonstration', language)}` : null
    return { url: origin, port, firstLink, trialLink, stop }
  } catch (error) {
    ready(() => new Response('starting failed', { status: 503 }))
    await stop()
    throw error
  }
}

/** Requests that we answer have none: it may be as long as its sender likes, or never end. */
const hasBody = ({ headers }: Request): boolean =>
  headers.has('transfer-encoding') || (headers.get('content-length') ?? '0') !== '0'

/** With a database of the operator’s own, the data folder may be nobody’s to write: then sessions and letters end with the process. */
function secretFor(config: Config, log: Log): Secret {
  try {
    return readSecret(config.secret, config.dataDir)
  } catch (error) {
    if (!config.databaseUrl || !(error instanceof OperatorError)) throw error
    log.warn(
      { err: error.message },
      'without PARVIS_SECRET, sessions end with this process, and several processes don’t know each other’s',
    )
    return passingSecret()
  }
}

/** Brings what is kept for a day to today's, in the site's time zone. */
async function renewToday(db: Database, clock: Clock): Promise<void> {
  await renewProgress(db, dayIn((await readSettings(db)).timeZone, clock.recorded()))
}

/** What has to be there before the first page is read, and may take its time: an index of search that is up to date, content. */
async function prepare(connection: pg.ClientConfig, config: Config, recorded: Date, log: Log): Promise<void> {
  const { db, close } = openDatabase(connection, log)
  try {
    await makeDerivedIfStale(db)
    if (config.seed === 'none') return
    const beside = config.seed === 'demo' ? (tx: Tx) => makeDemonstration(tx, recorded) : undefined
    await seed(db, join(projectRoot, 'data', 'france'), recorded, beside)
  } finally {
    await close()
  }
}

/** @param atOnce what is tried first: it says whether it has answered */
function listen(
  config: Config,
  fetch: (request: Request, bindings: Bindings) => Promise<Response>,
  atOnce: AnswersAtOnce,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = httpServer(fetch, securityHeaders(config.baseUrl?.startsWith('https:') ?? false), atOnce)
    boundConnections(server, mostConnections())
    server.on('error', (error: NodeJS.ErrnoException) => reject(listenError(error, config)))
    server.listen(config.port, config.host, () => resolve(server))
  })
}

function listenError(error: NodeJS.ErrnoException, { port, host }: Config): Error {
  if (error.code === 'EADDRINUSE') {
    return new OperatorError('port-taken', {
      fr: `Le port ${port} est déjà pris. Arrêtez le programme qui l’occupe, ou choisissez-en un autre : PORT=${port + 1} npm start`,
      en: `Port ${port} is already taken. Stop the program that holds it, or choose another: PORT=${port + 1} npm start`,
    })
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new OperatorError('address-refused', {
      fr: `Impossible d’écouter sur ${host}, port ${port} (${error.code}). Vérifiez HOST et PORT.`,
      en: `Can’t listen on ${host}, port ${port} (${error.code}). Check HOST and PORT.`,
    })
  }
  return error
}

/** Lets requests under way finish, closes idle connections at once, and those that outlast all patience. */
function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** The program: starts, says so in two lines, and stops cleanly on Ctrl-C or SIGTERM. */
export async function main(): Promise<void> {
  const language = preferredLanguage(process.env.LC_ALL || process.env.LANG)
  const stopAsked = whenAskedToStop()
  try {
    const config = readConfig(process.env)
    const log = openLog(config.logLevel)
    const running = await startServer(config, log, language)
    // Counted from the start of the process, which is what whoever waits counts.
    const seconds = process.uptime().toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    const where = config.databaseUrl ? 'DATABASE_URL' : config.dataDir
    if (language === 'fr') {
      console.log(`Parvis est prêt : ${running.url} (en ${seconds} s)`)
      console.log(`Données : ${where}. Ctrl-C arrête tout proprement.`)
      if (running.trialLink) console.log(`Pour essayer chaque rôle d’un plan : ${running.trialLink}`)
      if (running.firstLink) console.log(`Pour devenir son premier administrateur : ${running.firstLink}`)
    } else {
      console.log(`Parvis is ready: ${running.url} (in ${seconds} s)`)
      console.log(`Data: ${where}. Ctrl-C stops everything cleanly.`)
      if (running.trialLink) console.log(`To try each role of a plan: ${running.trialLink}`)
      if (running.firstLink) console.log(`To become its first administrator: ${running.firstLink}`)
    }
    await stopAsked
    await running.stop()
    process.exit()
  } catch (error) {
    const told = error instanceof OperatorError ? error : databaseTrouble(error)
    if (!told) throw error
    console.error(told.sentence[language])
    process.exit(told.exitCode)
  }
}

/** Resolves on the first SIGINT or SIGTERM, even one that comes while starting. A second one means now. */
function whenAskedToStop(): Promise<void> {
  return new Promise(resolve => {
    let asked = false
    const ask = () => {
      if (asked) process.exit(130)
      asked = true
      resolve()
    }
    process.on('SIGINT', ask)
    process.on('SIGTERM', ask)
  })
}
