import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { DBAdapter } from 'better-auth'
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Database, Tx } from '../../platform/database/database.ts'
import { newUlid } from '../../platform/ids.ts'
import { interfaceLanguages } from '../../platform/locales/languages.ts'
import type { Secret } from '../../platform/secret.ts'
import { terms } from '../privacy/terms.ts'
import { hashedTokens } from './hashed-tokens.ts'
import { insideTransaction } from './inside-transaction.ts'

/** How long a session lasts without being used, in seconds, and how often its use is written down. */
const idle = terms.sessions.days * 24 * 3600
const writtenEvery = 24 * 3600

/** What people and sessions are to better-auth, in our words. */
const opening = {
  id: 'opening',
  endpoints: {
    /** Opens a session for whoever has shown that an address is theirs; makes them known if they weren't. */
    openSession: createAuthEndpoint(
      '/open-session',
      {
        method: 'POST',
        requireHeaders: true,
        body: z.object({ email: z.string(), language: z.enum(interfaceLanguages), device: z.string() }),
        metadata: { SERVER_ONLY: true },
      },
      async ctx => {
        const { email, language, device } = ctx.body
        const { internalAdapter } = ctx.context
        const known = await internalAdapter.findUserByEmail(email)
        const user =
          known?.user ??
          (await internalAdapter.createUser({ email, name: '', emailVerified: true, language }, { method: 'email' }))
        // A new one at each sign-in, whatever the browser came with.
        const session = await internalAdapter.createSession(user.id, false, { userAgent: device })
        await setSessionCookie(ctx, { session, user }, false)
        return { personId: user.id, sessionId: session.id, joined: known === null }
      },
    ),
  },
} satisfies BetterAuthPlugin

/**
 * better-auth over a database, or within a transaction of ours (one instance for each). It keeps people and sessions, and makes and reads
 * the cookie; who may sign in is decided before it is asked. Nothing of it answers a request by itself.
 * @param origin the cookie is for HTTPS only, and for this host only, where the site is reached so
 */
export const authOver = (db: Database | Tx, { secret, origin }: { secret: Secret; origin: string }) => {
  const https = origin.startsWith('https:')
  const kysely = (db.isTransaction ? insideTransaction(db as Tx) : db) as unknown as Kysely<Record<string, never>>
  const adapter = (options: BetterAuthOptions): DBAdapter =>
    hashedTokens(kyselyAdapter(kysely, { type: 'postgres', transaction: false })(options))
  return betterAuth({
    baseURL: origin,
    secret: secret.key('sessions').toString('base64url'),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: adapter,
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { language: { type: 'string', required: true } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'device',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: idle,
      updateAge: writtenEvery,
    },
    advanced: {
      database: { generateId: () => newUlid() },
      ipAddress: { disableIpTracking: true },
      // Its own prefix would be __Secure-, which lets a host of the same domain set it too.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: https ? '__Host-parvis' : 'parvis',
          attributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
    },
    plugins: [opening],
  })
}
