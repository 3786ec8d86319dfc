import { sql } from 'kysely'
import type { Queries } from '../../platform/database/database.ts'

/** A stem that is looked for, the word of the text that it stands for, and what it weighs. */
export type Stem = { stem: string; word: string; weight: number }

/** What a text is looked for by: its stems with what each of them weighs, and those that lead to what may be near. */
export type Asked = {
  stems: Stem[]
  /** Those that look like them. */
  forms: Stem[]
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
const mostLedTo = 1_000

/** How near two stems have to be to count as two forms of one word: the share of their trigrams that both have. */
const nearestForms = 0.45
/** As many other forms as are looked for. */
const mostForms = 60
/** Shorter stems have too few trigrams to be compared. */
const fewestCompared = 5

type Row = { stem: string; word: string; found: number; likeness: number; tried: number; all: number; mean: number }

/** What a stem weighs that so many have, of so many. */
const weightOf = (found: number, of: number): number => Math.log(1 + (of - found + 0.5) / (found + 0.5))

/** Where the trigrams of a word begin, of which those of a very long one aren't all looked at: the planner takes a list for a short one. */
const places = Array.from({ length: 40 }, (_, place) => place + 1)
const beginningsIn = (stem: string) => sql`unnest((${places}::int[])[1:length(${sql.ref(stem)}) + 1])`

/**
 * Stems that others use and that look like some of the asked ones, typing errors and other endings among them, with the share of their trigrams
 * that both have. Worked out here, of the words of the lot and not of all texts, so that it needs no index and no extension, and costs the same
 * however much there is. A stem has as many trigrams as letters, and one more: it begins with two spaces and ends with one.
 */
const forms = sql`
  wanted as materialized (
    select distinct word, stem, substr('  ' || stem || ' ', at, 3) as trigram
    from asked, ${beginningsIn('stem')} as at where length(stem) >= ${fewestCompared}
  ), alike as (
    select c.stem, c.found, w.word, w.stem as wanted, count(distinct w.trigram)::float8 as shared
    from counted as c cross join lateral ${beginningsIn('c.stem')} as at join wanted as w on w.trigram = substr('  ' || c.stem || ' ', at, 3)
    where length(c.stem) >= ${fewestCompared} and c.stem not in (select stem from asked)
    group by 1, 2, 3, 4 having count(*) >= 3
  ), forms as (
    select * from (
      select distinct on (stem) stem, word, found, shared / (length(stem) + length(wanted) + 2 - shared) as likeness
      from alike order by stem, likeness desc, wanted
    ) as nearest
    where likeness >= ${nearestForms}::float8 order by likeness desc, stem limit ${mostForms}
  )`

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
    ), asked as materialized (
      select min(word) as word, stem from (
        select word, (tsvector_to_array(to_tsvector('pg_catalog.french', word)))[1] as stem from unnest(${longest}::text[]) as word
      ) as each where stem is not null group by stem
    ), of as materialized (
      select (select count(*) from lot)::int as tried,
        (select coalesce(sum(count), 0) from contribution_counts where state = 'published')::int as all,
        (select coalesce(sum(found * ln(1 + ((select count(*) from lot) + ${unseen} - found + 0.5) / (found + 0.5))) / nullif(sum(found), 0), 1)
          from counted)::float8 as mean
    )${withForms ? sql`, ${forms}` : sql``}
    select * from (
      select stem, word, coalesce(found, 0)::int as found, 1::float8 as likeness from asked left join counted using (stem)
      ${withForms ? sql`union all select stem, word, found::int, likeness from forms` : sql``}
    ) as looked cross join of
    order by found, likeness desc, length(word) desc, stem`.execute(db)
  const [first] = rows
  if (!first || first.tried === 0) return null
  const weighed = (row: Row): Stem => ({
    stem: row.stem,
    word: row.word,
    weight: row.likeness * weightOf(row.found, first.tried + unseen),
  })
  return {
    stems: rows.filter(({ likeness }) => likeness === 1).map(weighed),
    forms: rows.filter(({ likeness }) => likeness < 1).map(weighed),
    telling: tellingOf(rows),
    mean: first.mean,
  }
}

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
