import { look } from '../../design/index.ts'
import type { Document } from '../../platform/document/document.ts'
import type { DocumentFormat, Format } from '../../platform/http/addresses.ts'
import { markdown } from '../../platform/markdown/markdown.ts'
import { docx } from '../../platform/office/docx/docx.ts'
import { odt } from '../../platform/office/odt/odt.ts'

type Writer = (document: Document) => string | Uint8Array

/** PDF is not among them: it is set by a process of its own. */
const writers: Record<Exclude<DocumentFormat, 'pdf'>, Writer> = {
  docx: document => docx(document, look),
  odt: document => odt(document, look),
  md: markdown,
}

/** What writes a document in a format, at once. */
export const writerOf = (format: Format | null): Writer | undefined =>
  (Object.entries(writers) as [Format, Writer][]).find(([name]) => name === format)?.[1]
