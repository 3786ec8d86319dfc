import { z } from 'zod'
import { mailAddressOf } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { newUlid } from '../../platform/ids.ts'
import { type Acting, action, type NewEntry } from '../../record/index.ts'
import { refusals } from '../refusals.ts'
import { isLinkFarm, numberInWords, References, Said, type Suspicion, saidHash, shuffleOf } from './contribution.ts'
import { attachTo, takeWaiting } from './files.ts'
import { organisationReadAs } from './names-of-organisations.ts'
import {
  asKept,
  asWords,
  authorKindOf,
  consultationOf,
  mustTake,
  priorityKeyOf,
  publication,
  publishedEntry,
} from './write.ts'

const common = {
  consultationId: z.string().length(26),
  said: Said,
  /** When its form was opened: who had begun before the closing may end. */
  begun: z.iso.datetime(),
  suspicion: z.enum(['honey', 'fast']).nullable(),
  /** References of files that wait, to be attached. */
  files: References.optional(),
}

const Sending = z.strictObject({
  ...common,
  /** Whose link it waits for; not asked of whoever has signed in. */
  email: z.string().max(254).nullable(),
})
const SendingAs = z.strictObject({ ...common, organisationId: z.string().length(26) })

/** What whoever sends something keeps: its number, and whether it still has to be confirmed by mail. */
export type Receipt = { id: string; number: number; waits: boolean }

type Given = z.infer<typeof Sending> & { organisationId: string | null }

/**
 * `contribution.sent`: somebody makes a proposal in their own name, without an account. It is there for everybody to read once they have shown, by
 * the link that was mailed to them, that the address is theirs: nobody can write in another's name. Of whoever has signed in, it is published
 * at once.
 */
export const sendContribution = action<z.infer<typeof Sending>, Receipt>({
  name: 'contribution.sent',
  input: Sending,
  right: { by: ['visitor'] },
  run: (given, acting) => send({ ...given, organisationId: null }, acting),
})

/** `contribution.sent-for`: somebody makes a proposal for the organisation for which they act. */
export const sendForOrganisation = action<z.infer<typeof SendingAs>, Receipt>({
  name: 'contribution.sent-for',
  input: SendingAs,
  right: {
    by: ['member', 'correspondent'],
    on: async ({ organisationId }) => [{ type: 'organisation', id: organisationId }],
  },
  run: (given, acting) => send({ ...given, email: null }, acting),
})

async function send(
  { consultationId, said, begun, suspicion, email: typed, organisationId, files: references = [] }: Given,
  { tx, who, recorded }: Acting,
): Promise<{ entries: NewEntry[]; result: Receipt }> {
  const consultation = await consultationOf(tx, consultationId)
  mustTake(consultation, { now: recorded, begun: new Date(begun) })
  if (consultation.facts.participants === 'organisations' && organisationId === null) throw refusals.onlyOrganisations()
  const kept = asKept(consultation.facts, said)
  const priorityKey = await priorityKeyOf(tx, consultation, said.priorityId)
  const personId = who.capacity === 'participant' ? who.personId : null
  const email = personId === null ? mailAddressOf(typed ?? '') : null
  if (personId === null && email === null) throw refusals.mailNeeded()
  const hash = saidHash(kept.title, kept.text)
  await refuseAgain(tx, { consultationId, hash, personId, email })
  const readAs = organisationId === null ? await organisationReadAs(tx, kept.author) : null
  if (readAs !== null) throw refusals.nameOfOrganisation(readAs)
  const doubt: Suspicion | null = suspicion ?? (isLinkFarm(kept.text) ? 'links' : null)
  const files = await takeWaiting(tx, references)
  const id = newUlid()
  const fixed = {
    id,
    consultation_id: consultationId,
    priority_id: said.priorityId,
    version: 1,
    title: kept.title,
    text: kept.text,
    answers: JSON.stringify(kept.answers),
    language: said.language,
    author: kept.author,
    organisation_id: organisationId,
    author_kind: await authorKindOf(tx, organisationId),
    person_id: personId,
    channel: 'site' as const,
    channel_day: null,
    event_id: null,
    sent_at: recorded,
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
    link_hash: null,
    link_ends: null,
    said: hash,
    suspicion: doubt,
    files: files.length,
    shuffle: shuffleOf(id),
    words: asWords(kept.title, kept.text),
  }
  const isPublished = personId !== null && doubt === null
  const standing = isPublished
    ? await publication(tx, consultation, { said: hash, priorityKey, at: recorded })
    : {
        state: personId === null ? ('unconfirmed' as const) : ('quarantined' as const),
        published_at: null,
        responsible_id: null,
        due: null,
        same_as: null,
        email,
      }
  const { number } = await tx
    .insertInto('contributions')
    .values({ ...fixed, ...standing })
    .returning('number')
    .executeTakeFirstOrThrow()
  await attachTo(tx, id, files, 1)
  const entry: NewEntry =
    standing.state === 'published'
      ? publishedEntry({ ...fixed, number, answers: kept.answers as Json, due: standing.due }, files)
      : {
          type: `contribution.${standing.state === 'unconfirmed' ? 'sent' : 'set-aside'}`,
          subject: { type: 'contribution', id },
          public: { number, consultation: consultationId },
          tags: [],
        }
  return { entries: [entry], result: { id, number, waits: standing.state === 'unconfirmed' } }
}

/** The same words twice from the same person are one contribution, and they are told which. */
async function refuseAgain(
  tx: Acting['tx'],
  {
    consultationId,
    hash,
    personId,
    email,
  }: { consultationId: string; hash: Buffer; personId: string | null; email: string | null },
): Promise<void> {
  const before = await tx
    .selectFrom('contributions')
    .select('number')
    .where('consultation_id', '=', consultationId)
    .where('said', '=', hash)
    .where('state', 'in', ['unconfirmed', 'quarantined', 'published'])
    .where(eb => (personId === null ? eb('email', '=', email) : eb('person_id', '=', personId)))
    .executeTakeFirst()
  if (before) throw refusals.already(numberInWords(before.number))
}
