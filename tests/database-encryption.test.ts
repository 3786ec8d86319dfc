import { sql } from 'kysely'
import { beforeAll, expect, test, vi } from 'vitest'
import { openDatabase } from '../src/platform/database/database.ts'
import { joinDatabaseServer } from '../src/platform/database/server.ts'
import { OperatorError } from '../src/platform/operator-error.ts'
import { describeWith, type OwnServer, speakTls, startPrimary } from './support/own-servers.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Addresses of this machine that nobody else listens on. */
const [host, misnamedHost, plainHost] = [17, 18, 19].map(
  last => `127.${(process.pid >> 8) & 255}.${process.pid & 255}.${last}`,
) as [string, string, string]

describeWith(['postgresql', 'openssl'], 'an address of a database that asks for encryption', () => {
  let trusted: string
  let misnamed: string
  beforeAll(async () => {
    const [server, other] = await Promise.all(
      [host, misnamedHost, plainHost].map(each => startPrimary({ listen_addresses: each })),
    )
    trusted = await speakTls(server as OwnServer, `IP:${host}`)
    misnamed = await speakTls(other as OwnServer, 'DNS:other.example')
  })

  const at = (place: string, root?: string) =>
    `postgresql://parvis@${place}/parvis?sslmode=verify-full${root ? `&sslrootcert=${encodeURIComponent(root)}` : ''}`
  const coming = (databaseUrl: string) => joinDatabaseServer({ dataDir: '/nowhere', databaseUrl })
  const refusal = async (databaseUrl: string): Promise<string> => {
    const error = await coming(databaseUrl).then(
      () => null,
      reason => reason,
    )
    if (!(error instanceof OperatorError)) throw new Error(`not refused: ${error}`)
    expect(error.code).toBe('database-unreachable')
    return error.sentence.en
  }

  test('is encrypted, by every way on which Parvis comes to it', async () => {
    const { connection, session, leave } = await coming(at(host, trusted))
    for (const way of [connection, session]) {
      const { db, close } = openDatabase(way)
      const { rows } = await sql`select ssl, version from pg_stat_ssl where pid = pg_backend_pid()`.execute(db)
      expect(rows).toEqual([{ ssl: true, version: 'TLSv1.3' }])
      await close()
    }
    await leave()
  })

  test('is refused where nobody vouches for the certificate', async () => {
    expect(await refusal(at(host))).toMatch(/certificate/)
  })

  test('is refused where the certificate is another server’s', async () => {
    expect(await refusal(at(misnamedHost, misnamed))).toMatch(/does not match certificate/)
  })

  test('is refused where the server doesn’t speak TLS, rather than used without', async () => {
    expect(await refusal(at(plainHost, trusted))).toMatch(/SSL/)
  })
})
