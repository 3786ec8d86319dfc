import type { Database } from '../../src/platform/database/database.ts'
import { unseal } from '../../src/platform/secret.ts'
import { origin, secret } from './people.ts'

/** Sends a request, and reads its answer to the end: its status, and its cookies. */
export type Ask = (
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  body: string,
) => Promise<{ status: number; cookies: number }>

export type Steps = { ask: number; read: number; enter: number }

/** Each from a place of their own; every second one has been here before. */
export const addressOf = (turn: number): string => `person${turn}@example.org`
export const wasHere = (turn: number): boolean => turn % 2 === 0
const placeOf = (turn: number): string => `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`

/** Who somebody is to the site, whichever way its requests go. */
const headersOf = (turn: number): Record<string, string> => ({
  'X-Forwarded-For': placeOf(turn),
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
})
const formHeaders = {
  'Content-Type': 'application/x-www-form-urlencoded',
  Origin: origin,
  'Sec-Fetch-Site': 'same-origin',
}

/**
 * Asks for a letter, follows its link and presses the button.
 * @returns how long each took in milliseconds; finding the letter isn't counted
 */
export async function signInOnce(db: Database, ask: Ask, turn: number): Promise<Steps> {
  const timed = async (status: number, ...request: Parameters<Ask>) => {
    const at = performance.now()
    const answer = await ask(...request)
    if (answer.status !== status) throw new Error(`${request[1]} answers ${answer.status}`)
    return { ...answer, took: performance.now() - at }
  }
  const [address, who] = [addressOf(turn), headersOf(turn)]
  const form = { ...who, ...formHeaders }
  const asked = await timed(303, 'POST', '/connexion', form, `mail=${encodeURIComponent(address)}&next=%2Fmon-espace`)
  const token = await tokenFor(db, address)
  const read = await timed(200, 'GET', `/connexion/lien?token=${token}`, who, '')
  const entered = await timed(303, 'POST', '/connexion/lien', form, `token=${token}`)
  if (entered.cookies === 0) throw new Error('signed in without a cookie')
  return { ask: asked.took, read: read.took, enter: entered.took }
}

/** What the link of the last letter to an address holds. */
async function tokenFor(db: Database, address: string): Promise<string> {
  const { sealed } = await db
    .selectFrom('notices')
    .select('sealed')
    .where('recipient', '=', address)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const opened = sealed && unseal(secret, 'notices', sealed)
  return opened ? JSON.parse(opened).token : ''
}
