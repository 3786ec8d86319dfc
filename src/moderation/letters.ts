import { formatDay, typographic } from '../design/index.ts'
import { dayIn } from '../platform/clock.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { NoticeKind } from '../platform/mail/notices.ts'
import { pathOfRule } from './charter/charter.ts'
import { cited } from './charter/rules.ts'
import { words } from './words.ts'

/** The contribution's permanent way, without words of its title. */
const pageOf = (origin: string, number: string, language: Language) =>
  `${origin}${pathOf('contribution', language, { contribution: number })}`

/** The letter to the author of a contribution that was hidden: by which rule, why, and how to appeal until when. */
export const hiddenLetter: NoticeKind = {
  name: 'contribution-hidden',
  compose(
    { data: { number = '', rule = '', charter = 1, explanation = '', until = '' } },
    language,
    { siteName, origin, timeZone },
  ) {
    const { letters, rule: named } = words(language)
    const set = (said: string) => typographic(said, language)
    const broken = cited(String(rule), Number(charter))
    const day = formatDay(dayIn(timeZone, new Date(String(until))), language)
    const appeal = pathOf('appealContribution', language, { contribution: String(number) })
    return {
      language,
      subject: set(letters.hidden.subject(String(number))),
      heading: set(letters.hidden.heading(String(number))),
      pieces: [
        { words: set(letters.hidden.words) },
        { words: set(`${named(broken.number, broken.title[language])}. ${broken.means[language]}`) },
        ...(explanation ? [{ words: letters.hidden.explanation(String(explanation)) }] : []),
        { words: set(letters.hidden.kept) },
        { words: set(letters.hidden.appeal(day)) },
        { button: set(letters.hidden.button), href: `${origin}${appeal}` },
      ],
      signature: set(letters.signature(siteName)),
    }
  },
}

/** The letter to the author of a contribution that is back. */
export const restoredLetter: NoticeKind = {
  name: 'contribution-restored',
  compose({ data: { number = '' } }, language, { siteName, origin }) {
    const { restored, signature } = words(language).letters
    const set = (said: string) => typographic(said, language)
    return {
      language,
      subject: set(restored.subject(String(number))),
      heading: set(restored.heading(String(number))),
      pieces: [
        { words: set(restored.words) },
        { button: set(restored.button), href: pageOf(origin, String(number), language) },
      ],
      signature: set(signature(siteName)),
    }
  },
}

/** The answer to an appeal. */
export const settledLetter: NoticeKind = {
  name: 'appeal-settled',
  compose(
    { data: { number = '', rule = '', charter = 1, restores = false, explanation = '' } },
    language,
    { siteName, origin },
  ) {
    const { settled, signature } = words(language).letters
    const set = (said: string) => typographic(said, language)
    const outcome = restores ? settled.restored(String(number)) : settled.upheld(String(number))
    return {
      language,
      subject: set(settled.subject(String(number))),
      heading: set(settled.heading),
      pieces: [
        { words: set(outcome) },
        { words: settled.explanation(String(explanation)) },
        restores
          ? { button: set(settled.seen), href: pageOf(origin, String(number), language) }
          : {
              button: set(settled.rule),
              href: `${origin}${pathOfRule(language, cited(String(rule), Number(charter)))}`,
            },
      ],
      signature: set(signature(siteName)),
    }
  },
}

/** The kinds of letter that this room writes. */
export const moderationLetters: readonly NoticeKind[] = [hiddenLetter, restoredLetter, settledLetter]
