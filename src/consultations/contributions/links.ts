import { sha256 } from '../../platform/canonical.ts'
import type { Queries, Tx } from '../../platform/database/database.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { write } from '../../platform/mail/notices.ts'
import type { Secret } from '../../platform/secret.ts'
import { confirmLetter, receivedLetter } from '../letters/letters.ts'
import { readConsultationById } from '../store.ts'
import { daysToConfirm } from './confirm-contribution.ts'
import { newToken } from './form/drafts.ts'
import { type ContributionRow, readContributionById } from './read.ts'

/** The contribution whose letter holds a link, while that serves. */
export const readLinked = async (db: Queries, token: string, now: Date): Promise<ContributionRow | null> =>
  ((await db
    .selectFrom('contributions')
    .selectAll()
    .where('link_hash', '=', sha256(token))
    .where('link_ends', '>', now)
    .executeTakeFirst()) as ContributionRow | undefined) ?? null

const giveLink = async (tx: Tx, id: string, token: string, ends: Date): Promise<void> => {
  await tx
    .updateTable('contributions')
    .set({ link_hash: sha256(token), link_ends: ends })
    .where('id', '=', id)
    .execute()
}

type To = { id: string; email: string; language: Language; now: Date }

/** Writes the letter with the link by which a contribution is confirmed, in the transaction in which it was sent. */
export async function askToConfirm(tx: Tx, secret: Secret, { id, email, language, now }: To): Promise<void> {
  const row = await readContributionById(tx, id)
  if (!row) return
  const token = newToken()
  const ends = new Date(now.getTime() + daysToConfirm * 86_400_000)
  await giveLink(tx, id, token, ends)
  await write(tx, secret, {
    kind: confirmLetter.name,
    recipient: email,
    language,
    data: { number: row.number, title: row.title, ends: ends.toISOString() },
    secret: { token },
    now,
    expires: ends,
  })
}

/** How long a receipt is tried to be sent, in days. */
const daysOfReceipt = 7

/** Writes the receipt of a contribution that is published, with a link by which it can be changed while its consultation is open. */
export async function sendReceipt(tx: Tx, secret: Secret, { id, email, language, now }: To): Promise<void> {
  const row = await readContributionById(tx, id)
  const consultation = row && (await readConsultationById(tx, row.consultation_id))
  if (!consultation || row.due === null) return
  const { closes, graceMinutes } = consultation.facts
  const ends = new Date(new Date(closes).getTime() + graceMinutes * 60_000)
  const token = ends > now ? newToken() : ''
  if (token) await giveLink(tx, id, token, ends)
  const organisation = row.responsible_id
    ? await tx.selectFrom('organisations').select('facts').where('id', '=', row.responsible_id).executeTakeFirst()
    : undefined
  await write(tx, secret, {
    kind: receivedLetter.name,
    recipient: email,
    language,
    data: {
      number: row.number,
      title: row.title,
      due: row.due,
      organisation: organisation ? wordsOf(organisation.facts.name, language) : '',
      closes,
    },
    ...(token ? { secret: { token } } : {}),
    now,
    expires: new Date(now.getTime() + daysOfReceipt * 86_400_000),
  })
}
