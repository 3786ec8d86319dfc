import { formatDay, typographic } from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { NoticeKind } from '../../platform/mail/notices.ts'
import { numberInWords } from '../contributions/contribution.ts'
import { words } from '../words.ts'

const setter = (language: Language) => (said: string) => typographic(said, language)

/** The letter with the link by which somebody says that a contribution is theirs: nothing is published before. */
export const confirmLetter: NoticeKind = {
  name: 'contribution-confirm',
  compose(
    { data: { number = 0, title = '', ends = '' }, secret: { token = '' } },
    language,
    { siteName, origin, timeZone },
  ) {
    const { confirm, signature } = words(language).letters
    const set = setter(language)
    const until = formatDay(dayIn(timeZone, new Date(String(ends))), language)
    return {
      language,
      subject: set(confirm.subject(numberInWords(Number(number)))),
      heading: set(confirm.heading),
      pieces: [
        { words: set(confirm.words(numberInWords(Number(number)), String(title))) },
        { button: set(confirm.button), href: `${origin}${pathOf('confirmContribution', language)}?lien=${token}` },
        { words: set(confirm.until(until)) },
        { small: set(confirm.care) },
      ],
      signature: set(signature(siteName)),
    }
  },
}

/** The receipt of a published contribution: its number, who owes an answer and until when, and how to change it or take it back. */
export const receivedLetter: NoticeKind = {
  name: 'contribution-received',
  compose(
    { data: { number = 0, title = '', due = '', organisation = '', closes = '' }, secret: { token = '' } },
    language,
    { siteName, origin, timeZone },
  ) {
    const { received, signature } = words(language).letters
    const set = setter(language)
    const named = numberInWords(Number(number))
    const own = `${origin}${pathOf('contribution', language, { contribution: named })}`
    return {
      language,
      subject: set(received.subject(named)),
      heading: set(received.heading(named)),
      pieces: [
        { words: set(received.words(String(title))) },
        { words: set(received.due(String(organisation), formatDay(String(due), language))) },
        { button: set(received.button), href: own },
        ...(token
          ? [
              { words: set(received.change(formatDay(dayIn(timeZone, new Date(String(closes))), language))) },
              {
                button: set(received.changeButton),
                href: `${origin}${pathOf('changeContribution', language, { contribution: named })}?lien=${token}`,
              },
            ]
          : []),
        { small: set(received.why) },
      ],
      signature: set(signature(siteName)),
    }
  },
}

/** The letter with the link of a draft. */
export const draftLetter: NoticeKind = {
  name: 'contribution-draft',
  compose(
    { data: { consultation = '', ends = '' }, secret: { token = '' } },
    language,
    { siteName, origin, timeZone },
  ) {
    const { draft, signature } = words(language).letters
    const set = setter(language)
    return {
      language,
      subject: set(draft.subject),
      heading: set(draft.heading),
      pieces: [
        { words: set(draft.words(String(consultation))) },
        { button: set(draft.button), href: `${origin}${pathOf('newContribution', language)}?brouillon=${token}` },
        { small: set(draft.until(formatDay(dayIn(timeZone, new Date(String(ends))), language))) },
      ],
      signature: set(signature(siteName)),
    }
  },
}

/** The kinds of letter that this room writes. */
export const contributionLetters: readonly NoticeKind[] = [confirmLetter, receivedLetter, draftLetter]
