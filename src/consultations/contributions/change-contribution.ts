import { z } from 'zod'
import type { Json } from '../../platform/canonical.ts'
import { sameContent } from '../../platform/canonical.ts'
import { type Acting, action, emptyParts, type NewEntry } from '../../record/index.ts'
import { cleaned } from '../cleaned.ts'
import { takesContributions } from '../consultation.ts'
import { refusals } from '../refusals.ts'
import { longestReason, References, Said, saidHash } from './contribution.ts'
import { attachTo, filesTold, forgetFilesOf, readFiles, takeOff, takeWaiting } from './files.ts'
import { joinSame, leaveSame } from './groups.ts'
import { lockedContribution } from './lock.ts'
import { organisationReadAs } from './names-of-organisations.ts'
import { isAnswered } from './outcomes.ts'
import {
  asKept,
  asWords,
  type ContributionRow,
  consultationOf,
  owedBy,
  priorityKeyOf,
  subjectOf,
  tagsOf,
} from './write.ts'

const Changing = z.strictObject({
  id: z.string().length(26),
  /** The version that whoever changes it has seen. */
  seen: z.int().min(1),
  said: Said,
  /** Its files: identities of those that stay, references of those that come; those that it has, where it isn’t said. */
  files: References.optional(),
})

/** A contribution of whoever acts, locked until the transaction ends with all that say the same. @param also words that are about to be said */
async function own({ tx, who }: Acting, id: string, ...also: readonly Buffer[]): Promise<ContributionRow> {
  const row = await lockedContribution(tx, id, ...also)
  if (!row || who.capacity !== 'participant' || row.person_id !== who.personId) throw refusals.unknown()
  return row
}

/**
 * `contribution.corrected`: whoever wrote it changes it while its consultation is open. What it said before stays readable, with its dates.
 */
export const correctContribution = action<z.infer<typeof Changing>, { number: number; version: number }>({
  name: 'contribution.corrected',
  input: Changing,
  right: { by: ['participant'] },
  async run({ id, seen, said, files: wanted }, acting) {
    const { tx, recorded } = acting
    const hash = saidHash(cleaned(said.title), cleaned(said.text))
    const row = await own(acting, id, hash)
    if (row.state !== 'published') throw refusals.notShown()
    const consultation = await consultationOf(tx, row.consultation_id)
    if (!takesContributions(consultation.facts, { now: recorded, begun: recorded })) throw refusals.settled()
    // An answer is to the text as it stands.
    if (row.standing !== 'owed' || (await isAnswered(tx, id))) throw refusals.answered()
    if (row.version !== seen) throw refusals.changedMeanwhile()
    const kept = asKept(consultation.facts, said)
    const readAs = row.organisation_id === null ? await organisationReadAs(tx, kept.author) : null
    if (readAs !== null) throw refusals.nameOfOrganisation(readAs)
    const before = {
      title: row.title,
      text: row.text,
      answers: row.answers as Json,
      author: row.author,
      priority: row.priority_id,
    }
    const after = { ...kept, answers: kept.answers as Json, priority: said.priorityId }
    const fields: string[] = (Object.keys(after) as (keyof typeof after)[]).filter(
      one => !sameContent(before[one], after[one]),
    )
    const files = await settleFiles(tx, row, wanted)
    if (files.isOther) fields.push('files')
    if (fields.length === 0) return { entries: [], result: { number: row.number, version: row.version } }
    const priorityKey = await priorityKeyOf(tx, consultation, said.priorityId)
    await tx
      .insertInto('contribution_versions')
      .values({
        contribution_id: id,
        version: row.version,
        title: row.title,
        text: row.text,
        answers: JSON.stringify(row.answers),
        priority_id: row.priority_id,
        since: row.changed_at ?? (row.published_at as Date),
      })
      .execute()
    const saysOther = !hash.equals(row.said)
    let same_as = row.same_as
    if (saysOther) {
      await leaveSame(tx, row)
      same_as = await joinSame(tx, { consultation_id: row.consultation_id, said: hash })
    }
    const version = row.version + 1
    await tx
      .updateTable('contributions')
      .set({
        version,
        title: kept.title,
        text: kept.text,
        author: kept.author,
        answers: JSON.stringify(kept.answers),
        priority_id: said.priorityId,
        said: hash,
        same_as,
        files: files.now.length,
        changed_at: recorded,
        words: asWords(kept.title, kept.text),
        ...(await owedBy(tx, consultation, priorityKey, row.published_at as Date, row.days_hidden)),
      })
      .where('id', '=', id)
      .execute()
    // What was taken off is called nothing any more, in what was recorded before either.
    if (files.off.length > 0) await emptyParts(tx, 'erasable', [subjectOf(id)], ['files'])
    const told = filesTold(files.now)
    const isTold = files.isOther || files.now.length > 0
    const entry: NewEntry = {
      type: 'contribution.corrected',
      subject: { type: 'contribution', id },
      public: {
        number: row.number,
        version,
        fields,
        priority: said.priorityId,
        ...(isTold ? { files: told.public } : {}),
      },
      erasable: {
        title: kept.title,
        text: kept.text,
        answers: kept.answers as Json,
        author: kept.author,
        ...(isTold ? { files: told.erasable } : {}),
      },
      tags: tagsOf(row),
    }
    return { entries: [entry], result: { number: row.number, version } }
  },
})

/** Takes files off a contribution, locked, and attaches others, from its next version on. @param wanted see `Changing` */
async function settleFiles(tx: Acting['tx'], { id, version }: ContributionRow, wanted: readonly string[] | undefined) {
  const before = await readFiles(tx, id)
  if (!wanted) return { now: before, off: [], isOther: false }
  const stay = before.filter(file => wanted.includes(file.id))
  const off = before.filter(file => !stay.includes(file)).map(file => file.id)
  const come = await takeWaiting(
    tx,
    wanted.filter(one => !before.some(file => file.id === one)),
  )
  await takeOff(tx, off, version + 1)
  await attachTo(tx, id, come, version + 1)
  return { now: [...stay, ...come], off, isOther: off.length + come.length > 0 }
}

const Withdrawing = z.strictObject({ id: z.string().length(26), reason: z.string().max(longestReason).optional() })

/** `contribution.withdrawn`: whoever wrote it takes it back. Its number and title stay, and why, if they say so; its text goes, everywhere. */
export const withdrawContribution = action<z.infer<typeof Withdrawing>, { number: number }>({
  name: 'contribution.withdrawn',
  input: Withdrawing,
  right: { by: ['participant'] },
  async run({ id, reason }, acting) {
    const row = await own(acting, id)
    if (row.state === 'withdrawn' || row.state === 'lapsed') throw refusals.notShown()
    const entry = await takeBack(acting.tx, row, cleaned(reason ?? ''), acting.recorded)
    return { entries: [entry], result: { number: row.number } }
  },
})

/** By which the record has what a contribution says, and what its author said of its answer: all of it goes with the text. */
const itsWords = ['text', 'answers', 'files', 'parts', 'contest'] as const

/**
 * Takes a contribution, locked, back: its text leaves its row, its versions and the record. What was never shown leaves nothing but its number; what
 * is hidden, nothing but its number either: nobody shows a title that was hidden by taking the text back.
 */
export async function takeBack(
  tx: Acting['tx'],
  row: ContributionRow,
  reason: string,
  recorded: Date,
): Promise<NewEntry> {
  if (row.state === 'published') await leaveSame(tx, row)
  const wasShown = row.published_at !== null
  await tx
    .updateTable('contributions')
    .set({
      ...(wasShown
        ? {
            state: 'withdrawn',
            withdrawn_at: recorded,
            withdrawn_reason: (row.state !== 'hidden' && reason) || null,
            ...(row.state === 'hidden'
              ? { title: '', author: '', words: asWords('', '') }
              : { words: asWords(row.title, '') }),
          }
        : { state: 'lapsed', title: '', author: '', email: null, words: asWords('', '') }),
      same_as: null,
      text: '',
      answers: '{}',
      files: 0,
      link_hash: null,
      link_ends: null,
    })
    .where('id', '=', row.id)
    .execute()
  await tx
    .updateTable('contribution_versions')
    .set({ text: '', answers: '{}', ...(row.state === 'hidden' ? { title: '' } : {}) })
    .where('contribution_id', '=', row.id)
    .execute()
  await forgetFilesOf(tx, [row.id])
  await emptyParts(tx, 'erasable', [subjectOf(row.id)], [...itsWords])
  return {
    type: 'contribution.withdrawn',
    subject: { type: 'contribution', id: row.id },
    public: { number: row.number },
    ...(reason ? { erasable: { reason } } : {}),
    tags: tagsOf(row),
  }
}
