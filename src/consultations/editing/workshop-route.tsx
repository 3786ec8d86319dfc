import type { Child } from 'hono/jsx'
import { Band, EmptyState, Link, PageHead, Typeset, Wrap } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { addresses, pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import { standingOf } from '../consultation.ts'
import { StandingMark } from '../consultation-item.tsx'
import { EnteringWays } from '../entered/pages/ways.tsx'
import { readConsultations } from '../store.ts'
import { words } from '../words.ts'
import { forTeam, plansWith } from './for-team.tsx'

type V = Visit<Reader>

/** What waits in the workshop, by capability: each says one line of it, with the way there. */
export type Waiting = (visit: V, plans: readonly PlanRow[]) => Promise<Child>

const team = ['editor', 'moderator', 'administrator'] as const

/** Whether anything in the workshop concerns whoever reads. */
async function waits(visit: V, waiting: readonly Waiting[]): Promise<boolean> {
  if (!visit.reader.signedIn) return false
  for (const line of waiting) if (await line(visit, [])) return true
  return false
}

/** The workshop: what the team of a plan has to do, and where. */
export const workshopRoute = (waiting: readonly Waiting[]): PersonalRoute<Reader> => ({
  page: 'workshop',
  async answer(visit) {
    const here = pathOf('workshop', visit.language)
    const then = async (plans: readonly PlanRow[]): Promise<PersonalAnswer> => {
      const { db, language } = visit
      const say = words(language).workshop
      const edited = await plansWith(visit, ['editor'])
      const all = (await readConsultations(db)).filter(({ plan_id }) => edited.some(({ id }) => id === plan_id))
      const lines = []
      for (const line of waiting) lines.push(await line(visit, plans))
      return {
        kind: 'personal',
        title: say.title,
        body: (
          <>
            <PageHead language={language} title={say.title} lede={say.lede} />
            {lines.length > 0 && <Wrap>{lines}</Wrap>}
            {edited.length > 0 && (
              <Band language={language} id="consultations" heading={say.consultations}>
                {all.length === 0 && <EmptyState language={language} sentence={say.none} />}
                <ul class="list">
                  {all.map(row => (
                    <li>
                      <div class="stack near">
                        <h3>
                          <Typeset words={wordsOf(row.facts.title, language)} language={language} />
                        </h3>
                        <p class="small">
                          <StandingMark facts={row.facts} reading={visit} />
                        </p>
                        <p class="small">
                          <Link href={pathOf('editConsultation', language, { consultation: row.slug })}>
                            {say.edit}
                          </Link>
                          {' · '}
                          <Link href={pathOf('consultation', language, { consultation: row.slug })}>{say.see}</Link>
                          {' · '}
                          <Link href={pathOf('editReport', language, { consultation: row.slug })}>{say.report}</Link>
                        </p>
                        {standingOf(row.facts, visit.now) !== 'announced' && (
                          <p class="small">
                            <EnteringWays slug={row.slug} language={language} />
                          </p>
                        )}
                      </div>
                    </li>
                  ))}
                </ul>
                <p>
                  <Link class="btn" href={addresses.newConsultation[language]}>
                    <Typeset words={say.add} language={language} />
                  </Link>
                </p>
              </Band>
            )}
          </>
        ),
      }
    }
    // Whoever answers for an organisation has something to do here without being of a plan's team.
    if ((await plansWith(visit, team)).length === 0 && (await waits(visit, waiting))) return then([])
    return forTeam(visit, team, here, then)
  },
})
