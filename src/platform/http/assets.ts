import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { asTheyAre, type Encoded, encoded } from './encoded.ts'
import { etagOf } from './page-cache.ts'

export type Asset = { contentType: string; etag: string; body: Encoded }

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml; charset=utf-8',
}

export type Assets = { byPath: ReadonlyMap<string, Asset>; pathOf(name: string): string }

/**
 * A style sheet, the files that it names, and others, each under an address that holds its content's hash, so that browsers may
 * keep it for ever. In the style sheet, the names are replaced by those addresses.
 */
export function loadAssets(folder: string, styleSheet: string, others: readonly string[]): Assets {
  const byPath = new Map<string, Asset>()
  const paths = new Map<string, string>()
  const add = (name: string, content: Buffer): string => {
    const extension = name.split('.').at(-1) ?? ''
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
    const path = `/assets/${basename(name, `.${extension}`)}.${hash}.${extension}`
    byPath.set(path, {
      contentType: types[extension] ?? 'application/octet-stream',
      etag: etagOf(hash),
      body: extension === 'woff2' ? asTheyAre(content) : encoded(content, 'asset'),
    })
    paths.set(name, path)
    return path
  }
  for (const name of others) add(name, readFileSync(join(folder, name)))
  const css = readFileSync(join(folder, styleSheet), 'utf8').replace(
    /url\((["']?)([^"')]+)\1\)/g,
    (_, _quote, name: string) => `url("${paths.get(name) ?? add(name, readFileSync(join(folder, name)))}")`,
  )
  add(styleSheet, Buffer.from(css))
  return {
    byPath,
    pathOf(name) {
      const path = paths.get(name)
      if (!path) throw new Error(`no asset is called ${name}`)
      return path
    },
  }
}
