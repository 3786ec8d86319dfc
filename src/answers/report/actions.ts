import { z } from 'zod'
import { type ConsultationRow, cleaned, readConsultationById } from '../../consultations/index.ts'
import { timeZoneOf } from '../../people/index.ts'
import { readPlansById } from '../../plans/index.ts'
import { canonicalJson, type Json, sameContent, sha256 } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import { newUlid } from '../../platform/ids.ts'
import { action, type NewEntry } from '../../record/index.ts'
import { personOf } from '../consolidation/journal.ts'
import { readGate } from '../coverage/gate.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import { compose, type Frozen } from './composed.ts'
import { ReportWords, sections } from './sections.ts'
import { type ReportRow, readReport } from './store.ts'

const Id = z.string().length(26)
const Writing = z.strictObject({
  consultationId: Id,
  /** The version that whoever writes has seen; 0 for a new one. */
  seen: z.int().min(0),
  words: ReportWords,
})
const Opening = z.strictObject({
  consultationId: Id,
  seen: z.int().min(1),
  commentsId: z.string().regex(/^[0-9A-Za-z]{0,26}$/),
})
const Finishing = z.strictObject({ consultationId: Id, seen: z.int().min(1) })
type Done = { version: number }

/** What shows a report. */
export const reportTag = (consultationId: string): string => `report:${consultationId}`

const entryOf = (
  type: string,
  { id, consultation_id, state, version }: Pick<ReportRow, 'id' | 'consultation_id' | 'state' | 'version'>,
  more: { public?: Record<string, Json>; erasable?: Record<string, Json> } = {},
): NewEntry => ({
  type,
  subject: { type: 'consultation', id: consultation_id },
  public: { report: id, state, version, ...more.public },
  ...(more.erasable ? { erasable: more.erasable } : {}),
  tags: [reportTag(consultation_id), `consultation:${consultation_id}`],
})

/** The consultations of a report, locked: what is sent to them meanwhile waits until it is decided. */
const lock = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('consultations')
    .select('id')
    .where('id', 'in', [...ids])
    .where('removed', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Until when something can come in. */
const lastMoment = ({ closes, facts }: ConsultationRow): Date =>
  new Date(closes.getTime() + facts.graceMinutes * 60_000)

/** @throws a refusal where there is none, or somebody changed it since */
function changeable(report: ReportRow | null, seen: number): ReportRow {
  if (!report) throw refusals.unknownReport()
  if (report.state === 'final') throw refusals.reportFinal()
  if (report.version !== seen) throw refusals.changedMeanwhile()
  return report
}

/** `report.written`: an editor writes the words of a report. Its numbers are nobody’s to write. */
export const writeReport = action<z.infer<typeof Writing>, Done>({
  name: 'report.written',
  input: Writing,
  right: consolidating(),
  async run({ consultationId, seen, words: typed }, acting) {
    const { tx, recorded } = acting
    if ((await lock(tx, [consultationId])).length === 0) throw refusals.unknownConsultation()
    const words: ReportWords = Object.fromEntries(
      sections.flatMap(section => {
        const [fr, en] = [cleaned(typed[section]?.fr ?? ''), cleaned(typed[section]?.en ?? '')]
        return fr === '' && en === '' ? [] : [[section, { fr, en }]]
      }),
    )
    const found = await readReport(tx, consultationId)
    const before = found || seen > 0 ? changeable(found, seen) : null
    if (before && sameContent(before.words, words)) return { entries: [], result: { version: before.version } }
    const written = {
      words: JSON.stringify(words),
      version: (before?.version ?? 0) + 1,
      written_at: recorded,
      written_by: personOf(acting),
    }
    const row = {
      id: before?.id ?? newUlid(),
      consultation_id: consultationId,
      state: before?.state ?? 'draft',
    } as const
    if (before) await tx.updateTable('consultation_reports').set(written).where('id', '=', row.id).execute()
    else
      await tx
        .insertInto('consultation_reports')
        .values({
          ...row,
          ...written,
          comments_id: null,
          opened_at: null,
          finished_at: null,
          frozen: null,
          hash: null,
        })
        .execute()
    const entry = entryOf(
      'report.written',
      { ...row, version: written.version },
      { erasable: { words: words as Json } },
    )
    return { entries: [entry], result: { version: written.version } }
  },
})

/**
 * `report.opened`: everybody may read the draft, and say what they think of it in another consultation of the plan, in which each comment is a
 * contribution that is owed an answer.
 */
export const openReport = action<z.infer<typeof Opening>, Done>({
  name: 'report.opened',
  input: Opening,
  right: consolidating(),
  async run({ consultationId, seen, commentsId }, { tx, recorded }) {
    await lock(tx, [consultationId, commentsId])
    const [own, comments] = [await readConsultationById(tx, consultationId), await readConsultationById(tx, commentsId)]
    if (!own || own.removed) throw refusals.unknownConsultation()
    const report = changeable(await readReport(tx, consultationId), seen)
    if (report.state !== 'draft') throw refusals.reportOpen()
    if (own.closes > recorded) throw refusals.reportTooEarly()
    if (!comments || comments.removed || comments.id === own.id || comments.plan_id !== own.plan_id)
      throw refusals.commentsElsewhere()
    if (comments.closes <= recorded) throw refusals.commentsOver()
    const opened = { state: 'open' as const, comments_id: commentsId, opened_at: recorded, version: report.version + 1 }
    await tx.updateTable('consultation_reports').set(opened).where('id', '=', report.id).execute()
    const entry = entryOf('report.opened', { ...report, ...opened }, { public: { comments: commentsId } })
    return { entries: [entry], result: { version: opened.version } }
  },
})

/**
 * `report.finished`: the report is final, and stays what it is from then on. Not while an answer is owed, in the consultation or to a comment on
 * the report; what was waived, one by one and with a signed reason, is owed none.
 */
export const finishReport = action<z.infer<typeof Finishing>, Done & { hash: string }>({
  name: 'report.finished',
  input: Finishing,
  right: consolidating(),
  async run({ consultationId, seen }, { tx, recorded }) {
    const ids = [consultationId]
    const known = await readReport(tx, consultationId)
    if (known?.comments_id) ids.push(known.comments_id)
    await lock(tx, ids)
    const own = await readConsultationById(tx, consultationId)
    if (!own || own.removed) throw refusals.unknownConsultation()
    const report = changeable(await readReport(tx, consultationId), seen)
    if (report.state !== 'open' || report.comments_id === null) throw refusals.reportNotOpen()
    const comments = await readConsultationById(tx, report.comments_id)
    // Whoever had begun before the closing may still send what they wrote, for as long as the consultation says.
    if (comments && !comments.removed && lastMoment(comments) > recorded) throw refusals.commentsUnderway()
    const timeZone = await timeZoneOf(tx)
    const today = dayIn(timeZone, recorded)
    const gate = await readGate(tx, [consultationId, report.comments_id], today)
    if (gate.owed > 0) throw refusals.answersOwed(gate.owed)
    if (gate.disputed > 0) throw refusals.answersDisputed(gate.disputed)
    const [plan] = await readPlansById(tx, [own.plan_id])
    if (!plan) throw refusals.unknownConsultation()
    const content: Frozen = {
      schema: 1,
      report: await compose(tx, own, plan, { today, timeZone }),
      words: report.words,
    }
    const frozen = canonicalJson(content)
    const hash = sha256(frozen).toString('hex')
    const finished = { state: 'final' as const, finished_at: recorded, frozen, hash, version: report.version + 1 }
    await tx.updateTable('consultation_reports').set(finished).where('id', '=', report.id).execute()
    const entry = entryOf('report.finished', { ...report, ...finished }, { public: { hash } })
    return { entries: [entry], result: { version: finished.version, hash } }
  },
})
