import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bundled, cleanUp, dataFolder, type Program, start, until } from '../support/program.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let program: Program
beforeAll(async () => {
  await bundled()
  program = await start(dataFolder())
})
afterAll(async () => {
  await program?.stop()
  await cleanUp()
})

type Client = { socket: Socket; isOpen(): boolean; said(): string }

function come(): Client {
  const socket = connect(program.port, '127.0.0.1')
  let open = true
  let said = ''
  socket.on('error', () => {})
  socket.on('close', () => {
    open = false
  })
  socket.on('data', chunk => {
    said += chunk
  })
  return { socket, isOpen: () => open, said: () => said }
}

/** Goes on saying something as long as anybody listens. */
async function goOn(client: Client, words: (turn: number) => string, pause: number): Promise<void> {
  for (let turn = 0; client.isOpen(); turn++) {
    client.socket.write(words(turn))
    await sleep(pause)
  }
}

const read = async (path: string): Promise<number> => (await fetch(program.url + path)).status

describe.concurrent('a client that is cut off, while others are served', () => {
  test('sends its headers one byte at a time, or nothing at all', async () => {
    const head = `GET /plans HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(10_000)}`
    const slow = come()
    const silent = come()
    const going = goOn(slow, turn => head.charAt(turn), 250)
    expect(await read('/plans')).toBe(200)
    await going
    await until(() => !silent.isOpen())
    expect(slow.said()).toMatch(/^HTTP\/1\.1 408 /)
    expect(await read('/plans')).toBe(200)
  })

  test.each([
    ['POST', 405],
    ['GET', 200],
  ])('sends a body that never ends (%s)', async (method, status) => {
    const client = come()
    client.socket.write(`${method} /plans HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`)
    await goOn(client, () => `400\r\n${'x'.repeat(1024)}\r\n`, 5)
    expect(client.said()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(client.said()).toMatch(/\r\nconnection: close\r\n/i)
    expect(await read('/plans')).toBe(200)
  })

  test('announces a body and never sends it', async () => {
    const client = come()
    client.socket.write('POST /plans HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000000\r\n\r\n')
    await until(() => !client.isOpen())
    expect(client.said()).toMatch(/^HTTP\/1\.1 405 /)
  })

  test('asks for much and reads nothing', async () => {
    const client = come()
    client.socket.pause()
    const requests = 'GET /plans/2015-2017.json HTTP/1.1\r\nHost: a\r\n\r\n'
    client.socket.write(requests.repeat(2000))
    expect(await read('/plans')).toBe(200)
    // It would hear of its end only by reading: the server's side is what counts.
    await until(() => connectionsFrom(client.socket.localPort ?? 0) === 0)
    expect(await read('/plans')).toBe(200)
    client.socket.destroy()
  })
})

/** How many connections of a server's side come from a port: Linux lists them with the state; 01 is established. */
function connectionsFrom(port: number): number {
  const hex = (number: number) => number.toString(16).toUpperCase().padStart(4, '0')
  const from = `:${hex(program.port)}`
  const to = `:${hex(port)}`
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([, local, remote, state]) => local?.endsWith(from) && remote?.endsWith(to) && state === '01').length
}

describe('ten thousand connections that ask nothing', () => {
  test.runIf(process.platform === 'linux')('are held within bounds, and the site still answers', async () => {
    const allowed = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1])
    const wanted = Math.min(10_000, allowed - 500)
    if (wanted < 10_000) console.log(`${wanted} connections instead of 10,000: the system allows ${allowed} open files`)
    const files = () => readdirSync(`/proc/${program.pid}/fd`).length
    const clients: Socket[] = []
    let most = 0
    while (clients.length < wanted) {
      const batch = Array.from({ length: Math.min(250, wanted - clients.length) }, () =>
        connect(program.port, '127.0.0.1'),
      )
      for (const socket of batch) socket.on('error', () => {})
      clients.push(...batch)
      await Promise.all(
        batch.map(socket => new Promise(resolve => socket.once('connect', resolve).once('error', resolve))),
      )
      most = Math.max(most, files())
      if (clients.length % 2500 === 0) expect(await read('/plans')).toBe(200)
    }
    expect(await read('/plans/2018-2020')).toBe(200)
    const memory = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1])
    console.log(`${clients.length} connections: at most ${most} files open, ${Math.round(memory / 1024)} MiB`)
    expect(most).toBeLessThan(4_300)
    for (const socket of clients) socket.destroy()
    await until(() => files() < 100)
    expect(await read('/plans')).toBe(200)
  })
})
