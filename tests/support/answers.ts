const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const everywhere: Record<string, string> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
}

/** What differs on what is made to be shown within other sites: pictures, and pages that have nothing to press. */
const elsewhere: Record<string, string> = {
  'content-security-policy': policy.replace("form-action 'self'", "form-action 'none'").replace(/'none'$/, '*'),
  'x-frame-options': '',
  'cross-origin-resource-policy': 'cross-origin',
}

/** Files of such pages say by their address that they are made for it; pictures of numbers by their kind and the page that they are of. */
const madeToBeShown = (headers: Headers, path: string): boolean =>
  (/^image\//.test(headers.get('content-type') ?? '') && headers.has('link')) ||
  /\/(?:integration|embed)>; rel="canonical"/.test(headers.get('link') ?? '') ||
  // What is not there is said in the frame; what can't be a request isn't.
  (/^(?:\/en)?\/plans\/[^?]*\/(?:integration|embed)(?:\.\w+)?(?:\?|$)/.test(path) &&
    /frame-ancestors \*/.test(headers.get('content-security-policy') ?? ''))

/** What an answer lacks of what protects a reader: on pages, data, redirects, errors alike. */
export function securityFaults({ headers, status }: Response, path = ''): string[] {
  const isShownElsewhere = madeToBeShown(headers, path)
  return [
    ...Object.entries(isShownElsewhere ? { ...everywhere, ...elsewhere } : everywhere)
      .filter(([name, value]) => (headers.get(name) ?? '') !== value)
      .map(([name]) => `${status} with ${name}: ${headers.get(name)}`),
    ...(headers.has('set-cookie') ? ['sets a cookie'] : []),
    ...(headers.has('server') || headers.has('x-powered-by') ? ['says what it is made with'] : []),
    ...(/^[0-9a-f-]{36}$/.test(headers.get('x-request-id') ?? '') ? [] : ['has no request id']),
  ]
}
