import { sql } from 'kysely'
import { dayIn } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { save } from '../../platform/database/save.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Secret } from '../../platform/secret.ts'
import { operator, visitor, type Who } from '../../record/index.ts'
import { joinPerson } from '../join-person.ts'
import { terms } from '../privacy/terms.ts'
import { giveRole } from '../roles/give-role.ts'
import { timeZoneOf } from '../roles/read-roles.ts'
import { authOver } from './better-auth.ts'
import { onlyOneFor } from './one-for-address.ts'
import { type SignInRequest, use } from './requests.ts'

/** Who reads: a person who has signed in, and the session by which they have. */
export type SignedIn = {
  personId: string
  sessionId: string
  pseudonym: string
  email: string
  language: Language
}
export type Reader = { who: Who; signedIn: SignedIn | null }

export const nobody: Reader = { who: visitor, signedIn: null }

export type Accounts = ReturnType<typeof openAccounts>

/** Signing in and out, and who has: over a database. */
export function openAccounts({ db, secret, origin }: { db: Database; secret: Secret; origin: string }) {
  const own = { secret, origin }
  const auth = authOver(db, own)

  const enter = async (
    tx: Tx,
    { email, language }: { email: string; language: Language },
    { device, instead, now }: { device: string; instead: SignedIn | null; now: Date },
  ): Promise<{ personId: string; cookies: string[] }> => {
    const { response, headers: set } = await authOver(tx, own).api.openSession({
      body: { email, language, device },
      headers: new Headers(),
      returnHeaders: true,
    })
    const { personId, joined } = response
    if (joined) await joinPerson.within({ tx, who: { capacity: 'participant', personId }, recorded: now }, {})
    if (instead) await tx.deleteFrom('sessions').where('id', '=', instead.sessionId).execute()
    return { personId, cookies: set.getSetCookie() }
  }

  return {
    secret,
    /**
     * Who the session of a request belongs to. Asked of the database each time: a session that was closed is closed at once.
     * @returns with the cookies to set: the session's goes on while it is used
     */
    async readerOf(headers: Headers, now: Date): Promise<{ reader: Reader; cookies: string[] }> {
      if (!headers.has('cookie')) return { reader: nobody, cookies: [] }
      const { response, headers: more } = await auth.api.getSession({ headers, returnHeaders: true })
      const cookies = more.getSetCookie()
      if (!response) return { reader: nobody, cookies }
      const { session, user } = response
      if (session.createdAt.getTime() + terms.sessions.atMost * 86_400_000 <= now.getTime()) {
        await db.deleteFrom('sessions').where('id', '=', session.id).execute()
        return { reader: nobody, cookies: [] }
      }
      return {
        reader: {
          who: { capacity: 'participant', personId: user.id },
          signedIn: {
            personId: user.id,
            sessionId: session.id,
            pseudonym: user.name,
            email: user.email,
            language: user.language as Language,
          },
        },
        cookies,
      }
    },

    /**
     * Opens a session for whoever answers a request: makes the person known at their first time, with the entry of it, and closes the
     * session that the browser had. All of it or nothing.
     * @returns the cookies of the session; null when the request had been used, or was too late
     */
    async open(
      request: SignInRequest,
      { device, instead, now }: { device: string; instead: SignedIn | null; now: Date },
    ): Promise<string[] | null> {
      return save(db, async tx => {
        await onlyOneFor(tx, request.email)
        return (await use(tx, request, now)) ? (await enter(tx, request, { device, instead, now })).cookies : null
      })
    },

    /** Opens a session for somebody of a demonstration. @returns its cookies */
    async enterAs(
      person: { email: string; language: Language },
      arriving: { device: string; instead: SignedIn | null; now: Date },
    ): Promise<string[]> {
      return save(db, async tx => (await enter(tx, person, arriving)).cookies)
    },

    /** What the link in the terminal holds, which makes the first administrator: the same in every process of the site. */
    firstToken: () => secret.digest('first administrator', origin),

    /** Whether there has never been an administrator. */
    async waitsForFirst(): Promise<boolean> {
      return (
        (await db.selectFrom('roles').select('id').where('role', '=', 'administrator').executeTakeFirst()) === undefined
      )
    },

    /**
     * Makes somebody the first administrator, and signs them in: whoever has the link of the terminal runs the site, and vouches for the address.
     * @returns the cookies of the session; null where there is, or was, an administrator already
     */
    async makeFirst(
      given: { email: string; language: Language },
      arriving: { device: string; instead: SignedIn | null; now: Date },
    ): Promise<string[] | null> {
      return save(db, async tx => {
        await onlyOneFor(tx, given.email)
        // Of two who come at once, the second finds the first one's role.
        await sql`lock table roles in share row exclusive mode`.execute(tx)
        const before = await tx.selectFrom('roles').select('id').where('role', '=', 'administrator').executeTakeFirst()
        if (before) return null
        const { personId, cookies } = await enter(tx, given, arriving)
        await giveRole.within(
          { tx, who: operator, recorded: arriving.now },
          {
            personId,
            role: 'administrator',
            on: { type: 'site', id: null },
            from: dayIn(await timeZoneOf(tx), arriving.now),
            until: null,
          },
        )
        return cookies
      })
    },

    /** Closes the session of a reader. @returns the cookies that make the browser forget it */
    async close({ signedIn }: Reader): Promise<string[]> {
      if (signedIn) await db.deleteFrom('sessions').where('id', '=', signedIn.sessionId).execute()
      const { sessionToken } = (await auth.$context).authCookies
      const secure = sessionToken.attributes.secure ? '; Secure' : ''
      return [`${sessionToken.name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`]
    },
  }
}
