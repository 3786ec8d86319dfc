import type { Day } from '../platform/facts/period.ts'
import { wordsOf } from '../platform/facts/text.ts'
import {
  type DocumentFormat,
  documentFormats,
  type Format,
  isDocumentFormat,
  pathOf,
  siblingOf,
} from '../platform/http/addresses.ts'
import type { PageAnswer } from '../platform/http/answer.ts'
import { atom } from '../platform/http/formats/atom.ts'
import { csv } from '../platform/http/formats/csv.ts'
import { ics } from '../platform/http/formats/ics.ts'
import { png } from '../platform/png.ts'
import { pageMarkdown } from './page-markdown.tsx'
import { pageHtml, type Shell } from './shell.tsx'

/** A page in one of its formats, all made from the same answer; but for documents, which take longer than a request may hold what it reads. */
export async function bodyOf(
  answer: PageAnswer,
  format: Exclude<Format, DocumentFormat> | 'md' | null,
  offered: readonly Format[],
  today: Day,
  shell: Shell,
): Promise<string | Uint8Array> {
  const { language, origin, site } = shell
  const path = answer.paths[language]
  switch (format) {
    case 'json': {
      const about = { ...(shell.demoDay ? { demonstrationOf: shell.demoDay } : {}), licence: site.licence ?? null }
      return `${JSON.stringify({ ...about, ...answer.data }, null, 2)}\n`
    }
    case 'csv':
      return csv((await answer.table?.()) ?? { columns: [], rows: [] })
    case 'atom':
      return atom((await answer.feed?.()) ?? { title: answer.title, entries: [] }, {
        language,
        origin,
        path: path + (answer.search ?? ''),
        selfPath: siblingOf(path, format) + (answer.search ?? ''),
        siteName: wordsOf(site.name, language),
      })
    case 'ics':
      return ics((await answer.calendar?.()) ?? { title: answer.title, events: [] }, language)
    case 'svg':
      return (await answer.picture?.()) ?? ''
    case 'png':
      return png((await answer.picture?.()) ?? '')
    case 'md':
      return pageMarkdown(answer, today, shell)
    default:
      return pageHtml(answer, formatsOf(answer, offered), shell)
  }
}

/** The formats in which a page can be had: those of documents only where it is one, though its text always can. */
const formatsOf = (answer: PageAnswer, offered: readonly Format[]): Format[] =>
  offered.filter(format => format === 'md' || answer.document !== undefined || !isDocumentFormat(format))

/** What is kept as a file, under a name. */
const namedFiles = new Set<Format>(['csv', 'ics', 'svg', 'png', ...documentFormats])

/** What stands around data: who may use it, which page it is of, under which licence, and a file name. */
export function formatHeaders(
  answer: PageAnswer,
  format: Format,
  { language, origin, site }: Shell,
): Record<string, string> {
  const path = answer.paths[language]
  const links = [
    `<${origin}${path}>; rel="canonical"`,
    // As a header can hold it: in ASCII, with no sign that would end it.
    ...(site.licence ? [`<${new URL(site.licence.address).href}>; rel="license"`] : []),
  ]
  const name = path === pathOf('home', language) ? 'parvis' : path.split('/').filter(Boolean).join('-')
  return {
    'Access-Control-Allow-Origin': '*',
    Link: links.join(', '),
    ...(namedFiles.has(format) ? { 'Content-Disposition': `inline; filename="${name}.${format}"` } : {}),
  }
}
