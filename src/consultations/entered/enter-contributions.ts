import { z } from 'zod'
import type { Json } from '../../platform/canonical.ts'
import type { Tx } from '../../platform/database/database.ts'
import { dayPeriod } from '../../platform/facts/moment.ts'
import { newUlid } from '../../platform/ids.ts'
import { action, type NewEntry, type Right } from '../../record/index.ts'
import { cleaned } from '../cleaned.ts'
import { saidHash, shuffleOf } from '../contributions/contribution.ts'
import { attachTo, takeWaiting } from '../contributions/files.ts'
import { aloneInConsultation } from '../contributions/groups.ts'
import { asWords, type ConsultationRow, consultationOf, owedBy, publishedEntry } from '../contributions/write.ts'
import { answersTo } from '../fields/field.ts'
import { type Circumstances, readCircumstances } from './circumstances.ts'
import { Entered, mostAtOnce } from './entered.ts'
import { entryProblem } from './entry-problem.ts'
import { groupSame } from './group-same.ts'
import { contentHash, readKnown, remember } from './identity.ts'
import { problems, refusedAt } from './problems.ts'

const Entering = z.strictObject({
  consultationId: z.string().length(26),
  contributions: z.array(Entered).min(1).max(mostAtOnce),
})
type Entering = z.infer<typeof Entering>

/** What was made of what was entered, in its order; and how much of it was there already. */
export type Made = { made: { id: string; number: number }[]; there: number }

/**
 * Who may: the editors of the plan, who publish in its name, and whoever runs the machine. No correspondent: an organisation that owes answers
 * would write the questions in other people's names.
 */
export const enteringRight: Right<{ consultationId: string }> = {
  by: ['editor', 'operator'],
  async on({ consultationId }, tx) {
    const row = await tx
      .selectFrom('consultations')
      .select('plan_id')
      .where('id', '=', consultationId)
      .executeTakeFirst()
    return row ? [{ type: 'plan', id: row.plan_id }] : []
  },
}

/**
 * `contribution.entered`: what people sent on paper or by mail, said in a workshop or gave by another tool is there for everybody to read at once,
 * with its number, with who owes an answer and until when: all of it, or nothing. Of a row of a file that is there already nothing is made.
 */
export const enterContributions = action<Entering, Made>({
  name: 'contribution.entered',
  input: Entering,
  right: enteringRight,
  async run({ consultationId, contributions }, { tx, recorded }) {
    await aloneInConsultation(tx, consultationId)
    const consultation = await consultationOf(tx, consultationId)
    const circumstances = await readCircumstances(tx, consultation, recorded)
    for (const [place, one] of contributions.entries()) {
      const problem = entryProblem(one, circumstances)
      if (problem) throw refusedAt(place, problem)
    }
    const fresh = await unknownAmong(tx, consultationId, contributions)
    const entries = await write(tx, circumstances, fresh, recorded)
    return {
      entries: entries.map(({ entry }) => entry),
      result: { made: entries.map(({ id, number }) => ({ id, number })), there: contributions.length - fresh.length },
    }
  },
})

/** Those that aren't there yet. @throws a refusal for one that is there and says something else, or is there twice */
async function unknownAmong(tx: Tx, consultationId: string, contributions: readonly Entered[]): Promise<Entered[]> {
  const identities = contributions.flatMap(({ identity }) => identity ?? [])
  const known = await readKnown(tx, consultationId, identities)
  const seen = new Set<string>()
  return contributions.filter((one, place) => {
    if (one.identity === null) return true
    if (seen.has(one.identity)) throw refusedAt(place, problems.repeated())
    seen.add(one.identity)
    const before = known.get(one.identity)
    if (before && !before.content.equals(contentHash(one))) throw refusedAt(place, problems.changed(before.number))
    return before === undefined
  })
}

/** Who owes an answer to what falls under each priority, and under none, and until when: asked once for each. */
async function owedByEach(tx: Tx, consultation: ConsultationRow, keys: ReadonlySet<string | null>, at: Date) {
  const owed = new Map<string | null, Awaited<ReturnType<typeof owedBy>>>()
  for (const key of keys) owed.set(key, await owedBy(tx, consultation, key, at))
  return owed
}

/** As many rows as one statement may hold: each has some thirty parameters, of which PostgreSQL takes 65,535. */
const rowsInOneStatement = 500

type Written = { id: string; number: number; entry: NewEntry }

async function write(
  tx: Tx,
  { consultation, priorities, organisations }: Circumstances,
  contributions: readonly Entered[],
  recorded: Date,
): Promise<Written[]> {
  const keys = new Map(priorities.map(({ id, key }) => [id, key]))
  const kinds = new Map([...organisations.values()].map(({ id, kind }) => [id, kind]))
  const keyOf = ({ said }: Entered) => (said.priorityId === null ? null : (keys.get(said.priorityId) ?? null))
  const owed = await owedByEach(tx, consultation, new Set(contributions.map(keyOf)), recorded)
  const drafts = contributions.map(one => {
    const [title, text] = [cleaned(one.said.title), cleaned(one.said.text)]
    return { id: newUlid(), one, title, text, said: saidHash(title, text) }
  })
  const sameAs = await groupSame(tx, consultation.id, drafts)
  const rows = drafts.map(({ id, one, title, text, said }) => ({
    id,
    consultation_id: consultation.id,
    priority_id: one.said.priorityId,
    state: 'published' as const,
    version: 1,
    title,
    text,
    answers: JSON.stringify(answersTo(consultation.facts.fields, one.said.answers).answers),
    language: one.said.language,
    author: cleaned(one.said.author),
    organisation_id: one.organisationId,
    author_kind: (one.organisationId !== null && kinds.get(one.organisationId)) || ('person' as const),
    person_id: null,
    email: null,
    channel: one.channel,
    channel_day: one.day,
    event_id: one.eventId,
    sent_at: recorded,
    published_at: recorded,
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
    link_hash: null,
    link_ends: null,
    said,
    suspicion: null,
    files: one.files?.length ?? 0,
    shuffle: shuffleOf(id),
    words: asWords(title, text),
    ...(sameAs.get(id) ?? { same_as: null, copies: 0 }),
    ...(owed.get(keyOf(one)) as Awaited<ReturnType<typeof owedBy>>),
  }))
  const numbers = new Map<string, number>()
  for (let from = 0; from < rows.length; from += rowsInOneStatement) {
    const some = rows.slice(from, from + rowsInOneStatement)
    const made = await tx.insertInto('contributions').values(some).returning(['id', 'number']).execute()
    for (const { id, number } of made) numbers.set(id, number)
  }
  await remember(
    tx,
    consultation.id,
    drafts.flatMap(({ id, one }) =>
      one.identity === null ? [] : [{ identity: one.identity, contributionId: id, content: contentHash(one) }],
    ),
  )
  const attached = new Map<string, Awaited<ReturnType<typeof takeWaiting>>>()
  for (const { id, one } of drafts) {
    if (!one.files?.length) continue
    const files = await takeWaiting(tx, one.files)
    await attachTo(tx, id, files, 1)
    attached.set(id, files)
  }
  return rows.map((row, place) => {
    const number = numbers.get(row.id) as number
    const { day } = contributions[place] as Entered
    const entry = publishedEntry({ ...row, number, answers: JSON.parse(row.answers) as Json }, attached.get(row.id))
    // Whether whoever wrote it said that their name may be shown: without it there is none here.
    const said = { ...entry.public, consent: row.author !== '' }
    return { id: row.id, number, entry: { ...entry, public: said, occurred: dayPeriod(day) } }
  })
}
