import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { TestSite } from './site.ts'

/** A site behind a real socket, on a port that is free. */
export async function serveSite(site: TestSite): Promise<{ url: string; port: number; stop(): Promise<void> }> {
  const server = await new Promise<Server>(resolve => {
    const made = serve(
      {
        fetch: async (request: Request) => site.app.fetch(request),
        port: 0,
        hostname: '127.0.0.1',
        overrideGlobalObjects: false,
      },
      () => resolve(made as Server),
    )
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
