import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evil, hostilePlan } from './hostile-plan.ts'
import { addressesIn } from './html.ts'
import { importInto } from './import.ts'
import { openSite, type TestSite, testOrigin } from './site.ts'

/** The name of a file, which the record shows: what no folder is, but an attack. */
const fileName = `=1+1"><img src=x onerror=window.${evil.call}('file')><${evil.element} ${evil.attribute}=1>'.json`

const gone = {
  id: 'gone',
  slug: 'gone',
  country: 'QQ',
  rank: 99,
  title: { original: 'fr', fr: 'Parti' },
  period: { text: { original: 'fr', fr: 'jamais' }, precision: 'unset' },
}

/** A site in which every word attacks its readers: imported, corrected with other attacks, and partly taken away with one. */
export async function openHostileSite(): Promise<TestSite> {
  const site = await openSite('empty')
  const folder = mkdtempSync(join(tmpdir(), 'parvis-hostile-'))
  const importing = async (content: object) => {
    const path = join(folder, fileName)
    writeFileSync(path, JSON.stringify(content))
    await importInto(site, path)
  }
  try {
    const first = hostilePlan()
    await importing({ ...first, plans: [...(first.plans as object[]), gone] })
    await importing({ ...hostilePlan(1), removed: [{ type: 'plan', id: 'gone', reason: wordOf(first) }] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return site
}

const wordOf = ({ organisations }: Record<string, unknown>): string =>
  (organisations as { abbreviation: string }[])[0]?.abbreviation ?? ''

/** Where to begin beside the home pages: what no page leads to, and what is asked with an attack. */
const beginnings = [
  '/',
  '/en',
  '/sitemap.xml',
  '/plans/gone',
  '/en/plans/gone',
  '/plans/gone.json',
  '/nowhere',
  '/en/nowhere',
]

export type Visited = { path: string; response: Response; body: string }

/**
 * Follows every link of the site to the site itself, and shows each answer, until there is nothing new.
 * @param leaveOut what isn't asked for
 */
export async function visitAll(
  site: TestSite,
  show: (visited: Visited) => Promise<void>,
  leaveOut = (_path: string) => false,
): Promise<string[]> {
  const seen = new Set(beginnings)
  for (const path of seen) {
    const response = await site.get(path)
    const body = await response.clone().text()
    await show({ path, response, body })
    const location = response.headers.get('location')
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
    const ways = [...(location ? [location] : []), ...(isPage ? addressesIn(body).map(({ href }) => href) : [])]
    for (const way of ways) {
      if (!URL.canParse(way, testOrigin + path)) continue
      const url = new URL(way, testOrigin + path)
      const to = url.pathname + url.search
      if (url.origin === testOrigin && !leaveOut(to)) seen.add(to)
    }
  }
  return [...seen]
}
