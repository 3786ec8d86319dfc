import { formatDay, formatMonth, type PhaseSlab } from '../design/index.ts'
import { planWords, type Slab } from '../plans/index.ts'
import type { Language } from '../platform/locales/languages.ts'

/** A slab in words: the period's own where one phase says it, else the span of several. */
export function phaseSlab(slab: Slab, language: Language): PhaseSlab {
  const { phases, span } = planWords(language)
  const { earliest, latest } = slab.span ?? {}
  const when =
    earliest &&
    latest &&
    (earliest === latest
      ? formatDay(earliest, language)
      : span(formatMonth(earliest, language), formatMonth(latest, language)))
  return { label: slab.label ?? phases[slab.kind], state: slab.state, period: slab.period, ...(when ? { when } : {}) }
}
