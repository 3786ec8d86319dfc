import { Facts, formatDay, Link, Notice, PageHead, Section, Typeset, Wrap } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute } from '../../platform/http/personal.ts'
import { isUlid } from '../../platform/ids.ts'
import type { Delivery } from '../../platform/mail/delivery.ts'
import { answeringFor } from '../consultation.ts'
import { readConsultationById } from '../store.ts'
import { words } from '../words.ts'
import { contributionPath, numberInWords } from './contribution.ts'
import { readContributionById } from './read.ts'
import { daysAfter } from './write.ts'

/**
 * What whoever sent a contribution keeps: its number, until when an answer is owed and by whom, and what happens next. It is found by the
 * identity of the contribution, which nobody guesses, and shows nothing of what was written.
 */
export const contributionSentRoute = (delivery: Delivery): PersonalRoute<Reader> => ({
  page: 'contributionSent',
  query: ['id'],
  async answer(visit, query): Promise<PersonalAnswer> {
    const { db, language, now, timeZone } = visit
    const say = words(language).receipt
    const id = query.get('id') ?? ''
    const row = isUlid(id) ? await readContributionById(db, id) : null
    const consultation = row && (await readConsultationById(db, row.consultation_id))
    if (!consultation || row.state === 'lapsed' || row.state === 'withdrawn' || row.state === 'hidden')
      return { kind: 'missing' }
    const priority = row.priority_id
      ? await db.selectFrom('priorities').select('key').where('id', '=', row.priority_id).executeTakeFirst()
      : undefined
    const { organisationId, withinDays } = answeringFor(consultation.facts, priority?.key ?? null)
    const owing = await db
      .selectFrom('organisations')
      .select('facts')
      .where('key', '=', organisationId)
      .executeTakeFirst()
    const organisation = owing ? wordsOf(owing.facts.name, language) : ''
    const number = numberInWords(row.number)
    const waits = row.state === 'unconfirmed'
    const day = formatDay(row.due ?? daysAfter(dayIn(timeZone, now), withinDays), language)
    const steps = [
      ...(waits ? [say.steps.confirm] : []),
      ...(row.state === 'published' ? [] : [say.steps.publish(number)]),
      say.steps.answer(organisation, day),
      say.steps.told,
    ]
    return {
      kind: 'personal',
      section: 'contribute',
      title: say.title(number),
      search: `?id=${id}`,
      body: (
        <>
          <PageHead language={language} title={say.title(number)} />
          <Wrap>
            <div role="status">
              <Notice language={language} kind={waits ? 'open' : 'answer'}>
                <p>
                  <b>
                    <Typeset
                      words={waits ? say.confirmFirst : row.state === 'quarantined' ? say.setAside : say.published}
                      language={language}
                    />
                  </b>
                </p>
                {waits && (
                  <p>
                    <Typeset words={say.confirmCause} language={language} />
                  </p>
                )}
                {waits && delivery === 'outbox' && (
                  <p>
                    <Typeset words={say.outbox} language={language} />{' '}
                    <Link href={pathOf('outbox', language)}>{say.outboxLink}</Link>
                  </p>
                )}
              </Notice>
            </div>
            <Facts
              language={language}
              facts={[
                { label: say.number, value: number, note: say.numberCause },
                ...(row.files > 0 ? [{ label: say.files, value: String(row.files) }] : []),
                { label: say.owed, value: waits ? say.beforeIf(day) : say.before(day) },
                { label: say.from, value: organisation },
              ]}
            />
            <Section language={language} id="suite" heading={say.next}>
              <ol class="steps">
                {steps.map(step => (
                  <li>
                    <Typeset words={step} language={language} />
                  </li>
                ))}
              </ol>
            </Section>
            <p class="row">
              {row.state === 'published' && (
                <Link class="btn" href={contributionPath(language, row)}>
                  <Typeset words={say.see} language={language} />
                </Link>
              )}
              <Link class="btn alt" href={`${pathOf('newContribution', language)}?consultation=${consultation.slug}`}>
                <Typeset words={say.another} language={language} />
              </Link>
            </p>
          </Wrap>
        </>
      ),
    }
  },
})
