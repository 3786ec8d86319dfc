import { skeleton } from '../../platform/facts/skeleton.ts'
import { answersTo, valuesOf } from '../fields/field.ts'
import type { Circumstances } from './circumstances.ts'
import type { Entered } from './entered.ts'
import { type Problem, problems } from './problems.ts'

/** Why something can't be entered in a consultation; null where it can. */
export function entryProblem(
  { said, channel, day, eventId, organisationId }: Entered,
  { consultation, first, last, priorities, events, organisations, organisationIds }: Circumstances,
): Problem | null {
  if (last < first) return problems.notBegun(first)
  if (day < first || day > last) return problems.dayOutside(day, first, last)
  if (said.priorityId !== null && !priorities.some(({ id }) => id === said.priorityId))
    return problems.priorityUnknown(said.priorityId)
  if (organisationId !== null && !organisationIds.has(organisationId))
    return problems.organisationUnknown(organisationId)
  if (organisationId === null && consultation.facts.participants === 'organisations')
    return problems.onlyOrganisations()
  if (channel === 'room' && eventId === null) return problems.roomWithoutEvent()
  if (channel !== 'room' && eventId !== null) return problems.eventWithoutRoom()
  if (eventId !== null && !events.some(({ id }) => id === eventId)) return problems.eventUnknown(eventId)
  const readAs = organisationId === null && said.author !== '' ? organisations.get(skeleton(said.author)) : undefined
  if (readAs) return problems.nameOfOrganisation(readAs.name)
  // Nobody can be asked again what they left out on paper: what is missing stays so.
  const wrong = answersTo(consultation.facts.fields, said.answers).problems.find(({ why }) => why !== 'required')
  const field = wrong && consultation.facts.fields.find(({ key }) => key === wrong.key)
  return wrong ? problems.answer(wrong.key, wrong.why, field ? valuesOf(field) : []) : null
}
