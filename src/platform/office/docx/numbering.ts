import { type Piece, xml } from '../../xml.ts'
import type { Look } from '../look.ts'

const abstract = (id: number, format: string, text: string, { accent }: Look): Piece =>
  xml(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    xml('w:multiLevelType', { 'w:val': 'singleLevel' }),
    xml(
      'w:lvl',
      { 'w:ilvl': 0 },
      xml('w:start', { 'w:val': 1 }),
      xml('w:numFmt', { 'w:val': format }),
      xml('w:lvlText', { 'w:val': text }),
      xml('w:lvlJc', { 'w:val': 'left' }),
      xml('w:pPr', {}, xml('w:ind', { 'w:left': 400, 'w:hanging': 400 })),
      xml('w:rPr', {}, xml('w:color', { 'w:val': accent.slice(1) })),
    ),
  )

/**
 * The lists of a document: number 1 is the one of all bullets, the others count.
 * @param starts with which number each of those begins
 */
export const numberingPart = (look: Look, starts: readonly number[]): Piece =>
  xml(
    'w:numbering',
    { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
    abstract(0, 'bullet', '•', look),
    abstract(1, 'decimal', '%1.', look),
    xml('w:num', { 'w:numId': 1 }, xml('w:abstractNumId', { 'w:val': 0 })),
    starts.map((start, place) =>
      xml(
        'w:num',
        { 'w:numId': place + 2 },
        xml('w:abstractNumId', { 'w:val': 1 }),
        xml('w:lvlOverride', { 'w:ilvl': 0 }, xml('w:startOverride', { 'w:val': start })),
      ),
    ),
  )
