import type { Json } from '../../platform/canonical.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import { table } from '../../platform/http/formats/csv.ts'
import { ofPlan, planReference, plansWay, planWay } from '../of-plan.ts'
import { phaseColumns } from './columns.ts'
import { planCalendar } from './plan-calendar.ts'
import { readCalendarPage } from './read.ts'
import { CalendarView } from './view.tsx'
import { words } from './words.ts'

/** A plan's phases, planned and real, and its events. */
export const calendarRoute = ofPlan('calendar', {
  formats: ['csv', 'ics'],
  async answer(reading, plan) {
    const { language, origin } = reading
    const page = await readCalendarPage(reading, plan)
    const { phases, slabs, events } = page
    const say = words(language)
    const title = say.title(plan.slug)
    return {
      title,
      description: say.description(plan.slug),
      breadcrumb: [plansWay(language), planWay(plan.slug, language)],
      crumb: say.crumb,
      body: <CalendarView page={page} reading={reading} />,
      data: {
        plan: planReference(plan, reading),
        timeline: slabs as unknown as Json,
        phases: phases.map(({ key, id, facts }) => ({
          id: key,
          ulid: id,
          url: `${origin}${permanentPath('phase', id)}`,
          ...(facts as unknown as Record<string, Json>),
        })),
        events: events.map(({ key, id, facts }) => ({
          id: key,
          ulid: id,
          url: `${origin}${permanentPath('event', id)}`,
          kind: facts.kind,
          title: facts.title as unknown as Json,
          period: facts.period as unknown as Json,
        })),
      },
      table: () =>
        table(
          phaseColumns,
          phases.map(phase => ({ phase, plan, reading })),
        ),
      calendar: () => planCalendar(reading, title, phases, events),
    }
  },
})
