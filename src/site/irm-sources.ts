import { type Source, sourcesOf } from '../platform/facts/source.ts'

/** Where a plan's marks come from: the sources that name them, and of those the IRM's reports, where a title says so. */
export function irmSources(sources: readonly Source[]): Source[] {
  const own = sourcesOf(sources, 'ratings')
  const reports = own.filter(({ title }) => /\bIRM\b/.test(title))
  return reports.length > 0 ? reports : own
}
