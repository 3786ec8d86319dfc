import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { boundConnections, mostConnections } from './connections.ts'

let server: Server
let port: number
/** Requests that wait for their answers, by path. */
let asked: Map<string, ServerResponse>
let clients: Socket[]
beforeEach(async () => {
  asked = new Map()
  clients = []
  server = createServer((request, response) => {
    asked.set(String(request.url), response)
    server.emit('asked')
  })
  boundConnections(server, 3)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as { port: number }).port
})
afterEach(async () => {
  for (const client of clients) client.destroy()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

type Client = { socket: Socket; isOpen(): boolean; closed: Promise<unknown>; said(): string }

async function come(): Promise<Client> {
  const arrived = once(server, 'connection')
  const socket = connect(port, '127.0.0.1')
  clients.push(socket)
  let open = true
  let said = ''
  socket.on('error', () => {})
  socket.on('data', chunk => {
    said += chunk
  })
  const closed = once(socket, 'close').then(() => {
    open = false
  })
  await arrived
  return { socket, isOpen: () => open, closed, said: () => said }
}

async function ask(client: Client, path: string): Promise<void> {
  const heard = once(server, 'asked')
  client.socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`)
  await heard
}

describe('when as many connections are open as may be', () => {
  test('a new one takes the place of the one that has waited longest', async () => {
    const [first, second, third] = [await come(), await come(), await come()]
    const fourth = await come()
    await first.closed
    const fifth = await come()
    await second.closed
    expect([third, fourth, fifth].map(client => client.isOpen())).toEqual([true, true, true])
  })

  test('one that has a request under way stays, and gets its answer; then it is the youngest of those that wait', async () => {
    const [first, second, third] = [await come(), await come(), await come()]
    await ask(first, '/slow')
    const fourth = await come()
    await second.closed
    asked.get('/slow')?.end('at last')
    while (!first.said().includes('at last')) await once(first.socket, 'data')
    await come()
    await third.closed
    await come()
    await fourth.closed
    expect(first.isOpen()).toBe(true)
  })

  test('one more is refused only if all have a request under way', async () => {
    const all = [await come(), await come(), await come()]
    for (const [place, client] of all.entries()) await ask(client, `/${place}`)
    const late = await come()
    await late.closed
    expect(all.map(client => client.isOpen())).toEqual([true, true, true])
    for (const [place, client] of all.entries()) {
      asked.get(`/${place}`)?.end(`answer ${place}`)
      while (!client.said().includes(`answer ${place}`)) await once(client.socket, 'data')
    }
  })
})

test('a program may have many connections, and fewer than the system allows it files', () => {
  expect(mostConnections()).toBeGreaterThanOrEqual(50)
  expect(mostConnections()).toBeLessThanOrEqual(4000)
})
