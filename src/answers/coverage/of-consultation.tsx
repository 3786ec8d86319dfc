import type { Child } from 'hono/jsx'
import type { ConsultationRow } from '../../consultations/index.ts'
import { Link, Typeset } from '../../design/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { hasPublicReport } from '../report/store.ts'
import { readCoverage } from './counted.ts'
import { coverageData } from './data.ts'
import { SumView } from './figures-view.tsx'
import { coverageTags } from './read.ts'
import { words } from './words.ts'

/** What the page of a consultation says of its answers, with the ways to all of them, and to its report where there is one. */
export async function answersOfConsultation(
  row: ConsultationRow,
  plan: PlanRow,
  reading: Reading,
): Promise<{ view: Child; data: Json }> {
  const { db, language, today, uses } = reading
  uses(...coverageTags([row]))
  const say = words(language)
  const [{ whole }, hasReport] = await Promise.all([readCoverage(db, [row.id], today), hasPublicReport(db, row.id)])
  return {
    view:
      whole.received === 0 ? null : (
        <>
          <SumView of={whole} language={language} id="couverture" />
          <p>
            <Link href={pathOf('coverage', language, { plan: plan.slug })}>
              <Typeset words={say.see} language={language} />
            </Link>
            {hasReport && (
              <>
                {' · '}
                <Link href={pathOf('report', language, { consultation: row.slug })}>
                  <Typeset words={say.report} language={language} />
                </Link>
              </>
            )}
          </p>
        </>
      ),
    data: coverageData(whole),
  }
}

/** What the page of a plan says of its answers in one line, with the way to them; nothing before anything is received. */
export async function answersOfPlan(
  plan: { slug: string },
  consultations: readonly { id: string }[],
  reading: Reading,
): Promise<Child> {
  const { db, language, today, uses } = reading
  const say = words(language)
  const ids = consultations.map(({ id }) => id)
  uses(...coverageTags(consultations))
  const { whole } = await readCoverage(db, ids, today)
  if (whole.received === 0) return null
  return (
    <p>
      <Typeset words={say.line(whole.received, whole.answered, whole.owed, whole.late)} language={language} />{' '}
      <Link href={pathOf('coverage', language, { plan: plan.slug })}>
        <Typeset words={say.see} language={language} />
      </Link>
    </p>
  )
}
