import { test } from 'vitest'
import { openSite } from '../support/site.ts'
test('probe', async () => {
  const site = await openSite('france')
  const { db } = site.database
  const rows = await db.selectFrom('entries').select(['subject_type', eb => eb.fn.countAll<number>().as('n')]).groupBy('subject_type').execute()
  console.log(JSON.stringify(rows))
  for (const t of ['plans','commitments','organisations','milestones','priorities','phases','documents','series','events','figures','terms','sheets','sites'] as const) console.log(t, JSON.stringify(await db.selectFrom(t as 'plans').select(eb => eb.fn.countAll<number>().as('n')).execute()))
  const ids = await db.selectFrom('entries').select('id').execute()
  let t = performance.now()
  for (const {id} of ids.slice(0,100)) await site.get(`/registre/entrees/${id}`)
  console.log('100 entries', performance.now() - t)
  t = performance.now()
  for (const {id} of ids.slice(0,100)) await site.get(`/registre/entrees/${id}.json`)
  console.log('100 entries json', performance.now() - t)
  t = performance.now()
  for (const {id} of ids.slice(0,100)) await site.get(`/id/entry/${id}`)
  console.log('100 ids', performance.now() - t)
  t = performance.now()
  await site.get(`/plans/2021-2023/engagements/${'a-'.repeat(7900)}`)
  console.log('dashes', performance.now() - t)
  for (const p of ['/registre','/en/record','/plans/2018-2020', '/plans/nope','/organisations/nope','/nope.json','/index.json', '/.json','/en.json', '//evil.example/', '/plans//2018-2020', '/id/plan/x', '/assets/x', '/registre/entrees/x']) {
    const r = await site.get(p)
    const b = await r.text()
    console.log(p, r.status, Object.fromEntries(r.headers), b.slice(b.indexOf('<main'), b.indexOf('<main')+1500))
  }
  await site.close()
})
