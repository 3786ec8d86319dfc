import { bundle, checkNode } from './bundle.mjs'

checkNode()
await bundle()
const { main } = await import('../dist/server.mjs')
await main()
