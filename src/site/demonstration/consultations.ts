import {
  confirmContribution,
  consultations,
  correctContribution,
  type Proposal,
  sendContribution,
  sendForOrganisation,
  withdrawContribution,
} from '../../consultations/index.ts'
import { personAt } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import { momentAt } from '../../platform/facts/local-time.ts'
import type { Text } from '../../platform/facts/text.ts'
import { operator, visitor, type Who } from '../../record/index.ts'
import { authors, closings, ideas, openings } from './sample-ideas.ts'
import { sample, samplePlanKey } from './sample-plan.ts'

const day = 86_400_000

/** How many contributions the closed consultation has, and the open one. */
export const inClosed = 240
const inOpen = 36

/** Numbers that look drawn by lot, the same ones for the same seed (mulberry32): from 0 to 1. */
function lots(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

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

/** Who writes: people by their mail, known from their first contribution on, as anybody is. */
const mailOf = (number: number): string => `contributeur-${number}@demonstration.example`

/**
 * The two consultations of the demonstration, made by the actions by which any is made, at the times of its story: one that is over, with
 * what people said in it, and one that is open. What is drawn by lot is drawn from a seed, so that each demonstration is like another.
 * @param filled the day on which the site is filled, from which all is counted
 * @param timeZone the site’s, in which consultations open and close
 * @param association the organisation for which the demonstration's member acts, and who that is
 */
export async function makeConsultations(
  tx: Tx,
  filled: Date,
  timeZone: string,
  association: { id: string; memberId: string },
): Promise<void> {
  const at = (days: number) => new Date(filled.getTime() + days * day)
  /** As people open and close consultations: in the morning, and at the end of a day. */
  const timed = (days: number, time: string) => {
    const local = `${dayIn(timeZone, at(days))}T${time}`
    return (momentAt(timeZone, local) ?? at(days)).toISOString()
  }
  const describe = (call: Call, recorded: Date) =>
    consultations.describe.within({ tx, who: operator, recorded }, { things: [callOf(call)] })
  await describe(
    {
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
    },
    at(-80),
  )
  await describe(
    {
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
    },
    at(-30),
  )
  const [closed, open] = await Promise.all(
    ['exemple-premieres-idees', 'exemple-priorites'].map(async slug =>
      tx.selectFrom('consultations').select('id').where('slug', '=', slug).executeTakeFirstOrThrow(),
    ),
  )
  const priorities = new Map(
    (
      await tx
        .selectFrom('priorities')
        .select(['id', 'number'])
        .where('key', 'like', `${samplePlanKey}-priorite-%`)
        .execute()
    ).map(({ id, number }) => [number, id]),
  )
  const draw = lots(20_261_127)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)] as T

  const written = (): Proposal => {
    const number = 1 + Math.floor(draw() * 4)
    const { title, why, what } = pick(ideas[number] ?? [])
    const parts = [pick(openings), pick(why), '\n\n', pick(what), draw() < 0.3 ? pick(what) : '', pick(closings)]
    const text = [...new Set(parts)]
      .filter(Boolean)
      .join(' ')
      .replace(/ ?\n\n ?/g, '\n\n')
      .trim()
    const answers: Proposal['answers'] = {}
    if (draw() < 0.25) answers.deja = draw() < 0.5 ? 'non' : 'oui'
    if (answers.deja === 'oui') answers.lequel = 'Exemple : le plan précédent'
    return {
      title: `Exemple : ${title}`,
      text,
      answers,
      priorityId: draw() < 0.12 ? null : (priorities.get(number) ?? null),
      language: 'fr',
      author: pick(authors) && `Exemple : ${pick(authors) || 'Nadia B.'}`,
    }
  }

  /** One contribution, sent and confirmed some minutes later, as anybody does. @returns who wrote it, and which it is */
  const one = async (consultationId: string, moment: Date): Promise<{ id: string; who: Who; said: Proposal }> => {
    for (;;) {
      const said = written()
      const email = mailOf(1 + Math.floor(draw() * 90))
      const begun = new Date(moment.getTime() - 240_000).toISOString()
      if (draw() < 0.06) {
        const who: Who = { capacity: 'participant', personId: association.memberId }
        const { result } = await sendForOrganisation.within(
          { tx, who, recorded: moment },
          { consultationId, said, begun, suspicion: null, organisationId: association.id },
        )
        return { id: result.id, who, said }
      }
      const { result } = await sendContribution.within(
        { tx, who: visitor, recorded: moment },
        { consultationId, said, begun, suspicion: null, email },
      )
      const confirmed = new Date(moment.getTime() + 300_000)
      const personId = await personAt(tx, { email, language: 'fr', now: confirmed })
      const who: Who = { capacity: 'participant', personId }
      await confirmContribution.within({ tx, who, recorded: confirmed }, { id: result.id })
      return { id: result.id, who, said }
    }
  }

  const fill = async (consultationId: string, count: number, from: Date, until: Date) => {
    const moments = Array.from({ length: count }, () => from.getTime() + draw() * (until.getTime() - from.getTime()))
    const made = []
    for (const moment of moments.sort((a, b) => a - b)) made.push(await one(consultationId, new Date(moment)))
    return made
  }

  const some = async (made: Awaited<ReturnType<typeof fill>>, moment: Date) => {
    const [first, second] = made
    if (first)
      await correctContribution.within(
        { tx, who: first.who, recorded: moment },
        {
          id: first.id,
          seen: 1,
          said: {
            ...first.said,
            text: `${first.said.text}\n\nJ’ajoute : un essai de trois mois permettrait d’en juger.`,
          },
        },
      )
    if (second)
      await withdrawContribution.within(
        { tx, who: second.who, recorded: moment },
        { id: second.id, reason: 'Exemple : une autre contribution le dit mieux.' },
      )
  }

  // One more than are to stand: one is taken back by whoever wrote it.
  const over = await fill(closed?.id ?? '', inClosed + 1, at(-61), at(-22.1))
  await some(over, at(-22.05))
  const going = await fill(open?.id ?? '', inOpen, at(-11), at(-0.2))
  await some(going, at(-0.1))
}
