import type { Database } from '../../platform/database/database.ts'
import { save } from '../../platform/database/save.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Secret } from '../../platform/secret.ts'
import { visitor, type Who } from '../../record/index.ts'
import { joinPerson } from '../join-person.ts'
import { authOver } from './better-auth.ts'
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

/** How long a session lasts at most, however much it is used, in days. */
const longestSession = 90

export type Accounts = ReturnType<typeof openAccounts>

/** Signing in and out, and who has: over a database. */
export function openAccounts({ db, secret, origin }: { db: Database; secret: Secret; origin: string }) {
  const own = { secret, origin }
  const auth = authOver(db, own)
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
      if (session.createdAt.getTime() + longestSession * 86_400_000 <= now.getTime()) {
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
      { headers, device, instead, now }: { headers: Headers; device: string; instead: SignedIn | null; now: Date },
    ): Promise<string[] | null> {
      return save(db, async tx => {
        if (!(await use(tx, request, now))) return null
        const { response, headers: set } = await authOver(tx, own).api.openSession({
          body: { email: request.email, language: request.language, device },
          headers,
          returnHeaders: true,
        })
        const who: Who = { capacity: 'participant', personId: response.personId }
        if (response.joined) await joinPerson.within({ tx, who, recorded: now }, {})
        if (instead) await tx.deleteFrom('sessions').where('id', '=', instead.sessionId).execute()
        return set.getSetCookie()
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
