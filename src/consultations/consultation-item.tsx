import type { FC } from 'hono/jsx'
import { Link, Mark, TextView, Typeset } from '../design/index.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { Reading } from '../platform/reading.ts'
import { type Consultation, standingOf } from './consultation.ts'
import { instantInWords } from './moments.ts'
import type { ConsultationRow } from './store.ts'
import { words } from './words.ts'

type In = Pick<Reading, 'language' | 'now' | 'timeZone'>

/** Where a consultation stands, with the exact moment at which that changes. */
export const StandingMark: FC<{ facts: Consultation; reading: In; size?: 'large' }> = ({ facts, reading, size }) => {
  const { language, now, timeZone } = reading
  const say = words(language).consultation
  const standing = standingOf(facts, now)
  const moment = instantInWords(standing === 'announced' ? facts.opens : facts.closes, timeZone, language)
  const word = { announced: say.opensOn, open: say.openUntil, closed: say.closedOn }[standing](moment)
  return (
    <Mark
      language={language}
      icon={{ announced: 'empty', open: 'half', closed: 'tick' }[standing] as 'empty' | 'half' | 'tick'}
      word={word}
      tone={standing === 'closed' ? 'closed' : 'plain'}
      {...(size ? { size } : {})}
    />
  )
}

type ItemProps = {
  row: ConsultationRow
  reading: In
  /** How many contributions to it stand, where that is told. */
  contributions?: number
}

/** A consultation in a list: what is asked, until when, and the way to answer while it is open. */
export const ConsultationItem: FC<ItemProps> = ({ row, reading, contributions = 0 }) => {
  const { language, now } = reading
  const say = words(language).consultation
  const isOpen = standingOf(row.facts, now) === 'open'
  return (
    <li>
      <div class="stack near">
        <h3>
          <Link href={pathOf('consultation', language, { consultation: row.slug })}>
            <TextView text={row.facts.title} language={language} mark={false} />
          </Link>
        </h3>
        <p>
          <TextView text={row.facts.question} language={language} mark={false} />
        </p>
        <p class="small">
          <StandingMark facts={row.facts} reading={reading} />
          {contributions > 0 && (
            <>
              {' · '}
              <Link href={`${pathOf('contributions', language)}?consultation=${row.slug}`}>
                <Typeset words={say.count(contributions)} language={language} />
              </Link>
            </>
          )}
        </p>
        {isOpen && (
          <p>
            <Link class="btn" href={`${pathOf('newContribution', language)}?consultation=${row.slug}`}>
              <Typeset words={say.take} language={language} />
            </Link>
          </p>
        )}
      </div>
    </li>
  )
}
