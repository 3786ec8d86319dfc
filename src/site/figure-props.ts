import type { FigureBlockProps } from '../design/index.ts'
import type { FigureRow } from '../plans/index.ts'

/** A figure as its block shows it: the label says what is counted, so the unit stays with the number only for a share. */
export const figureProps = ({ facts }: FigureRow): Omit<FigureBlockProps, 'language'> => ({
  value: facts.value,
  qualifier: facts.qualifier,
  unit: facts.label,
  asOf: facts.asOf,
  sources: facts.sources,
  ...(facts.unit === '%' ? { sign: '%' as const } : {}),
})
