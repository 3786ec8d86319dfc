import { sql } from 'kysely'
import type { Organisation } from '../../people/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import { skeleton } from '../../platform/facts/skeleton.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { interfaceLanguages } from '../../platform/locales/languages.ts'
import type { AuthorKind } from './contribution.ts'

/** An organisation by one of its names. */
export type Named = { id: string; key: string; name: string; kind: AuthorKind }

/** What names look like, as it was worked out before: whoever sends something is compared with all organisations. */
const known = new Map<string, string>()
const mostKnown = 20_000

function looked(name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const look = skeleton(name)
  known.set(name, look)
  return look
}

type Naming = Pick<Organisation, 'name' | 'abbreviation' | 'formerNames' | 'otherWordings'>

const namesOf = ({ name, abbreviation, formerNames, otherWordings }: Naming): string[] =>
  [
    ...interfaceLanguages.flatMap(language =>
      [name, ...(formerNames ?? []).map(one => one.name)].map(one => wordsOf(one, language)),
    ),
    ...(abbreviation ? [abbreviation] : []),
    ...(otherWordings ?? []),
  ].filter(one => looked(one).length > 2)

/** The organisations, by what each of their names looks like. */
export async function organisationsByLook(db: Queries): Promise<Map<string, Named>> {
  const { rows } = await sql<Naming & Pick<Named, 'id' | 'key' | 'kind'>>`
    select id, key, facts ->> 'kind' as kind, facts -> 'name' as name, facts ->> 'abbreviation' as abbreviation,
      facts -> 'formerNames' as "formerNames", facts -> 'otherWordings' as "otherWordings"
    from organisations where removed is null order by position`.execute(db)
  const looks = new Map<string, Named>()
  for (const { id, key, kind, ...naming } of rows) {
    for (const name of namesOf(naming)) {
      const look = looked(name)
      if (!looks.has(look)) looks.set(look, { id, key, name, kind })
    }
  }
  return looks
}

/** The organisation whose name somebody's own name would be read as; null where there is none. */
export const organisationReadAs = async (db: Queries, author: string): Promise<string | null> =>
  author === '' ? null : ((await organisationsByLook(db)).get(skeleton(author))?.name ?? null)
