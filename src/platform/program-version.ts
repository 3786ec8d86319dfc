import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project-root.ts'

const manifest = () =>
  JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string; engines: { node: string } }

/** The version of this program: `0.1.0`. */
export const programVersion = (): string => manifest().version

/** The oldest Node.js that runs it: `>=20.19`. */
export const nodeNeeded = (): string => manifest().engines.node
