import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { type Json, sameContent } from '../platform/canonical.ts'
import type { Database } from '../platform/database/database.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { apply, type Differences, type Facts } from './differences.ts'
import { chainHash, chainStart, leafHash, saltedDigest } from './entry.ts'
import type { EntriesTable } from './tables.ts'
import { tableOf, thingDefinitions } from './things.ts'

export type Verification = {
  sealed: number
  /** Committed and not yet numbered: normal for a second after a change. */
  waiting: number
  /** The chain of hashes up to the last entry, in hexadecimal: who keeps it can tell later that nothing before it was rewritten. */
  head: string
  problems: Bilingual[]
}

const pageSize = 1000
type Entry = Selectable<EntriesTable>

/**
 * Checks the whole record, believing nothing but the hashes: numbers without gaps, each leaf, each digest of what was not
 * erased, the chain, and that reading the record from its first entry gives the facts that the site shows.
 */
export async function verifyRecord(db: Database): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const problems: Bilingual[] = []
      const replayed = new Map<string, { facts: Facts; erased: boolean }>()
      let seq = 0
      let chain: Buffer = chainStart
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
          replay(replayed, row)
        }
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
      if (waiting === 0) {
        for (const { type } of thingDefinitions().values()) {
          const { rows } = await sql<{
            id: string
            key: string
            facts: Facts
          }>`select id, key, facts from ${tableOf(type)}`.execute(tx)
          for (const { id, key, facts } of rows) {
            const said = replayed.get(`${type}:${id}`)
            if (said?.erased || (said && sameContent(said.facts, facts))) continue
            problems.push({
              fr: `${type} ${key} (${id}) : ses données ne sont pas celles que donne la lecture du registre`,
              en: `${type} ${key} (${id}): its facts are not those that reading the record gives`,
            })
          }
        }
      }
      return { sealed: seq, waiting, head: chain.toString('hex'), problems }
    })
}

/** The names of the parts whose value no longer gives the digest that was sealed. What was erased has neither value nor salt. */
function falseParts(entry: Entry): string[] {
  const check = (mark: 'erasable' | 'private') =>
    Object.entries(entry.digests[mark])
      .filter(([name, digest]) => {
        const salt = entry.salts[`${mark}.${name}`]
        return salt ? saltedDigest(salt, entry[mark][name] ?? null) !== digest : entry[mark][name] !== null
      })
      .map(([name]) => name)
  return [...check('erasable'), ...check('private')]
}

function replay(replayed: Map<string, { facts: Facts; erased: boolean }>, entry: Entry): void {
  if (!entry.type.endsWith('.described')) return
  const name = `${entry.subject_type}:${entry.subject_id}`
  const before = replayed.get(name) ?? { facts: {}, erased: false }
  const parts = Object.entries(entry.erasable)
  const erased = before.erased || parts.some(([, value]) => value === null)
  const differences = Object.fromEntries(parts.filter(([, value]) => value !== null)) as unknown as Differences
  replayed.set(name, { facts: apply(before.facts, differences) as Record<string, Json>, erased })
}
