import {
  completionStates,
  countSentence,
  joined,
  milestonesTable,
  paragraph,
  periodLine,
  plainLine,
  ratingsTable,
  sourceLine,
  sourceReferences,
  sourcesLine,
  textLine,
  textLines,
  titleMark,
} from '../design/index.ts'
import type { OrganisationRow } from '../people/index.ts'
import { ratingItems } from '../plans/index.ts'
import type { Block, Line } from '../platform/document/document.ts'
import { dayPeriod, recordedOn } from '../platform/facts/moment.ts'
import { sourcesOf } from '../platform/facts/source.ts'
import { type Text, wordsOf } from '../platform/facts/text.ts'
import { permanentPath } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { commitmentPath } from './address.ts'
import { historyLines } from './history-lines.ts'
import type { CommitmentPage, CommitmentTold, Related } from './read-commitment-page.ts'
import { saysTheSame } from './says-the-same.ts'
import { words } from './words.ts'

type Level = 1 | 3
type Part<Told = CommitmentTold> = (told: Told, reading: Reading, level: Level) => Block[]

const section = (heading: string, level: Level, language: Language): Block => ({
  kind: 'heading',
  level,
  line: plainLine(heading, language),
})

/**
 * A commitment in print: all that its page says, in the order in which it is asked.
 * @param level of its headings: 1 where it is the whole document, 3 where it stands in a book
 */
export const commitmentBlocks: Part = (told, reading, level) =>
  [standing, brief, statements, milestones, ratings, lineage, sources].flatMap(part => part(told, reading, level))

/** What holds for a commitment alone, and is said once for all of them in a book. */
export function wholeCommitmentBlocks(page: CommitmentPage, reading: Reading): Block[] {
  return [...commitmentBlocks(page, reading, 1), ...history(page, reading, 1)]
}

const standing: Part = ({ plan, commitment }, { language, today }, level) => {
  const say = words(language)
  const { completion, milestones: own, row } = commitment
  const { withdrawn, override, titleNote, sources: all = [] } = row.facts
  const states = own.map(one => one.standing.state)
  const { followedFrom } = plan.facts
  const day = (one: string) => wordsOf(dayPeriod(one).text, language)
  return [
    ...titleMark(row.facts.title, language),
    {
      kind: 'states',
      states: completionStates(completion.level, completion.late, language),
      ...(states.length > 0 ? { line: plainLine(countSentence(states, language), language) } : {}),
    },
    ...(withdrawn
      ? [
          {
            kind: 'notice' as const,
            title: plainLine(say.withdrawn(wordsOf(withdrawn.date.text, language)), language),
            lines: [...textLines(withdrawn.reason, language), sourcesLine(withdrawn.sources ?? all, language)],
          },
        ]
      : []),
    ...(override
      ? [
          {
            kind: 'notice' as const,
            title: plainLine(say.overridden(say.levels[completion.computed]), language),
            lines: [
              ...textLines(override.reason, language),
              [...textLine(override.author, language), { text: ', ' }, ...periodLine(override.date, language)],
            ],
          },
        ]
      : []),
    ...(level === 1
      ? paragraph(
          plainLine(
            [
              say.computed(day(today)),
              followedFrom ? say.followedSince(day(followedFrom)) : say.notFollowed,
              say.rule,
            ].join(' '),
            language,
          ),
          'small',
        )
      : []),
    ...(titleNote ? paragraph(textLine(titleNote, language, { mark: false }), 'small') : []),
  ]
}

const names = (organisations: readonly OrganisationRow[], language: Language): Line[] =>
  organisations.map(({ facts }) => textLine(facts.name, language, { mark: false }))

const brief: Part = (told, { language, origin }) => {
  const say = words(language)
  const { facts, id } = told.commitment.row
  const line = (word: string) => plainLine(word, language)
  const fact = (label: string, value: Line, note?: Line) => ({
    label: line(label),
    values: [value],
    ...(note ? { note } : {}),
  })
  const people = (label: string, organisations: readonly OrganisationRow[], written: Text | undefined) => ({
    label: line(label),
    values: names(organisations, language),
    ...(written && !saysTheSame(written, organisations, language)
      ? { note: [...line(`${say.asWritten} `), ...textLine(written, language)] }
      : {}),
  })
  const terms = (keys: readonly string[]): Line =>
    joined(
      keys.flatMap(key => {
        const term = told.terms.get(key)
        return term ? [textLine(term.facts.label, language, { mark: false })] : []
      }),
      ', ',
    )
  const permanent = permanentPath('commitment', id)
  return [
    {
      kind: 'facts',
      facts: [
        told.leads.length > 0
          ? people(told.leads.length > 1 ? say.leads : say.lead, told.leads, facts.lead)
          : fact(say.lead, facts.lead ? textLine(facts.lead, language) : line(say.notSourced)),
        ...(told.supports.length > 0
          ? [people(say.support, told.supports, facts.support)]
          : facts.support
            ? [fact(say.support, textLine(facts.support, language))]
            : []),
        ...(told.priority
          ? [
              fact(
                say.priority,
                textLine(told.priority.facts.label, language),
                facts.priorityBasis && textLine(facts.priorityBasis, language, { mark: false }),
              ),
            ]
          : []),
        ...(facts.start || facts.end ? [fact(say.period, period(told, language))] : []),
        ...(facts.isNew === undefined ? [] : [fact(say.isNew, line(facts.isNew ? say.yes : say.no))]),
        ...(facts.policyAreaIds?.length ? [fact(say.policyAreas, terms(facts.policyAreaIds))] : []),
        ...(facts.valueIds?.length ? [fact(say.values, terms(facts.valueIds))] : []),
        ...(facts.budget ? [fact(say.budget, textLine(facts.budget, language))] : []),
        ...(facts.ogpId ? [fact(say.ogpNumber, line([facts.ogpId, ...(facts.otherOgpIds ?? [])].join(', ')))] : []),
        fact(say.permanent, [{ text: `${origin}${permanent}`, href: `${origin}${permanent}` }]),
      ],
    },
  ]
}

function period({ commitment }: CommitmentTold, language: Language): Line {
  const say = words(language)
  const { start, end } = commitment.row.facts
  if (start && end) return [...periodLine(start, language), { text: ' – ' }, ...periodLine(end, language)]
  if (start) return [...plainLine(`${say.from} `, language), ...periodLine(start, language)]
  return end ? [...plainLine(`${say.until} `, language), ...periodLine(end, language)] : []
}

const statements: Part = ({ commitment }, { language }, level) => {
  const say = words(language)
  const { facts } = commitment.row
  const list = facts.sources ?? []
  return [
    ...(['problem', 'objective', 'contribution', 'relevance'] as const).flatMap(field => {
      const text = facts[field]
      return text
        ? [
            section(say[field], level, language),
            ...textLines(text, language).flatMap(line => paragraph(line, 'letter')),
            ...paragraph(sourceReferences(sourcesOf(list, field), list, language), 'source'),
          ]
        : []
    }),
    ...(facts.note
      ? [
          section(say.note, level, language),
          ...textLines(facts.note, language, { mark: false }).flatMap(line => paragraph(line)),
        ]
      : []),
  ]
}

const milestones: Part = ({ commitment, organisations }, { language }, level) => {
  const say = words(language)
  const { facts, number } = commitment.row
  const list = facts.sources ?? []
  const items = commitment.milestones.map(({ row, standing: { state, late, due, report } }) => ({
    output: row.facts.output,
    state,
    late,
    due: row.facts.due ?? null,
    newDue: due === row.facts.due ? null : due,
    ...(report?.reason ? { reason: report.reason } : {}),
    responsible: joined(
      names(
        (row.facts.responsibleIds ?? []).flatMap(key => organisations.get(key) ?? []),
        language,
      ),
      ', ',
    ),
    evidence: (report?.evidence ?? []).map(({ title, address, language: own }) => ({
      title,
      href: address,
      language: own,
    })),
  }))
  return [
    section(say.milestones, level, language),
    ...(items.length === 0
      ? paragraph(plainLine(say.noMilestones, language))
      : [
          milestonesTable(say.milestonesOf(number), items, language),
          ...paragraph(sourceReferences(sourcesOf(list, 'milestones'), list, language), 'source'),
        ]),
  ]
}

const ratings: Part = ({ commitment }, { language }, level) => {
  const say = words(language)
  const { facts, number } = commitment.row
  const list = facts.sources ?? []
  const own = sourcesOf(list, 'ratings')
  const items = ratingItems(facts.ratings ?? [], own, language)
  return [
    section(say.evaluation, level, language),
    ...(items.length === 0
      ? paragraph(plainLine(say.noRatings, language))
      : ratingsTable(say.ratingsOf(number), items, language, {
          list,
          below: sourceReferences(own, list, language),
        })),
  ]
}

const lineage: Part = ({ commitment, related }, { language, origin }, level) => {
  const say = words(language)
  const { buildsOn, sources: list = [] } = commitment.row.facts
  const label = ({ kind, forward }: Related) => (forward ? say.links : say.linksBack)[kind] ?? kind
  if (related.length === 0 && !buildsOn)
    return level === 1 ? [section(say.lineage, level, language), ...paragraph(plainLine(say.noLineage, language))] : []
  return [
    section(say.lineage, level, language),
    ...(related.length > 0
      ? [
          {
            kind: 'list' as const,
            items: related.map(one => [
              ...plainLine(`${say.relation(label(one), one.plan.slug, one.commitment.row.number)}, `, language),
              ...textLine(one.commitment.row.facts.title, language, {
                href: `${origin}${commitmentPath(language, one.plan.slug, one.commitment.row.facts)}`,
              }),
            ]),
          },
        ]
      : []),
    ...(buildsOn
      ? paragraph([...plainLine(`${say.buildsOn} `, language), ...textLine(buildsOn, language)], 'small')
      : []),
    ...paragraph(sourceReferences(sourcesOf(list, 'continues'), list, language), 'source'),
  ]
}

const sources: Part = ({ commitment }, { language }, level) => {
  const say = words(language)
  const { sources: list = [], basis } = commitment.row.facts
  return [
    section(say.sources, level, language),
    ...(list.length === 0
      ? paragraph(plainLine(say.notSourced, language))
      : [
          {
            kind: 'list' as const,
            numbers: list.map((_, place) => place + 1),
            items: list.map(source => sourceLine(source, language)),
          },
        ]),
    ...(basis ? paragraph(textLine(basis, language, { mark: false }), 'small') : []),
  ]
}

const history: Part<CommitmentPage> = (page, { language, timeZone }, level) => [
  section(words(language).history, level, language),
  {
    kind: 'list',
    items: historyLines(page, language).map(({ recorded, title }) => [
      ...periodLine(recordedOn(recorded, timeZone), language),
      ...plainLine(`${language === 'fr' ? ' : ' : ': '}${title}`, language),
    ]),
  },
]
