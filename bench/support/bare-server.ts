// A server that does nothing but send: what Node itself can do with the same bytes. Its parent says which.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Bare = { headers: [string, string][]; body: string }

process.once('message', ({ headers, body }: Bare) => {
  const bytes = Buffer.from(body, 'base64')
  const raw = headers.flat()
  const server = createServer((_, response) => {
    response.writeHead(200, raw)
    response.end(bytes)
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
})
