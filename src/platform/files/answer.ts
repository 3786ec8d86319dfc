import { Readable } from 'node:stream'
import { matches } from '../http/negotiate.ts'
import type { Language } from '../locales/languages.ts'
import { fileKinds } from './kinds.ts'
import { nameInAddress, savedAs, shownName } from './name.ts'
import type { StoredFile } from './rows.ts'
import { FileMissing, type FileStore } from './store.ts'

/** Where files that anybody may read are, in each language. The identity says which one; the name is for those who read the address. */
export const fileAddresses = { fr: '/fichiers/:id/:name', en: '/en/files/:id/:name' } as const

export const filePath = (file: Pick<StoredFile, 'id' | 'kind' | 'name'>, language: Language): string =>
  fileAddresses[language].replace(':id', file.id).replace(':name', nameInAddress(file))

type Asked = { method: string; ifNoneMatch: string | undefined }

/**
 * A file as an answer: to be saved and not shown, as what its content is and nothing else. Its security headers are those of files
 * (`securityHeaders`); it is told as it comes, and never whole in memory.
 * @param cacheControl who may keep it, and how long
 * @throws FileMissing, FilesUnavailable
 */
export async function fileAnswer(
  store: FileStore,
  file: StoredFile,
  { method, ifNoneMatch }: Asked,
  cacheControl: string,
): Promise<Response> {
  const etag = `"${Buffer.from(file.hash, 'hex').toString('base64url')}"`
  const always = { ETag: etag, 'Cache-Control': cacheControl }
  if (matches(ifNoneMatch, etag)) return new Response(null, { status: 304, headers: always })
  const { size, bytes } = await store.read(file.hash)
  const isWhole = size === file.size
  if (method === 'HEAD' || !isWhole) bytes.destroy()
  if (!isWhole) throw new FileMissing(file.hash)
  const headers = {
    ...always,
    'Content-Type': fileKinds[file.kind].mediaType,
    'Content-Length': String(size),
    'Content-Disposition': savedAs(shownName(file)),
  }
  return new Response(method === 'HEAD' ? null : (Readable.toWeb(bytes) as BodyInit), { headers })
}
