import { wordsOf } from '../../platform/facts/text.ts'
import { urlOf } from '../../platform/facts/url.ts'
import { addresses, type PageName, withoutFormat } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import { isReadable } from '../../platform/http/readable.ts'
import { isUlid } from '../../platform/ids.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { xml, xmlFile } from '../../platform/xml.ts'
import { locate } from '../locate.ts'
import type { SiteSettings } from '../settings.ts'
import { frameHtml, size } from './frame.ts'
import { commitmentEmbedRoute, planEmbedRoute } from './routes.tsx'

/** Where other sites ask how to show a page of this one within theirs (oembed.com, version 1.0). */
export const oembedPath = '/oembed'

/** What can be shown elsewhere: by the page of which somebody has the address. */
const framed: readonly { page: PageName; route: PageRoute }[] = [
  { page: 'plan', route: planEmbedRoute },
  { page: 'planEmbed', route: planEmbedRoute },
  { page: 'commitment', route: commitmentEmbedRoute },
  { page: 'commitmentEmbed', route: commitmentEmbedRoute },
]

type Asked = { route: PageRoute; language: Language; parameters: Record<string, string> }

/** Which page an address names: its parameters by the names of the table of addresses. */
function pageAt(path: string): Asked | null {
  const parts = path.split('/')
  for (const { page, route } of framed) {
    for (const language of interfaceLanguages) {
      const wanted: string[] = addresses[page][language].split('/')
      const fits =
        wanted.length === parts.length && wanted.every((part, place) => part.startsWith(':') || part === parts[place])
      if (!fits || parts.slice(1).includes('')) continue
      const named = wanted.flatMap((part, place) =>
        part.startsWith(':') ? [[part.slice(1), decodeURIComponent(parts[place] ?? '')]] : [],
      )
      return { route, language, parameters: Object.fromEntries(named) }
    }
  }
  return null
}

/** The path of an address of this site; a permanent address is looked up. */
async function pathOf(reading: Reading, address: string): Promise<string | null> {
  const url = urlOf(address)
  if (url?.origin !== reading.origin || !isReadable(url.pathname)) return null
  const { pathname } = url
  const [, root, type = '', id = ''] = pathname.split('/')
  if (root !== 'id') return withoutFormat(pathname).path
  return isUlid(id.toUpperCase()) ? locate(reading.db, type, id.toUpperCase(), reading.language) : null
}

/** A size that is asked for at most; nothing else than a whole number counts. */
const within = (own: number, most: string | null): number =>
  most !== null && /^[1-9]\d{0,5}$/.test(most) ? Math.min(own, Number(most)) : own

export type OEmbed = Record<string, string | number>

/**
 * What oEmbed answers for an address of this site: a frame that shows the state of a plan or a commitment.
 * @param reading in any language: what is told is in that of the address
 * @returns null where the address is none of a plan or commitment that is here
 */
export async function oembed(reading: Reading, site: SiteSettings, query: URLSearchParams): Promise<OEmbed | null> {
  const path = await pathOf(reading, query.get('url') ?? '')
  const asked = path === null ? null : pageAt(path)
  if (!asked) return null
  const { route, language, parameters } = asked
  const answer = await route.answer({ ...reading, language }, parameters, new URLSearchParams())
  if (answer.kind !== 'page') return null
  const frame = {
    width: within(size.width, query.get('maxwidth')),
    height: within(size.height, query.get('maxheight')),
  }
  return {
    version: '1.0',
    type: 'rich',
    title: answer.title,
    provider_name: wordsOf(site.name, language),
    provider_url: reading.origin,
    cache_age: 3600,
    html: frameHtml(`${reading.origin}${answer.paths[language]}`, answer.title, frame),
    ...frame,
  }
}

/** The same as XML. */
export const oembedXml = (answer: OEmbed): string =>
  xmlFile(xml('oembed', {}, ...Object.entries(answer).map(([name, value]) => xml(name, {}, String(value)))))
