import type { BlockList } from 'node:net'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { urlOf } from './facts/url.ts'
import { type FilesPlace, ownPlace, placeIn } from './files/place.ts'
import { proxiesOf } from './http/client-address.ts'
import type { Bilingual } from './locales/languages.ts'
import { isLoopback } from './loopback.ts'
import { mailboxOf } from './mail/mailbox.ts'
import { OperatorError } from './operator-error.ts'

const isRoot = process.getuid?.() === 0

const httpUrl = (value: string) => /^https?:$/.test(urlOf(value)?.protocol ?? '')
const smtpUrl = (value: string) => /^smtps?:$/.test(urlOf(value)?.protocol ?? '') && urlOf(value)?.hostname !== ''
const databaseUrl = (value: string) => /^postgres(ql)?:$/.test(urlOf(value)?.protocol ?? '')

const Environment = z.object({
  // A blank would be coerced to port 0.
  PORT: z
    .string()
    .regex(/^\s*\d+\s*$/)
    .transform(Number)
    .pipe(z.number().max(65535))
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z.string().refine(databaseUrl).optional(),
  DATABASE_SESSION_URL: z.string().refine(databaseUrl).optional(),
  DATABASE_REPLICA_URL: z.string().refine(databaseUrl).optional(),
  BASE_URL: z.string().refine(httpUrl).optional(),
  PARVIS_SEED: z.enum(['demo', 'france', 'none']).optional(),
  PARVIS_CLOCK: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
  PARVIS_BACKUP_KEY: z.string().min(12).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  // As RFC 6750 lets it stand in a header, and too long to be guessed.
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{20,}=*$/)
    .optional(),
  PARVIS_SECRET: z.string().min(32).optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(value => proxiesOf(value) !== null)
    .optional(),
  SMTP_URL: z.string().refine(smtpUrl).optional(),
  SMTP_PASSWORD_FILE: z.string().optional(),
  MAIL_FROM: z
    .string()
    .refine(value => mailboxOf(value) !== null)
    .optional(),
  FILES_URL: z
    .string()
    .refine(value => placeIn(value) !== null)
    .optional(),
  FILES_ACCESS_KEY: z.string().optional(),
  FILES_SECRET_KEY: z.string().optional(),
})

/** What is or may hold a password is never repeated. */
const secrets = new Set([
  'DATABASE_URL',
  'DATABASE_SESSION_URL',
  'DATABASE_REPLICA_URL',
  'PARVIS_BACKUP_KEY',
  'METRICS_TOKEN',
  'PARVIS_SECRET',
  'SMTP_URL',
  'FILES_URL',
  'FILES_ACCESS_KEY',
  'FILES_SECRET_KEY',
])

const databaseAddress = {
  fr: 'une adresse comme postgresql://utilisateur@machine/base',
  en: 'an address like postgresql://user@host/database',
}

/** What each setting must look like, in the operator's words: told when it doesn't. */
const expected: Record<string, Bilingual> = {
  PORT: { fr: 'un nombre entier de 0 à 65535', en: 'a whole number from 0 to 65535' },
  DATABASE_URL: databaseAddress,
  DATABASE_SESSION_URL: databaseAddress,
  DATABASE_REPLICA_URL: databaseAddress,
  BASE_URL: {
    fr: 'une adresse comme https://gouvernement-ouvert.example',
    en: 'an address like https://gouvernement-ouvert.example',
  },
  PARVIS_SEED: { fr: 'demo, france ou none', en: 'demo, france or none' },
  PARVIS_CLOCK: {
    fr: 'un jour comme 2021-06-25, ou un moment comme 2021-06-25T09:00:00Z',
    en: 'a day like 2021-06-25, or a moment like 2021-06-25T09:00:00Z',
  },
  PARVIS_BACKUP_KEY: {
    fr: '64 chiffres hexadécimaux, ou une phrase de 12 caractères au moins',
    en: '64 hexadecimal digits, or a passphrase of at least 12 characters',
  },
  LOG_LEVEL: { fr: 'silent, error, warn, info ou debug', en: 'silent, error, warn, info or debug' },
  PARVIS_SECRET: { fr: 'au moins 32 caractères tirés au sort', en: 'at least 32 random characters' },
  TRUSTED_PROXIES: {
    fr: 'des adresses ou des réseaux séparés par des virgules, comme 127.0.0.1,10.0.0.0/8',
    en: 'addresses or networks separated by commas, like 127.0.0.1,10.0.0.0/8',
  },
  SMTP_URL: {
    fr: 'une adresse comme smtps://utilisateur:mot-de-passe@courrier.example',
    en: 'an address like smtps://user:password@mail.example',
  },
  MAIL_FROM: {
    fr: 'une adresse comme parvis@gouvernement.example, ou Parvis <parvis@gouvernement.example>',
    en: 'an address like parvis@government.example, or Parvis <parvis@government.example>',
  },
  FILES_URL: {
    fr: 'une adresse comme file:///srv/parvis, ou s3://seau/dossier?endpoint=https://s3.example&region=eu-west-1, sans clé ni mot de passe',
    en: 'an address like file:///srv/parvis, or s3://bucket/folder?endpoint=https://s3.example&region=eu-west-1, without key or password',
  },
  METRICS_TOKEN: {
    fr: 'au moins 20 caractères parmi lettres, chiffres et - . _ ~ + /',
    en: 'at least 20 characters out of letters, digits and - . _ ~ + /',
  },
}

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** The same database without a pooler in between, where `databaseUrl` leads to one. */
  databaseSessionUrl: string | undefined
  /** A streaming replica of it, where pages may be read. */
  databaseReplicaUrl: string | undefined
  /** The origin under which the public reaches the site, without a slash at its end; undefined: as the request names it on loopback. */
  baseUrl: string | undefined
  seed: 'demo' | 'france' | 'none'
  clock: Date | null
  /** 64 hexadecimal digits, or a passphrase: what backups are encrypted with. */
  backupKey: string | undefined
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** What whoever reads the metrics has to show; undefined: nobody reads them. */
  metricsToken: string | undefined
  /** What the keys of sessions, codes and letters are made of; undefined: a file of the data folder holds it. */
  secret: string | undefined
  /** The proxies that are believed when they say whom they speak for; null: none is. */
  trustedProxies: BlockList | null
  /** The mail server; undefined: there is none. */
  smtp: { url: string; passwordFile: string | undefined; from: string } | undefined
  /** Where the bytes of files lie. */
  files: Extract<FilesPlace, { kind: 'disk' }> | (Extract<FilesPlace, { kind: 's3' }> & FilesKeys)
}

/** What a service that keeps files knows us by. */
type FilesKeys = { accessKey: string; secretKey: string }

/** Every setting that Parvis knows. */
export const settingNames: readonly string[] = Environment.keyof().options

/** What can't be said of a setting but that it is given: it is or may hold a password. */
export const isSecret = (name: string): boolean => secrets.has(name)

/** An empty setting is none. */
const givenIn = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

/** Each setting that doesn't fit, by its name, with the sentence that says so: its value and what was expected. */
export function settingTroubles(environment: NodeJS.ProcessEnv): Map<string, OperatorError> {
  const given = givenIn(environment)
  const troubles = new Map<string, OperatorError>()
  for (const { path } of Environment.safeParse(given).error?.issues ?? []) {
    const name = String(path[0] ?? '')
    troubles.set(name, doesNotFit(name, given[name]))
  }
  for (const name of ['DATABASE_SESSION_URL', 'DATABASE_REPLICA_URL'])
    if (given[name] !== undefined && given.DATABASE_URL === undefined && !troubles.has(name))
      troubles.set(name, goesWithDatabaseUrl(name))
  for (const [name, other] of together)
    if (given[name] !== undefined && given[other] === undefined && !troubles.has(name))
      troubles.set(name, goesWith(name, other))
  if (placeIn(given.FILES_URL ?? '')?.kind === 's3' && given.FILES_ACCESS_KEY === undefined)
    troubles.set('FILES_URL', goesWith('FILES_URL', 'FILES_ACCESS_KEY'))
  return troubles
}

/**
 * The settings, from the environment; every one has a default (`docs/operations.md`).
 * @throws OperatorError `bad-setting`, naming the setting, its value and what was expected
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  for (const trouble of settingTroubles(environment).values()) throw trouble
  const settings = Environment.parse(givenIn(environment))
  const external = settings.DATABASE_URL !== undefined
  const share = environment.XDG_DATA_HOME || resolve(homedir(), '.local/share')
  const dataDir = resolve(settings.DATA_DIR ?? (isRoot ? '/var/lib/parvis' : resolve(share, 'parvis')))
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir,
    databaseUrl: settings.DATABASE_URL,
    databaseSessionUrl: settings.DATABASE_SESSION_URL,
    databaseReplicaUrl: settings.DATABASE_REPLICA_URL,
    baseUrl: settings.BASE_URL && new URL(settings.BASE_URL).href.replace(/\/+$/, ''),
    // A public server or somebody's own database never gets sample content that nobody asked for.
    seed: settings.PARVIS_SEED ?? (external || !isLoopback(settings.HOST) ? 'none' : 'demo'),
    clock: settings.PARVIS_CLOCK
      ? new Date(settings.PARVIS_CLOCK.length === 10 ? `${settings.PARVIS_CLOCK}T12:00:00Z` : settings.PARVIS_CLOCK)
      : null,
    backupKey: settings.PARVIS_BACKUP_KEY,
    logLevel: settings.LOG_LEVEL,
    metricsToken: settings.METRICS_TOKEN,
    secret: settings.PARVIS_SECRET,
    trustedProxies: settings.TRUSTED_PROXIES === undefined ? null : proxiesOf(settings.TRUSTED_PROXIES),
    smtp:
      settings.SMTP_URL !== undefined && settings.MAIL_FROM !== undefined
        ? { url: settings.SMTP_URL, passwordFile: settings.SMTP_PASSWORD_FILE, from: settings.MAIL_FROM }
        : undefined,
    files: filesOf(placeIn(settings.FILES_URL ?? '') ?? ownPlace(dataDir), settings),
  }
}

const filesOf = (place: FilesPlace, settings: z.infer<typeof Environment>): Config['files'] =>
  place.kind === 'disk'
    ? place
    : { ...place, accessKey: settings.FILES_ACCESS_KEY ?? '', secretKey: settings.FILES_SECRET_KEY ?? '' }

function doesNotFit(name: string, given: string | undefined): OperatorError {
  const value = secrets.has(name) ? '' : ` (${JSON.stringify(given)})`
  return new OperatorError('bad-setting', {
    fr: `Le réglage ${name}${value} ne convient pas ; attendu : ${expected[name]?.fr}. Voir docs/operations.md.`,
    en: `The setting ${name}${value} does not fit; expected: ${expected[name]?.en}. See docs/operations.md.`,
  })
}

/** Settings that mean nothing without another one. */
const together = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['MAIL_FROM', 'SMTP_URL'],
  ['SMTP_PASSWORD_FILE', 'SMTP_URL'],
  ['FILES_ACCESS_KEY', 'FILES_SECRET_KEY'],
  ['FILES_SECRET_KEY', 'FILES_ACCESS_KEY'],
  ['FILES_ACCESS_KEY', 'FILES_URL'],
] as const

const goesWith = (name: string, other: string) =>
  new OperatorError('bad-setting', {
    fr: `Le réglage ${name} ne va pas sans ${other}. Voir docs/operations.md.`,
    en: `The setting ${name} only goes with ${other}. See docs/operations.md.`,
  })

const goesWithDatabaseUrl = (name: string) =>
  new OperatorError('bad-setting', {
    fr: `Le réglage ${name} ne va pas sans DATABASE_URL : il mène à la même base par un autre chemin. Voir docs/operations.md.`,
    en: `The setting ${name} only goes with DATABASE_URL: it leads to the same database another way. See docs/operations.md.`,
  })
