import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { type DatabaseServer, joinDatabaseServer } from '../../src/platform/database/server.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { makeDerivedIfStale } from '../../src/site/derived.ts'
import { seed } from '../../src/site/seed.ts'
import { forkSource } from './load.ts'
import type { Order } from './site-server.ts'

/** A folder for data on a disk, gone when it is left. Others may pass through: as root, the database runs as another user. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'parvis-bench-'))
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }) }
}

/** A database server of its own, with Parvis's durable settings. */
export async function openServer(): Promise<DatabaseServer & { remove(): Promise<void> }> {
  const folder = temporaryFolder()
  const server = await joinDatabaseServer({ dataDir: folder.path })
  return {
    ...server,
    async remove() {
      await server.leave()
      folder.remove()
    },
  }
}

/** Brings a database to the last migration, with the four French plans. */
export async function fillWithFrance(connection: pg.ClientConfig): Promise<void> {
  await migrate(connection, join(projectRoot, 'migrations'))
  const { db, close } = openDatabase(connection)
  await makeDerivedIfStale(db)
  await seed(db, join(projectRoot, 'data', 'france'), new Date())
  await close()
}

export type ServedSite = {
  port: number
  pid: number
  queriesOf(path: string): Promise<number>
  stop(): void
}

async function order<Said>(child: ChildProcess, what: Order): Promise<Said> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the site ended'))
    child.once('exit', gone)
    child.once('message', (said: Said & { error?: string }) => {
      child.off('exit', gone)
      if (said.error) reject(new Error(said.error))
      else resolve(said)
    })
    child.send(what)
  })
}

/** The site in another process, with or without a page cache; with `people`, one can sign in. */
export async function serveSite(connection: pg.ClientConfig, keep: boolean, people = false): Promise<ServedSite> {
  const child = forkSource('site-server.ts')
  const { port } = await order<{ port: number }>(child, { serve: connection, keep, people })
  return {
    port,
    pid: child.pid ?? 0,
    queriesOf: async path => (await order<{ queries: number }>(child, { queriesOf: path })).queries,
    stop: () => {
      child.kill()
    },
  }
}

/** The address under which the site shows what is at another one. */
export async function canonical(port: number, path: string): Promise<string> {
  const found = await fetch(`http://127.0.0.1:${port}${path}`)
  await found.arrayBuffer()
  if (!found.ok) throw new Error(`${path} answers ${found.status}`)
  return new URL(found.url).pathname
}
