import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../platform/config.ts'
import { findServer } from './program.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** What is found at a port where somebody answers so. */
async function foundBeside(listener: RequestListener, host = '127.0.0.1') {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const { code, level } = await findServer(readConfig({ PORT: `${port}`, HOST: host }))
  return `${level} ${code}`
}

describe('at the port of the site', () => {
  test('a site that answers is found, on whichever address it listens', async () => {
    const site: RequestListener = ({ url }, response) => response.end(url === '/healthz' ? 'ok' : 'ready')
    expect(await foundBeside(site, '0.0.0.0')).toBe('fine server-ready')
  })

  test('a site that doesn’t reach its database is wrong', async () => {
    const site: RequestListener = ({ url }, response) => {
      response.statusCode = url === '/healthz' ? 200 : 503
      response.end(url === '/healthz' ? 'ok' : 'database unreachable')
    }
    expect(await foundBeside(site)).toBe('wrong server-without-database')
  })

  test('another program is wrong', async () => {
    expect(await foundBeside((_, response) => response.end('<h1>hello</h1>'))).toBe('wrong port-taken')
  })

  test('somebody who never answers is waited for, and not for ever', async () => {
    expect(await foundBeside(() => {})).toBe('look server-silent')
  })

  test('nobody is worth a look, since a site may be meant to be stopped', async () => {
    const free = createServer().listen(0, '127.0.0.1')
    await once(free, 'listening')
    const { port } = free.address() as { port: number }
    free.close()
    await once(free, 'close')
    expect(await findServer(readConfig({ PORT: `${port}` }))).toMatchObject({ level: 'look', code: 'server-absent' })
  })
})
