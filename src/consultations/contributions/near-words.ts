import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'

type Stem = { stem: string; word: string; weight: number }

/** What a text is looked for by: its stems with what each of them weighs, and those that lead to what may be near. */
export type Asked = {
  stems: Stem[]
  /** Those that look like them. */
  forms?: Stem[]
  /** Of the stems that tell most, as a tsquery. */
  telling: string
  /** What a stem of a contribution weighs on average. */
  mean: number
}

/** Shorter words say nothing, or everything. */
const fewestLetters = 3
/** As many words of a text as are looked for: the longest. */
const mostWords = 160
/** As many contributions as are taken by lot to know how common stems are. */
const tried = 1_000
/** However few contributions there are, a stem isn't taken for a common one: as if so many others didn't have it. */
const unseen = 50
/** About as many contributions as the stems that are looked for may lead to. */
const mostLedTo = 2_000

/** How near two stems have to be to count as two forms of one word: the share of their trigrams that both have. */
const nearestForms = 0.45
/** As many other forms as are looked for. */
const mostForms = 60
/** Shorter stems have too few trigrams to be compared. */
const fewestCompared = 5

/**
 * Stems that others use and that look like some of the asked ones, typing errors and other endings among them, each weighing the less the less
 * it looks like it. By trigrams, worked out here: of the words of a lot, not of all texts, so that it needs no index and no extension, and costs
 * the same however much there is.
 */
async function readForms(db: Queries, consultationId: string, stems: readonly Stem[]): Promise<Stem[]> {
  const asked = stems.filter(({ stem }) => stem.length >= fewestCompared)
  if (asked.length === 0) return []
  const { rows } = await sql<Stem & { found: number; tried: number }>`
    with lot as materialized (
      select words from contributions
      where consultation_id = ${consultationId} and state = 'published' and same_as is null
      order by shuffle, number limit ${tried}
    ), counted as materialized (
      select stem, count(*) as found from (select unnest(tsvector_to_array(words)) as stem from lot) as said
      where length(stem) >= ${fewestCompared} and stem <> all(${stems.map(({ stem }) => stem)}::text[]) group by stem
    ), trigrams as materialized (
      select stem, substr('  ' || stem || ' ', at, 3) as trigram from counted, generate_series(1, length(stem) + 1) as at group by 1, 2
    ), wanted as materialized (
      select word, stem, substr('  ' || stem || ' ', at, 3) as trigram
      from unnest(${asked.map(({ stem }) => stem)}::text[], ${asked.map(({ word }) => word)}::text[]) as one (stem, word),
        generate_series(1, length(stem) + 1) as at group by 1, 2, 3
    ), alike as materialized (
      select t.stem, w.word, w.stem as wanted, count(*)::float8 as shared from trigrams as t join wanted as w using (trigram)
      group by 1, 2, 3 having count(*) >= 3
    ), sizes as materialized (
      select stem, count(*)::float8 as size from trigrams where stem in (select stem from alike) group by 1
    ), wanted_sizes as materialized (
      select stem as wanted, count(*)::float8 as wanted_size from (select distinct stem, trigram from wanted) as one group by 1
    ), nearest as (
      select distinct on (stem) stem, word, shared / (size + wanted_size - shared) as share
      from alike join sizes using (stem) join wanted_sizes using (wanted) order by stem, share desc
    )
    select stem, word, share as weight, found::int as found, (select count(*) from lot)::int as tried
    from nearest join counted using (stem) where share >= ${nearestForms}::float8 order by share desc, stem limit ${mostForms}`.execute(
    db,
  )
  return rows.map(({ stem, word, weight, found, tried: of }) => ({
    stem,
    word,
    weight: weight * weightOf(found, of + unseen),
  }))
}

type Row = { stem: string; word: string; found: number; tried: number; all: number; weights: number }

/** What a stem weighs that so many have, of so many. */
const weightOf = (found: number, of: number): number => Math.log(1 + (of - found + 0.5) / (found + 0.5))

/**
 * Reads how telling the words of a text are, among what is said in a consultation; null where nothing is.
 * @param withForms whether what looks like them is looked for as well
 */
export async function readAsked(
  db: Queries,
  consultationId: string,
  words: readonly string[],
  withForms = false,
): Promise<Asked | null> {
  const longest = words
    .filter(word => word.length >= fewestLetters)
    .sort((a, b) => b.length - a.length)
    .slice(0, mostWords)
  const { rows } = await sql<Row>`
    with lot as materialized (
      select words from contributions
      where consultation_id = ${consultationId} and state = 'published' and same_as is null
      order by shuffle, number limit ${tried}
    ), counted as materialized (
      select stem, count(*) as found from (select unnest(tsvector_to_array(words)) as stem from lot) as said group by stem
    ), asked as (
      select min(word) as word, stem from (
        select word, (tsvector_to_array(to_tsvector('pg_catalog.french', word)))[1] as stem from unnest(${longest}::text[]) as word
      ) as each where stem is not null group by stem
    )
    select stem, word, coalesce(found, 0)::int as found, (select count(*) from lot)::int as tried,
      (select coalesce(sum(count), 0) from contribution_counts where state = 'published')::int as all,
      (select coalesce(sum(found * ln(1 + ((select count(*) from lot) + ${unseen} - found + 0.5) / (found + 0.5))) / nullif(sum(found), 0), 1)
        from counted)::float8 as weights
    from asked left join counted using (stem) order by found, length(word) desc, stem`.execute(db)
  const [first] = rows
  if (!first || first.tried === 0) return null
  const stems = rows.map(({ stem, word, found }) => ({ stem, word, weight: weightOf(found, first.tried + unseen) }))
  const telling = tellingOf(rows)
  if (!withForms) return { stems, telling, mean: first.weights }
  const forms = await readForms(db, consultationId, stems)
  return {
    stems,
    forms,
    telling: [telling, ...forms.slice(0, mostTelling).map(({ stem }) => quoted(stem))].join(' | '),
    mean: first.weights,
  }
}

/** As many forms as lead to what may be near, beside the words themselves. */
const mostTelling = 10

const quoted = (stem: string) => `'${stem.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

/** The rarest stems, as many as lead to few enough contributions. */
function tellingOf(rows: readonly Row[]): string {
  const chosen: string[] = []
  let led = 0
  for (const { stem, found, tried: of, all } of rows) {
    led += (Math.max(found, 0.5) / of) * all
    if (chosen.length > 0 && led > mostLedTo) break
    chosen.push(quoted(stem))
  }
  return chosen.join(' | ')
}
