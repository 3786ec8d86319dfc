import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * The canonical JSON of a value (RFC 8785): the same bytes for the same content, whatever the order of its keys.
 * @throws on what JSON can't hold: NaN, infinities, half of a surrogate pair
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('undefined has no canonical JSON')
  return text
}

/** Whether two values have the same content. */
export const sameContent = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))

/** SHA-256 of the parts, one after the other. */
export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
