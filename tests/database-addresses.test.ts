import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { createApp } from '../src/app.tsx'
import { organisations } from '../src/people/index.ts'
import { clockAt } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { checkReplica } from '../src/platform/database/replica-check.ts'
import { joinDatabaseServer } from '../src/platform/database/server.ts'
import { pageCache } from '../src/platform/http/page-cache.ts'
import { openLog } from '../src/platform/log.ts'
import { OperatorError } from '../src/platform/operator-error.ts'
import { projectRoot } from '../src/platform/project-root.ts'
import { operator } from '../src/record/index.ts'
import { at, organisation } from './fixtures/facts.ts'
import { describeWith, type OwnServer, startPrimary, startReplica } from './support/own-servers.ts'

vi.setConfig({ testTimeout: 120_000 })

describeWith(['postgresql'], 'an address of a database that leads elsewhere than it should', () => {
  let primary: OwnServer
  let replica: OwnServer
  let other: OwnServer
  beforeAll(async () => {
    ;[primary, other] = await Promise.all([startPrimary(), startPrimary()])
    replica = await startReplica(primary)
  })

  const failure = async (work: Promise<unknown>): Promise<{ code: string; said: string }> => {
    const error = await work.then(
      () => null,
      reason => reason,
    )
    if (!(error instanceof OperatorError)) throw new Error(`not refused: ${error}`)
    expect(error.sentence.fr).not.toBe(error.sentence.en)
    return { code: error.code, said: error.sentence.en }
  }
  const coming = (databaseUrl: string, sessionUrl?: string) =>
    failure(joinDatabaseServer({ dataDir: '/nowhere', databaseUrl, sessionUrl }))

  test('is refused where it leads to a replica, which can’t be written to', async () => {
    expect(await coming(replica.url)).toEqual({
      code: 'database-is-replica',
      said: expect.stringContaining('DATABASE_URL leads to a replica'),
    })
    expect(await coming(primary.url, replica.url)).toEqual({
      code: 'database-is-replica',
      said: expect.stringContaining('DATABASE_SESSION_URL leads to a replica'),
    })
  })

  test('is refused where it leads to another database', async () => {
    expect(await coming(primary.url, other.url)).toEqual({
      code: 'database-differs',
      said: expect.stringContaining('DATABASE_SESSION_URL doesn’t lead to the same database'),
    })
    await primary.ask('create database sister owner parvis')
    await vi.waitFor(async () => {
      expect(await replica.ask(`select from pg_database where datname = 'sister'`)).toHaveLength(1)
    }, 30_000)
    const sister = replica.url.replace(/parvis$/, 'sister')
    for (const [url, session] of [
      [replica.url, other.url],
      [other.url, primary.url],
      [sister, primary.url],
    ] as const) {
      expect(await failure(checkReplica(url, session))).toEqual({
        code: 'database-differs',
        said: expect.stringContaining('DATABASE_REPLICA_URL doesn’t lead to the same database'),
      })
    }
  })

  test('is refused where it leads to a pooler whose database lets transactions see less', async () => {
    const set = (level: string) => primary.ask(`alter database parvis set default_transaction_isolation to '${level}'`)
    const [pooled, direct] = [primary.url, `${primary.url}?application_name=direct`]
    await set('repeatable read')
    expect(await coming(pooled, direct)).toEqual({
      code: 'database-isolation',
      said: expect.stringContaining(`SET default_transaction_isolation TO 'read committed'`),
    })
    await set('read committed')
    await (await joinDatabaseServer({ dataDir: '/nowhere', databaseUrl: pooled, sessionUrl: direct })).leave()
  })

  test('is refused where a replica is asked for and it leads to the database itself', async () => {
    expect(await failure(checkReplica(primary.url, primary.url))).toEqual({
      code: 'replica-unfit',
      said: expect.stringContaining('DATABASE_REPLICA_URL doesn’t lead to a replica'),
    })
  })

  test('is refused where a replica knows neither the user nor the database, and let pass where nothing answers', async () => {
    const [stranger, absent] = [replica.url.replace('parvis@', 'absent@'), replica.url.replace(/parvis$/, 'absent')]
    for (const url of [stranger, absent]) {
      expect(await failure(checkReplica(url, primary.url))).toEqual({
        code: 'database-refused',
        said: expect.stringContaining('The database of DATABASE_REPLICA_URL'),
      })
    }
    await checkReplica('postgresql://parvis@%2Fnowhere/parvis', primary.url)
    await checkReplica(replica.url, primary.url)
  })

  test('that has become a replica since is not ready, and nothing can be done there', async () => {
    await migrate({ connectionString: primary.url }, join(projectRoot, 'migrations'))
    const { db, close } = openDatabase({ connectionString: replica.url })
    try {
      await vi.waitFor(() => db.selectFrom('search_state').select('made').execute(), 30_000)
      const app = createApp({
        db,
        cache: pageCache(),
        clock: clockAt(null),
        log: openLog('silent'),
        origin: 'https://parvis.test',
      })
      expect((await app.request('/readyz')).status).toBe(503)
      const doing = organisations.describe.perform(db, operator, at, {
        things: [{ key: 'a', facts: organisation('Cour des comptes') }],
      })
      await expect(doing).rejects.toMatchObject({ code: 'database-lost' })
    } finally {
      await close()
    }
  })
})
