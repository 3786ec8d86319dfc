import { urlOf } from '../platform/facts/url.ts'

const allowedSchemes = new Set(['http:', 'https:', 'mailto:'])
/** Spaces, controls and backslashes: browsers drop or rewrite some of them before they read the scheme. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are exactly what has to be refused
const treacherous = /[\u0000-\u0020\u007f\\]/

/**
 * The address if a page may link to it: `http`, `https`, `mailto`, or a path, query or fragment of this site. Otherwise undefined, since
 * hono/jsx escapes text but lets `javascript:` addresses through.
 */
export function safeHref(address: string | null | undefined): string | undefined {
  if (!address || treacherous.test(address) || address.startsWith('//')) return undefined
  if (/^[/#?]/.test(address)) return address
  return allowedSchemes.has(urlOf(address)?.protocol ?? '') ? address : undefined
}
