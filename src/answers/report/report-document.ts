import { commitmentPath } from '../../commitments/index.ts'
import { numberInWords } from '../../consultations/index.ts'
import {
  formatDay,
  formatNumber,
  joined,
  paragraph,
  plainLine,
  spoken,
  textLine,
  textLines,
} from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Block, Line } from '../../platform/document/document.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import type { DocumentAnswer } from '../../platform/http/answer.ts'
import type { Reading } from '../../platform/reading.ts'
import { contestsInWords } from '../coverage/figures-view.tsx'
import { words as coverageWords } from '../coverage/words.ts'
import type { ChangeTold, Frozen, ThemeTold } from './composed.ts'
import type { ShownReport } from './read.ts'
import { type Section, textOf } from './sections.ts'
import {
  type CountLine,
  changeInWords,
  channelLines,
  type FieldWords,
  kindLines,
  outcomeLines,
  owingInWords,
  pathOfNumber,
  waivedInWords,
} from './told.ts'
import { words } from './words.ts'

type Around = Pick<Reading, 'language' | 'origin' | 'timeZone'> & { fields: FieldWords }

/** A report as a document to hand over: what its page says, from the same content. */
export function reportDocument(
  { content, row, seal }: Pick<ShownReport, 'content' | 'row' | 'seal'>,
  standing: readonly string[],
  around: Around,
): DocumentAnswer {
  const { language, timeZone } = around
  const say = words(language)
  const { report } = content
  const title = wordsOf(report.consultation.title, language)
  return {
    layout: 'leaf',
    of: { type: 'consultation', id: report.consultation.id },
    kicker: plainLine(say.kicker, language),
    title: textLine(report.consultation.title, language, { mark: false }),
    name: say.title(title),
    lede: plainLine(standing[0] ?? '', language),
    running: say.title(title),
    ...(row.finished_at ? { frozen: { day: dayIn(timeZone, row.finished_at), at: row.finished_at, seal } } : {}),
    blocks: [
      ...standing.slice(1).flatMap(line => paragraph(plainLine(line, language), 'small')),
      ...part('introduction', content, around, [
        ...paragraph(plainLine(say.question, language, { as: 'strong' })),
        ...paragraph(textLine(report.consultation.question, language), 'letter'),
        ...paragraph(plainLine(say.asOf(formatDay(report.asOf, language)), language), 'small'),
      ]),
      ...part('participation', content, around, [
        ...counts(say.byKind, say.kind, say.many, kindLines(report, language), around),
        ...counts(say.byChannel, say.channel, say.many, channelLines(report, language), around),
      ]),
      ...part('outcomes', content, around, outcomes(content, around)),
      ...part(
        'themes',
        content,
        around,
        report.themes.length === 0
          ? paragraph(plainLine(say.noTheme, language))
          : report.themes.flatMap(theme => themeBlocks(theme, around)),
      ),
      ...part(
        'changes',
        content,
        around,
        report.changes.length === 0
          ? paragraph(plainLine(say.noChange, language))
          : report.changes.flatMap(change => changeBlocks(change, around)),
      ),
      ...part('waivers', content, around, waivers(content, around)),
      ...(textOf(content.words, 'conclusion') ? part('conclusion', content, around, []) : []),
    ],
  }
}

const heading = (level: 1 | 2 | 3, line: Line): Block => ({ kind: 'heading', level, line })

const paragraphsOf = (text: Text, { language }: Around): Block[] =>
  textLines(text, language, { mark: false }).flatMap(line => paragraph(line))

function part(section: Section, { words: said }: Frozen, around: Around, blocks: readonly Block[]): Block[] {
  const text = textOf(said, section)
  return [
    heading(1, plainLine(words(around.language).sections[section] ?? section, around.language)),
    ...(text ? paragraphsOf(text, around) : []),
    ...blocks,
  ]
}

const counts = (
  caption: string,
  first: string,
  second: string,
  lines: readonly CountLine[],
  { language }: Around,
): Block[] =>
  lines.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: plainLine(caption, language),
          columns: [
            { heading: plainLine(first, language), width: 'wide' },
            { heading: plainLine(second, language), width: 'narrow' },
          ],
          rows: lines.map(({ label, count }) => [
            { line: plainLine(label, language) },
            { line: plainLine(formatNumber(count, language), language) },
          ]),
        },
      ]

function outcomes({ report }: Frozen, around: Around): Block[] {
  const { language } = around
  const say = words(language)
  const { coverage } = report
  const sentences = [
    coverageWords(language).equation(coverage),
    ...(coverage.median !== null && coverage.longest !== null ? [say.waits(coverage.median, coverage.longest)] : []),
    ...contestsInWords({ ...coverage, owing: [] }, language),
    ...owingInWords(report, language),
    ...(report.outcomes.length === 0 ? [say.noOutcome] : []),
  ]
  return [
    ...sentences.flatMap(sentence => paragraph(plainLine(sentence, language))),
    ...counts(say.sections.outcomes ?? '', say.outcome, say.points, outcomeLines(report.outcomes, language), around),
    ...(report.outcomes.length === 0 ? [] : paragraph(plainLine(say.outcomesCause, language), 'small')),
  ]
}

const numbers = (list: readonly number[], { language, origin }: Around): Line =>
  joined(
    list.map(number =>
      plainLine(numberInWords(number), language, { href: `${origin}${pathOfNumber(number, language)}` }),
    ),
    ', ',
  )

function themeBlocks(theme: ThemeTold, around: Around): Block[] {
  const { language } = around
  const say = words(language)
  const colon = language === 'fr' ? ' : ' : ': '
  return [
    heading(2, plainLine(theme.number === null ? say.withoutTheme : say.theme(theme.number, theme.title), language)),
    ...paragraph(plainLine(say.themePoints(theme.points, theme.owed, theme.waived), language), 'small'),
    ...(theme.number === null
      ? []
      : (theme.finding || say.noFinding).split(/\n{2,}/).flatMap(words => paragraph(plainLine(words, language)))),
    ...(theme.cites.length > 0
      ? paragraph([...plainLine(`${say.cites}${colon}`, language), ...numbers(theme.cites, around)], 'small')
      : []),
    ...(theme.outcomes.length > 0
      ? [
          {
            kind: 'list' as const,
            items: outcomeLines(theme.outcomes, language).map(({ label, count }) =>
              plainLine(`${label}${colon}${formatNumber(count, language)}`, language),
            ),
          },
        ]
      : []),
  ]
}

function changeBlocks(change: ChangeTold, around: Around): Block[] {
  const { language, origin, fields } = around
  const say = words(language)
  const { plan, commitment, field, before, after, contributions, count } = change
  const others = count - contributions.length
  const href = `${origin}${commitmentPath(language, plan, commitment)}`
  return [
    heading(2, plainLine(changeInWords(change, language), language)),
    ...paragraph(plainLine(href, language, { href }), 'small'),
    ...paragraph(
      [
        ...plainLine(`${say.from(count)}${language === 'fr' ? ' : ' : ': '}`, language),
        ...numbers(contributions, around),
        ...(others > 0 ? plainLine(` ${say.andOthers(others)}`, language) : []),
      ],
      'small',
    ),
    ...(field === null
      ? paragraph(plainLine(say.ledTo, language))
      : [
          {
            kind: 'facts' as const,
            facts: [
              {
                label: plainLine(fields.name(field, language), language),
                values: [before, after].map(value =>
                  spoken(fields.value(value, field, language) ?? '–', language, language),
                ),
              },
            ],
          },
        ]),
  ]
}

function waivers({ report }: Frozen, around: Around): Block[] {
  const { language, origin } = around
  const say = coverageWords(language)
  if (report.waivers.length === 0) return paragraph(plainLine(words(language).noWaiver, language))
  return [
    {
      kind: 'table',
      caption: plainLine(say.waived, language),
      columns: [
        { heading: plainLine(say.columns.contribution, language), width: 'narrow' },
        { heading: plainLine(say.columns.why, language), width: 'wide' },
        { heading: plainLine(say.columns.signed, language), width: 'medium' },
      ],
      rows: report.waivers.map(({ number, point, reason, signedAs, day, others }) => [
        {
          line: plainLine(waivedInWords(number, point, language), language, {
            href: `${origin}${pathOfNumber(number, language)}`,
          }),
          ...(others > 0 ? { below: [plainLine(say.others(others), language)] } : {}),
        },
        { line: plainLine(reason, language) },
        { line: plainLine(`${signedAs}, ${formatDay(day, language)}`, language) },
      ]),
    },
  ]
}
