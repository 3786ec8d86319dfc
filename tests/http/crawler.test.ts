import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressesIn, fragmentsIn } from '../support/html.ts'
import { openSite, type TestSite, testOrigin } from '../support/site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openSite('france')
})
afterAll(() => site.close())

type Visit = { status: number; location: string | null; fragments: Set<string>; html: boolean }

/** How many redirects in a row a reader puts up with. */
const mostRedirects = 2

/**
 * Tells which documents are left out: of those of one kind in one format, each made by the same code from what the page's data says, the
 * first five are read and then every twentieth.
 */
function leavesOut(): (path: string) => boolean {
  const seen = new Map<string, Set<string>>()
  return path => {
    const [, kind = '', format] = /^(?:\/en)?\/([^/.]*)[^.]*\.(pdf|docx|odt|md)$/.exec(path) ?? []
    if (!format) return false
    const depth = path.split('/').length
    const those = seen.get(`${kind} ${depth} ${format}`) ?? new Set()
    seen.set(`${kind} ${depth} ${format}`, those.add(path))
    const place = [...those].indexOf(path)
    return place >= 5 && place % 20 !== 0
  }
}

/** Thousands of pages take a slow machine its time. */
const timeout = 600_000

test('a visitor who follows every link of every page, from both home pages, never meets a dead end', {
  timeout,
}, async ({ annotate }) => {
  const visits = new Map<string, Visit>()
  /** By address: the pages that lead to it, one of them. */
  const waiting = new Map<string, string>([
    ['/', 'the start'],
    ['/en', 'the start'],
  ])
  /** Links to a place of a page, to be looked at once all pages are known. */
  const places: { from: string; to: string; fragment: string }[] = []
  const outside = new Set<string>()
  const faults: string[] = []
  const isOneOfMany = leavesOut()

  const follow = (href: string, from: string, element: string, attributes: string) => {
    if (!URL.canParse(href, testOrigin + from)) {
      faults.push(`${from} leads to ${href}, which is no address`)
      return
    }
    const url = new URL(href, testOrigin + from)
    if (url.origin !== testOrigin) {
      outside.add(href)
      if (!/^(https?|mailto):$/.test(url.protocol)) faults.push(`${from} leads to ${href}`)
      if (/\starget=/.test(attributes)) faults.push(`${from} opens ${href} in a window of its own`)
      if (element !== 'a') faults.push(`${from} fetches ${href}`)
      return
    }
    const address = url.pathname + url.search
    if (isOneOfMany(url.pathname)) return
    if (url.hash) places.push({ from, to: address, fragment: decodeURIComponent(url.hash.slice(1)) })
    if (!visits.has(address) && !waiting.has(address)) waiting.set(address, from)
  }

  for (const [address, from] of waiting) {
    waiting.delete(address)
    const response = await site.get(address)
    const location = response.headers.get('location')
    const html = response.headers.get('content-type')?.startsWith('text/html') ?? false
    const body = html ? await response.text() : ''
    visits.set(address, { status: response.status, location, fragments: fragmentsIn(body), html })
    if (![200, 303, 308].includes(response.status)) faults.push(`${from} leads to ${address}: ${response.status}`)
    if (location) follow(location, address, 'a', '')
    for (const { element, attributes, href } of addressesIn(body)) follow(href, address, element, attributes)
  }

  for (const [address, visit] of visits) {
    let at: Visit | undefined = visit
    for (let step = 0; step < mostRedirects && at?.location; step += 1) {
      const { pathname, search } = new URL(at.location, testOrigin + address)
      at = visits.get(pathname + search)
    }
    if (at?.status !== 200) faults.push(`${address} ends at ${at?.status} ${at?.location}`)
  }
  for (const { from, to, fragment } of places) {
    const target = visits.get(to)
    if (target?.html && !target.fragments.has(fragment))
      faults.push(`${from} leads to ${to}#${fragment}, which is not there`)
  }

  const count = (wanted: (visit: Visit) => boolean) => [...visits.values()].filter(wanted).length
  await annotate(
    `${visits.size} addresses: ${count(({ html, status }) => html && status === 200)} pages, ${count(({ html, status }) => !html && status === 200)} files and data, ${count(({ status }) => status !== 200)} redirects; ${outside.size} addresses of other sites`,
  )
  expect(faults).toEqual([])
  // The home pages, four plans, 71 commitments, 105 organisations, and hundreds of entries, in two languages.
  expect(count(({ html, status }) => html && status === 200)).toBeGreaterThan(2 * (4 + 71 + 105 + 400))
})
