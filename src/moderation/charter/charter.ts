import type { Day } from '../../platform/facts/period.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Bilingual, Language } from '../../platform/locales/languages.ts'

/** What a rule says since a version of the charter. */
export type Wording = { since: number; title: Bilingual; means: Bilingual; allows: Bilingual }

/** A rule of participation. Its code and its number never change, nor become another rule's. */
export type Rule = {
  code: string
  number: number
  /** The oldest first. */
  wordings: readonly [Wording, ...Wording[]]
  /** The last version in which it stood, once it has been taken out. */
  until?: number
}

/** A version of the charter, from a day on. */
export type Version = { version: number; since: Day }
export type Charter = { versions: readonly [Version, ...Version[]]; rules: readonly Rule[] }

/** The version that holds today. */
export const versionOf = ({ versions }: Charter): number => Math.max(...versions.map(({ version }) => version))

/** What a rule said in a version; null where it didn't stand in it. */
export function wordingIn({ wordings, until }: Rule, version: number): Wording | null {
  if (until !== undefined && version > until) return null
  return wordings.findLast(({ since }) => since <= version) ?? null
}

/** The rules that hold today, by number. */
export const standingRules = (charter: Charter): { rule: Rule; wording: Wording }[] =>
  charter.rules
    .flatMap(rule => {
      const wording = wordingIn(rule, versionOf(charter))
      return wording ? [{ rule, wording }] : []
    })
    .sort((a, b) => a.rule.number - b.rule.number)

/** What rules said before, or said and say no more: they stay to be read, since decisions cite them. */
export const formerWordings = (charter: Charter): { rule: Rule; wording: Wording }[] =>
  charter.rules
    .flatMap(rule =>
      rule.wordings
        .filter(wording => wording !== wordingIn(rule, versionOf(charter)))
        .map(wording => ({ rule, wording })),
    )
    .sort((a, b) => a.rule.number - b.rule.number || b.wording.since - a.wording.since)

/** Where a wording stands on the page of the charter. */
export const anchorOf = (charter: Charter, { code }: Rule, wording: Wording): string => {
  const rule = charter.rules.find(one => one.code === code)
  return rule && wordingIn(rule, versionOf(charter)) === wording ? code : `${code}-${wording.since}`
}

/** A rule as something cites it: in the wording that it had then. */
export type Cited = { code: string; number: number; title: Bilingual; means: Bilingual; anchor: string }

/** A rule, by its code, as it stood in a version; null where there was none. */
export function citedIn(charter: Charter, code: string, version: number): Cited | null {
  const rule = charter.rules.find(one => one.code === code)
  const wording = rule ? wordingIn(rule, version) : null
  return rule && wording
    ? {
        code,
        number: rule.number,
        title: wording.title,
        means: wording.means,
        anchor: anchorOf(charter, rule, wording),
      }
    : null
}

/** Where a cited rule can be read. */
export const pathOfRule = (language: Language, { anchor }: Cited): string => `${pathOf('charter', language)}#${anchor}`
