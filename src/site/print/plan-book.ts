import { type CommitmentTold, commitmentBlocks, commitmentWords, readCommitmentsTold } from '../../commitments/index.ts'
import {
  type Chart,
  drawingOnPaper,
  figuresBlock,
  formatDay,
  paragraph,
  periodLine,
  plainLine,
  ratingsTable,
  sourceLine,
  sourcesLine,
  spoken,
  tally,
  textLine,
  textLines,
  titleMark,
} from '../../design/index.ts'
import type { EventRow } from '../../events/index.ts'
import { type PriorityRow, planWords, ratingItems } from '../../plans/index.ts'
import type { Block, Line } from '../../platform/document/document.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { DocumentAnswer } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { eventTitleLine } from '../agenda/naming.tsx'
import { planCharts } from '../charts/plan-charts.ts'
import { words as chartWords } from '../charts/words.ts'
import { countedLevels } from '../counted-levels.ts'
import { type ToldEvent, toldEvents } from '../event-items.tsx'
import { figureProps } from '../figure-props.ts'
import { irmSources } from '../irm-sources.ts'
import type { PlanPage } from '../read-plan-page.ts'
import { seriesName } from '../series-name.ts'
import { words as siteWords } from '../words.ts'
import { words } from './words.ts'

type Part = (page: PlanPage, reading: Reading) => Block[]

/** A plan as a book: all that its page says, and each of its commitments whole. */
export async function planBook(page: PlanPage, reading: Reading): Promise<DocumentAnswer> {
  const { language } = reading
  const { plan, figures, organisations, documents } = page
  const say = siteWords(language)
  const told = await readCommitmentsTold(reading, plan, page.commitments)
  reading.uses(
    ...figures.map(({ id }) => `figure:${id}`),
    ...documents.map(({ id }) => `document:${id}`),
    ...[...organisations.values()].map(({ id }) => `organisation:${id}`),
  )
  const name = say.plan(plan.slug)
  return {
    layout: 'book',
    of: { type: 'plan', id: plan.id },
    kicker: plainLine(say.planPage.kind, language),
    title: textLine(plan.facts.title, language, { mark: false }),
    name: wordsOf(plan.facts.title, language),
    lede: plainLine(ledeOf(page, reading), language),
    running: name,
    blocks: [
      ...brief(page, reading),
      ...commitments(page, told, reading),
      ...(await charts(page, reading)),
      ...[calendar, evaluation, figuresPart, events, documentsPart, gaps].flatMap(part => part(page, reading)),
      ...rule(page, reading),
    ],
  }
}

const part = (heading: string, { language }: Reading, onPage = false): Block => ({
  kind: 'heading',
  level: 1,
  line: plainLine(heading, language),
  running: heading,
  ...(onPage ? { onPage } : {}),
})

function ledeOf({ commitments: all, announced, state }: PlanPage, { language }: Reading): string {
  const say = siteWords(language).planPage
  if (all.length === 0 && state === 'preparing') return say.ledeBefore
  return announced === null ? say.ledeWithoutAnnounced(all.length) : say.lede(announced, all.length)
}

const brief: Part = (page, reading) => {
  const { language, origin } = reading
  const say = siteWords(language).planPage
  const { plan, coordinators } = page
  const { facts, id } = plan
  const permanent = `${origin}${permanentPath('plan', id)}`
  const counts = countedLevels(page.commitments)
  return [
    part(words(language).brief, reading, true),
    ...paragraph(plainLine(ledeOf(page, reading), language), 'lede'),
    ...titleMark(facts.title, language),
    ...tally(counts, language),
    {
      kind: 'facts',
      facts: [
        {
          label: plainLine(say.period, language),
          values: [[...periodLine(facts.period, language), ...plainLine(` (${say.states[page.state]})`, language)]],
          ...noteOf(facts.periodNote, reading),
        },
        ...(coordinators.length > 0
          ? [
              {
                label: plainLine(say.coordinator, language),
                values: coordinators.map(one => textLine(one.facts.name, language, { mark: false })),
              },
            ]
          : []),
        ...(facts.ogpIds
          ? [
              {
                label: plainLine(say.ogpIds, language),
                values: [plainLine(`${facts.ogpIds.first} – ${facts.ogpIds.last}`, language)],
                ...noteOf(facts.ogpIds.note, reading),
              },
            ]
          : []),
        { label: plainLine(say.permanent, language), values: [[{ text: permanent, href: permanent }]] },
      ],
    },
    ...(facts.levels ? paragraph(textLine(facts.levels, language, { mark: false }), 'small') : []),
  ]
}

const noteOf = (note: Text | undefined, { language }: Reading): { note?: Line } =>
  note ? { note: textLine(note, language, { mark: false }) } : {}

/** By priority where sources say which commitment is of which; otherwise all together, after the list of priorities. */
function commitments(page: PlanPage, told: readonly CommitmentTold[], reading: Reading): Block[] {
  const { language } = reading
  const say = siteWords(language).planPage
  const { announced, published } = page
  const intro =
    announced !== null && announced !== told.length
      ? paragraph(plainLine(say.sourcedOf(told.length, announced), language))
      : []
  const whole = (some: readonly CommitmentTold[]) => some.flatMap(one => commitment(one, reading))
  if (!told.some(one => one.commitment.row.priority_id !== null)) {
    return [
      ...priorities(page, reading),
      ...(told.length > 0 ? [part(say.commitments, reading, true), ...intro, ...whole(told)] : []),
    ]
  }
  const without = told.filter(one => !published.some(({ id }) => id === one.commitment.row.priority_id))
  return [
    ...published.flatMap((priority): Block[] => {
      const own = told.filter(one => one.commitment.row.priority_id === priority.id)
      return [
        {
          kind: 'heading',
          level: 1,
          number: `${priority.number}.`,
          line: textLine(priority.facts.label, language, { mark: false }),
          onPage: true,
          running: words(language).priority(priority.number),
        },
        ...titleMark(priority.facts.label, language),
        ...(own.length > 0 ? whole(own) : paragraph(plainLine(say.noCommitmentHere, language))),
      ]
    }),
    ...(without.length > 0 ? [part(say.withoutPriority, reading, true), ...whole(without)] : []),
  ]
}

function commitment(told: CommitmentTold, reading: Reading): Block[] {
  const { language } = reading
  const { number, facts } = told.commitment.row
  return [
    {
      kind: 'heading',
      level: 2,
      number,
      line: textLine(facts.title, language, { mark: false }),
      running: `${commitmentWords(language).commitment} ${number}`,
    },
    ...commitmentBlocks(told, reading, 3),
  ]
}

const priorities: Part = ({ priorities: all, lists, commitments: { length } }, reading) => {
  const { language } = reading
  const say = siteWords(language).planPage
  if (all.length === 0) return []
  return [
    part(say.priorities, reading),
    ...(length > 0 ? paragraph(plainLine(say.unlinked, language)) : []),
    ...lists.flatMap(({ stage, priorities: own, asOf }): Block[] => [
      ...(lists.length > 1
        ? [
            {
              kind: 'heading' as const,
              level: 2 as const,
              line: [
                ...plainLine(stage === 'announced' ? say.announcedPriorities : say.publishedPriorities, language),
                ...(asOf ? [{ text: ', ' }, ...periodLine(asOf, language)] : []),
              ],
            },
          ]
        : []),
      { kind: 'list', items: own.map(one => priorityLine(one, reading)), numbers: own.map(({ number }) => number) },
    ]),
  ]
}

const priorityLine = ({ facts }: PriorityRow, { language }: Reading): Line => [
  ...textLine(facts.label, language),
  ...(facts.group ? [{ text: ' · ' }, ...textLine(facts.group, language, { mark: false })] : []),
]

/** What the data says in pictures, each with its numbers; the calendar's stand in its own part. */
async function charts(page: PlanPage, reading: Reading): Promise<Block[]> {
  const { language } = reading
  const all = planCharts(page, reading)
  const blocks = all.map(async ({ chart, counted }): Promise<Block[]> => {
    const svg = await drawingOnPaper(chart, language)
    return [
      { kind: 'heading', level: 2, line: plainLine(chart.title, language) },
      ...paragraph(plainLine(chart.summary, language)),
      ...(svg ? [{ kind: 'picture' as const, svg, alternative: chart.summary }] : []),
      ...(counted ? [numbers(chart, language)] : []),
    ]
  })
  const done = (await Promise.all(blocks)).flat()
  return done.length > 0 ? [part(chartWords(language).crumb, reading, true), ...done] : []
}

const numbers = ({ title, table: { headings, rows } }: Chart, language: Language): Block => ({
  kind: 'table',
  caption: plainLine(title, language),
  columns: headings.map((heading, place) => ({
    heading: plainLine(heading, language),
    width: place === 0 ? 'wide' : 'narrow',
  })),
  rows: rows.map(({ label, cells }) => [
    { line: spoken(label.words, label.lang ?? language, language) },
    ...cells.map(words => ({ line: plainLine(words, language) })),
  ]),
})

const calendar: Part = ({ phases, plan }, reading) => {
  const { language } = reading
  if (phases.length === 0) return []
  const { columns, phases: caption } = words(language)
  const kinds = planWords(language).phases
  const none = plainLine(siteWords(language).planPage.noDate, language, { as: 'muted' })
  return [
    part(siteWords(language).planPage.calendar, reading, true),
    {
      kind: 'table',
      caption: plainLine(caption(plan.slug), language),
      columns: [
        { heading: plainLine(columns.phase, language), width: 'wide' },
        { heading: plainLine(columns.planned, language), width: 'medium' },
        { heading: plainLine(columns.actual, language), width: 'medium' },
      ],
      rows: phases.map(({ facts }) => [
        {
          line: textLine(facts.label, language),
          below: [
            plainLine(kinds[facts.kind], language),
            ...(facts.note ? textLines(facts.note, language, { mark: false }) : []),
          ],
        },
        { line: facts.planned ? periodLine(facts.planned, language) : none },
        { line: facts.actual ? periodLine(facts.actual, language) : none },
      ]),
    },
  ]
}

const evaluation: Part = ({ plan, evaluationFigures }, reading) => {
  const { language } = reading
  const say = siteWords(language).planPage
  const { ratings = [], selfAssessment, evaluationNote, sources = [], ...facts } = plan.facts
  const lists: [string, readonly Text[]][] = [
    [say.promising, facts.promising ?? []],
    [say.carriedOver, facts.policyAreasCarriedOver ?? []],
    [say.emerging, facts.policyAreasEmerging ?? []],
  ]
  const heading = (words: string): Block => ({ kind: 'heading', level: 2, line: plainLine(words, language) })
  const blocks: Block[] = [
    ...ratingsTable(say.ratings(plan.slug), ratingItems(ratings, irmSources(sources), language), language),
    ...figuresBlock(evaluationFigures.map(figureProps), language),
    ...(selfAssessment
      ? [
          heading(say.selfAssessment),
          ...(selfAssessment.wordings ?? []).flatMap(wording => paragraph(textLine(wording, language))),
          ...(selfAssessment.note ? paragraph(textLine(selfAssessment.note, language, { mark: false }), 'small') : []),
          ...paragraph(sourcesLine(selfAssessment.sources ?? [], language, { asOf: selfAssessment.asOf }), 'source'),
        ]
      : []),
    ...lists.flatMap(([words, list]) =>
      list.length > 0
        ? [heading(words), { kind: 'list' as const, items: list.map(item => textLine(item, language)) }]
        : [],
    ),
    ...(evaluationNote ? paragraph(textLine(evaluationNote, language, { mark: false })) : []),
  ]
  return [
    part(say.evaluation, reading),
    ...(blocks.length > 0 ? blocks : paragraph(plainLine(say.noEvaluation, language))),
  ]
}

const figuresPart: Part = ({ figures, evaluationFigures, series }, reading) => {
  const { language } = reading
  const say = siteWords(language).planPage
  const others = figures.filter(figure => !evaluationFigures.includes(figure))
  if (others.length === 0) return []
  return [
    part(say.figures, reading),
    ...paragraph(plainLine(say.figuresIntro, language)),
    ...figuresBlock(
      others.map(figure => {
        const name = seriesName(figure, series, language)
        return { ...figureProps(figure), ...(name ? { unit: name } : {}) }
      }),
      language,
    ),
  ]
}

const events: Part = (page, reading) => {
  const { language } = reading
  const say = siteWords(language).planPage
  if (page.events.length === 0) return []
  return [
    part(say.takingPart, reading),
    ...paragraph(plainLine(`${say.events(page.events.length)}.`, language)),
    {
      kind: 'facts',
      facts: toldEvents(page, language).map(told => ({
        label: periodLine(told.when, language),
        values: [titleLine(told, reading), ...(told.sentences ? [plainLine(told.sentences, language)] : [])],
        note: [
          ...plainLine(told.kind, language),
          ...(told.note ? [{ text: ' · ' }, ...textLine(told.note, language, { mark: false })] : []),
        ],
      })),
    },
  ]
}

function titleLine({ of, alone, href }: ToldEvent, { language, origin }: Reading): Line {
  const manner = { href: `${origin}${href}` }
  return alone
    ? eventTitleLine(of as EventRow, language, manner)
    : textLine(of.facts.title, language, { mark: false, ...manner })
}

/** What can be read, then the sources that have no address of their own. */
const documentsPart: Part = ({ documents, plan }, reading) => {
  const { language } = reading
  const addresses = new Set(documents.map(({ facts }) => facts.address))
  const others = (plan.facts.sources ?? []).filter(({ address }) => !address || !addresses.has(address))
  const lines = [
    ...documents.map(({ facts: { title, address, language: own, date } }) => [
      ...sourceLine({ title, address, ...(own ? { language: own } : {}) }, language),
      ...(date ? [{ text: ', ' }, ...periodLine(date, language)] : []),
    ]),
    ...others.map(source => sourceLine(source, language)),
  ]
  return lines.length === 0
    ? []
    : [part(siteWords(language).planPage.documents, reading), { kind: 'list', items: lines }]
}

const gaps: Part = ({ plan }, reading) => {
  const { language } = reading
  const say = siteWords(language).planPage
  const list = plan.facts.gaps ?? []
  return list.length === 0
    ? []
    : [
        part(say.gaps, reading),
        ...paragraph(plainLine(say.gapsIntro, language)),
        { kind: 'list', items: list.map(gap => textLine(gap, language, { mark: false })) },
      ]
}

/** How the states that the book tells were computed, said once for all commitments. */
const rule: Part = ({ plan, commitments: { length } }, reading) => {
  const { language, today } = reading
  if (length === 0) return []
  const say = commitmentWords(language)
  const day = (one: string) => formatDay(one, language)
  const { followedFrom } = plan.facts
  return [
    part(words(language).aboutStates, reading),
    ...[
      say.computed(day(today)),
      say.rule,
      followedFrom ? say.followedSince(day(followedFrom)) : say.notFollowed,
    ].flatMap(sentence => paragraph(plainLine(sentence, language))),
  ]
}
