import type { Config } from '../config.ts'
import { urlOf } from '../facts/url.ts'
import { isLoopback } from '../loopback.ts'

/**
 * How letters leave: by a mail server; not at all, but they can be read on a page of this machine; or not at all, and nobody is let to
 * believe that they do.
 */
export type Delivery = 'smtp' | 'outbox' | 'none'

/** The outbox opens every account: it is there only on a server that answers its own machine, and isn't meant to be reached from elsewhere. */
export function deliveryOf({ smtp, host, baseUrl }: Pick<Config, 'smtp' | 'host' | 'baseUrl'>): Delivery {
  if (smtp) return 'smtp'
  const named = baseUrl === undefined ? null : urlOf(baseUrl)
  return isLoopback(host) && (named === null || isLoopback(named.hostname)) ? 'outbox' : 'none'
}
