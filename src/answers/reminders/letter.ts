import { daysBetween } from '../../consultations/index.ts'
import { formatDay, typographic } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { NoticeKind } from '../../platform/mail/notices.ts'
import { words } from './words.ts'

/** What the most urgent lines of a reminder hold: numbers and days, no word of anybody’s. */
export type UrgentLine = {
  number: string
  due: string
  /** That it is a second answer, which its author asked for. */
  isSecond?: boolean
}

/** The letter to those who answer for an organisation: how many answers it owes soon, the most urgent of them, how many more there are. */
export const remindingLetter: NoticeKind = {
  name: 'answers-owed',
  compose({ data }, language, { siteName, origin }) {
    const say = words(language)
    const set = (said: string) => typographic(said, language)
    const [organisation, owed, late, today] = [
      String(data.organisation ?? ''),
      Number(data.owed ?? 0),
      Number(data.late ?? 0),
      String(data.today ?? ''),
    ]
    const urgent = (data.urgent ?? []) as UrgentLine[]
    const line = ({ number, due, isSecond }: UrgentLine) => {
      const named = isSecond ? say.second(number) : number
      return due < today ? say.lateSince(named, daysBetween(due, today)) : say.due(named, formatDay(due, language))
    }
    const more = owed - urgent.length
    return {
      language,
      subject: set(say.subject(organisation, owed)),
      heading: set(say.heading),
      pieces: [
        { words: set(data.isOwn ? say.own(organisation, owed) : say.nobody(organisation, owed)) },
        { words: set(say.late(late)) },
        ...urgent.map(one => ({
          link: set(line(one)),
          href: `${origin}${pathOf('contribution', language, { contribution: one.number })}`,
        })),
        ...(more > 0 ? [{ words: set(say.more(more)) }] : []),
        data.isOwn
          ? { button: set(say.desk), href: `${origin}${pathOf('answersDesk', language)}` }
          : { button: set(say.bench), href: `${origin}${pathOf('consolidation', language)}` },
        {
          link: set(say.all),
          href: `${origin}${pathOf('coverage', language, { plan: String(data.plan ?? '') })}#dues`,
        },
        { words: set(say.rhythm) },
      ],
      signature: set(say.signature(siteName)),
    }
  },
}
