import { type CommitmentPage, commitmentData, commitmentPath, ofCommitment } from '../../commitments/index.ts'
import {
  countSentence,
  formatDay,
  OutwardLink,
  Status,
  StatusTally,
  Stones,
  TextView,
  Typeset,
} from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { countedLevels } from '../counted-levels.ts'
import { ofPlan, planReference, planWay } from '../of-plan.ts'
import { readPlanPage } from '../read-plan-page.ts'
import { words as siteWords } from '../words.ts'
import { words } from './words.ts'

/** The state of a plan, for a page of another site. */
export const planEmbedRoute = ofPlan('planEmbed', {
  framed: true,
  async answer(reading, plan) {
    const { language, today } = reading
    const say = words(language)
    const { planPage } = siteWords(language)
    const { announced, commitments, state } = await readPlanPage(reading, plan)
    const title = say.plan(plan.slug)
    const counts = countedLevels(commitments)
    const lede =
      announced === null
        ? planPage.ledeWithoutAnnounced(commitments.length)
        : planPage.lede(announced, commitments.length)
    return {
      title,
      description: say.description(title),
      breadcrumb: [planWay(plan.slug, language)],
      crumb: say.crumb,
      unlisted: true,
      body: (
        <>
          <h1>
            <OutwardLink href={pathOf('plan', language, { plan: plan.slug })}>
              <TextView text={plan.facts.title} language={language} mark={false} />
            </OutwardLink>
          </h1>
          <p>
            <Typeset words={commitments.length > 0 ? lede : planPage.states[state]} language={language} />
          </p>
          <StatusTally language={language} counts={counts} />
          <p class="small muted">
            <Typeset words={say.asOf(formatDay(today, language))} language={language} />
          </p>
        </>
      ),
      data: { plan: planReference(plan, reading), state, announced, sourced: commitments.length, completion: counts },
    }
  },
})

/** The state of a commitment, for a page of another site. */
export const commitmentEmbedRoute = ofCommitment('commitmentEmbed', {
  framed: true,
  answer(page, reading) {
    const { language } = reading
    const { plan, commitment } = page
    const { number, facts } = commitment.row
    const say = words(language)
    const title = `${say.commitment(number, plan.slug)} · ${wordsOf(facts.title, language)}`
    return {
      title,
      description: say.description(title),
      breadcrumb: [planWay(plan.slug, language), { label: number, href: commitmentPath(language, plan.slug, facts) }],
      crumb: say.crumb,
      unlisted: true,
      body: <CommitmentCard page={page} reading={reading} />,
      data: commitmentData(commitment, plan.slug, reading),
    }
  },
})

const CommitmentCard = ({ page, reading }: { page: CommitmentPage; reading: Reading }) => {
  const { language, today } = reading
  const { plan, commitment, leads } = page
  const { number, facts } = commitment.row
  const { level, late } = commitment.completion
  const states = commitment.milestones.map(({ standing }) => standing.state)
  const say = words(language)
  return (
    <>
      <p class="small muted">
        <Typeset words={say.commitment(number, plan.slug)} language={language} />
      </p>
      <h1>
        <OutwardLink href={commitmentPath(language, plan.slug, facts)}>
          <TextView text={facts.title} language={language} mark={false} />
        </OutwardLink>
      </h1>
      <p>
        <Status language={language} completion={level} late={late} />
      </p>
      {states.length > 0 && (
        <p class="small">
          <Stones language={language} states={states} mini silent />{' '}
          <Typeset words={`${countSentence(states, language)}.`} language={language} />
        </p>
      )}
      <p class="small muted">
        {leads.map((lead, place) => (
          <>
            {place > 0 && ', '}
            <TextView text={lead.facts.name} language={language} mark={false} />
          </>
        ))}
        {leads.length > 0 && ' · '}
        <Typeset words={say.asOf(formatDay(today, language))} language={language} />
      </p>
    </>
  )
}
