// The site in a process of its own, over a database that its parent names. It can keep no page at all, which the program can't:
// so that every answer is made from the database.
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type pg from 'pg'
import { createApp } from '../../src/app.tsx'
import { clockAt } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { type PageCache, pageCache } from '../../src/platform/http/page-cache.ts'
import { openLog } from '../../src/platform/log.ts'
import { origin, peopleOver } from './people.ts'

/** `serve` comes first; then the number of queries of any path can be asked for. */
export type Order = { serve: pg.ClientConfig; keep: boolean; people?: boolean } | { queriesOf: string }

const keepsNothing = (): PageCache => ({ ...pageCache(), get: () => undefined, keep: () => {} })
/** Inside the years of the plans that are imported or made up, so that something is late and something is to come. */
const day = new Date('2026-11-24T10:00:00Z')

let queries = 0
let app: ReturnType<typeof createApp> | undefined

async function obey(order: Order): Promise<object> {
  if ('queriesOf' in order) {
    queries = 0
    const answer = await app?.fetch(new Request(origin + order.queriesOf))
    await answer?.arrayBuffer()
    return { status: answer?.status, queries }
  }
  const db = openDatabase(order.serve).db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const clock = { ...clockAt(day), demonstration: null }
  const site = createApp({
    db,
    cache: order.keep ? pageCache() : keepsNothing(),
    clock,
    log: openLog('warn'),
    origin,
    people: order.people ? peopleOver(db) : undefined,
  })
  app = site
  return new Promise(resolve => {
    const server = serve(
      { fetch: request => site.fetch(request), port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false },
      () => resolve({ port: (server.address() as AddressInfo).port }),
    )
  })
}

process.on('message', (order: Order) => {
  obey(order).then(
    said => process.send?.(said),
    error => process.send?.({ error: String(error) }),
  )
})
