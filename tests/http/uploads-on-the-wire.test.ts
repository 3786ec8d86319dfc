import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { largestFile, mostFiles } from '../../src/platform/files/limits.ts'
import { boundConnections } from '../../src/platform/http/connections.ts'
import { securityHeaders } from '../../src/platform/http/headers.ts'
import { httpServer } from '../../src/platform/http/http-server.ts'
import { png } from '../fixtures/uploads.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { until } from '../support/program.ts'
import { testOrigin } from '../support/site.ts'
import { appWith, type TestStore, testStore, uploadPath } from '../support/upload-page.ts'

let database: TestDatabase
let store: TestStore
let server: Server
let port: number
const told: string[] = []
beforeAll(async () => {
  database = await cloneDatabase('empty')
  store = testStore()
  const app = appWith(database, store, {
    uploads: { most: mostFiles, bytes: largestFile, from: () => true },
    async send(_, form, uploads) {
      told.push(`${form.get('who')}: ${uploads.all.map(one => one.refused ?? one.kind).join(' ')}`)
      return { kind: 'see-other', to: '/plans' }
    },
  })
  server = httpServer(async (request, bindings) => app.fetch(request, bindings), securityHeaders(true))
  boundConnections(server, 100)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  store.remove()
  await database.drop()
})

const boundary = 'b0undary'
const headers = {
  Origin: testOrigin,
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': `multipart/form-data; boundary=${boundary}`,
}
const head = (length: number, type = headers['Content-Type']) =>
  `POST ${uploadPath} HTTP/1.1\r\nHost: a\r\nOrigin: ${testOrigin}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`
const field = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const start = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n`
const end = `\r\n--${boundary}--\r\n`

type Client = { socket: Socket; isOpen(): boolean; said(): string }

function come(): Client {
  const socket = connect(port, '127.0.0.1')
  let [open, said] = [true, '']
  socket.on('error', () => {})
  socket.on('close', () => {
    open = false
  })
  socket.on('data', chunk => {
    said += chunk
  })
  return { socket, isOpen: () => open, said: () => said }
}

describe.concurrent('somebody whose line is slow', () => {
  test('sends files for as long as they come on, though any other form would have been given up', async () => {
    const client = come()
    const content = Buffer.concat([png, Buffer.alloc(900_000)])
    client.socket.write(head(Buffer.byteLength(field('who', 'slow') + start + end) + content.length))
    client.socket.write(field('who', 'slow') + start)
    for (let at = 0; at < content.length; at += 50_000) {
      client.socket.write(content.subarray(at, at + 50_000))
      await sleep(1000)
    }
    client.socket.write(end)
    await until(async () => client.said() !== '')
    expect(client.said()).toMatch(/^HTTP\/1\.1 303 /)
    expect(told).toContain('slow: png')
    client.socket.destroy()
  })

  test.each([
    ['files', headers['Content-Type'], field('who', 'drips') + start],
    ['any other form', 'application/x-www-form-urlencoded', 'who=drips&text='],
  ])('and lets %s come by drops is cut off, and told so', async (_, type, beginning) => {
    const client = come()
    client.socket.write(head(1_000_000, type) + beginning)
    while (client.isOpen()) {
      client.socket.write('x')
      await sleep(250)
    }
    expect(client.said()).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe('somebody who sends files', () => {
  test('and goes away in the middle leaves nothing of them, and nobody is hindered', async () => {
    for (const content of [start, start + 'x'.repeat(300_000), `${start}x${end}${start}`]) {
      const client = come()
      client.socket.write(head(5_000_000) + field('who', 'gone') + content)
      await sleep(100)
      client.socket.destroy()
    }
    await until(async () => store.held().length === 0 && server.listening)
    expect(told.filter(one => one.startsWith('gone'))).toEqual([])
  })

  test('of which there are far too many, or which are far too large, hears so', async () => {
    const send = (length: number, announced: boolean) =>
      new Promise<number>((resolve, reject) => {
        const request = httpRequest({
          port,
          host: '127.0.0.1',
          path: uploadPath,
          method: 'POST',
          headers: { ...headers, ...(announced ? { 'Content-Length': length } : { 'Transfer-Encoding': 'chunked' }) },
        })
        request.on('response', (response: IncomingMessage) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        })
        request.on('error', reject)
        request.write(field('who', 'much') + start)
        const piece = Buffer.alloc(1_000_000)
        let sent = 0
        const more = () => {
          while (sent < length && !request.destroyed) {
            sent += piece.length
            if (!request.write(piece)) return request.once('drain', more)
          }
          request.end(end)
        }
        more()
      })
    expect(await send(30_000_000, false)).toBe(303)
    expect(told).toContain('much: too-large')
    expect(await send(200_000_000, false)).toBe(413)
    expect(await send(200_000_000, true)).toBe(413)
    await until(async () => store.held().length === 0)
  })
})
