/**
 * The headers of every answer. Pages hold no script and no inline style, so the policy allows none; nothing comes from, or goes
 * to, another site (OWASP ASVS 5.0, V3.4).
 * @param framed for what is made to be shown within pages of other sites: it asks nothing of its reader, so that nobody can be led to
 *   do what they don't see
 */
export const securityHeaders = (https: boolean, framed = false): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    framed ? "form-action 'none'" : "form-action 'self'",
    "base-uri 'none'",
    framed ? 'frame-ancestors *' : "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  ...(framed ? {} : { 'X-Frame-Options': 'DENY' }),
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // No other site shows what is here as its own; data can still be fetched, where an answer allows it (Access-Control-Allow-Origin).
  'Cross-Origin-Resource-Policy': framed ? 'cross-origin' : 'same-origin',
  ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})
