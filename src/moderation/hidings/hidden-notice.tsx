import type { Child } from 'hono/jsx'
import { numberInWords } from '../../consultations/index.ts'
import { formatDay, Link, Typeset } from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { RuleLink } from '../charter/rule-link.tsx'
import { cited } from '../charter/rules.ts'
import { words } from '../words.ts'
import { readHiding } from './store.ts'

/** What the page of a hidden contribution says instead of its words: the rule, since when, how to appeal. Null where it isn’t hidden. */
export async function hiddenNotice(
  { db, language, timeZone, now, uses }: Reading,
  { id, number }: { id: string; number: number },
): Promise<{ view: Child; data: { rule: string; charter: number; since: string; state: string } } | null> {
  uses('all:moderation')
  const hiding = await readHiding(db, id)
  if (!hiding) return null
  const say = words(language).log
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const mayAppeal = hiding.state === 'hidden' && now <= hiding.appeal_until
  return {
    view: (
      <>
        <p>
          <Typeset words={say.noticeCause(day(hiding.hidden_at))} language={language} />{' '}
          <RuleLink rule={cited(hiding.rule, hiding.charter)} language={language} />
        </p>
        {hiding.state === 'appealed' && (
          <p>
            <Typeset words={say.noticeAppealed} language={language} />
          </p>
        )}
        {hiding.state === 'upheld' && (
          <p>
            <Typeset words={say.noticeUpheld} language={language} />
          </p>
        )}
        {mayAppeal && (
          <p>
            <Link href={pathOf('appealContribution', language, { contribution: numberInWords(number) })}>
              <Typeset words={say.noticeAppeal(day(hiding.appeal_until))} language={language} />
            </Link>
          </p>
        )}
      </>
    ),
    data: {
      rule: hiding.rule,
      charter: hiding.charter,
      since: hiding.hidden_at.toISOString(),
      state: hiding.state,
    },
  }
}
