import type { FC } from 'hono/jsx'
import { isoValue, type Period } from '../platform/facts/period.ts'
import { read } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { Spoken } from './text-view.tsx'

/** A period in its source's words, and as a machine-readable time only where ISO 8601 can say exactly the same. */
export const FuzzyDate: FC<{ language: Language; period: Period }> = ({ language, period }) => {
  const { words, language: spoken } = read(period.text, language)
  const datetime = isoValue(period)
  const shown = <Spoken words={words} language={spoken} page={language} />
  return datetime ? <time datetime={datetime}>{shown}</time> : shown
}
