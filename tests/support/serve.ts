import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { securityHeaders } from '../../src/platform/http/headers.ts'
import { httpServer } from '../../src/platform/http/http-server.ts'
import type { TestSite } from './site.ts'

/** A site behind a real socket, on a port that is free; `heard` is told of each request that reaches the site. */
export async function serveSite(
  site: TestSite,
  heard: (request: Request) => void = () => {},
): Promise<{ url: string; port: number; stop(): Promise<void> }> {
  const server = httpServer(async (request, bindings) => {
    heard(request)
    return site.app.fetch(request, bindings)
  }, securityHeaders(true))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
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
