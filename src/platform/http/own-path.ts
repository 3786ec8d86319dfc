import { urlOf } from '../facts/url.ts'

const anywhere = 'http://a.invalid'

/**
 * A path of this site, as an address may ask to be led to it; null for whatever a browser could take for another site: another host
 * (`//host`, `/\host`), another scheme, or signs that it leaves out while reading.
 */
export function ownPath(asked: string | null): string | null {
  if (asked === null || asked.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes('\\'))
    return null
  const read = urlOf(anywhere + asked)
  if (!read || read.origin !== anywhere) return null
  const path = read.pathname + read.search
  // What the dots in it leave may begin with two slashes.
  return path.startsWith('//') ? null : path
}
