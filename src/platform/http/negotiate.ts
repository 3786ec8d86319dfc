import type { Encoded } from './page-cache.ts'

export type Encoding = keyof Encoded

/** The smallest encoding that a client says it reads (RFC 9110 12.5.3). */
export function encodingFor(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity'
  const refused = (name: string) => new RegExp(`(^|,)\\s*${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`, 'i').test(accepted)
  const named = (name: string) => new RegExp(`(^|,)\\s*${name}\\s*(;|,|$)`, 'i').test(accepted)
  if (named('br') && !refused('br')) return 'br'
  if (named('gzip') && !refused('gzip')) return 'gzip'
  return 'identity'
}

/** Whether one of the validators that a client has is the page's (RFC 9110 13.1.2: compared weakly). */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch.trim() === '*') return true
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some(tag => bare(tag) === bare(etag))
}

/** Whether a client prefers JSON to a page: it names JSON and not HTML. */
export const prefersJson = (accept: string | undefined): boolean =>
  Boolean(accept && /application\/(?:[a-z.+-]*\+)?json/i.test(accept) && !/text\/html/i.test(accept))
