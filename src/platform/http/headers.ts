const own = ["default-src 'none'", "style-src 'self'", "font-src 'self'", "img-src 'self'"]
const policies = {
  page: [...own, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
  framed: [...own, "form-action 'none'", "base-uri 'none'", 'frame-ancestors *'],
  file: ["default-src 'none'", 'sandbox', "base-uri 'none'", "frame-ancestors 'none'"],
}

/**
 * The headers of every answer. Pages hold no script and no inline style, so the policy allows none; nothing comes from, or goes
 * to, another site (OWASP ASVS 5.0, V3.4).
 * @param of `framed`, what is made to be shown within pages of other sites: it asks nothing of its reader, so that nobody can be led to
 *   do what they don't see; `file`, what somebody sent: whatever opens it, it is of no site and may do nothing
 */
export const securityHeaders = (https: boolean, of?: 'framed' | 'file'): Record<string, string> => ({
  'Content-Security-Policy': policies[of ?? 'page'].join('; '),
  'X-Content-Type-Options': 'nosniff',
  ...(of === 'framed' ? {} : { 'X-Frame-Options': 'DENY' }),
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // No other site shows what is here as its own; data can still be fetched, where an answer allows it (Access-Control-Allow-Origin).
  'Cross-Origin-Resource-Policy': of === 'framed' ? 'cross-origin' : 'same-origin',
  ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})
