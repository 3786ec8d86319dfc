import type { ColumnType, Selectable } from 'kysely'
import type { Json } from '../canonical.ts'
import type { Database, Tx } from '../database/database.ts'
import { newUlid } from '../ids.ts'
import type { Language } from '../locales/languages.ts'
import { type Secret, seal, unseal } from '../secret.ts'
import { type Letter, oneLine } from './letter.tsx'

export type NoticesTable = {
  id: string
  kind: string
  recipient: string
  language: Language
  data: ColumnType<Record<string, Json>, string, string>
  sealed: Buffer | null
  state: 'waiting' | 'sent' | 'failed'
  attempts: ColumnType<number, number | undefined, number>
  written_at: Date
  next_try: Date
  expires_at: Date
  ended_at: Date | null
  problem: string | null
  traceless: ColumnType<boolean, boolean | undefined, never>
}

declare module '../database/tables.ts' {
  interface Tables {
    notices: NoticesTable
  }
}

export type Notice = Selectable<NoticesTable>

/** What a letter is written with beside what it tells: the site's name, and its origin for addresses. */
export type LetterHead = { siteName: string; origin: string; timeZone: string }

/** A kind of letter: its name, and how its words are made of what its notice holds. */
export type NoticeKind = {
  name: string
  compose(
    told: { data: Record<string, Json>; secret: Record<string, string> },
    language: Language,
    head: LetterHead,
  ): Letter
}

/** What is kept encrypted. */
const purpose = 'notices'

export type NewNotice = {
  kind: string
  recipient: string
  language: Language
  data?: Record<string, Json>
  /** What only the recipient may know. */
  secret?: Record<string, string>
  /** Nothing tells afterwards that it was written, nor meanwhile to whom, but to this program. */
  traceless?: boolean
  now: Date
  /** After which it tells of nothing any more, and isn't sent. */
  expires: Date
}

/** Under which name the recipient is sealed, where no column says who it is. */
const sealedRecipient = 'recipient'

/** Writes a letter down in the transaction of what it tells of: it is sent once that is committed, or not at all. */
export async function write(tx: Tx, own: Secret, notice: NewNotice): Promise<string> {
  const id = newUlid()
  const recipient = oneLine(notice.recipient)
  const secret = notice.traceless ? { ...notice.secret, [sealedRecipient]: recipient } : notice.secret
  await tx
    .insertInto('notices')
    .values({
      id,
      kind: notice.kind,
      recipient: notice.traceless ? '' : recipient,
      language: notice.language,
      data: JSON.stringify(notice.data ?? {}),
      sealed: secret ? seal(own, purpose, JSON.stringify(secret)) : null,
      state: 'waiting',
      written_at: notice.now,
      next_try: notice.now,
      expires_at: notice.expires,
      ended_at: null,
      problem: null,
      traceless: notice.traceless ?? false,
    })
    .execute()
  return id
}

/**
 * The words of a notice, and whom they are for.
 * @returns null when they can't be made: of a kind that this program doesn't know, or sealed by another secret
 */
export function letterOf(
  kinds: readonly NoticeKind[],
  own: Secret,
  notice: Notice,
  head: LetterHead,
): (Letter & { recipient: string }) | null {
  const kind = kinds.find(({ name }) => name === notice.kind)
  const opened = notice.sealed ? unseal(own, purpose, notice.sealed) : '{}'
  if (!kind || opened === null) return null
  const { [sealedRecipient]: recipient = notice.recipient, ...secret } = JSON.parse(opened)
  return { ...kind.compose({ data: notice.data, secret }, notice.language, head), recipient }
}

/** The letters that wait, the last one first: what the outbox shows. */
export const readWaiting = (db: Database, now: Date, limit: number): Promise<Notice[]> =>
  db
    .selectFrom('notices')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
