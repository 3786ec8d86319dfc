import { type CommitmentPage, commitmentSheetPath, commitmentWords } from '../../commitments/index.ts'
import {
  completionStates,
  countSentence,
  joined,
  messagesOf,
  periodLine,
  plainLine,
  textLine,
  textLines,
} from '../../design/index.ts'
import { ratingItems } from '../../plans/index.ts'
import type { Block, Line, SheetPart } from '../../platform/document/document.ts'
import { dayPeriod } from '../../platform/facts/moment.ts'
import { comparePeriods, isOver } from '../../platform/facts/period.ts'
import { sourcesOf } from '../../platform/facts/source.ts'
import { read, type Text, wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import type { SheetAnswer } from './plan-sheet.ts'
import { words } from './words.ts'

const mostSteps = 4
const mostMilestones = 10

type Part = (page: CommitmentPage, reading: Reading) => SheetPart[]

/** The sheet of a commitment, composed from what is known of it today. */
export function commitmentSheet(page: CommitmentPage, reading: Reading): SheetAnswer {
  const { language, origin, today } = reading
  const { plan, commitment } = page
  const { facts, number, id } = commitment.row
  const say = words(language)
  const opening = facts.objective ?? facts.problem
  return {
    layout: 'sheet',
    of: { type: 'commitment', id },
    language,
    kicker: plainLine(say.commitment(number, plan.slug), language),
    lead: leadOf(page, reading),
    title: textLine(facts.title, language, { mark: false }),
    name: `${say.ofCommitment(number)} · ${wordsOf(facts.title, language)}`,
    ...(opening
      ? {
          objective: {
            heading: plainLine(facts.objective ? say.objective : commitmentWords(language).problem, language),
            lines: textLines(opening, language),
          },
        }
      : {}),
    figures: figuresOf(page, language),
    columns: columnsOf(page, reading),
    ...stepsOf(page, reading),
    notes: read(facts.title, language).translated ? [plainLine(say.titleTranslated, language)] : [],
    foot: [
      textLine(plan.facts.title, language, { mark: false }),
      [
        ...plainLine(`${say.asOf} `, language),
        ...periodLine(dayPeriod(today), language),
        ...plainLine(`. ${say.online} `, language),
        {
          text: `${origin}${permanentPath('commitment', id)}`,
          href: `${origin}${commitmentSheetPath(language, plan.slug, facts)}`,
        },
      ],
    ],
  }
}

/** What was promised on the left, where it stands on the right; where the promise has no words of its own, both hold half of the rest. */
function columnsOf(page: CommitmentPage, reading: Reading): SheetAnswer['columns'] {
  const parts = (list: readonly Part[]) => list.flatMap(part => part(page, reading))
  const promised = parts([...statements, milestones])
  return promised.length > 0
    ? [promised, parts([standing, ratings, areas, lineage])]
    : [parts([standing, areas]), parts([ratings, lineage])]
}

function leadOf({ commitment, leads }: CommitmentPage, { language, origin }: Reading): Line {
  const say = words(language)
  const names = leads.map(one =>
    textLine(one.facts.name, language, {
      mark: false,
      href: `${origin}${pathOf('organisation', language, { organisation: one.slug })}`,
    }),
  )
  const { lead } = commitment.row.facts
  if (names.length === 0 && !lead) return plainLine(say.noLead, language)
  const named = names.length > 0 || !lead ? joined(names, ', ') : textLine(lead, language, { mark: false })
  return [...plainLine(`${say.lead(names.length)} `, language), ...named]
}

/** How many milestones are reached: said only where somebody reported on them. */
function figuresOf(
  { commitment: { completion, milestones: own } }: CommitmentPage,
  language: Language,
): SheetAnswer['figures'] {
  const { reached, total, level } = completion
  if (own.length === 0 || level === 'no-information' || total === 0) return []
  const say = words(language)
  return [
    {
      before: [],
      number: plainLine(String(reached), language),
      after: plainLine(reached > 1 ? say.reachedMany(total) : say.reached(total), language),
    },
  ]
}

const statement =
  (field: 'problem' | 'contribution' | 'relevance'): Part =>
  ({ commitment }, { language }) => {
    const { facts } = commitment.row
    const text: Text | null | undefined = facts[field]
    // Without an objective, the problem stands above.
    if (!text || (field === 'problem' && !facts.objective)) return []
    return [
      {
        kind: 'part',
        heading: plainLine(commitmentWords(language)[field], language),
        blocks: textLines(text, language).map(line => ({ kind: 'paragraph' as const, line })),
      },
    ]
  }
const statements = [statement('problem'), statement('contribution'), statement('relevance')]

const milestones: Part = ({ commitment }, { language }) => {
  const say = words(language)
  const all = commitment.milestones
  if (all.length === 0) return []
  const items = all.slice(0, mostMilestones).map(
    ({ row, standing }): Line => [
      ...plainLine(
        `${messagesOf(language).milestone[standing.state]}${standing.late ? `, ${messagesOf(language).late}` : ''} · `,
        language,
        {
          as: 'strong',
        },
      ),
      ...textLine(row.facts.output, language),
      { text: ' (' },
      ...(standing.due ? periodLine(standing.due, language) : plainLine(say.noDue, language)),
      { text: ')' },
    ],
  )
  const left = all.length - items.length
  return [
    {
      kind: 'part',
      heading: plainLine(say.milestones, language),
      blocks: [
        { kind: 'list', items },
        ...(left > 0 ? [{ kind: 'paragraph' as const, line: plainLine(say.more(left), language) }] : []),
      ],
    },
  ]
}

const standing: Part = ({ plan, commitment }, { language, today }) => {
  const own = commitmentWords(language)
  const { completion, row } = commitment
  const { withdrawn, override } = row.facts
  const states = commitment.milestones.map(one => one.standing.state)
  const paragraph = (line: Line): Block => ({ kind: 'paragraph', line })
  return [
    {
      kind: 'part',
      as: 'focus',
      heading: plainLine(words(language).standing, language),
      blocks: [
        { kind: 'states', states: completionStates(completion.level, completion.late, language) },
        ...(states.length > 0 ? [paragraph(plainLine(countSentence(states, language), language))] : []),
        ...(withdrawn
          ? [
              paragraph([
                ...plainLine(`${own.withdrawn(wordsOf(withdrawn.date.text, language))} : `, language),
                ...textLine(withdrawn.reason, language),
              ]),
            ]
          : []),
        ...(override
          ? [
              paragraph([
                ...plainLine(`${own.overridden(own.levels[completion.computed])} `, language),
                ...textLine(override.reason, language),
              ]),
            ]
          : []),
        paragraph(
          plainLine(
            `${own.computed(wordsOf(dayPeriod(today).text, language))}${plan.facts.followedFrom ? '' : ` ${own.notFollowed}`}`,
            language,
          ),
        ),
      ],
    },
  ]
}

const ratings: Part = ({ commitment }, { language }) => {
  const { facts } = commitment.row
  const items = ratingItems(facts.ratings ?? [], sourcesOf(facts.sources ?? [], 'ratings'), language)
  if (items.length === 0) return []
  const line = (content: unknown): Line =>
    typeof content === 'string' ? plainLine(content, language) : textLine(content as Text, language, { mark: false })
  return [
    {
      kind: 'part',
      heading: plainLine(commitmentWords(language).evaluation, language),
      blocks: [
        {
          kind: 'list',
          items: items.map(({ scale, value, assessor }) => [
            ...line(scale),
            ...plainLine(language === 'fr' ? ' : ' : ': ', language),
            ...line(value).map(run => ({ ...run, as: 'strong' as const })),
            { text: ', ' },
            ...line(assessor),
          ]),
        },
      ],
    },
  ]
}

const areas: Part = ({ commitment, terms }, { language }) => {
  const { policyAreaIds = [], valueIds = [] } = commitment.row.facts
  const named = [...policyAreaIds, ...valueIds].flatMap(key => terms.get(key) ?? [])
  if (named.length === 0) return []
  return [
    {
      kind: 'part',
      heading: plainLine(commitmentWords(language).policyAreas, language),
      blocks: [
        {
          kind: 'paragraph',
          line: joined(
            named.map(({ facts }) => textLine(facts.label, language, { mark: false })),
            ', ',
          ),
        },
      ],
    },
  ]
}

const lineage: Part = ({ related }, { language }) => {
  const own = commitmentWords(language)
  if (related.length === 0) return []
  return [
    {
      kind: 'part',
      heading: plainLine(own.lineage, language),
      blocks: [
        {
          kind: 'list',
          items: related.map(({ kind, forward, plan, commitment }) => [
            ...plainLine(
              `${own.relation((forward ? own.links : own.linksBack)[kind] ?? kind, plan.slug, commitment.row.number)}, `,
              language,
            ),
            ...textLine(commitment.row.facts.title, language, { mark: false }),
          ]),
        },
      ],
    },
  ]
}

/** What is due next, the nearest first; of a plan that is followed, what is past and of which nothing is known. */
function stepsOf({ plan, commitment }: CommitmentPage, { language, today }: Reading): Pick<SheetAnswer, 'steps'> {
  const say = words(language)
  const open = commitment.milestones
    .filter(({ standing: { state, due } }) => due && state !== 'reached' && state !== 'abandoned')
    .filter(({ standing }) => plan.facts.followedFrom || !standing.due || !isOver(standing.due, today))
    .sort((a, b) => comparePeriods(a.standing.due, b.standing.due))
    .slice(0, mostSteps)
  if (open.length === 0) return {}
  return {
    steps: {
      heading: plainLine(say.next, language),
      steps: open.map(({ row, standing: { due, state } }) => ({
        when: due ? periodLine(due, language) : [],
        what: textLine(row.facts.output, language, { mark: false }),
        after: due && isOver(due, today) && state === 'no-information' ? plainLine(say.overdue, language) : [],
      })),
    },
  }
}
