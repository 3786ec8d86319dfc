import {
  assignPoints,
  contestAnswer,
  type Drafting,
  describeTheme,
  draftAnswer,
  groupPoints,
  mergeContributions,
  publishAnswer,
  reviewAnswer,
  scheduleAnswers,
  splitContribution,
} from '../../answers/index.ts'
import { commitments } from '../../commitments/index.ts'
import { numberInWords } from '../../consultations/index.ts'
import { giveRole, personAt } from '../../people/index.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { operator, type Who } from '../../record/index.ts'
import {
  type Answering,
  changedCommitments,
  changeReason,
  contests,
  corrected,
  passedOn,
  sampleThemes,
  second,
  studied,
} from './sample-answers.ts'
import { ideas } from './sample-ideas.ts'
import { samplePlanKey } from './sample-plan.ts'
import { campaign } from './sample-voices.ts'
import type { Asked } from './sending.ts'
import type { Step } from './timeline.ts'
import { marked } from './written.ts'

type Scene = {
  tx: Tx
  to: Asked
  at(count: number): Date
  dayOf(count: number): Day
  editor: Who
  /** Who answers for the ministry: somebody whom anybody may enter as. */
  correspondent: Who
  participant: Who
}

type Point = {
  id: string
  number: number
  version: number
  contribution: number
  title: string
  text: string
  responsible: string | null
  theme: string | null
  person: string | null
}

/** How many points one action takes in hand. */
const atOnce = 100

/**
 * How the consultation that is over was consolidated and answered: by the actions by which any is, at the times of its story. Of its 240
 * contributions, three still wait.
 */
export function answering(scene: Scene): Step[] {
  const { tx, to, at, dayOf, editor } = scene
  const who: Partial<Record<Answering, Who>> = { ministere: scene.correspondent }
  const organisations = new Map<string, string>()
  const themes = new Map<number, string>()
  const organisation = (of: Answering) => organisations.get(`${samplePlanKey}-${of}`) ?? ''
  const acting = (by: Who, count: number) => ({ tx, who: by, recorded: at(count) })
  const step = (count: number, take: () => Promise<unknown>): Step => ({ at: at(count), take })
  const seen = ({ id, number, version }: Point) => ({ id, number, version })

  const points = (isWanted: (point: Point) => boolean = () => true): Promise<Point[]> =>
    tx
      .selectFrom('points')
      .innerJoin('contributions', 'contributions.id', 'contribution_id')
      .select([
        'contributions.id',
        'points.number',
        'points.version',
        'contributions.number as contribution',
        'contributions.title',
        'contributions.text',
        'points.responsible_id as responsible',
        'theme_id as theme',
        'person_id as person',
      ])
      .where('points.consultation_id', '=', to.id)
      .where('is_shown', '=', true)
      .where('with_id', 'is', null)
      .where('points.state', '=', 'owed')
      .orderBy('contributions.number')
      .orderBy('points.number')
      .execute()
      .then(all => all.filter(isWanted))
  const inTheme = (place: number) => points(({ theme }) => theme === themes.get(place))

  /** What somebody was answered. */
  const answeredBy = (theme: string | null) =>
    tx
      .selectFrom('points')
      .innerJoin('contributions', 'contributions.id', 'contribution_id')
      .select(['contributions.id', 'points.number', 'person_id as person'])
      .where('points.consultation_id', '=', to.id)
      .where('points.state', '=', 'answered')
      .where('is_shown', '=', true)
      .$if(theme !== null, query => query.where('theme_id', '=', theme))
      .where('person_id', 'is not', null)
      .orderBy('contributions.number')

  type Held = { answer: { id: string; version: number } | null }
  type Said = Pick<Drafting, 'outcome' | 'reason' | 'signedAs'> & Partial<Drafting>

  /** An answer from its draft to its review, some hours later, and its publication. */
  const answered = (
    by: Answering,
    when: { drafted: number; published: number },
    said: () => Promise<Said | null>,
    held: Held = { answer: null },
  ): Step[] => [
    step(when.drafted, async () => {
      const given = await said()
      if (!given) return
      const { result } = await draftAnswer.within(acting(who[by] ?? editor, when.drafted), {
        id: null,
        seen: 0,
        consultationId: to.id,
        points: null,
        themeId: null,
        replaces: null,
        isSecond: false,
        language: 'fr',
        organisationId: organisation(by),
        until: null,
        passedTo: null,
        targets: [],
        ...given,
      })
      held.answer = result
    }),
    step(when.drafted + 0.4, async () => {
      const { answer } = held
      if (!answer) return
      const input = { id: answer.id, seen: answer.version }
      held.answer = (await reviewAnswer.within(acting(editor, when.drafted + 0.4), input)).result
    }),
    step(when.published, async () => {
      if (held.answer) await publish(held.answer.id, when.published)
    }),
  ]
  async function publish(id: string, count: number): Promise<void> {
    for (let goesOn = true; goesOn; )
      goesOn = (await publishAnswer.within(acting(operator, count), { id, seen: null })).result.goesOn
  }

  const answers = sampleThemes.map((): Held => ({ answer: null }))
  const steps: Step[] = [
    step(-24, async () => {
      for (const { id, key } of await tx
        .selectFrom('organisations')
        .select(['id', 'key'])
        .where('key', 'like', `${samplePlanKey}-%`)
        .execute())
        organisations.set(key, id)
      for (const of of ['ville', 'autorite'] as const) {
        const personId = await personAt(tx, { email: `${of}@demonstration.example`, language: 'fr', now: at(-24) })
        const on = { type: 'organisation' as const, id: organisation(of) }
        await giveRole.within(acting(operator, -24), {
          personId,
          role: 'correspondent',
          on,
          duty: 'Exemple : correspondant',
          from: dayOf(-24),
          until: null,
        })
        who[of] = { capacity: 'participant', personId }
      }
    }),
    ...sampleThemes.map((theme, place) =>
      step(-18.8 + place / 100, async () => {
        const described = { consultationId: to.id, title: theme.title, finding: '' }
        const { result } = await describeTheme.within(acting(editor, -18.8 + place / 100), {
          ...described,
          id: null,
          seen: 0,
        })
        themes.set(place, result.id)
        const titles = theme.ideas.flatMap(idea => ideas[theme.priority]?.[idea]?.titles ?? []).map(marked)
        if (place === 0) titles.push(marked(campaign.title))
        const all = await points(({ title, theme: within }) => within === null && titles.includes(title))
        // One is left out of three themes, to wait: the first that the organisation itself owes.
        const left = isLeft(place) ? all.find(({ responsible }) => responsible === organisation(theme.by)) : undefined
        const mine = all.filter(point => point !== left)
        for (let from = 0; from < mine.length; from += atOnce) {
          const some = mine.slice(from, from + atOnce)
          await groupPoints.within(acting(editor, -18.8 + place / 100), {
            consultationId: to.id,
            points: some.map(seen),
            themeId: result.id,
          })
        }
        const grouped = await inTheme(place)
        const others = grouped.filter(({ responsible }) => responsible !== organisation(theme.by))
        if (others.length > 0)
          await assignPoints.within(acting(editor, -18.8 + place / 100), {
            consultationId: to.id,
            points: others.map(seen),
            organisationId: organisation(theme.by),
          })
        const cited = grouped.slice(0, 3).map(({ contribution }) => numberInWords(contribution))
        await describeTheme.within(acting(editor, -18.8 + place / 100), {
          ...described,
          finding: theme.finding.replace('#', cited.join(', ')),
          id: result.id,
          seen: result.version,
        })
      }),
    ),
    // Two say several things; three say the same in other words.
    ...[2, 8].map((place, index) => step(-18 + index / 10, () => splitOne(place, place - 1, -18 + index / 10))),
    step(-17.5, async () => {
      const [into, ...others] = (await inTheme(3)).filter(({ number }) => number === 1).slice(0, 3)
      if (into)
        await mergeContributions.within(acting(editor, -17.5), {
          consultationId: to.id,
          into: seen(into),
          points: others.map(seen),
        })
    }),
    ...answered('ministere', { drafted: -17, published: -16.5 }, async () => {
      const [one] = await inTheme(5)
      const { signedAs = '' } = sampleThemes[5] ?? {}
      return one ? { outcome: 'under-study', reason: studied, signedAs, points: [seen(one)], until: dayOf(-4) } : null
    }),
    ...answered('ministere', { drafted: -16.4, published: -15.9 }, async () => {
      const [one] = await points(
        ({ theme, responsible }) => theme === null && responsible === organisation('ministere'),
      )
      const { signedAs = '' } = sampleThemes[0] ?? {}
      const passedTo = organisation('autorite')
      return one ? { outcome: 'passed-on', reason: passedOn, signedAs, points: [seen(one)], passedTo } : null
    }),
    step(-10, () =>
      commitments.describe.within(acting(operator, -10), {
        things: changedCommitments,
        because: { reason: changeReason },
      }),
    ),
    ...sampleThemes.flatMap(({ by, outcome, reason, signedAs, commitment }, place) => {
      const held = answers[place] as Held
      const when = { drafted: -9 + place / 100, published: -5 + place / 1000 }
      return answered(
        by,
        when,
        async () => {
          const targets = commitment ? await targetsOf(commitment) : []
          return { outcome, reason, signedAs, themeId: themes.get(place) ?? '', targets }
        },
        held,
      )
    }),
    step(-7, () =>
      scheduleAnswers.within(acting(editor, -7), {
        consultationId: to.id,
        organisationId: organisation('ministere'),
        answers: answers.flatMap(({ answer }) => (answer ? [{ id: answer.id, seen: answer.version }] : [])),
        on: dayOf(-5),
      }),
    ),
    // Two authors say that the answer doesn’t answer; one has a second one since.
    step(-4.1, async () => {
      const own = await answeredOf(scene.participant)
      if (own)
        await contestAnswer.within(acting(scene.participant, -4.1), {
          id: own.id,
          number: own.number,
          reason: contests.visitor,
        })
    }),
    step(-4, async () => {
      const one = await contestable(7)
      if (!one?.person) return
      const author = { capacity: 'participant' as const, personId: one.person }
      await contestAnswer.within(acting(author, -4), { id: one.id, number: one.number, reason: contests.author })
    }),
    ...answered('ville', { drafted: -2.5, published: -2 }, async () => {
      const contested = await tx
        .selectFrom('contests')
        .innerJoin('points', join =>
          join
            .onRef('points.contribution_id', '=', 'contests.contribution_id')
            .onRef('points.number', '=', 'contests.number'),
        )
        .select(['points.contribution_id as id', 'points.number', 'points.version'])
        .where('theme_id', '=', themes.get(7) ?? '')
        .executeTakeFirst()
      const { signedAs = '' } = sampleThemes[7] ?? {}
      return contested
        ? { outcome: 'retained-in-part', reason: second, signedAs, points: [contested], isSecond: true }
        : null
    }),
    ...answered('ministere', { drafted: -1.9, published: -1.4 }, async () => {
      const replaces = answers[5]?.answer?.id ?? ''
      const { signedAs = '' } = sampleThemes[5] ?? {}
      return { outcome: 'retained-in-part', reason: corrected, signedAs, replaces }
    }),
  ]
  return steps

  /** Whether one of a theme’s contributions is left without it: one that is passed on, one of the town, one of the authority. */
  function isLeft(place: number): boolean {
    return place === 1 || place === 7 || place === 9
  }

  /** Splits one that says two things: what it says second goes into another theme. */
  async function splitOne(place: number, other: number, count: number): Promise<void> {
    const one = (await inTheme(place)).find(({ text, number }) => number === 1 && text.split('\n\n').length === 2)
    if (!one) return
    const parts = one.text.split('\n\n')
    await splitContribution.within(acting(editor, count), { consultationId: to.id, point: seen(one), parts })
    const [, last] = await points(({ id }) => id === one.id)
    if (last)
      await groupPoints.within(acting(editor, count), {
        consultationId: to.id,
        points: [seen(last)],
        themeId: themes.get(other) ?? null,
      })
  }

  /** The commitment to which an answer leads and, where it was changed, which change that was. */
  async function targetsOf(number: string) {
    const { id } = await tx
      .selectFrom('commitments')
      .select('id')
      .where('key', '=', `${samplePlanKey}-${number}`)
      .executeTakeFirstOrThrow()
    const entry = await tx
      .selectFrom('entries')
      .select('id')
      .where('subject_type', '=', 'commitment')
      .where('subject_id', '=', id)
      .where('recorded', '=', at(-10))
      .executeTakeFirst()
    return [{ type: 'commitment' as const, id, change: entry ? { entryId: entry.id, field: 'objective' } : null }]
  }

  async function answeredOf(person: Who) {
    const { personId } = person as { personId: string }
    return answeredBy(null).where('person_id', '=', personId).executeTakeFirst()
  }

  async function contestable(place: number) {
    const { personId } = scene.participant as { personId: string }
    return answeredBy(themes.get(place) ?? '')
      .where('person_id', '<>', personId)
      .executeTakeFirst()
  }
}
