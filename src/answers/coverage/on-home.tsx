import type { FC } from 'hono/jsx'
import type { ConsultationRow } from '../../consultations/index.ts'
import { Band, FigureBlock, Figures, Link, Typeset } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { AnswerItem, listedData } from '../listed/answer-item.tsx'
import { type AnswerListed, readLast } from '../listed/read.ts'
import { allAnswers, answersIn } from '../told.ts'
import { type Coverage, readCoverage } from './counted.ts'
import { coverageData } from './data.ts'
import { words } from './words.ts'

const shownAnswers = 3

/** What became of what was said for a plan: how much was received and answered, and what was answered last. */
export type BecameOfPlan = { plan: { slug: string }; counts: Coverage; last: AnswerListed[] }

/**
 * What the home page says of answers: of the first of some plans for which anything was received; null where nothing was. Two queries, of counts
 * and of an index, whatever there is.
 * @param plans the one that comes first before the others
 */
export async function readBecameOfPlans(
  { db, today, uses }: Pick<Reading, 'db' | 'today' | 'uses'>,
  plans: readonly { id: string; slug: string }[],
  consultations: readonly Pick<ConsultationRow, 'id' | 'plan_id'>[],
): Promise<BecameOfPlan | null> {
  if (consultations.length === 0) return null
  uses(allAnswers, 'all:contribution', ...consultations.map(({ id }) => answersIn(id)))
  const idsOf = (planId: string) => consultations.flatMap(one => (one.plan_id === planId ? [one.id] : []))
  const { of } = await readCoverage(
    db,
    consultations.map(({ id }) => id),
    today,
  )
  for (const plan of plans) {
    const ids = idsOf(plan.id)
    const counts = of(ids)
    if (counts.received > 0) return { plan, counts, last: await readLast(db, ids, shownAnswers) }
  }
  return null
}

/** The same as a part of the home page. */
export const BecameBand: FC<{ of: BecameOfPlan; reading: Reading }> = ({ of: { plan, counts, last }, reading }) => {
  const { language } = reading
  const say = words(language)
  const figures = [
    { value: counts.answered, unit: say.home.answered(counts.answered, counts.received) },
    ...(counts.owed > 0 ? [{ value: counts.owed, unit: say.home.owed(counts.owed, counts.late) }] : []),
    ...(counts.median === null ? [] : [{ value: counts.median, unit: say.home.median(counts.median) }]),
  ]
  return (
    <Band
      language={language}
      id="reponses"
      heading={say.home.heading}
      intro={
        <>
          <Typeset words={say.home.intro(plan.slug)} language={language} />
          <br />
          <Link href={pathOf('coverage', language, { plan: plan.slug })}>
            <Typeset words={say.home.see} language={language} />
          </Link>
        </>
      }
    >
      <Figures>
        {figures.map(({ value, unit }) => (
          <FigureBlock language={language} value={value} unit={unit} />
        ))}
      </Figures>
      {last.length > 0 && (
        <>
          <h3 class="vh">
            <Typeset words={say.home.last} language={language} />
          </h3>
          <ul class="list">
            {last.map(answer => (
              <AnswerItem of={answer} reading={reading} level={4} />
            ))}
          </ul>
        </>
      )}
    </Band>
  )
}

/** The same as data. */
export const becameData = ({ plan, counts, last }: BecameOfPlan, reading: Reading): Record<string, Json> => ({
  plan: plan.slug,
  coverage: `${reading.origin}${pathOf('coverage', reading.language, { plan: plan.slug }, 'json')}`,
  ...coverageData(counts),
  last: last.map(answer => listedData(answer, reading)),
})
