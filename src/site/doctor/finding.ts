import { databaseTrouble } from '../../platform/database/away.ts'
import { codeOf } from '../../platform/database/server-errors.ts'
import type { Bilingual } from '../../platform/locales/languages.ts'
import { OperatorError } from '../../platform/operator-error.ts'

/** How a thing is: fine; to be looked at by somebody, while all works; or wrong. From the best to the worst. */
export const levels = ['fine', 'look', 'wrong'] as const
export type Level = (typeof levels)[number]

/** What is looked at, in this order. */
export type About = 'settings' | 'program' | 'database' | 'replica' | 'files' | 'record' | 'search' | 'privacy'

/** What was found, and, unless it is fine, what to do about it. */
export type Found = {
  /** Stable, for programs: the name of a setting, the code of an `OperatorError`, or one of its own. */
  code: string
  level: Level
  says: Bilingual
}
export type Finding = Found & { about: About }

export const fine = (code: string, fr: string, en: string): Found => ({ code, level: 'fine', says: { fr, en } })
export const look = (code: string, fr: string, en: string): Found => ({ code, level: 'look', says: { fr, en } })
export const wrong = (code: string, fr: string, en: string): Found => ({ code, level: 'wrong', says: { fr, en } })

/** PostgreSQL's code for what somebody else holds. */
const lockNotAvailable = '55P03'

/** What an error tells: in its own sentence, or, when none was made for it, in its own words. */
export function told(error: unknown): Found {
  const known = error instanceof OperatorError ? error : databaseTrouble(error)
  if (known) return { code: known.code, level: 'wrong', says: known.sentence }
  if (codeOf(error) === lockNotAvailable)
    return look(
      'database-busy',
      'Une table est en train d’être changée (migration, restauration) : recommencez dans un moment.',
      'A table is being changed (migration, restore): try again in a moment.',
    )
  const said = error instanceof Error ? error.message : String(error)
  return wrong(
    'not-seen',
    `Ce point n’a pas pu être examiné : ${said}. Recommencez ; si cela persiste, signalez-le.`,
    `This could not be looked at: ${said}. Try again; if it lasts, report it.`,
  )
}

export const worst = (findings: readonly Found[]): Level =>
  levels.findLast(level => findings.some(found => found.level === level)) ?? 'fine'
