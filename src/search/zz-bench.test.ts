import { test } from 'vitest'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { cloneDatabase } from '/work/main/tests/support/database.ts'
import { search } from '/work/main/src/search/search.ts'
import { readQuestion } from '/work/main/src/search/question.ts'
import { reindex } from '/work/main/src/search/index.ts'
const p = (times: number[], q: number) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))]!.toFixed(1)
const questions = ['transparence', 'transparance', 'FR0054', 'HATVP', 'engagement 12', 'données ouvertes', 'forum', 'transp', 'aid transparency', 'qsdqsdqsd', 'hatpv', 'zzzz transparence', 'de la', 'plan', 'plan 2018-2020', 'participants', 'Etalab', 'ministère de la culture', 'representation of interests', 'algoritmes', 'commande publique ouverte', 'gouvernement ouvert', 'données']
async function measure(db: any, label: string) {
  await sql`vacuum analyze`.execute(db)
  for (let i = 0; i < 2; i++) for (const words of questions) await search(db, { words, language: 'fr' })
  const all: number[] = []
  const each: Record<string, number[]> = {}
  for (let i = 0; i < 20; i++) for (const words of questions) for (const language of ['fr', 'en'] as const) {
    const t = performance.now(); await search(db, { words, language }); const ms = performance.now() - t
    all.push(ms); (each[words] ??= []).push(ms)
  }
  console.log(label, 'p50', p(all, .5), 'p95', p(all, .95), 'p99', p(all, .99))
  console.log(Object.entries(each).map(([w, t]) => `${w}: ${p(t, .5)}/${p(t, .99)}`).join('\n'))
}
test('bench', async () => {
  let t = performance.now(); for (let i = 0; i < 100; i++) readQuestion('é'.repeat(10000)); console.log('question', (performance.now() - t) / 100)
  const { db, drop } = await cloneDatabase('france')
  await measure(db, 'france')
  const n = Number(process.env.N ?? 10000)
  // generated: words drawn from the French vocabulary (Zipf), texts of the length of real ones
  const { rows } = await sql<{ word: string }>`select word from search_words where word ~ '^[a-z]{3,}$' order by random()`.execute(db)
  const words = rows.map(r => r.word)
  let seed = 1; const rnd = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  const word = () => words[Math.floor(words.length * rnd() ** 3)]!
  const text = (k: number) => Array.from({ length: k }, word).join(' ')
  const plan = (await sql<{ id: string }>`select id from plans order by slug limit 1`.execute(db)).rows[0]!.id
  for (let from = 0; from < n; from += 500) {
    const batch = Array.from({ length: 500 }, (_, i) => { const k = from + i; return { id: ('01ZZ' + String(k).padStart(22, '0')), number: 'x' + k, facts: { number: 'x' + k, title: { original: 'fr', fr: text(9), en: { text: text(9), translated: true } }, objective: { original: 'fr', fr: text(60), en: { text: text(60), translated: true } }, problem: { original: 'fr', fr: text(60) } } } })
    await sql`insert into commitments (id, key, facts, plan_id, number, number_order) select id, id, facts, ${plan}, number, number from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r (id text, number text, facts jsonb)`.execute(db)
  }
  t = performance.now(); console.log('reindex', await reindex(db), Math.round(performance.now() - t), 'ms')
  console.log((await sql`select pg_size_pretty(pg_total_relation_size('search_entries')) entries, pg_size_pretty(pg_total_relation_size('search_words')) words, (select count(*) from search_words) n`.execute(db)).rows)
  await measure(db, `${n}`)
  await drop()
}, 900000)
