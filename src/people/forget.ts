import type { Database } from '../platform/database/database.ts'
import { forgetCounts } from '../platform/rates.ts'
import { forgetRequests } from './sign-in/requests.ts'
import { forgetSessions } from './space/sessions.ts'

/** The tables of what is kept for a time only: no backup holds them, so that no restored site knows sessions that were closed since. */
export const passingTables = ['sessions', 'sign_in_requests', 'rate_counts']

/** Takes away what is kept about people for a time, once it is over: sessions, links, counts. */
export async function forgetWhatIsOver(db: Database, now: Date): Promise<void> {
  await forgetSessions(db, now)
  await forgetRequests(db, now)
  await forgetCounts(db, now)
}
