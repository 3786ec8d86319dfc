import { connect } from 'node:net'
import { addresses, type PageName } from '../src/platform/http/addresses.ts'
import { interfaceLanguages } from '../src/platform/locales/languages.ts'
import type { Benchmark, Figure } from './support/result.ts'
import { fillWithFrance, openServer, serveSite } from './support/site.ts'

const mostBytes = 60_000
const encodings = ['br', 'gzip'] as const
type Encoding = (typeof encodings)[number]

/** All that comes over the wire for an address: headers and body, as they come. */
const overTheWire = (port: number, path: string, encoding: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`),
    )
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('end', () => resolve(Buffer.concat(chunks)))
    socket.on('error', reject)
  })

const bodyOf = (answer: Buffer): string => answer.subarray(answer.indexOf('\r\n\r\n') + 4).toString()

type Font = { path: string; range: [number, number][] | null }

/** The fonts of a style sheet, each with the signs that it is for. */
const fontsIn = (css: string): Font[] =>
  [...css.matchAll(/@font-face\s*{([^}]*)}/g)].map(([, rule = '']) => ({
    path: /url\("?([^")]+)/.exec(rule)?.[1] ?? '',
    range:
      /unicode-range:([^;}]*)/
        .exec(rule)?.[1]
        ?.split(',')
        .map(part => {
          const [from = '', to = from] = part.trim().replace('U+', '').split('-')
          return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
        }) ?? null,
  }))

/** Whether a browser fetches a font for a page: it has no range, or the page holds a sign of it. */
const isFetched = ({ range }: Font, html: string): boolean =>
  !range ||
  [...new Set(html)].some(sign =>
    range.some(([from, to]) => (sign.codePointAt(0) ?? 0) >= from && (sign.codePointAt(0) ?? 0) <= to),
  )

/** The page of an address in the site map; null for one that no page has. */
function pageAt(path: string): PageName | null {
  for (const [page, paths] of Object.entries(addresses)) {
    for (const language of interfaceLanguages) {
      const pattern = paths[language].replace(/:\w+(\{[^}]*\})?/g, '[^/]+')
      if (new RegExp(`^${pattern}$`).test(path)) return page as PageName
    }
  }
  return null
}

export const firstView: Benchmark = {
  name: 'first-view',
  says: 'what a first visit brings over the wire, headers included: the heaviest page of each kind, its style, its fonts, its icon',
  async run(say) {
    const server = await openServer()
    await fillWithFrance(server.connection)
    const site = await serveSite(server.connection, true)
    try {
      const { port } = site
      const read = async (path: string) => bodyOf(await overTheWire(port, path, 'identity'))
      const listed = [...(await read('/sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
        ([, address = '']) => new URL(address).pathname,
      )
      const parts = (await Promise.all(listed.filter(path => path.endsWith('.xml')).map(read))).flatMap(part =>
        [...part.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname),
      )
      const paths = [
        ...new Set([
          ...listed.filter(path => !path.endsWith('.xml')),
          ...parts,
          '/recherche?q=transparence',
          '/en/search?q=transparency',
        ]),
      ]
      const heaviest = new Map<string, { path: string; html: string; language: string }>()
      for (const path of paths) {
        const [bare = ''] = path.split('?')
        const page = pageAt(bare)
        if (!page) continue
        const language = /^\/en(\/|$)/.test(bare) ? 'en' : 'fr'
        const html = await read(path)
        const known = heaviest.get(`${page} ${language}`)
        if (!known || html.length > known.html.length) heaviest.set(`${page} ${language}`, { path, html, language })
      }
      const weighed = new Map<string, number>()
      const weigh = async (path: string, encoding: Encoding) => {
        const key = `${encoding} ${path}`
        const known = weighed.get(key)
        if (known !== undefined) return known
        const bytes = (await overTheWire(port, path, encoding)).length
        weighed.set(key, bytes)
        return bytes
      }
      const figures: { [name: string]: Figure } = {}
      let most = 0
      let scripts = 0
      let foreign = 0
      say('page                         html      css    fonts     icon    total   br / gzip, bytes')
      for (const [name, { path, html, language }] of [...heaviest].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const css = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? ''
        const icon = /<link rel="icon" href="([^"]+)"/.exec(html)?.[1]
        const fonts = fontsIn(await read(css)).filter(font => isFetched(font, html))
        scripts += [...html.matchAll(/<script(?! type="application\/ld\+json")/g)].length
        foreign += [
          ...html.matchAll(/<(?:img|script|iframe|link rel="(?:stylesheet|preload)")[^>]+(?:src|href)="https?:/g),
        ].length
        const page: { [name: string]: Figure } = {}
        const lines: number[][] = []
        for (const encoding of encodings) {
          const weights = {
            html: await weigh(path, encoding),
            css: await weigh(css, encoding),
            fonts: (await Promise.all(fonts.map(font => weigh(font.path, encoding)))).reduce(
              (sum, one) => sum + one,
              0,
            ),
            icon: icon ? await weigh(icon, encoding) : 0,
          }
          const total = Object.values(weights).reduce((sum, one) => sum + one, 0)
          most = Math.max(most, total)
          page[encoding] = { ...weights, total }
          lines.push([...Object.values(weights), total])
        }
        figures[name] = { language, ...page }
        const columns = (lines[0] ?? []).map((br, place) => `${br}/${lines[1]?.[place]}`.padStart(13)).join(' ')
        say(`${name.padEnd(20)} ${columns}`)
      }
      return {
        figures: { mockUps: 38_000, pages: figures },
        aims: [
          { what: 'the heaviest first visit', figure: most, unit: 'bytes', aim: { atMost: mostBytes } },
          { what: 'scripts', figure: scripts, unit: '', aim: { atMost: 0 } },
          { what: 'requests to other sites', figure: foreign, unit: '', aim: { atMost: 0 } },
        ],
      }
    } finally {
      site.stop()
      await server.remove()
    }
  },
}
