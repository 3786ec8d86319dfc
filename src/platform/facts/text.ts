import { z } from 'zod'
import type { Language } from '../locales/languages.ts'
import { incoherent, must } from './incoherent.ts'

const tag = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'
const longestTag = 60

/** Whether a tag is well formed (BCP 47): each of its parts is one that a language, a script, a country or a variant can be. */
function isTag(value: string): boolean {
  if (value.length > longestTag || !new RegExp(tag).test(value)) return false
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

/** A BCP 47 language tag as content uses it: `fr`, `en`, `pt-BR`, `sr-Latn`. */
export const LanguageTag = z
  .string()
  .max(longestTag)
  .regex(new RegExp(tag))
  .refine(isTag, must('ce n’est pas une langue', 'this is not a language tag'))
  .meta({ description: 'A BCP 47 language tag: `fr`, `en`, `pt-BR`.' })

/** What no document can hold, or a terminal would obey: control characters but for tabs and line ends, and two that are no characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unshowable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/

/** Whether a text can be kept and shown: PostgreSQL takes it, it has a canonical form, and pages, feeds and terminals can hold it. */
export const isStorable = (value: string): boolean => value.isWellFormed() && !unshowable.test(value)
export const storable = must(
  'le texte contient un caractère de contrôle (NUL, par exemple) ou une moitié de caractère, que rien ne peut conserver ni montrer',
  'the text holds a control character (NUL, for one) or half of a character, which nothing can keep or show',
)

/** Words that can be kept and are not only spaces. */
export const Words = z.string().regex(/\S/).refine(isStorable, storable)

const Wording = z.union([
  Words,
  z.strictObject({
    text: Words,
    translated: z
      .literal(true)
      .meta({ description: 'Always `true`: these words are ours, not the wording of the source.' }),
  }),
])

/**
 * A text of the content, in any number of languages: `{ original: 'en', en: 'Open Science', fr: { text: …, translated: true } }`.
 * A plain string is the wording of a source; `translated: true` marks words of ours. Where even the original language is marked,
 * the whole text is ours. `wording: 'summary'` says that it sums up its source instead of quoting it.
 */
export const Text = z
  .object({
    original: LanguageTag.meta({
      description: 'The language that the text was written in; the text must be given in it.',
    }),
    wording: z
      .literal('summary')
      .optional()
      .meta({ description: 'Present when the text is a summary of its source and not its wording.' }),
  })
  .catchall(Wording)
  .superRefine((text, context) => {
    if (!(text.original in text) || text.original === 'original') {
      context.addIssue(
        incoherent(
          {
            fr: `le texte n’est pas donné dans sa langue d’origine, « ${text.original} »`,
            en: `no words are given in the original language “${text.original}”`,
          },
          ['original'],
        ),
      )
    }
    for (const key of Object.keys(text)) {
      if (key !== 'original' && key !== 'wording' && !isTag(key)) {
        context.addIssue(
          incoherent({ fr: `« ${key} » n’est pas une langue`, en: `“${key}” is not a language tag` }, [key]),
        )
      }
    }
  })
  .meta({
    id: 'Text',
    description:
      'A text in one or more languages: `{"original": "fr", "fr": "…", "en": {"text": "…", "translated": true}}`. A plain string is the wording of the source; an object with `translated: true` is a translation of yours.',
    propertyNames: { anyOf: [{ enum: ['original', 'wording'] }, { pattern: tag }] },
  })
export type Text = z.infer<typeof Text>

/** A text as one reader gets it. */
export type Reading = {
  words: string
  /** BCP 47 tag of `words`, for `lang`. */
  language: string
  /** The words are ours and not the source's. */
  translated: boolean
  /** What they were translated from; null where the source wrote these words, or where the whole text is ours. */
  from: { words: string; language: string } | null
  summary: boolean
}

const wordingIn = (text: Text, language: string): { words: string; translated: boolean } | undefined => {
  const wording = text[language]
  if (wording === undefined || language === 'original' || language === 'wording') return undefined
  if (typeof wording === 'string') return { words: wording, translated: false }
  return { words: (wording as { text: string }).text, translated: true }
}

/** The text in the reader's language, or else in its original one (which the page then marks with `lang`). */
export function read(text: Text, language: Language): Reading {
  const own = wordingIn(text, language)
  const original = wordingIn(text, text.original)
  const chosen = own ?? original ?? { words: '', translated: false }
  const chosenLanguage = own ? language : text.original
  const source = chosen.translated && original && !original.translated ? original : null
  return {
    words: chosen.words,
    language: chosenLanguage,
    translated: chosen.translated,
    from: source && { words: source.words, language: text.original },
    summary: text.wording === 'summary',
  }
}

/** Just the words of a text for the reader: for titles, sorting, addresses and plain formats. */
export const wordsOf = (text: Text, language: Language): string => read(text, language).words
