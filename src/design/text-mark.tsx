import type { FC } from 'hono/jsx'
import type { Reading } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { languageName } from './formatting.ts'
import { messagesOf } from './messages.ts'

/** What a reader has to know of words that are not the source's own, in the page's language. */
export function marksOf(reading: Reading, language: Language): { word: string; explained?: string }[] {
  const words = messagesOf(language).textMark
  const marks = []
  if (reading.summary) marks.push({ word: words.summary })
  if (reading.from) {
    marks.push({
      word: words.translation,
      explained: words.translatedFrom(languageName(reading.from.language, language)),
    })
  } else if (reading.translated) marks.push({ word: words.ours })
  if (reading.language !== language) marks.push({ word: words.only(languageName(reading.language, language)) })
  return marks
}

/** A discreet mark after words of ours, after a summary, or after words that are in another language than the page. */
export const TextMark: FC<{ reading: Reading; language: Language }> = ({ reading, language }) => (
  <>
    {marksOf(reading, language).map(({ word, explained }) => (
      <>
        {' '}
        <small class="mark">
          {word}
          {explained && <span class="vh">{` (${explained})`}</span>}
        </small>
      </>
    ))}
  </>
)
