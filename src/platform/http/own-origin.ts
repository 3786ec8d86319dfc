import { urlOf } from '../facts/url.ts'

/**
 * Whether a page of this site sent the request, as its browser says (`Sec-Fetch-Site`, `Origin`): no other site can write those. What
 * says nothing of where it comes from isn't ours, since every browser of the last ten years says it with each form.
 * @param ours the origin under which the public reaches the site
 * @param asNamed whether any name under which it is reached counts, since nobody has said which is right: a site of one machine
 */
export function isFromOurselves(request: Request, ours: string, asNamed: boolean): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = request.headers.get('origin')
  if (origin === null) return site !== null
  if (origin === ours) return true
  return asNamed && urlOf(origin)?.host === request.headers.get('host')
}
