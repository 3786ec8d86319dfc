#!/usr/bin/env node
import { bundle, checkNode } from './bundle.mjs'

checkNode()
await bundle()
const { main } = await import('../dist/cli.mjs')
await main(process.argv.slice(2))
