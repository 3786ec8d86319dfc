import { sql } from 'kysely'
import type pg from 'pg'
import { saidHash, shuffleOf } from '../../src/consultations/contributions/contribution.ts'
import { asWords } from '../../src/consultations/contributions/write.ts'
import { type Consultation, consultations } from '../../src/consultations/index.ts'
import { sha256 } from '../../src/platform/canonical.ts'
import { type Database, openDatabase } from '../../src/platform/database/database.ts'
import { wordsIn } from '../../src/platform/facts/fold.ts'
import { newUlid } from '../../src/platform/ids.ts'
import { operator } from '../../src/record/index.ts'
import { recordContributions } from './bulk-record.ts'
import { tidy } from './fill.ts'
import { pick, placeName, randomFrom } from './made-up.ts'
import { madeUpContribution } from './made-up-contribution.ts'
import { fillWithFrance } from './site.ts'

const atOnce = 5_000
const plan = 'fr-2023-2025'
/** The share of the older of two consultations, whose answers are all late. */
const older = 0.2

const callFacts = (slug: string, opens: string, closes: string, priorities: readonly string[]): Consultation => ({
  slug,
  title: { original: 'fr', fr: `Que faut-il ouvrir ? ${slug}` },
  question: { original: 'fr', fr: 'Que faut-il publier, et pour qui ?' },
  opens,
  closes,
  graceMinutes: 30,
  participants: 'anyone',
  answeredBy: { organisationId: 'ditp', withinDays: 60 },
  priorities: priorities.map(priorityId => ({ priorityId, organisationId: 'dinum', withinDays: 30 })),
  fields: [],
})

/** The two consultations under which everything is said: one that is over, and one that is open on the day of the benchmarks. */
export const calls = {
  over: { slug: 'printemps', opens: '2026-03-01T08:00:00.000Z', closes: '2026-04-30T20:00:00.000Z' },
  open: { slug: 'automne', opens: '2026-10-20T08:00:00.000Z', closes: '2026-12-15T20:00:00.000Z' },
} as const

export type Call = { id: string; opens: string; priorities: { id: string }[] }

/** Opens a consultation on the last French plan. */
export async function openCall(db: Database, { slug, opens, closes }: (typeof calls)['over' | 'open']): Promise<Call> {
  const priorities = await db
    .selectFrom('priorities')
    .select(['id', 'key'])
    .where('key', 'like', `${plan}-%`)
    .orderBy('number')
    .execute()
  const facts = callFacts(
    slug,
    opens,
    closes,
    priorities.map(({ key }) => key),
  )
  const outcome = await consultations.describe.perform(db, operator, new Date('2026-02-01T08:00:00Z'), {
    things: [{ key: `${plan}-${slug}`, parentKey: plan, facts }],
  })
  if (!outcome.done) throw new Error(outcome.refusal.sentence.en)
  const { id } = await db.selectFrom('consultations').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  return { id, opens, priorities }
}

type Organisation = { id: string; kind: string }

/** A contribution as its row, somewhere between the opening of its consultation and thirty days later. */
function rowOf(
  number: number,
  count: number,
  { over, open }: { over: Call; open: Call },
  known: readonly Organisation[],
) {
  const random = randomFrom(40_000_000 + number)
  const { title, text } = madeUpContribution(number)
  const first = Math.floor(count * older)
  const [call, from, many] = number <= first ? [over, 0, first] : [open, first, count - first]
  const sent = new Date(Date.parse(call.opens) + ((number - from) / many) * 33 * 86_400_000)
  const priority = random() < 0.8 ? pick(random, call.priorities) : null
  const organisation = random() < 0.12 ? pick(random, known) : null
  const chance = random()
  const state =
    chance < 0.95
      ? 'published'
      : chance < 0.97
        ? 'withdrawn'
        : chance < 0.98
          ? 'hidden'
          : chance < 0.99
            ? 'unconfirmed'
            : chance < 0.992
              ? 'quarantined'
              : 'lapsed'
  const isShown = state === 'published' || state === 'withdrawn' || state === 'hidden'
  const id = newUlid()
  const due = new Date(sent.getTime() + (priority ? 30 : 60) * 86_400_000).toISOString().slice(0, 10)
  const folded = (of: string) => wordsIn(of).join(' ')
  return {
    id,
    number,
    consultation_id: call.id,
    priority_id: priority?.id ?? null,
    state,
    title: state === 'lapsed' ? '' : title,
    text: state === 'lapsed' ? '' : text,
    folded_title: state === 'lapsed' ? '' : folded(title),
    folded_text: state === 'lapsed' ? '' : folded(text),
    language: random() < 0.97 ? 'fr' : 'en',
    author:
      random() < 0.6 && state !== 'lapsed' ? `${placeName(random)} ${String.fromCharCode(65 + (number % 26))}.` : '',
    organisation_id: organisation?.id ?? null,
    author_kind: organisation?.kind ?? 'person',
    sent_at: sent.toISOString(),
    published_at: isShown ? sent.toISOString() : null,
    withdrawn_at: state === 'withdrawn' ? sent.toISOString() : null,
    due: isShown ? due : null,
    email: state === 'unconfirmed' ? `somebody-${number}@example.org` : null,
    said: sha256(`${number}`).toString('hex'),
    shuffle: Math.floor(random() * 2 ** 31),
  }
}

async function insertRows(db: Database, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  await sql`
    insert into contributions (id, number, consultation_id, priority_id, state, version, title, text, answers, language, author,
      organisation_id, author_kind, email, channel, sent_at, published_at, withdrawn_at, due, said, shuffle, words)
    select id, number, consultation_id, priority_id, state, 1, title, text, '{}', language, author, organisation_id, author_kind, email,
      'site', sent_at, published_at, withdrawn_at, due, decode(said, 'hex'), shuffle,
      setweight(to_tsvector('pg_catalog.french', folded_title), 'A') || setweight(to_tsvector('pg_catalog.french', folded_text), 'B')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id text, number int, consultation_id text, priority_id text, state text,
      title text, text text, folded_title text, folded_text text, language text, author text, organisation_id text, author_kind text,
      email text, sent_at timestamptz, published_at timestamptz, withdrawn_at timestamptz, due date, said text, shuffle int)`.execute(
    db,
  )
}

/** Lets work run without the indexes that can be made anew afterwards, as after a restore. */
async function withoutIndexes(db: Database, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; made: string }>`
    select indexname as name, indexdef as made from pg_indexes
    where tablename = 'contributions' and indexname not in (select conname from pg_constraint)`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db)
  await work()
  for (const { made } of rows) await sql.raw(made).execute(db)
}

/**
 * Fills a database with two consultations and as many contributions, the same at each run: one in fifty of them not there for everybody
 * to read, one in a hundred a text that somebody else had sent before.
 * @param isRecorded whether the record tells of each
 */
export async function fillWithContributions(
  connection: pg.ClientConfig,
  { count, isRecorded }: { count: number; isRecorded: boolean },
  say: (line: string) => void,
): Promise<{ over: Call; open: Call }> {
  await fillWithFrance(connection)
  const { db, close } = openDatabase(connection)
  try {
    const both = { over: await openCall(db, calls.over), open: await openCall(db, calls.open) }
    const known =
      await sql<Organisation>`select id, facts ->> 'kind' as kind from organisations where removed is null order by key`.execute(
        db,
      )
    await withoutIndexes(db, async () => {
      for (let from = 1; from <= count; from += atOnce) {
        const length = Math.min(atOnce, count - from + 1)
        await insertRows(
          db,
          Array.from({ length }, (_, place) => rowOf(from + place, count, both, known.rows)),
        )
        if (from % 100_000 === 1 && count > 100_000) say(`${count} contributions: ${from - 1} are written`)
      }
      // Of a hundred, the last says the same as the first.
      await sql`
        update contributions as last set same_as = first.id, title = first.title, text = first.text, words = first.words, said = first.said
        from contributions as first
        where last.number % 100 = 0 and first.number = last.number - 99 and first.state = 'published' and last.state = 'published'
          and first.consultation_id = last.consultation_id`.execute(db)
      await sql`update contributions set copies = 1 where id in (select same_as from contributions where same_as is not null)`.execute(
        db,
      )
    })
    await sql`select setval(pg_get_serial_sequence('contributions', 'number'), ${count})`.execute(db)
    if (isRecorded) await recordContributions(db)
    return both
  } finally {
    await close()
    await tidy(connection)
  }
}

/** Adds a published contribution that says something of one's own. @returns its id */
export async function addContribution(
  db: Database,
  { id: consultationId }: Call,
  { title, text }: { title: string; text: string },
): Promise<string> {
  const id = newUlid()
  const now = new Date('2026-11-20T12:00:00Z')
  const row = {
    id,
    consultation_id: consultationId,
    priority_id: null,
    state: 'published' as const,
    version: 1,
    title,
    text,
    answers: '{}',
    language: 'fr' as const,
    author: '',
    organisation_id: null,
    author_kind: 'person' as const,
    person_id: null,
    email: null,
    channel: 'site' as const,
    channel_day: null,
    event_id: null,
    sent_at: now,
    published_at: now,
    responsible_id: null,
    due: '2027-01-19',
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
    link_hash: null,
    link_ends: null,
    said: saidHash(title, text),
    same_as: null,
    suspicion: null,
    shuffle: shuffleOf(id),
    words: asWords(title, text),
  }
  await db.insertInto('contributions').values(row).execute()
  return id
}
