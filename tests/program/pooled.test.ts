import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { describeWith, type OwnServer, startPooler, startPrimary } from '../support/own-servers.ts'
import { bundled, cleanUp, dataFolder, failToStart, type Program, parvis, start } from '../support/program.ts'

vi.setConfig({ testTimeout: 120_000 })

const page = async (program: Program, path: string): Promise<[number, string]> => {
  const response = await fetch(program.url + path, { redirect: 'manual' })
  return [response.status, await response.text()]
}

describeWith(['postgresql', 'pgbouncer'], 'behind a pooler that keeps no session', () => {
  let primary: OwnServer
  let pooled: string
  beforeAll(async () => {
    await bundled()
    primary = await startPrimary()
    pooled = (await startPooler(primary)).url
  })
  afterEach(cleanUp)

  test('Parvis refuses to start without a direct address, and says which setting to give', async () => {
    const { code, err } = await failToStart({ DATABASE_URL: pooled, LANG: 'en_GB.UTF-8' })
    expect(code).toBe(1)
    expect(err).toContain('Set DATABASE_SESSION_URL to the direct address')
    expect(err.trim().split('\n')).toHaveLength(1)
  })
  test('starts', async () => {
    const p = await start(dataFolder(), {
      DATABASE_URL: pooled,
      DATABASE_SESSION_URL: primary.url,
      PARVIS_SEED: 'france',
    })
    expect((await page(p, '/plans'))[0]).toBe(200)
    console.log(
      await primary.ask(
        'select application_name, client_addr, query, pid from pg_stat_activity where datname = $$parvis$$',
      ),
    )
    await p.stop()
  })
})
