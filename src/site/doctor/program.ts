import type { Config } from '../../platform/config.ts'
import { type Found, fine, look, wrong } from './finding.ts'

/** How long a server of our own machine may take to say that it is there, in milliseconds. */
const patience = 3_000

/**
 * The Node.js that runs this.
 * @param needed as package.json says it: `>=20.19`
 */
export function findNode(version: string, needed: string): Found {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number)
  const [[major = 0, minor = 0], [leastMajor = 0, leastMinor = 0]] = [numbers(version), numbers(needed)]
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor))
    return fine('node', `Node.js ${version}`, `Node.js ${version}`)
  return wrong(
    'node-too-old',
    `Node.js ${version} est trop ancien : installez-en un qui réponde à ${needed}.`,
    `Node.js ${version} is too old: install one that fits ${needed}.`,
  )
}

/** Whether a server answers where these settings have one, and how it says that it is. */
export async function findServer({ host, port }: Config): Promise<Found> {
  if (port === 0)
    return fine(
      'server-anywhere',
      'Le port est choisi au démarrage : aucun serveur n’a été cherché.',
      'The port is chosen at the start: no server was looked for.',
    )
  const origin = `http://${addressFor(host)}:${port}`
  const asked = async (path: string) => {
    const response = await fetch(origin + path, { signal: AbortSignal.timeout(patience), redirect: 'manual' })
    return { status: response.status, body: (await response.text()).trim() }
  }
  try {
    const health = await asked('/healthz')
    if (health.status !== 200 || health.body !== 'ok')
      return wrong(
        'port-taken',
        `Un autre programme occupe le port ${port} : arrêtez-le, ou choisissez un autre PORT.`,
        `Another program holds port ${port}: stop it, or choose another PORT.`,
      )
    const ready = await asked('/readyz')
    if (ready.status === 200) return fine('server-ready', `Le site répond à ${origin}`, `The site answers at ${origin}`)
    return wrong(
      'server-without-database',
      `Le site tourne à ${origin} et ne peut pas écrire dans sa base de données : voyez plus bas ce qu’elle a.`,
      `The site runs at ${origin} and can’t write to its database: see below what is the matter with it.`,
    )
  } catch (error) {
    if ((error as Error).name === 'TimeoutError')
      return look(
        'server-silent',
        `Quelqu’un écoute à ${origin} et ne répond pas en 3 secondes : le site démarre peut-être ; sinon, relancez-le.`,
        `Somebody listens at ${origin} and doesn’t answer within 3 seconds: the site may be starting; if not, start it again.`,
      )
    return look(
      'server-absent',
      `Aucun site ne répond à ${origin} : npm start le lance.`,
      `No site answers at ${origin}: npm start starts it.`,
    )
  }
}

/** Who listens on all addresses of a machine is found at its own. */
function addressFor(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
