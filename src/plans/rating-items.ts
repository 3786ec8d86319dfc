import type { RatingItem } from '../design/index.ts'
import type { Source } from '../platform/facts/source.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Rating } from './plan.ts'
import { words } from './words.ts'

/**
 * Ratings as a table shows them. A scale or a value that the site has no word for is shown as its evaluator wrote it.
 * @param recordSources the sources of the record, for ratings without their own
 */
export const ratingItems = (
  ratings: readonly Rating[],
  recordSources: readonly Source[],
  language: Language,
): RatingItem[] =>
  ratings.map(rating => {
    const { scales, values, versions, assessors, scaleVersion } = words(language)
    const scale = scales[rating.scale] ?? rating.scale
    const written = rating.value ?? rating.atLeast ?? ''
    return {
      scale: rating.version ? scaleVersion(scale, versions[rating.version] ?? rating.version) : scale,
      value: values[written] ?? written,
      atLeast: rating.value === undefined && rating.atLeast !== undefined,
      assessor: rating.assessorName ?? assessors[rating.assessor],
      asOf: rating.asOf ?? null,
      sources: rating.sources ?? recordSources,
      ...((rating.object ?? rating.basis) ? { basis: rating.object ?? rating.basis } : {}),
    } as RatingItem
  })
