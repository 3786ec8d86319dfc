import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import type pg from 'pg'

/**
 * What happens between a program and its database: nothing; notices get lost (`deaf`); answers get lost (`mute`); the wire is cut, and
 * nobody answers any more; or it goes silent, as when a machine is cut off: connections stand, and nothing comes through.
 */
export type Wire = 'open' | 'deaf' | 'mute' | 'cut' | 'silent'

export type DatabaseProxy = {
  /** As `DATABASE_URL` has it. */
  url: string
  set(wire: Wire): void
  /** How many notices were lost so far. */
  lost(): number
  stop(): Promise<void>
}

const notificationResponse = 'A'.charCodeAt(0)

/** Stands between programs and a database on a socket, and does to them what networks do. */
export async function proxyTo({ host, port, database }: pg.ClientConfig): Promise<DatabaseProxy> {
  let wire: Wire = 'open'
  let lost = 0
  const open = new Set<Socket>()
  const server = createServer(client => {
    if (wire === 'cut') return client.destroy()
    const target = connect(join(host ?? '', `.s.PGSQL.${port}`))
    for (const one of [client, target]) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        if (wire === 'silent') return
        client.destroy()
        target.destroy()
      })
    }
    client.on('data', bytes => {
      if (wire !== 'silent') target.write(bytes)
    })
    let rest: Buffer = Buffer.alloc(0)
    target.on('data', bytes => {
      rest = Buffer.concat([rest, bytes])
      // A message: its kind, its length without the kind, its content.
      while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
        const length = rest.readUInt32BE(1) + 1
        const isLost = wire === 'deaf' && rest[0] === notificationResponse
        if (isLost) lost += 1
        else if (wire !== 'silent' && wire !== 'mute') client.write(rest.subarray(0, length))
        rest = rest.subarray(length)
      }
    })
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port: own } = server.address() as { port: number }
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `postgresql://parvis@127.0.0.1:${own}/${database}`,
    set(next) {
      // What was swallowed is missing on both sides: such connections never come to life again.
      if (next === 'cut' || wire === 'silent') cut()
      wire = next
    },
    lost: () => lost,
    stop() {
      cut()
      return new Promise(resolve => {
        server.close(() => resolve())
      })
    },
  }
}
