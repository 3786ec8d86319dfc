import type { Document } from '../../document/document.ts'
import { type Piece, xml, xmlFile } from '../../xml.ts'
import { asFlow } from '../as-flow.ts'
import type { Flow } from '../flow.ts'
import type { Look } from '../look.ts'
import { packed } from '../packed.ts'
import { sheet } from '../styles.ts'
import { type Around, bodyOf, paragraph } from './body.ts'
import { twipsOf } from './measures.ts'
import { numberingPart } from './numbering.ts'
import { tagOf } from './runs.ts'
import { stylesPart } from './styles.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': office,
}

/** Word takes a document for a broken one when an address in it is longer. */
const longestAddress = 2000

/** The parts that the document names. */
const parts = ['styles', 'numbering', 'settings', 'header', 'footer'] as const

type Relation = { Id: string; Type: string; Target: string; TargetMode?: 'External' }

const relationships = (list: readonly Relation[]): Piece =>
  xml(
    'Relationships',
    { xmlns: `${packages}/relationships` },
    list.map(relation => xml('Relationship', relation)),
  )

/** What the body says of the package while it is made: where its links lead, and with which numbers its lists begin. */
function gathering(): { around: Around; relations: () => Relation[]; starts: number[] } {
  const links = new Map<string, string>()
  const starts: number[] = []
  let places = 0
  return {
    around: {
      links(href) {
        if (href.length > longestAddress) return undefined
        const id = links.get(href) ?? `link${links.size + 1}`
        links.set(href, id)
        return id
      },
      list: first => (first === undefined ? 1 : starts.push(first) + 1),
      next() {
        places += 1
        return places
      },
    },
    relations: () =>
      [...links].map(([Target, Id]) => ({ Id, Type: `${office}/hyperlink`, Target, TargetMode: 'External' })),
    starts,
  }
}

const { points, millimetres } = twipsOf

/** The first page, which has the title, has no head. */
const section = xml(
  'w:sectPr',
  {},
  xml('w:headerReference', { 'w:type': 'default', 'r:id': 'header' }),
  ['default', 'first'].map(type => xml('w:footerReference', { 'w:type': type, 'r:id': 'footer' })),
  xml('w:pgSz', { 'w:w': millimetres(sheet.width), 'w:h': millimetres(sheet.height) }),
  xml('w:pgMar', {
    'w:top': millimetres(sheet.top),
    'w:right': millimetres(sheet.side),
    'w:bottom': millimetres(sheet.bottom),
    'w:left': millimetres(sheet.side),
    'w:header': millimetres(sheet.head),
    'w:footer': millimetres(sheet.foot),
    'w:gutter': 0,
  }),
  xml('w:titlePg'),
)

const settings = (language: string): Piece =>
  xml(
    'w:settings',
    namespaces,
    xml('w:defaultTabStop', { 'w:val': points(36) }),
    xml(
      'w:compat',
      {},
      xml('w:compatSetting', {
        'w:name': 'compatibilityMode',
        'w:uri': 'http://schemas.microsoft.com/office/word',
        'w:val': 15,
      }),
    ),
    xml('w:themeFontLang', { 'w:val': tagOf(language) }),
  )

function properties({ name, author, description, language, changed }: Flow['about']): Piece {
  const at = `${changed.toISOString().slice(0, 19)}Z`
  return xml(
    'cp:coreProperties',
    {
      'xmlns:cp': `${packages}/metadata/core-properties`,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    xml('dc:title', {}, name),
    xml('dc:creator', {}, author),
    xml('dc:description', {}, description),
    xml('dc:language', {}, tagOf(language)),
    xml('cp:lastModifiedBy', {}, author),
    xml('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, at),
    xml('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, at),
  )
}

function contentTypes(): Piece {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const kinds: [string, string][] = [
    ['/word/document.xml', `${word}.document.main+xml`],
    ...parts.map((part): [string, string] => [`/word/${part}.xml`, `${word}.${part}+xml`]),
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
  return xml(
    'Types',
    { xmlns: `${packages}/content-types` },
    xml('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    kinds.map(([name, type]) => xml('Override', { PartName: name, ContentType: type })),
  )
}

/** Of the package itself: which part is the document, and which says what it is. */
const main: Relation[] = [
  { Id: 'document', Type: `${office}/officeDocument`, Target: 'word/document.xml' },
  { Id: 'properties', Type: `${packages}/relationships/metadata/core-properties`, Target: 'docProps/core.xml' },
]

/** A document as a file of Word (Office Open XML, ISO/IEC 29500, transitional). The same document makes the same bytes. */
export function docx(document: Document, look: Look): Uint8Array {
  const { about, parts: flow, head, foot } = asFlow(document)
  const { around, relations, starts } = gathering()
  const body = flow.flatMap(part => bodyOf(part, around))
  const unlinked = () => undefined
  const named = parts.map(part => ({ Id: part, Type: `${office}/${part}`, Target: `${part}.xml` }))
  const files = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships(main),
    'docProps/core.xml': properties(about),
    'word/document.xml': xml('w:document', namespaces, xml('w:body', {}, body, section)),
    'word/_rels/document.xml.rels': relationships([...named, ...relations()]),
    'word/styles.xml': stylesPart(look, about),
    'word/numbering.xml': numberingPart(look, starts),
    'word/settings.xml': settings(about.language),
    'word/header.xml': xml('w:hdr', namespaces, paragraph(head, unlinked)),
    'word/footer.xml': xml(
      'w:ftr',
      namespaces,
      foot.map(one => paragraph(one, unlinked)),
    ),
  }
  return packed(Object.fromEntries(Object.entries(files).map(([name, part]) => [name, xmlFile(part)])))
}
