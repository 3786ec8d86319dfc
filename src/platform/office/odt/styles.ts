import { type Attributes, type Piece, xml } from '../../xml.ts'
import type { Flow } from '../flow.ts'
import type { Look } from '../look.ts'
import {
  type CharacterStyle,
  type Characters,
  characterStyles,
  entriesOf,
  type Lines,
  lineWidth,
  type ParagraphStyle,
  paragraphStyles,
  sheet,
  styleNames,
} from '../styles.ts'
import { languageAttributes } from './languages.ts'
import { namespaces } from './namespaces.ts'

/** A name of a style as the format writes it: without spaces, which it may have where it is shown. */
const inXml = (name: string): string => name.replaceAll(' ', '_20_')

const displayName = (id: ParagraphStyle | CharacterStyle): string => styleNames[id]?.opendocument ?? id

/** What a style is called in the file. */
export const nameOf = (id: ParagraphStyle | CharacterStyle): string => inXml(displayName(id))

const pt = (points: number): string => `${points}pt`
export const mm = (millimetres: number): string => `${Math.round(millimetres * 100) / 100}mm`

function textProperties({ size, bold, colour, ground, raised, underlined }: Characters): Piece {
  const each = (name: string, value: string): Attributes => ({
    [`fo:${name}`]: value,
    [`style:${name}-asian`]: value,
    [`style:${name}-complex`]: value,
  })
  return xml('style:text-properties', {
    ...(size === undefined ? {} : each('font-size', pt(size))),
    ...(bold ? each('font-weight', 'bold') : {}),
    'fo:color': colour,
    'fo:background-color': ground,
    'style:text-position': raised ? 'super 58%' : undefined,
    ...(underlined ? { 'style:text-underline-style': 'solid', 'style:text-underline-width': 'auto' } : {}),
  })
}

function paragraphProperties({ space, indent, hangs, together, edge, ground, tabAtEnd }: Lines): Piece {
  return xml(
    'style:paragraph-properties',
    {
      'fo:margin-top': space && pt(space.before),
      'fo:margin-bottom': space && pt(space.after),
      'fo:margin-left': indent === undefined ? undefined : pt(indent),
      'fo:text-indent': hangs && indent !== undefined ? pt(-indent) : undefined,
      'fo:keep-with-next': together ? 'always' : undefined,
      'fo:keep-together': together ? 'always' : undefined,
      ...(edge
        ? {
            [`fo:border-${edge.side}`]: `${pt(edge.width)} solid ${edge.colour}`,
            [`fo:padding-${edge.side}`]: '6pt',
          }
        : {}),
      'fo:background-color': ground,
    },
    tabAtEnd &&
      xml('style:tab-stops', {}, xml('style:tab-stop', { 'style:position': mm(lineWidth), 'style:type': 'right' })),
  )
}

function namedStyles(look: Look, layout: Flow['about']['layout']): Piece[] {
  const named = (id: ParagraphStyle | CharacterStyle): Attributes => ({
    'style:name': nameOf(id),
    'style:display-name': displayName(id),
  })
  const paragraphs = entriesOf(paragraphStyles(look, layout)).map(([id, { parent = 'Normal', characters, lines }]) =>
    xml(
      'style:style',
      {
        ...named(id),
        'style:family': 'paragraph',
        'style:class': 'text',
        'style:parent-style-name': id === 'Normal' ? undefined : nameOf(parent),
        'style:next-style-name': lines?.outline === undefined ? undefined : nameOf('Normal'),
        'style:default-outline-level': lines?.outline,
      },
      lines && paragraphProperties(lines),
      characters && textProperties(characters),
    ),
  )
  const characters = entriesOf(characterStyles(look)).map(([id, own]) =>
    xml('style:style', { ...named(id), 'style:family': 'text' }, textProperties(own)),
  )
  return [...paragraphs, ...characters]
}

/** The list of bullets, and the one that counts. */
const listStyles = ({ accent }: Look): Piece[] => {
  const level = (name: string, attributes: Attributes): Piece =>
    xml(
      `text:list-level-style-${name}`,
      { 'text:level': 1, ...attributes },
      xml(
        'style:list-level-properties',
        { 'text:list-level-position-and-space-mode': 'label-alignment' },
        xml('style:list-level-label-alignment', {
          'text:label-followed-by': 'listtab',
          'fo:text-indent': '-20pt',
          'fo:margin-left': '20pt',
        }),
      ),
      xml('style:text-properties', { 'fo:color': accent }),
    )
  return [
    xml('text:list-style', { 'style:name': 'Bullets' }, level('bullet', { 'text:bullet-char': '•' })),
    xml(
      'text:list-style',
      { 'style:name': 'Numbers' },
      level('number', { 'style:num-format': '1', 'style:num-suffix': '.' }),
    ),
  ]
}

/** A sheet of paper. Where it has no head, its text begins as far down. */
const sheetOf = (name: string, marginTop: number): Piece =>
  xml(
    'style:page-layout',
    { 'style:name': name },
    xml('style:page-layout-properties', {
      'fo:page-width': mm(sheet.width),
      'fo:page-height': mm(sheet.height),
      'style:print-orientation': 'portrait',
      'fo:margin-top': mm(marginTop),
      'fo:margin-bottom': mm(sheet.foot),
      'fo:margin-left': mm(sheet.side),
      'fo:margin-right': mm(sheet.side),
    }),
    ...(['header', 'footer'] as const).map(which =>
      xml(
        `style:${which}-style`,
        {},
        xml('style:header-footer-properties', {
          'fo:min-height': mm(which === 'header' ? sheet.top - sheet.head : sheet.bottom - sheet.foot),
          [`fo:margin-${which === 'header' ? 'bottom' : 'top'}`]: mm(5),
        }),
      ),
    ),
  )

/** The first page has no head, since it has the title. */
function pages(head: Piece, foot: readonly Piece[]): Piece[] {
  const master = (name: string, attributes: Attributes, ...content: Piece[]): Piece =>
    xml('style:master-page', { 'style:name': inXml(name), 'style:display-name': name, ...attributes }, ...content)
  const header = xml('style:header', {}, head)
  const footer = xml('style:footer', {}, foot)
  return [
    xml('office:automatic-styles', {}, sheetOf('Sheet', sheet.head), sheetOf('FirstSheet', sheet.top)),
    xml(
      'office:master-styles',
      {},
      master('Standard', { 'style:page-layout-name': 'Sheet' }, header, footer),
      master('First Page', { 'style:page-layout-name': 'FirstSheet', 'style:next-style-name': 'Standard' }, footer),
    ),
  ]
}

/** The styles of a document, and what stands around each of its pages. */
export function stylesPart(
  look: Look,
  { language, layout }: Flow['about'],
  head: Piece,
  foot: readonly Piece[],
): Piece {
  const { font } = look
  return xml(
    'office:document-styles',
    namespaces,
    xml(
      'office:font-face-decls',
      {},
      xml('style:font-face', {
        'style:name': font,
        'svg:font-family': `'${font}'`,
        'style:font-family-generic': 'swiss',
        'style:font-pitch': 'variable',
      }),
    ),
    xml(
      'office:styles',
      {},
      xml(
        'style:default-style',
        { 'style:family': 'paragraph' },
        xml('style:paragraph-properties', {
          'fo:margin-bottom': '6pt',
          'fo:line-height': '115%',
          'fo:orphans': 2,
          'fo:widows': 2,
        }),
        xml('style:text-properties', {
          'style:font-name': font,
          'style:font-name-asian': font,
          'style:font-name-complex': font,
          ...languageAttributes(language),
        }),
      ),
      namedStyles(look, layout),
      listStyles(look),
    ),
    pages(head, foot),
  )
}
