import { giveRole, personAt } from '../../src/people/index.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { unseal } from '../../src/platform/secret.ts'
import { operator, type Who } from '../../src/record/index.ts'
import { origin, secret } from './people.ts'

const mail = 'editor@example.org'
const place = { 'X-Forwarded-For': '10.9.9.9', Origin: origin, 'Sec-Fetch-Site': 'same-origin' }
const form = { ...place, 'Content-Type': 'application/x-www-form-urlencoded' }

/** Somebody who edits all plans. */
export async function makeEditor(db: Database): Promise<Who> {
  const now = new Date('2026-11-01T10:00:00Z')
  const personId = await db.transaction().execute(tx => personAt(tx, { email: mail, language: 'fr', now }))
  const role = { personId, role: 'editor', on: { type: 'site', id: null }, from: '2026-01-01', until: null }
  const given = await giveRole.perform(db, operator, now, role)
  if (!given.done) throw new Error(given.refusal.code)
  return { capacity: 'participant', personId }
}

/** Signs them in on a served site, as people do. @returns what their browser sends from then on */
export async function cookieOfEditor(db: Database, port: number): Promise<string> {
  const send = (path: string, body: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: form, body, redirect: 'manual' })
  await send('/connexion', `mail=${encodeURIComponent(mail)}&next=%2Fmon-espace`)
  const { sealed } = await db
    .selectFrom('notices')
    .select('sealed')
    .where('recipient', '=', mail)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const letter = sealed && unseal(secret, 'notices', sealed)
  const { token = '' } = letter ? (JSON.parse(letter) as { token?: string }) : {}
  const entered = await send('/connexion/lien', `token=${token}`)
  const cookies = entered.headers.getSetCookie().map(line => line.split(';')[0])
  if (cookies.length === 0) throw new Error(`signing in answers ${entered.status}`)
  return cookies.join('; ')
}
