import { type Content, type Piece, xml } from '../../xml.ts'
import type { Flow } from '../flow.ts'
import type { Look } from '../look.ts'
import {
  type CharacterStyle,
  type Characters,
  characterStyles,
  entriesOf,
  type Lines,
  lineWidth,
  type ParagraphLook,
  type ParagraphStyle,
  paragraphStyles,
  styleNames,
} from '../styles.ts'
import { twipsOf } from './measures.ts'
import { langOf } from './runs.ts'

/** Colours are said without their sign. */
export const bare = (colour: string): string => colour.slice(1)

const shaded = (ground: string): Piece => xml('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': bare(ground) })

/** What characters look like, in the order that the format asks for. */
function characterProperties({ size, bold, colour, ground, raised, underlined }: Characters): Content[] {
  const half = size === undefined ? undefined : Math.round(size * 2)
  return [
    bold && [xml('w:b'), xml('w:bCs')],
    colour !== undefined && xml('w:color', { 'w:val': bare(colour) }),
    half !== undefined && [xml('w:sz', { 'w:val': half }), xml('w:szCs', { 'w:val': half })],
    underlined && xml('w:u', { 'w:val': 'single' }),
    ground !== undefined && shaded(ground),
    raised && xml('w:vertAlign', { 'w:val': 'superscript' }),
  ]
}

const edgeOf = ({ side, colour, width }: NonNullable<Lines['edge']>): Piece =>
  xml(`w:${side}`, { 'w:val': 'single', 'w:sz': width * 8, 'w:space': 6, 'w:color': bare(colour) })

const lineProperties = ({ together, edge, ground, tabAtEnd, space, indent, hangs, outline }: Lines): Content[] => [
  together && [xml('w:keepNext'), xml('w:keepLines')],
  edge && xml('w:pBdr', {}, edgeOf(edge)),
  ground !== undefined && shaded(ground),
  tabAtEnd && xml('w:tabs', {}, xml('w:tab', { 'w:val': 'right', 'w:pos': twipsOf.millimetres(lineWidth) })),
  space && xml('w:spacing', { 'w:before': twipsOf.points(space.before), 'w:after': twipsOf.points(space.after) }),
  indent !== undefined &&
    xml('w:ind', { 'w:left': twipsOf.points(indent), 'w:hanging': hangs ? twipsOf.points(indent) : undefined }),
  outline !== undefined && xml('w:outlineLvl', { 'w:val': outline - 1 }),
]

function paragraphStyle(id: ParagraphStyle, { parent, characters, lines }: ParagraphLook): Piece {
  const name = styleNames[id]?.word
  const isFirst = id === 'Normal'
  return xml(
    'w:style',
    {
      'w:type': 'paragraph',
      'w:default': isFirst ? 1 : undefined,
      'w:customStyle': name ? undefined : 1,
      'w:styleId': id,
    },
    xml('w:name', { 'w:val': name ?? id }),
    !isFirst && xml('w:basedOn', { 'w:val': parent ?? 'Normal' }),
    lines?.outline !== undefined && xml('w:next', { 'w:val': 'Normal' }),
    xml('w:qFormat'),
    lines && xml('w:pPr', {}, lineProperties(lines)),
    characters && xml('w:rPr', {}, characterProperties(characters)),
  )
}

function characterStyle(id: CharacterStyle, characters: Characters): Piece {
  const name = styleNames[id]?.word
  return xml(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': name ? undefined : 1, 'w:styleId': id },
    xml('w:name', { 'w:val': name ?? id }),
    xml('w:qFormat'),
    xml('w:rPr', {}, characterProperties(characters)),
  )
}

const border = (side: string, width: number, colour: string): Piece =>
  xml(`w:${side}`, { 'w:val': 'single', 'w:sz': width * 8, 'w:space': 0, 'w:color': bare(colour) })

/** Tables have a line under each row, and a strong one under their head. */
const tableStyle = ({ ink, joint }: Look): Piece =>
  xml(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': 'Lines' },
    xml('w:name', { 'w:val': 'Lines' }),
    xml(
      'w:tblPr',
      {},
      xml('w:tblBorders', {}, border('bottom', 0.5, joint), border('insideH', 0.5, joint)),
      xml(
        'w:tblCellMar',
        {},
        ['left', 'right'].map(side => xml(`w:${side}`, { 'w:w': 90, 'w:type': 'dxa' })),
      ),
    ),
    xml(
      'w:tblStylePr',
      { 'w:type': 'firstRow' },
      xml('w:tcPr', {}, xml('w:tcBorders', {}, border('bottom', 1.25, ink))),
    ),
  )

/** The styles of a document. */
export function stylesPart(look: Look, { language, layout }: Flow['about']): Piece {
  const { font } = look
  return xml(
    'w:styles',
    { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
    xml(
      'w:docDefaults',
      {},
      xml(
        'w:rPrDefault',
        {},
        xml(
          'w:rPr',
          {},
          xml('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:eastAsia': font, 'w:cs': font }),
          langOf(language),
        ),
      ),
      xml(
        'w:pPrDefault',
        {},
        xml('w:pPr', {}, xml('w:spacing', { 'w:after': 120, 'w:line': 264, 'w:lineRule': 'auto' })),
      ),
    ),
    entriesOf(paragraphStyles(look, layout)).map(([id, own]) => paragraphStyle(id, own)),
    entriesOf(characterStyles(look)).map(([id, own]) => characterStyle(id, own)),
    tableStyle(look),
  )
}
