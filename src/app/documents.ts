import type { Document, Excess, Sheet } from '../platform/document/document.ts'
import type { Format } from '../platform/http/addresses.ts'
import { NotSet, type Reason, type Typesetter } from '../platform/typst/typesetter.ts'
import { jobOf } from '../site/print/document-of.ts'
import { writerOf } from '../site/print/writers.ts'
import { excessInWords } from '../site/sheet/excess.ts'
import type { ErrorKind } from '../site/shell.tsx'
import { type Base, type Ctx, languageOf } from './base.ts'
import type { SayError } from './errors.ts'

/** A document that couldn't be made, and why. */
export type Refused = { notSet: NotSet; document: Document | Sheet }
export type Documents = ReturnType<typeof documentsOf>

/** Makes documents of what pages say, in their formats; and says why one can't be had. */
export const documentsOf = ({ log }: Base, typesetter: Typesetter, sayError: SayError) => ({
  async write(document: Document | Sheet, format: Format | null): Promise<{ body: string | Uint8Array } | Refused> {
    const write = writerOf(format)
    if (write && document.layout !== 'sheet') return { body: await write(document) }
    return typesetter.set(jobOf(document)).then(
      ({ pdf }) => ({ body: pdf }),
      (error: unknown) => {
        if (error instanceof NotSet) return { notSet: error, document }
        throw error
      },
    )
  },

  async sayRefused(c: Ctx, { notSet: { reason, message }, document }: Refused, path: string): Promise<Response> {
    const nearest = [{ label: path, href: path }]
    if (reason === 'long' && document.layout === 'sheet') {
      const cause = excessInWords(document, JSON.parse(message) as Excess, languageOf(path))
      return sayError(c, 'documentLong', 422, { nearest, cause })
    }
    log[reason === 'busy' ? 'warn' : 'error'](
      { requestId: c.get('requestId'), reason, err: message },
      'document not set',
    )
    return sayError(c, kinds[reason], 503, { nearest })
  },
})

const kinds: Record<Reason, ErrorKind> = {
  busy: 'documentBusy',
  late: 'documentFailed',
  died: 'documentFailed',
  failed: 'documentFailed',
  missing: 'documentMissing',
  long: 'documentFailed',
}
