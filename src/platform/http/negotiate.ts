import type { Encoding } from './encoded.ts'

const rule = (name: string) => ({
  refused: new RegExp(`(^|,)\\s*${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`, 'i'),
  named: new RegExp(`(^|,)\\s*${name}\\s*(;|,|$)`, 'i'),
})
const smallestFirst = [
  ['br', rule('br')],
  ['gzip', rule('gzip')],
] as const

/** The smallest encoding that a client says it reads (RFC 9110 12.5.3). */
export function encodingFor(accepted: string | undefined): Encoding {
  if (!accepted) return 'identity'
  const found = smallestFirst.find(([, { named, refused }]) => named.test(accepted) && !refused.test(accepted))
  return found?.[0] ?? 'identity'
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
