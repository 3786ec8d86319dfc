import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { clockAt } from '../../src/platform/clock.ts'
import { pageCache } from '../../src/platform/http/page-cache.ts'
import { openSite, testDay, type TestSite } from '../support/site.ts'
let site: TestSite
beforeAll(async () => { site = await openSite('france')
  const log = { info() {}, warn: (x: any) => console.log(x), error: (x: any) => console.log(x), isLevelEnabled: () => false } as any
  const app = createApp({ db: site.database.db, cache: pageCache(), clock: { ...clockAt(testDay), demonstration: null }, log, origin: 'https://parvis.test' }) as any
  site.get = async (path: string) => app.fetch(new Request('https://parvis.test' + path)) })
afterAll(() => site.close())
test('look', async () => {
  for (const [name, path] of Object.entries({ plan3: '/plans/2021-2023.pdf', plan2: '/plans/2018-2020.pdf', plan3en: '/en/plans/2021-2023.pdf', plan4: '/plans/2023-2025.pdf' })) {
    const t = performance.now()
    const r = await site.get(path)
    console.log(name, r.status, r.headers.get('content-type'), performance.now() - t)
    const body = Buffer.from(await r.arrayBuffer())
    if (r.status === 200) writeFileSync(`/tmp/typst-out/${name}.pdf`, body)
  }
  const page = await (await site.get('/plans/2018-2020.json')).json() as any
  const c = page.commitments?.[0]
  for (const n of ['2018-2020/engagements/8', '2021-2023/engagements/4']) {
    const r = await site.get(`/plans/${n}`)
    const to = r.headers.get('location')
    const p = await site.get(`${to}.pdf`)
    console.log(to, p.status)
    writeFileSync(`/tmp/typst-out/c-${n.replaceAll('/', '-')}.pdf`, Buffer.from(await p.arrayBuffer()))
  }
})
