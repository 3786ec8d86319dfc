import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { statedWithin } from '../document/stated.ts'
import { projectRoot } from '../project-root.ts'
import { coverageOf } from './coverage.ts'
import { fontFiles, isOfText } from './fonts.ts'

/** Where templates lie: what they import or show is looked for there, and nowhere else. */
export const templates: string = join(projectRoot, 'src', 'design', 'print')

/** What is to be set: a template, and what it says, as JSON. Words are only ever data: no text of a person is read as Typst. */
export type Job = { template: string; data: unknown; changed: Date }
export type Made = { pdf: Uint8Array; pages: number }

/** What is set is longer than its template has room for, which the template says as JSON. */
export class TooLong extends Error {}
/** How a template says so: what follows is JSON. */
const tooLong = /too-long (\{.*\})/s

/** How many documents what was worked out for one is kept for the next ones. */
const kept = 8

/** Sets documents, which takes all of the thread that it runs on; `tidy`, between two of them, lets go of what was worked out long ago. */
export type Compiler = { set(job: Job): Made; tidy(): void }

/** A compiler with the fonts of documents. */
export async function openCompiler(): Promise<Compiler> {
  const { NodeCompiler, PdfStandard } = await import('@myriaddreamin/typst-ts-node-compiler')
  const files = fontFiles()
  const blobs = files.map(file => readFileSync(file))
  const fonts = blobs.filter((_, place) => isOfText(files[place] ?? '')).map(coverageOf)
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: blobs }] })
  return {
    set({ template, data, changed }) {
      const { value, replaced } = statedWithin(data, fonts)
      compiler.mapShadow(join(templates, 'data.json'), Buffer.from(JSON.stringify({ ...Object(value), replaced })))
      const compiled = compiler.compile({ mainFilePath: join(templates, template) })
      if (!compiled.result) {
        const wrong = wordsOf(compiler, compiled)
        const excess = tooLong.exec(wrong)?.[1]
        throw excess ? new TooLong(excess.replaceAll('\\"', '"')) : new Error(`not set: ${wrong}`)
      }
      const pages = compiled.result.numOfPages
      const pdf = compiler.pdf(compiled.result, {
        pdfStandard: PdfStandard.UA_1,
        creationTimestamp: Math.floor(changed.getTime() / 1000),
      })
      return { pdf, pages }
    },
    tidy: () => compiler.evictCache(kept),
  }
}

/** What the compiler found wrong, as it says it. */
function wordsOf(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeDiagnostics() ?? compiled.takeError()
  if (!error) return 'for no reason that it gives'
  const found: { message?: string; path?: string }[] = compiler.fetchDiagnostics(error)
  return found.map(({ message, path }) => `${message} (${path})`).join('; ')
}
