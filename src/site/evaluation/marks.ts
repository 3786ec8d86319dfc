import type { Followed } from '../../commitments/index.ts'
import { planWords, type Rating } from '../../plans/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from './words.ts'

/** How often an evaluator gave each value of one version of one scale. Versions are never merged: the same word meant another thing. */
export type ScaleMarks = {
  assessor: Rating['assessor']
  scale: string
  version: string | null
  values: { value: string; atLeast: boolean; count: number }[]
  /** The commitments that have a mark of it; one may have several. */
  marked: number
}

const order = ['completion', 'verifiable', 'open-government-lens', 'ambition', 'early-results']
const placeOf = (scale: string) => (order.includes(scale) ? order.indexOf(scale) : order.length)

/** The marks of some commitments, scale by scale and version by version. */
export function countMarks(commitments: readonly Followed[]): ScaleMarks[] {
  const scales = new Map<string, ScaleMarks>()
  for (const { row } of commitments) {
    const met = new Set<ScaleMarks>()
    for (const { assessor, scale, version, value, atLeast } of row.facts.ratings ?? []) {
      const key = JSON.stringify([assessor, scale, version ?? null])
      const marks = scales.get(key) ?? { assessor, scale, version: version ?? null, values: [], marked: 0 }
      scales.set(key, marks)
      const written = value ?? atLeast ?? ''
      const least = value === undefined && atLeast !== undefined
      const known = marks.values.find(one => one.value === written && one.atLeast === least)
      if (known) known.count += 1
      else marks.values.push({ value: written, atLeast: least, count: 1 })
      met.add(marks)
    }
    for (const marks of met) marks.marked += 1
  }
  for (const { values } of scales.values()) values.sort((a, b) => b.count - a.count)
  return [...scales.values()].sort(
    (a, b) =>
      Number(a.assessor !== 'irm') - Number(b.assessor !== 'irm') ||
      placeOf(a.scale) - placeOf(b.scale) ||
      a.scale.localeCompare(b.scale) ||
      (a.version ?? '').localeCompare(b.version ?? ''),
  )
}

/** A scale in words, with its version: “Ambition (échelle : page du PGO)”. */
export function scaleInWords(scale: string, version: string | null | undefined, language: Language): string {
  const { scales, versions, scaleVersion } = planWords(language)
  const name = scales[scale] ?? scale
  return version ? scaleVersion(name, versions[version] ?? version) : name
}

/** A value in words; one that the site has no word for, as its evaluator wrote it. */
export function valueOfMark(value: string, atLeast: boolean, language: Language): string {
  const said = planWords(language).values[value] ?? value
  return atLeast ? words(language).marks.atLeast(said) : said
}
