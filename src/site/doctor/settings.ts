import { pathToFileURL } from 'node:url'
import { type Config, isSecret, settingNames, settingTroubles } from '../../platform/config.ts'
import { ownPlace } from '../../platform/files/place.ts'
import type { Bilingual } from '../../platform/locales/languages.ts'
import { isLoopback } from '../../platform/loopback.ts'
import { deliveryOf } from '../../platform/mail/delivery.ts'
import { nearest } from '../../platform/nearest.ts'
import { type Found, fine, look, told } from './finding.ts'

/** Told to the tests of Parvis, and to nobody else. */
const ofTests = ['PARVIS_OLDEST_POSTGRES']

/** Each setting: its value or where it comes from, and a remark where the one that it has asks for one. */
export function findSettings(environment: NodeJS.ProcessEnv, config: Config): Found[] {
  const troubles = settingTroubles(environment)
  return [
    ...settingNames.map(name => {
      const trouble = troubles.get(name)
      return trouble ? { ...told(trouble), code: name } : finding(name, environment, config)
    }),
    ...misspelt(environment),
  ]
}

function finding(name: string, environment: NodeJS.ProcessEnv, config: Config): Found {
  const value = valueIn(name, environment, config)
  const remark = remarkOn(name, config)
  if (!remark) return fine(name, `${name} : ${value.fr}`, `${name}: ${value.en}`)
  return look(name, `${name} : ${value.fr}. ${remark.fr}`, `${name}: ${value.en}. ${remark.en}`)
}

function valueIn(name: string, environment: NodeJS.ProcessEnv, config: Config): Bilingual {
  if (environment[name] && isSecret(name)) return { fr: 'donné, jamais montré', en: 'set, never shown' }
  const values: Record<string, string | number | undefined> = {
    PORT: config.port,
    HOST: config.host,
    DATA_DIR: config.dataDir,
    BASE_URL: config.baseUrl ?? `http://localhost:${config.port}`,
    PARVIS_SEED: config.seed,
    PARVIS_CLOCK: config.clock?.toISOString(),
    LOG_LEVEL: config.logLevel,
    TRUSTED_PROXIES: environment.TRUSTED_PROXIES,
    SMTP_PASSWORD_FILE: environment.SMTP_PASSWORD_FILE,
    MAIL_FROM: environment.MAIL_FROM,
    FILES_URL: pathToFileURL(ownPlace(config.dataDir).folder).href,
  }
  const value = values[name]
  if (value === undefined) return { fr: 'aucun', en: 'none' }
  return environment[name]
    ? { fr: `${value}`, en: `${value}` }
    : { fr: `${value} (par défaut)`, en: `${value} (default)` }
}

/** What may be wanted so, and is mostly forgotten. */
function remarkOn(name: string, config: Config): Bilingual | null {
  const { host, baseUrl, metricsToken, backupKey, clock, databaseUrl, secret, trustedProxies, smtp } = config
  const open = !isLoopback(host)
  if (name === 'SMTP_URL' && !smtp && deliveryOf(config) === 'none')
    return {
      fr: 'Aucun courriel ne part, et personne ne peut se connecter : indiquez un serveur de courrier, et MAIL_FROM.',
      en: 'No mail leaves, and nobody can sign in: set a mail server, and MAIL_FROM.',
    }
  if (name === 'TRUSTED_PROXIES' && !trustedProxies && baseUrl && !open && !isLoopback(new URL(baseUrl).hostname))
    return {
      fr: 'Tous les visiteurs comptent pour un seul dans les limites d’envoi : indiquez l’adresse du serveur mandataire (127.0.0.1).',
      en: 'All visitors count as one in the limits of what may be sent: set the address of the reverse proxy (127.0.0.1).',
    }
  if (name === 'PARVIS_SECRET' && !secret && databaseUrl)
    return {
      fr: 'Chaque machine a le sien, dans DATA_DIR : indiquez-en un s’il y en a plusieurs, ou si ce dossier ne dure pas.',
      en: 'Each machine has its own, in DATA_DIR: set one if there are several, or if that folder doesn’t last.',
    }
  if (name === 'BASE_URL' && !baseUrl && open)
    return {
      fr: 'Le site est ouvert à d’autres machines et se donne une adresse que lui seul connaît : indiquez celle du public.',
      en: 'The site is open to other machines and gives itself an address that only it knows: set the public one.',
    }
  if (name === 'BASE_URL' && baseUrl?.startsWith('http:') && !isLoopback(new URL(baseUrl).hostname))
    return {
      fr: 'Le public y vient sans chiffrement : placez devant un serveur mandataire en HTTPS (deploy/nginx.conf).',
      en: 'The public comes there unencrypted: put a reverse proxy with HTTPS in front (deploy/nginx.conf).',
    }
  if (name === 'METRICS_TOKEN' && !metricsToken && open)
    return {
      fr: 'Personne ne peut surveiller le site par /metrics : indiquez un jeton si vous le voulez.',
      en: 'Nobody can monitor the site by /metrics: set a token if you want to.',
    }
  if (name === 'PARVIS_BACKUP_KEY' && !backupKey)
    return {
      fr: 'Qui lit une sauvegarde y lit tout ce que le site sait : indiquez une clé, et gardez-la ailleurs.',
      en: 'Whoever reads a backup reads all that the site knows: set a key, and keep it elsewhere.',
    }
  if (name === 'PARVIS_CLOCK' && clock)
    return {
      fr: 'Les pages montrent ce jour-là et non aujourd’hui : retirez ce réglage d’un site public.',
      en: 'Pages show that day and not today: take this setting away on a public site.',
    }
  return null
}

/** A setting of ours that doesn’t exist does nothing, and nobody would ever say so. */
const misspelt = (environment: NodeJS.ProcessEnv): Found[] =>
  Object.keys(environment)
    .filter(name => name.startsWith('PARVIS_') && ![...settingNames, ...ofTests].includes(name))
    .sort()
    .map(name => {
      const meant = nearest(name, settingNames)
      return look(
        'unknown-setting',
        `${name} n’est pas un réglage et ne fait rien.${meant ? ` Vouliez-vous écrire ${meant} ?` : ''} Voir docs/operations.md.`,
        `${name} is no setting and does nothing.${meant ? ` Did you mean ${meant}?` : ''} See docs/operations.md.`,
      )
    })
