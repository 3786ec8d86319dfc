import type { Block, Document, Line, Sheet, SheetPart } from './document.ts'

/**
 * A sheet as a document to go on with: its blocks one below the other, in the order in which the paper is read. Where an office program
 * breaks its lines is that program's affair, so it isn't held to one page.
 */
export function leafOfSheet(sheet: Sheet, words: Pick<Document['words'], 'contents' | 'page'>): Document {
  const { language, title, name, author, description, kicker, lead, objective, figures, columns, steps } = sheet
  const part = (heading: Line): Block => ({ kind: 'heading', level: 1, line: heading })
  const lines = (those: readonly Line[], as?: 'small'): Block[] =>
    those.filter(said).map(line => ({ kind: 'paragraph', line, ...(as ? { as } : {}) }))
  return {
    layout: 'leaf',
    language,
    title,
    name,
    author,
    description,
    kicker,
    imprint: [],
    running: name,
    standing: sheet.standing,
    blocks: [
      ...lines([lead]),
      ...(objective ? [part(objective.heading), ...lines(objective.lines)] : []),
      ...(figures.length > 0
        ? [
            {
              kind: 'figures' as const,
              figures: figures.map(({ before, number, after }) => ({ before, number, unit: after })),
            },
          ]
        : []),
      ...columns.flat().flatMap(one => blocksOf(one)),
      ...(steps
        ? [
            part(steps.heading),
            {
              kind: 'facts' as const,
              facts: steps.steps.map(({ when, what, after }) => ({
                label: when,
                values: [what],
                ...(said(after) ? { note: after } : {}),
              })),
            },
          ]
        : []),
      ...lines(sheet.foot, 'small'),
    ],
    words: { ...words, replaced: sheet.words.replaced },
    changed: sheet.changed,
  }
}

const said = (line: Line): boolean => line.some(({ text }) => text.trim() !== '')

function blocksOf(part: SheetPart): Block[] {
  return part.kind === 'quotation'
    ? [
        { kind: 'paragraph', line: part.words, as: 'letter' },
        { kind: 'paragraph', line: part.by, as: 'source' },
      ]
    : [{ kind: 'heading', level: 1, line: part.heading }, ...part.blocks]
}
