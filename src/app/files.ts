import type { Hono } from 'hono'
import { fileAddresses, fileAnswer, filePath } from '../platform/files/answer.ts'
import { isShown } from '../platform/files/readers.ts'
import { filesBy, type StoredFile } from '../platform/files/rows.ts'
import { FileMissing, type FileStore, FilesUnavailable } from '../platform/files/store.ts'
import { isUlid } from '../platform/ids.ts'
import { interfaceLanguages, type Language } from '../platform/locales/languages.ts'
import { type Base, type Ctx, type Env, revalidate } from './base.ts'
import type { SayError } from './errors.ts'

/** Gives somebody a file; one that the store can’t give is said to be away, and whoever watches over the site is told why. */
export type SendFile = (c: Ctx, store: FileStore, file: StoredFile, cacheControl: string) => Promise<Response>

export const filesOf =
  ({ log }: Base, sayError: SayError): SendFile =>
  async (c, store, file, cacheControl) => {
    try {
      const asked = { method: c.req.method, ifNoneMatch: c.req.header('if-none-match') }
      const answer = await fileAnswer(store, file, asked, cacheControl)
      c.set('file', true)
      return answer
    } catch (error) {
      if (!(error instanceof FileMissing || error instanceof FilesUnavailable)) throw error
      log.error({ requestId: c.get('requestId'), file: file.id, err: error.message }, 'file not read')
      return sayError(c, 'fileAway', 503)
    }
  }

/** Files that anybody may read, since a room shows what they are attached to. */
export function answerFiles(
  app: Hono<Env>,
  { reads }: Base,
  store: FileStore,
  send: SendFile,
  sayError: SayError,
): void {
  const answer = async (c: Ctx, language: Language) => {
    const id = c.req.param('id') ?? ''
    const [file] = isUlid(id)
      ? await reads(async shown => ((await isShown(shown, id)) ? filesBy(shown, [id]) : []))
      : []
    if (!file) return sayError(c, 'notFound', 404)
    const path = filePath(file, language)
    if (new URL(c.req.url).pathname === path) return send(c, store, file, revalidate)
    return new Response(null, { status: 308, headers: { Location: path, 'Cache-Control': revalidate } })
  }
  for (const language of interfaceLanguages) app.get(fileAddresses[language], c => answer(c as Ctx, language))
}
