import { formatNumber, messagesOf, periodLine, plainLine, textLine } from '../../design/index.ts'
import type { PhaseRow, Sheet as SheetFacts } from '../../plans/index.ts'
import type { Line, SheetPart } from '../../platform/document/document.ts'
import type { Period } from '../../platform/facts/period.ts'
import { isOver } from '../../platform/facts/period.ts'
import { read, type Text, wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { DocumentAnswer } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { unitInWords } from '../count-in-words.ts'
import { itemsOf, type PlanSheet, type SheetItem } from './read.ts'
import { words } from './words.ts'

/** A sheet as it is handed over: what a page and a PDF of it are made from. */
export type SheetAnswer = Extract<DocumentAnswer, { layout: 'sheet' }>

const said = (text: Text, language: Language): Line => textLine(text, language, { mark: false })

/** The sheet of a plan, block by block in the order of the paper. */
export function planSheet(page: PlanSheet, reading: Reading): SheetAnswer {
  const { language, origin } = reading
  const { plan, sheet } = page
  const { facts } = sheet
  const say = words(language)
  const [first, ...others] = facts.sections
  const lead = page.organisations.get(facts.leadId)
  return {
    layout: 'sheet',
    of: { type: 'sheet', id: sheet.id },
    language,
    kicker: plainLine(say.action(facts.number), language),
    lead: [
      ...plainLine(`${say.lead(1)} `, language),
      ...textLine(facts.lead, language, {
        mark: false,
        ...(lead ? { href: `${origin}${pathOf('organisation', language, { organisation: lead.slug })}` } : {}),
      }),
    ],
    title: said(facts.title, language),
    name: `${say.action(facts.number)} · ${wordsOf(facts.title, language)}`,
    objective: { heading: plainLine(say.objective, language), lines: [said(facts.objective, language)] },
    figures: facts.figures.flatMap(one => figureOf(one, page, reading)),
    columns: [
      first ? [partOf(first, language)] : [],
      [...quotation(facts, language), ...focus(facts, language), ...others.map(one => partOf(one, language))],
    ],
    ...(facts.nextSteps.length > 0
      ? {
          steps: {
            heading: plainLine(say.next, language),
            steps: stepsOf(page, reading).map(({ period, text, actual, awaited }) => ({
              when: capitalised(periodLine(period, language)),
              what: said(text, language),
              after: actual
                ? [...plainLine(`${say.happened} `, language), ...periodLine(actual, language), { text: '.' }]
                : awaited
                  ? plainLine(say.awaited, language)
                  : [],
            })),
          },
        }
      : {}),
    notes: [plainLine(manner(facts, language), language)].filter(line => line.length > 0),
    foot: [
      facts.footer ? said(facts.footer, language) : [],
      [
        ...plainLine(`${say.asOf} `, language),
        ...periodLine(facts.asOf, language),
        ...plainLine(`. ${say.online} `, language),
        {
          text: `${origin}${pathOf('sheet', language, { plan: plan.slug })}`,
          href: `${origin}${permanentPath('sheet', sheet.id)}`,
        },
      ],
    ],
  }
}

const capitalised = (line: Line): Line =>
  line.map((run, place) => (place === 0 ? { ...run, text: run.text.charAt(0).toUpperCase() + run.text.slice(1) } : run))

/** What is said once of all its words: that sentences sum up, and that words are ours. */
function manner(facts: SheetFacts, language: Language): string {
  const say = words(language)
  const texts = [facts.title, facts.objective, ...itemsOf(facts).map(({ text }) => text)]
  return [
    ...(itemsOf(facts).some(({ text }) => text.wording === 'summary') ? [say.summarised] : []),
    ...(texts.some(text => read(text, language).translated) ? [say.translated] : []),
  ].join(' ')
}

type Pair = SheetFacts['figures'][number]

/**
 * What was counted, and how many came of it, in one sentence around its number. The number and how exactly it is known are the
 * figure's own; the words around it are the source's, where they hold that number.
 */
function figureOf({ figureId, withFigureId }: Pair, { figures }: PlanSheet, reading: Reading): SheetAnswer['figures'] {
  const { language, origin } = reading
  const [counted, come] = [figures.get(figureId), withFigureId ? figures.get(withFigureId) : undefined]
  if (!counted) return []
  const large = come ?? counted
  const { value, qualifier } = large.facts
  const exactly = messagesOf(language).qualifier[qualifier]
  const before = come
    ? [
        ...plainLine(`${formatNumber(counted.facts.value, language)} `, language),
        ...said(counted.facts.label, language),
      ]
    : []
  const number = formatNumber(value, language)
  const label = read(large.facts.label, language)
  const around = come ? aroundNumber(label.words, number) : null
  const href = `${origin}${pathOf('figure', language, { figure: large.key })}`
  const wording = (text: string): Line =>
    text
      ? plainLine(text, language).map(run => (label.language === language ? run : { ...run, lang: label.language }))
      : []
  return [
    around
      ? {
          before: spaced(before, wording(around.before)),
          number: [{ text: `${around.sign}${number}`, href }],
          after: wording(around.after),
        }
      : {
          before: spaced(before, plainLine(exactly, language)),
          number: [{ text: number, href }],
          after: come ? plainLine(unitInWords(large.facts, language), language) : said(counted.facts.label, language),
        },
  ]
}

const spaced = (first: Line, second: Line): Line =>
  first.length > 0 && second.length > 0 ? [...first, { text: ' ' }, ...second] : [...first, ...second]

const spaces = /[\u0020\u00a0\u202f]/g

/** The words of a source before and after a number, and the sign that it writes before it; null where it doesn't hold the number. */
export function aroundNumber(label: string, number: string): { before: string; sign: string; after: string } | null {
  // Each space for one space: places in the one are places in the other.
  const [words, wanted] = [label.replace(spaces, ' '), number.replace(spaces, ' ')]
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    const [ahead, behind] = [words.slice(0, at), words.slice(at + wanted.length)]
    // Part of a longer number is another number: 200 of 1 200, 12 of 12,5.
    if (/[\d.,]$|\d $/.test(ahead) || /^(\d|[.,]\d| \d{3}(?!\d))/.test(behind)) continue
    const sign = /\+ ?$/.exec(ahead)?.[0] ?? ''
    return {
      before: label.slice(0, at - sign.length).trim(),
      sign: sign ? '+\u00a0' : '',
      after: label.slice(at + wanted.length).trim(),
    }
  }
  return null
}

function partOf(
  { heading, paragraphs = [], bullets = [], priorities = [] }: SheetFacts['sections'][number],
  language: Language,
): SheetPart {
  return {
    kind: 'part',
    heading: said(heading, language),
    blocks: [
      ...paragraphsOf(paragraphs, language),
      ...(bullets.length > 0
        ? [{ kind: 'list' as const, items: bullets.map(({ text }) => said(text, language)) }]
        : []),
      ...(priorities.length > 0
        ? [
            {
              kind: 'list' as const,
              numbers: priorities.map((_, place) => place + 1),
              items: priorities.map(text => said(text, language)),
            },
          ]
        : []),
    ],
  }
}

const paragraphsOf = (items: readonly SheetItem[], language: Language) =>
  items.map(({ text }) => ({ kind: 'paragraph' as const, line: said(text, language) }))

function quotation({ quote }: SheetFacts, language: Language): SheetPart[] {
  if (!quote) return []
  const { speaker, role, occasion, place, date } = quote
  return [
    {
      kind: 'quotation',
      words: said(quote.text, language),
      by: [
        ...plainLine(speaker, language, { as: 'strong' }),
        ...plainLine(', ', language, { as: 'strong' }),
        ...said(role, language).map(run => ({ ...run, as: 'strong' as const })),
        ...(occasion ? [{ text: ', ' }, ...said(occasion, language)] : []),
        ...(place ? plainLine(language === 'fr' ? `, à ${place}` : `, ${place}`, language) : []),
        ...plainLine(language === 'fr' && date.precision === 'day' ? ', le ' : ', ', language),
        ...periodLine(date, language),
      ],
    },
  ]
}

const focus = ({ focus }: SheetFacts, language: Language): SheetPart[] =>
  focus
    ? [
        {
          kind: 'part',
          as: 'focus',
          heading: said(focus.heading, language),
          blocks: paragraphsOf(focus.paragraphs, language),
        },
      ]
    : []

export type Step = {
  kind: SheetFacts['nextSteps'][number]['kind']
  period: Period
  text: Text
  /** When it really took place, where that is known. */
  actual: Period | null
  /** It is over, and nobody said when it took place. */
  awaited: boolean
}

/** What the sheet expected next, beside what is known to have happened: the plan's phase of the same kind that was planned for then. */
export const stepsOf = ({ sheet, phases }: PlanSheet, { today }: Pick<Reading, 'today'>): Step[] =>
  sheet.facts.nextSteps.map(({ kind, period, text }) => {
    const actual = phaseOf(phases, kind, period)?.facts.actual ?? null
    return { kind, period, text, actual, awaited: !actual && isOver(period, today) }
  })

function phaseOf(phases: readonly PhaseRow[], kind: string, { earliest, latest }: Period): PhaseRow | undefined {
  const own = phases.filter(({ facts }) => facts.kind === kind)
  return (
    own.find(({ facts }) => facts.planned?.earliest === earliest && facts.planned?.latest === latest) ??
    (own.length === 1 ? own[0] : undefined)
  )
}
