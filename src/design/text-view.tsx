import type { FC } from 'hono/jsx'
import { type Reading, read, type Text } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { languageName } from './formatting.ts'
import { messagesOf } from './messages.ts'
import { TextMark } from './text-mark.tsx'
import { Typeset } from './typography.tsx'

type TextViewProps = {
  text: Text
  /** The page's language. */
  language: Language
  /** `inline` stays in its line; `block` is one paragraph for each paragraph of the text. */
  as?: 'inline' | 'block'
  /** Show the mark of a translation, a summary or another language. Off only where the same text is marked just beside. */
  mark?: boolean
  /** For a block that is a translation: let the reader unfold the original. */
  original?: boolean
}

/** A text of the content as the reader gets it: its language said where it isn't the page's, and a mark where it isn't the source's. */
export const TextView: FC<TextViewProps> = ({ text, language, as = 'inline', mark = true, original = false }) => {
  const reading = read(text, language)
  if (as === 'inline') {
    return (
      <>
        <Spoken words={reading.words} language={reading.language} page={language} />
        {mark && <TextMark reading={reading} language={language} />}
      </>
    )
  }
  const paragraphs = paragraphsOf(reading.words)
  return (
    <>
      {paragraphs.map((words, place) => (
        <p>
          <Spoken words={words} language={reading.language} page={language} />
          {mark && place === paragraphs.length - 1 && <TextMark reading={reading} language={language} />}
        </p>
      ))}
      {original && <Original reading={reading} language={language} />}
    </>
  )
}

/** Words with `lang` where they are not in the page's language. */
export const Spoken: FC<{ words: string; language: string; page: Language }> = ({ words, language, page }) =>
  language === page ? (
    <Typeset words={words} language={language} />
  ) : (
    <span lang={language}>
      <Typeset words={words} language={language} />
    </span>
  )

const Original: FC<{ reading: Reading; language: Language }> = ({ reading: { from }, language }) =>
  from && (
    <details class="original">
      <summary>{messagesOf(language).textMark.original(languageName(from.language, language))}</summary>
      {paragraphsOf(from.words).map(words => (
        <p lang={from.language}>
          <Typeset words={words} language={from.language} />
        </p>
      ))}
    </details>
  )

/** The paragraphs of words: what an empty line tells apart. */
export const paragraphsOf = (words: string): string[] => words.trim().split(/\n\s*\n/)
