import { dayIn } from '../../platform/clock.ts'
import { momentAt } from '../../platform/facts/local-time.ts'
import type { Text } from '../../platform/facts/text.ts'
import { sample, samplePlanKey } from './sample-plan.ts'
import { days, later } from './timeline.ts'

type Call = { key: string; slug: string; title: Text; question: Text; context: Text; opens: string; closes: string }

const callOf = ({ key, slug, title, question, context, opens, closes }: Call) => ({
  key,
  parentKey: samplePlanKey,
  facts: {
    slug,
    title,
    question,
    context,
    rules: sample(
      'une idée par contribution ; la charte s’applique.',
      'one idea for each contribution; the charter applies.',
    ),
    opens,
    closes,
    graceMinutes: 30,
    participants: 'anyone' as const,
    answeredBy: { organisationId: `${samplePlanKey}-ministere`, withinDays: 60 },
    priorities: [1, 2, 3, 4].map(number => ({
      priorityId: `${samplePlanKey}-priorite-${number}`,
      organisationId: `${samplePlanKey}-${['ministere', 'ministere', 'ville', 'autorite'][number - 1]}`,
      withinDays: number === 4 ? 30 : 60,
    })),
    fields: [
      {
        key: 'deja',
        kind: 'yes-no' as const,
        label: sample('avez-vous déjà contribué à un plan ?', 'have you contributed to a plan before?'),
        required: false,
      },
      {
        key: 'lequel',
        kind: 'line' as const,
        label: sample('lequel ?', 'which one?'),
        required: false,
        onlyIf: { field: 'deja', is: 'oui' },
      },
    ],
  },
})

/**
 * The two consultations of the demonstration: one that is over, and one that is open. They open in the morning and close at the end of a day, as
 * people open and close them.
 */
export function sampleCalls(filled: Date, timeZone: string) {
  const timed = (count: number, time: string) => {
    const moment = later(filled, days(count))
    return (momentAt(timeZone, `${dayIn(timeZone, moment)}T${time}`) ?? moment).toISOString()
  }
  return {
    closed: callOf({
      key: `${samplePlanKey}-premieres-idees`,
      slug: 'exemple-premieres-idees',
      title: sample('vos premières idées pour le plan', 'your first ideas for the plan'),
      question: sample(
        'que faudrait-il ouvrir, montrer ou expliquer en premier ?',
        'what should be opened, shown or explained first?',
      ),
      context: sample(
        'le plan se prépare. Cette consultation a recueilli les premières idées ; chacune reçoit une réponse.',
        'the plan is being prepared. This consultation gathered first ideas; each gets an answer.',
      ),
      opens: timed(-62, '09:00'),
      closes: timed(-22, '23:59'),
    }),
    open: callOf({
      key: `${samplePlanKey}-priorites`,
      slug: 'exemple-priorites',
      title: sample('quatre priorités, vos propositions', 'four priorities, your proposals'),
      question: sample(
        'pour chacune des quatre priorités, que proposez-vous d’engager dans les deux ans ?',
        'for each of the four priorities, what should be undertaken within two years?',
      ),
      context: sample(
        'les premières idées ont donné quatre priorités. Il s’agit maintenant de propositions précises.',
        'first ideas led to four priorities. It is now about precise proposals.',
      ),
      opens: timed(-12, '09:00'),
      closes: timed(24, '23:59'),
    }),
  }
}
