// Bundles the program into dist/ when a source is newer than the last bundle. Plain JavaScript, since it runs before anything else.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const oldestNode = [20, 19]

/** One sentence and no stack trace for a Node.js that is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  const french = !/^en/i.test(process.env.LC_ALL || process.env.LANG || '')
  console.error(
    french
      ? `Parvis demande Node.js ${oldestNode.join('.')} ou plus récent ; ceci est ${process.versions.node}. Installez une version récente de Node.js.`
      : `Parvis needs Node.js ${oldestNode.join('.')} or later; this is ${process.versions.node}. Install a recent Node.js.`,
  )
  process.exit(1)
}

function newestIn(folder) {
  let newest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs)
  }
  return newest
}

const isStale = () => {
  const made = join(dist, 'server.mjs')
  if (!existsSync(made)) return true
  const at = statSync(made).mtimeMs
  return newestIn(join(root, 'src')) > at || statSync(join(root, 'package-lock.json')).mtimeMs > at
}

/** Makes dist/server.mjs and dist/cli.mjs if they are missing or old. Beside, then renamed, so that two starts at once don't meet half a bundle. */
export async function bundle() {
  if (!isStale()) return
  const { build } = await import('esbuild')
  const beside = join(root, `dist.new-${process.pid}`)
  mkdirSync(beside, { recursive: true })
  await build({
    entryPoints: {
      server: join(root, 'src/server.ts'),
      cli: join(root, 'src/cli.ts'),
      'setting-process': join(root, 'src/platform/typst/setting-process.ts'),
    },
    outdir: beside,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    mainFields: ['module', 'main'],
    external: ['pg-native', '@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-js'],
    logLevel: 'error',
    // Some libraries are CommonJS and call require for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  rmSync(dist, { recursive: true, force: true })
  try {
    renameSync(beside, dist)
  } catch (error) {
    // Another start has just put its own there, from the same sources.
    if (!existsSync(join(dist, 'server.mjs'))) throw error
    rmSync(beside, { recursive: true, force: true })
  }
}
