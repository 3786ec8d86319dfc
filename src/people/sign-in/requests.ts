import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import { sha256 } from '../../platform/canonical.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { write } from '../../platform/mail/notices.ts'
import type { Secret } from '../../platform/secret.ts'
import type { SignInRequestsTable } from '../tables.ts'

/** How long a link and its code serve, in minutes. */
export const minutesToSignIn = 15
/** After so many wrong codes, the right one serves no more. */
const mostWrongCodes = 3

export type SignInRequest = Selectable<SignInRequestsTable>
export type Standing = 'open' | 'used' | 'expired' | 'spent'

/** What stands of a request: whether its link and its code still serve. */
export function standingOf(request: SignInRequest, now: Date): Standing {
  if (request.used_at) return 'used'
  return request.expires_at <= now ? 'expired' : 'open'
}

export const hasSpentItsCodes = ({ wrong_codes }: SignInRequest): boolean => wrong_codes >= mostWrongCodes

const codeHash = (secret: Secret, id: string, code: string): Buffer =>
  Buffer.from(secret.digest('sign-in codes', `${id} ${code}`), 'hex')

/**
 * Writes down that somebody wants to sign in, and the letter with a link and a code: for any address the same, known or not.
 * @returns what the page holds on which the code is typed
 */
export async function ask(
  tx: Tx,
  secret: Secret,
  { email, language, next, now }: { email: string; language: Language; next: string; now: Date },
): Promise<string> {
  const id = randomBytes(16).toString('base64url')
  const token = randomBytes(32).toString('base64url')
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const expires = new Date(now.getTime() + minutesToSignIn * 60_000)
  await tx
    .insertInto('sign_in_requests')
    .values({
      id,
      email,
      language,
      next,
      link_hash: sha256(token),
      code_hash: codeHash(secret, id, code),
      wrong_codes: 0,
      asked_at: now,
      expires_at: expires,
      used_at: null,
    })
    .execute()
  await write(tx, secret, { kind: 'sign-in', recipient: email, language, secret: { token, code }, now, expires })
  return id
}

export async function requestOfLink(db: Database | Tx, token: string): Promise<SignInRequest | null> {
  const row = await db
    .selectFrom('sign_in_requests')
    .selectAll()
    .where('link_hash', '=', sha256(token))
    .executeTakeFirst()
  return row ?? null
}

export async function requestOfPage(db: Database | Tx, id: string): Promise<SignInRequest | null> {
  return (await db.selectFrom('sign_in_requests').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Uses a request up; of two that come at once, one does.
 * @returns whether it was open until now
 */
export async function use(tx: Tx, { id }: SignInRequest, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('sign_in_requests')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}

/**
 * Whether a code is that of a request. Each try is counted before it is compared, so that many at once get no more tries than one after
 * the other.
 * @returns how many tries are left when it is another code; `spent` when there was none left
 */
export async function tryCode(
  db: Database,
  secret: Secret,
  request: SignInRequest,
  code: string,
): Promise<'right' | 'spent' | number> {
  const counted = await db
    .updateTable('sign_in_requests')
    .set(eb => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('id', '=', request.id)
    .where('wrong_codes', '<', mostWrongCodes)
    .returning('wrong_codes')
    .executeTakeFirst()
  if (!counted) return 'spent'
  if (timingSafeEqual(codeHash(secret, request.id, code), request.code_hash)) return 'right'
  return mostWrongCodes - counted.wrong_codes
}

/** Forgets what became of links that ended long ago. @returns how many */
export async function forgetRequests(tx: Tx, { since }: { since: Date }): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('sign_in_requests').where('expires_at', '<=', since).executeTakeFirst()
  return Number(numDeletedRows)
}
