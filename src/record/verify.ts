import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { type Json, sameContent } from '../platform/canonical.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import type { Progress } from '../platform/progress.ts'
import { apply, type Differences, type Facts } from './differences.ts'
import { chainHash, chainStart, leafHash, saltedDigest } from './entry.ts'
import type { EntriesTable } from './tables.ts'
import { tableOf, thingDefinitions } from './things.ts'

export type Verification = {
  sealed: number
  /** How many of them were read. */
  read: number
  /** Committed and not yet numbered: normal for a second after a change. */
  waiting: number
  /** The chain of hashes up to the last entry, in hexadecimal: who keeps it can tell later that nothing before it was rewritten. */
  head: string
  problems: Bilingual[]
}

const pageSize = 1000
type Entry = Selectable<EntriesTable>
type Said = { facts: Facts; erased: boolean; removed: boolean }

export type VerifyOptions = {
  /** Only as many of the newest entries, on the word of the chain before them; what the site shows is then not looked at. */
  last?: number
  /** Is told how many entries were read. */
  tell?: Progress
}

/**
 * Checks the whole record, believing nothing but the hashes: numbers without gaps, each leaf, each digest of what was not
 * erased, the chain, and that reading the record from its first entry gives the facts that the site shows.
 */
export async function verifyRecord(db: Database, { last, tell }: VerifyOptions = {}): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      const problems: Bilingual[] = []
      const replayed = new Map<string, Said>()
      const newest = await newestSeal(tx)
      const start = last === undefined ? null : await sealAt(tx, newest - last)
      const before = start?.seq ?? 0
      let seq = before
      let chain: Buffer = start?.chain ?? chainStart
      for (;;) {
        const page = await tx
          .selectFrom('seals')
          .innerJoin('entries', 'entries.id', 'seals.entry_id')
          .selectAll('entries')
          .select(['seq', 'leaf', 'chain'])
          .where('seq', '>', seq)
          .orderBy('seq')
          .limit(pageSize)
          .execute()
        for (const row of page) {
          const say = (fr: string, en: string) =>
            problems.push({ fr: `Entrée ${row.seq} (${row.id}) : ${fr}`, en: `Entry ${row.seq} (${row.id}): ${en}` })
          if (row.seq !== seq + 1)
            say(`il manque les numéros ${seq + 1} à ${row.seq - 1}`, `numbers ${seq + 1} to ${row.seq - 1} are missing`)
          seq = row.seq
          const leaf = leafHash(row)
          if (!leaf.equals(row.leaf))
            say('son contenu n’a plus l’empreinte scellée', 'its content no longer has the sealed hash')
          chain = chainHash(chain, row.seq, row.leaf)
          if (!chain.equals(row.chain)) say('la chaîne des empreintes est rompue', 'the chain of hashes is broken')
          for (const part of falseParts(row))
            say(`« ${part} » n’a plus son empreinte`, `“${part}” no longer has its digest`)
          if (!start) replay(replayed, row)
        }
        tell?.(seq - before, newest - before)
        if (page.length < pageSize) break
      }
      const { rows: counts } = await sql<{ entries: number; waiting: number }>`
        select (select count(*) from entries) as entries, (select count(*) from unsealed) as waiting`.execute(tx)
      const { entries = 0, waiting = 0 } = counts[0] ?? {}
      if (entries - waiting !== seq) {
        problems.push({
          fr: `${entries} entrées, dont ${waiting} en attente : ${entries - waiting} devraient être scellées, ${seq} le sont`,
          en: `${entries} entries, ${waiting} of them waiting: ${entries - waiting} should be sealed, ${seq} are`,
        })
      }
      if (waiting === 0 && !start) {
        problems.push(...(await unlikeTheRecord(tx, replayed)))
      }
      return { sealed: seq, read: seq - before, waiting, head: chain.toString('hex'), problems }
    })
}

async function newestSeal(tx: Tx): Promise<number> {
  const newest = await tx
    .selectFrom('seals')
    .select(eb => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return newest?.seq ?? 0
}

/** The last seal up to a number, which may itself be missing. */
const sealAt = async (tx: Tx, seq: number): Promise<{ seq: number; chain: Buffer } | null> =>
  (await tx
    .selectFrom('seals')
    .select(['seq', 'chain'])
    .where('seq', '<=', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** Things that the site shows otherwise than the record tells them: changed, removed, brought back or made without an entry. */
async function unlikeTheRecord(tx: Tx, replayed: ReadonlyMap<string, Said>): Promise<Bilingual[]> {
  const problems: Bilingual[] = []
  const found = new Set<string>()
  for (const { type } of thingDefinitions().values()) {
    const { rows } = await sql<{ id: string; key: string; facts: Facts; removed: Json }>`
      select id, key, facts, removed from ${tableOf(type)}`.execute(tx)
    for (const { id, key, facts, removed } of rows) {
      found.add(`${type}:${id}`)
      const said = replayed.get(`${type}:${id}`)
      const sameFacts = said?.erased || (said && sameContent(said.facts, facts))
      if (sameFacts && said.removed === (removed !== null)) continue
      problems.push({
        fr: `${type} ${key} (${id}) : ses données ne sont pas celles que donne la lecture du registre`,
        en: `${type} ${key} (${id}): its facts are not those that reading the record gives`,
      })
    }
  }
  for (const name of replayed.keys()) {
    if (found.has(name)) continue
    problems.push({
      fr: `${name} : le registre en parle, et il n’est plus sur le site`,
      en: `${name}: the record speaks of it, and it is no longer on the site`,
    })
  }
  return problems
}

/** The names of the parts whose value no longer gives the digest that was sealed. What was erased has neither value nor salt. */
function falseParts(entry: Entry): string[] {
  const check = (mark: 'erasable' | 'private') =>
    [...new Set([...Object.keys(entry.digests[mark]), ...Object.keys(entry[mark])])].filter(name => {
      const digest = entry.digests[mark][name]
      const value = entry[mark][name]
      const salt = entry.salts[`${mark}.${name}`]
      if (digest === undefined) return true
      // What was erased is null, and so is its salt; anything else that lacks one was tampered with.
      if (value === undefined || salt === undefined) return true
      return salt === null ? value !== null : saltedDigest(salt, value) !== digest
    })
  return [...check('erasable'), ...check('private')]
}

function replay(replayed: Map<string, Said>, entry: Entry): void {
  // Only things are told by their differences; people are described too, and what they are called is none of the record's.
  if (!/\.(described|removed)$/.test(entry.type) || !thingDefinitions().has(entry.subject_type)) return
  const name = `${entry.subject_type}:${entry.subject_id}`
  const before = replayed.get(name) ?? { facts: {}, erased: false, removed: false }
  if (entry.type.endsWith('.removed')) {
    replayed.set(name, { ...before, removed: true })
    return
  }
  // Beside its differences, an entry may say why.
  const fields = new Set(entry.public.fields as string[] | undefined)
  const parts = Object.entries(entry.erasable).filter(([name]) => fields.has(name))
  const erased = before.erased || parts.some(([, value]) => value === null)
  const differences = Object.fromEntries(parts.filter(([, value]) => value !== null)) as unknown as Differences
  replayed.set(name, {
    facts: apply(before.facts, differences) as Record<string, Json>,
    erased,
    removed: before.removed,
  })
}
