import { PageHead } from '../../design/index.ts'
import { capacityOf, type Reader, signInThen } from '../../people/index.ts'
import { type PlanRow, readLatestPlans } from '../../plans/index.ts'
import type { PersonalAnswer, Visit } from '../../platform/http/personal.ts'
import type { RoleName } from '../../record/index.ts'
import { words } from '../words.ts'

type V = Visit<Reader>

/** The plans on which whoever reads has one of some roles. */
export async function plansWith(visit: V, by: readonly RoleName[]): Promise<PlanRow[]> {
  const plans: PlanRow[] = []
  for (const plan of await readLatestPlans(visit.db)) {
    const right = { by, on: async () => [{ type: 'plan' as const, id: plan.id }] }
    if (await capacityOf(visit, right, undefined)) plans.push(plan)
  }
  return plans
}

/** Pages of the team of a plan: who isn't known is asked who they are, and who isn't of the team is told. */
export async function forTeam(
  visit: V,
  by: readonly RoleName[],
  here: string,
  then: (plans: PlanRow[]) => Promise<PersonalAnswer>,
): Promise<PersonalAnswer> {
  const { language, reader } = visit
  if (!reader.signedIn) return signInThen(language, here)
  const plans = await plansWith(visit, by)
  if (plans.length > 0) return then(plans)
  const say = words(language).workshop
  return {
    kind: 'personal',
    status: 403,
    title: say.notYours,
    body: <PageHead language={language} title={say.notYours} lede={say.notYoursCause} />,
  }
}
