import type { PersonalPage, Visit } from '../../platform/http/personal.ts'
import { countedOut, type Rate } from '../../platform/rates.ts'
import type { Secret } from '../../platform/secret.ts'
import { timeInWords } from '../moments.ts'
import { words } from '../words.ts'
import type { Reader } from './accounts.ts'
import { Plain } from './views.tsx'

/** Counts one more under some rates. @returns the page for whoever has asked too often; null for everybody else */
export async function tooOften(
  { db, now, timeZone, language, tell }: Visit<Reader>,
  secret: Secret,
  rates: Rate[],
): Promise<PersonalPage | null> {
  const until = await countedOut(db, secret, rates, now)
  if (!until) return null
  tell('warn', 'asked too often')
  const say = words(language).tooOften
  const cause = say.cause(timeInWords(until, now, timeZone, language))
  return {
    kind: 'personal',
    title: say.title,
    body: <Plain language={language} title={say.title} lede={cause} />,
    status: 429,
    retryAfter: Math.ceil((until.getTime() - now.getTime()) / 1000),
  }
}
