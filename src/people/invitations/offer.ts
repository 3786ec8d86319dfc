import { dayIn } from '../../platform/clock.ts'
import { Day } from '../../platform/facts/period.ts'
import type { Visit } from '../../platform/http/personal.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import { type RoleName, roleNames, type Scope } from '../../record/index.ts'
import { deadlines, longestDuty, OfferedRole, scopesOf } from '../roles/role.ts'
import type { Reader } from '../sign-in/accounts.ts'
import { mailAddressOf } from '../sign-in/mail-address.ts'

/** What was typed to invite somebody, as it was typed. */
export type Typed = Record<'email' | 'role' | 'on' | 'duty' | 'from' | 'until' | 'language' | 'days', string>

/** What can't be taken of it. */
export type Wrong = {
  field: 'email' | 'role' | 'on' | 'duty' | 'from' | 'until'
  why: 'badMail' | 'badRole' | 'badScope' | 'badDuty' | 'badDay' | 'tooEarly'
}

/** What the form holds before anything was typed. */
export const freshOffer = ({ language, timeZone, now }: Visit<Reader>): Typed => ({
  email: '',
  role: 'member',
  on: '',
  duty: '',
  from: dayIn(timeZone, now),
  until: '',
  language,
  days: String(deadlines[1]),
})

/** What a form says, with what it leaves out as on a fresh one. */
export function typedIn(form: URLSearchParams, fresh: Typed): Typed {
  const typed = { ...fresh }
  for (const name of Object.keys(fresh) as (keyof Typed)[]) typed[name] = (form.get(name) ?? fresh[name]).trim()
  return typed
}

const isOneOf = <T extends string>(all: readonly T[], said: string): said is T => all.some(one => one === said)
const isDay = (said: string) => Day.safeParse(said).success

/**
 * The offer that was typed, or everything that is wrong with it.
 * @param on what the role is to be on; null when what was typed leads to nothing
 */
export function offerOf(typed: Typed, on: Scope | null): { offer: OfferedRole } | { wrong: Wrong[] } {
  const { role, duty, from, until } = typed
  const email = mailAddressOf(typed.email)
  const wrong: Wrong[] = []
  if (!email) wrong.push({ field: 'email', why: 'badMail' })
  if (!isOneOf<RoleName>(roleNames, role)) wrong.push({ field: 'role', why: 'badRole' })
  else if (!on || !scopesOf[role].includes(on.type)) wrong.push({ field: 'on', why: 'badScope' })
  if (duty.length > longestDuty || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(duty))
    wrong.push({ field: 'duty', why: 'badDuty' })
  if (!isDay(from)) wrong.push({ field: 'from', why: 'badDay' })
  if (until && !isDay(until)) wrong.push({ field: 'until', why: 'badDay' })
  else if (until && isDay(from) && until < from) wrong.push({ field: 'until', why: 'tooEarly' })
  if (wrong.length > 0) return { wrong }
  const language: Language = isOneOf(interfaceLanguages, typed.language) ? typed.language : 'fr'
  const days = deadlines.find(one => String(one) === typed.days) ?? deadlines[1]
  return {
    offer: OfferedRole.parse({
      email,
      role,
      on,
      from,
      until: until || null,
      language,
      days,
      ...(duty ? { duty } : {}),
    }),
  }
}
