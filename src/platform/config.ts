import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { OperatorError } from './operator-error.ts'

const isRoot = process.getuid?.() === 0
const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

const httpUrl = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
const databaseUrl = (value: string) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)

/** What each setting must look like, in the operator's words: told back when it doesn't. */
const Environment = z.object({
  PORT: z.coerce
    .number({ error: 'a number from 0 to 65535' })
    .int('a whole number')
    .min(0, 'from 0')
    .max(65535, 'to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.string().refine(databaseUrl, 'an address like postgresql://user@host/database').optional(),
  BASE_URL: z.string().refine(httpUrl, 'an address like https://gouvernement-ouvert.example').optional(),
  PARVIS_SEED: z.enum(['france', 'none'], { error: 'france or none' }).optional(),
  PARVIS_CLOCK: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: 'a day like 2021-06-25, or a moment like 2021-06-25T09:00:00Z',
    })
    .optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'silent, error, warn, info or debug' })
    .default('warn'),
})

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** The origin under which the public reaches the site, without a slash at its end; undefined: as the request names it on loopback. */
  baseUrl: string | undefined
  seed: 'france' | 'none'
  clock: Date | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/**
 * The settings, from the environment; every one has a default (`docs/operations.md`).
 * @throws OperatorError `bad-setting`, naming the setting, its value and what was expected
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? '')
    const secret = name === 'DATABASE_URL'
    const value = secret ? '' : ` (${JSON.stringify(given[name])})`
    throw new OperatorError('bad-setting', {
      fr: `Le réglage ${name}${value} ne convient pas ; attendu : ${issue?.message}. Voir docs/operations.md.`,
      en: `The setting ${name}${value} does not fit; expected: ${issue?.message}. See docs/operations.md.`,
    })
  }
  const settings = parsed.data
  const external = settings.DATABASE_URL !== undefined
  const share = environment.XDG_DATA_HOME || resolve(homedir(), '.local/share')
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: resolve(settings.DATA_DIR ?? (isRoot ? '/var/lib/parvis' : resolve(share, 'parvis'))),
    databaseUrl: settings.DATABASE_URL,
    baseUrl: settings.BASE_URL && new URL(settings.BASE_URL).href.replace(/\/+$/, ''),
    // A public server or somebody's own database never gets sample content that nobody asked for.
    seed: settings.PARVIS_SEED ?? (external || !loopback.has(settings.HOST) ? 'none' : 'france'),
    clock: settings.PARVIS_CLOCK
      ? new Date(settings.PARVIS_CLOCK.length === 10 ? `${settings.PARVIS_CLOCK}T12:00:00Z` : settings.PARVIS_CLOCK)
      : null,
    logLevel: settings.LOG_LEVEL,
  }
}
