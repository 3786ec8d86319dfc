import { makeSamplePerson, type SampleCapacity, type SamplePerson } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { operator, type Scope } from '../../record/index.ts'
import { kindsInOrder, oneAtATime } from '../kinds.ts'
import { makeConsultations } from './consultations.ts'
import { sampleCommitments } from './sample-answers.ts'
import { daysFrom, samplePlan, samplePlanKey } from './sample-plan.ts'

/** Whether this site holds a demonstration. */
export async function holdsDemonstration(db: Database): Promise<boolean> {
  const plan = await db
    .selectFrom('plans')
    .select('id')
    .where('key', '=', samplePlanKey)
    .where('removed', 'is', null)
    .executeTakeFirst()
  return plan !== undefined
}

/** That of the French plans beside which the demonstration stands: it comes before them, when the site has no settings yet. */
const timeZone = 'Europe/Paris'

/** So many days before the site is filled, its plan was announced, and its people were there. */
const daysBefore = 90

/**
 * Makes the demonstration: its plan, somebody in each role, and what people said in its consultations, by the actions by which any plan, anybody
 * and anything comes here, at the times of its story.
 * @param filled the day on which the site is filled, from which its dates are counted
 */
export async function makeDemonstration(tx: Tx, filled: Date): Promise<void> {
  await oneAtATime(tx)
  const today = dayIn(timeZone, filled)
  const recorded = new Date(filled.getTime() - daysBefore * 86_400_000)
  const acting = { tx, who: operator, recorded }
  const things = [...samplePlan(today), ...sampleCommitments]
  const describe = async (isWanted: (type: string) => boolean) => {
    for (const kind of kindsInOrder.filter(({ type }) => isWanted(type))) {
      const ofKind = things.filter(({ type }) => type === kind.type)
      if (ofKind.length > 0)
        await kind.describe.within(acting, { things: ofKind.map(({ type: _type, ...thing }) => thing) })
    }
  }
  const comesFirst = (type: string) => type === 'organisation' || type === 'plan'
  await describe(comesFirst)
  const idOf = async (table: 'plans' | 'organisations', key: string): Promise<string> =>
    (await tx.selectFrom(table).select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
  const plan: Scope = { type: 'plan', id: await idOf('plans', samplePlanKey) }
  const ministry: Scope = { type: 'organisation', id: await idOf('organisations', `${samplePlanKey}-ministere`) }
  const association: Scope = { type: 'organisation', id: await idOf('organisations', `${samplePlanKey}-association`) }
  const site: Scope = { type: 'site', id: null }
  const people: SamplePerson[] = [
    { capacity: 'participant', pseudonym: 'Exemple : Camille' },
    {
      capacity: 'member',
      pseudonym: 'Exemple : Sacha',
      role: { role: 'member', on: association, duty: 'Exemple : porte-parole', from: daysFrom(today, -daysBefore) },
    },
    {
      capacity: 'correspondent',
      pseudonym: 'Exemple : Dominique',
      role: {
        role: 'correspondent',
        on: ministry,
        duty: 'Exemple : chargée de mission',
        from: daysFrom(today, -daysBefore),
      },
    },
    {
      capacity: 'evaluator',
      pseudonym: 'Exemple : Claude',
      role: { role: 'evaluator', on: plan, from: daysFrom(today, -daysBefore) },
    },
    {
      capacity: 'moderator',
      pseudonym: 'Exemple : Andrea',
      role: { role: 'moderator', on: plan, from: daysFrom(today, -daysBefore) },
    },
    {
      capacity: 'editor',
      pseudonym: 'Exemple : Alix',
      role: { role: 'editor', on: plan, from: daysFrom(today, -daysBefore) },
    },
    {
      capacity: 'administrator',
      pseudonym: 'Exemple : Morgan',
      role: { role: 'administrator', on: site, from: daysFrom(today, -daysBefore) },
    },
  ]
  const ids = new Map<string, string>()
  for (const person of people) ids.set(person.capacity, await makeSamplePerson(tx, person, recorded))
  await describe(type => !comesFirst(type))
  const whoIs = (capacity: SampleCapacity) => ({ capacity: 'participant' as const, personId: ids.get(capacity) ?? '' })
  await makeConsultations(tx, filled, timeZone, {
    association: { id: association.id ?? '', member: whoIs('member') },
    editor: whoIs('editor'),
    moderator: whoIs('moderator'),
    administrator: whoIs('administrator'),
    correspondent: whoIs('correspondent'),
    participant: whoIs('participant'),
  })
}
