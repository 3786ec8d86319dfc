import type { FC } from 'hono/jsx'
import { Band, EmptyState, formatDay, Link, PageHead, Typeset, Wrap } from '../../design/index.ts'
import { type Reader, signInThen } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Day } from '../../platform/facts/period.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { takesContributions } from '../consultation.ts'
import { words } from '../words.ts'
import { readAround } from './around.ts'
import { contributionPath, numberInWords } from './contribution.ts'
import { ways } from './form/form-view.tsx'
import { daysAfterPublication, daysPast } from './in-words.ts'
import { StandsMark } from './list-route.tsx'
import { type Became, readBecame } from './outcomes.ts'
import { readOwn } from './read.ts'

/** All that somebody proposed, and what became of it. */
export const myContributionsRoute: PersonalRoute<Reader> = {
  page: 'myContributions',
  async answer({ db, language, reader, timeZone, now }): Promise<PersonalAnswer> {
    const say = words(language)
    if (!reader.signedIn) return signInThen(language, pathOf('myContributions', language))
    const rows = await readOwn(db, reader.signedIn.personId)
    const around = await readAround(db, rows)
    const today = dayIn(timeZone, now)
    const became = await readBecame(
      db,
      rows.flatMap(({ id, state }) => (state === 'published' ? [id] : [])),
      { language, today, timeZone },
    )
    return {
      kind: 'personal',
      section: 'contribute',
      title: say.mine.title,
      breadcrumb: [{ label: say.list.title, href: pathOf('contributions', language) }],
      body: (
        <>
          <PageHead language={language} title={say.mine.title} lede={say.mine.lede} />
          {rows.length === 0 ? (
            <Wrap>
              <EmptyState language={language} sentence={say.mine.none}>
                {ways([{ label: say.form.title, href: pathOf('newContribution', language) }], language)}
              </EmptyState>
            </Wrap>
          ) : (
            <Band language={language} id="miennes" heading={say.consultation.count(rows.length)} tight>
              <ul class="list">
                {rows.map(row => {
                  const isShown = row.published_at !== null
                  const own = { contribution: numberInWords(row.number) }
                  const asked = around.consultations.get(row.consultation_id)
                  const mayChange =
                    row.state === 'published' &&
                    row.standing === 'owed' &&
                    asked !== undefined &&
                    takesContributions(asked.facts, { now, begun: now })
                  return (
                    <li>
                      <div class="stack near">
                        <p class="small muted">
                          {numberInWords(row.number)} · {say.mine.states[row.state]}
                        </p>
                        <h3 dir="auto">
                          {isShown ? <Link href={contributionPath(language, row)}>{row.title}</Link> : row.title || '—'}
                        </h3>
                        {row.state === 'published' && row.standing !== 'owed' && (
                          <p class="small">
                            <StandsMark row={row} around={around} where={row.standing} language={language} />{' '}
                            {row.standing === 'answered' && row.settled_at && row.published_at && (
                              <span class="muted">
                                <Typeset
                                  words={say.list.answeredAfter(daysAfterPublication(row.published_at, row.settled_at))}
                                  language={language}
                                />
                              </span>
                            )}
                          </p>
                        )}
                        {row.state === 'published' && row.standing === 'owed' && row.due && (
                          <p class="small">
                            <Typeset
                              words={
                                row.due < today
                                  ? say.one.late(formatDay(row.due, language), daysPast(row.due, today))
                                  : say.one.waiting(formatDay(row.due, language))
                              }
                              language={language}
                            />
                          </p>
                        )}
                        <Leads of={became.get(row.id)} today={today} language={language} />
                        {(row.state === 'published' || row.state === 'hidden' || row.state === 'quarantined') && (
                          <p class="small">
                            {row.state === 'published' && row.standing === 'answered' && (
                              <>
                                <Link href={`${contributionPath(language, row)}#reponses`}>{say.mine.answer}</Link>
                                {' · '}
                              </>
                            )}
                            {mayChange && (
                              <>
                                <Link href={pathOf('changeContribution', language, own)}>{say.one.change}</Link>
                                {' · '}
                              </>
                            )}
                            <Link href={pathOf('withdrawContribution', language, own)}>{say.one.withdraw}</Link>
                          </p>
                        )}
                      </div>
                    </li>
                  )
                })}
              </ul>
            </Band>
          )}
        </>
      ),
    }
  },
}

/** Where the answers led, whether anything has moved there since, and the second look that is owed. */
const Leads: FC<{ of: Became | undefined; today: Day; language: Language }> = ({ of, today, language }) => {
  const say = words(language).mine
  if (!of) return null
  const { leads, secondDue } = of
  return (
    <>
      {leads.map(({ label, href, hasMoved }) => (
        <p class="small">
          <Typeset words={say.leads} language={language} />{' '}
          <Link href={href}>
            <Typeset words={label} language={language} />
          </Link>
          {hasMoved && (
            <>
              {' · '}
              <Typeset words={say.moved} language={language} />
            </>
          )}
        </p>
      ))}
      {secondDue && (
        <p class="small">
          <Typeset
            words={
              secondDue < today
                ? say.secondLate(formatDay(secondDue, language), daysPast(secondDue, today))
                : say.secondDue(formatDay(secondDue, language))
            }
            language={language}
          />
        </p>
      )}
    </>
  )
}
