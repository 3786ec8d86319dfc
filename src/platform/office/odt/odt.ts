import type { Document } from '../../document/document.ts'
import { type Content, type Piece, xml, xmlFile } from '../../xml.ts'
import { asFlow } from '../as-flow.ts'
import type { Flow, Part } from '../flow.ts'
import type { Look } from '../look.ts'
import { packed } from '../packed.ts'
import { lineWidth } from '../styles.ts'
import { type Automatic, automaticStyles } from './automatic.ts'
import { type Around, bodyOf, paragraph } from './body.ts'
import { manifestNamespaces, namespaces } from './namespaces.ts'
import { mm, stylesPart } from './styles.ts'

const mediaType = 'application/vnd.oasis.opendocument.text'

/** Tables have a line under each row, and a strong one under their head. */
function tableStyles({ ink, joint }: Look): Piece[] {
  const style = (name: string, family: string, ...properties: Piece[]): Piece =>
    xml('style:style', { 'style:name': name, 'style:family': family }, ...properties)
  const cell = (border: string): Piece =>
    xml('style:table-cell-properties', {
      'fo:padding-left': '4.5pt',
      'fo:padding-right': '4.5pt',
      'fo:border-left': 'none',
      'fo:border-right': 'none',
      'fo:border-top': 'none',
      'fo:border-bottom': border,
    })
  return [
    style(
      'Lines',
      'table',
      xml('style:table-properties', { 'style:width': mm(lineWidth), 'table:align': 'left', 'fo:margin-bottom': '6pt' }),
    ),
    style('Row', 'table-row', xml('style:table-row-properties', { 'fo:keep-together': 'always' })),
    style('HeadCell', 'table-cell', cell(`1.25pt solid ${ink}`)),
    style('Cell', 'table-cell', cell(`0.5pt solid ${joint}`)),
  ]
}

/** The first page is one without a head: the first paragraph says so. */
const textOf = (parts: readonly Part[], around: Around): Content[] =>
  parts.map((part, place) =>
    place === 0 && part.kind === 'paragraph'
      ? paragraph(part, around, { masterPage: 'First_20_Page' })
      : bodyOf(part, around),
  )

function contentPart(parts: readonly Part[], look: Look, automatic: Automatic): Piece {
  let tables = 0
  const next = () => {
    tables += 1
    return tables
  }
  const text = xml('office:text', {}, textOf(parts, { automatic, next }))
  const styles = xml('office:automatic-styles', {}, tableStyles(look), automatic.pieces())
  return xml('office:document-content', namespaces, styles, xml('office:body', {}, text))
}

function metaPart({ name, author, description, language, changed }: Flow['about']): Piece {
  const at = changed.toISOString().slice(0, 19)
  return xml(
    'office:document-meta',
    namespaces,
    xml(
      'office:meta',
      {},
      xml('meta:generator', {}, 'Parvis'),
      xml('dc:title', {}, name),
      xml('dc:description', {}, description),
      xml('meta:initial-creator', {}, author),
      xml('meta:creation-date', {}, at),
      xml('dc:creator', {}, author),
      xml('dc:date', {}, at),
      xml('dc:language', {}, language),
    ),
  )
}

const manifest = (names: readonly string[]): Piece =>
  xml(
    'manifest:manifest',
    manifestNamespaces,
    [['/', mediaType], ...names.map(name => [name, 'text/xml'])].map(([path, type]) =>
      xml('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': type }),
    ),
  )

/** A document as a file of OpenDocument (ISO/IEC 26300, version 1.3). The same document makes the same bytes. */
export function odt(document: Document, look: Look): Uint8Array {
  const { about, parts, head, foot } = asFlow(document)
  const automatic = automaticStyles()
  const around = { automatic, next: () => 0 }
  const files: Record<string, Piece> = {
    'content.xml': contentPart(parts, look, automatic),
    'styles.xml': stylesPart(
      look,
      about,
      paragraph(head, around),
      foot.map(one => paragraph(one, around)),
    ),
    'meta.xml': metaPart(about),
  }
  const written = Object.entries({ ...files, 'META-INF/manifest.xml': manifest(Object.keys(files)) })
  return packed({ mimetype: mediaType, ...Object.fromEntries(written.map(([name, part]) => [name, xmlFile(part)])) }, [
    'mimetype',
  ])
}
