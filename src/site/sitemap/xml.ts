import type { Queries } from '../../platform/database/database.ts'
import { interfaceLanguages } from '../../platform/locales/languages.ts'
import { type Place, type PlaceSource, placeSources } from './sources.ts'

/** The protocol's limit, sitemaps.org: 50,000 addresses in a file. A place has one for each language, and at most two pages. */
const addressesInFile = 50_000
const positionsInFile = 12_500

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

function urlSet(places: readonly Place[], origin: string): string {
  const lines = places.flatMap(({ paths, changed }) => {
    const alternates = interfaceLanguages
      .map(other => `<xhtml:link rel="alternate" hreflang="${other}" href="${escaped(origin + paths[other])}"/>`)
      .join('')
    const lastmod = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''
    return interfaceLanguages.map(
      language => `<url><loc>${escaped(origin + paths[language])}</loc>${lastmod}${alternates}</url>`,
    )
  })
  return `${head}<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>\n`
}

const partsOf = (last: number) => Math.ceil(last / positionsInFile)

/** `/sitemap.xml`: every page, or, when they are too many for one file, the files that hold them. */
export async function sitemap(
  db: Queries,
  { origin, timeZone, limit = addressesInFile }: { origin: string; timeZone: string; limit?: number },
): Promise<string> {
  const sources = placeSources(timeZone)
  const lasts = await Promise.all(sources.map(source => source.last(db)))
  const most = lasts.reduce((sum, last) => sum + last, 0) * interfaceLanguages.length * 2
  if (most <= limit) {
    const places = await Promise.all(sources.map((source, place) => source.read(db, 0, lasts[place] ?? 0)))
    return urlSet(places.flat(), origin)
  }
  const files = sources.flatMap(({ name }, place) =>
    Array.from({ length: partsOf(lasts[place] ?? 0) }, (_, part) => `${origin}/sitemap/${name}-${part + 1}.xml`),
  )
  const lines = files.map(file => `<sitemap><loc>${escaped(file)}</loc></sitemap>`)
  return `${head}<sitemapindex ${namespace}>\n${lines.join('\n')}\n</sitemapindex>\n`
}

/**
 * One file of a sitemap that has several: `record-2.xml`.
 * @returns null when there is none of that name
 */
export async function sitemapPart(
  db: Queries,
  file: string,
  { origin, timeZone }: { origin: string; timeZone: string },
): Promise<string | null> {
  const [, name, number] = /^([a-z]+)-([1-9]\d{0,6})\.xml$/.exec(file) ?? []
  const source: PlaceSource | undefined = placeSources(timeZone).find(one => one.name === name)
  const part = Number(number)
  if (!source || part > partsOf(await source.last(db))) return null
  return urlSet(await source.read(db, (part - 1) * positionsInFile, part * positionsInFile), origin)
}

/** `/robots.txt`: everything may be read, and where the list of pages is. */
export const robots = (origin: string): string => `User-agent: *\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`
