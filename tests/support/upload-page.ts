import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { baseOf, type Env } from '../../src/app/base.ts'
import { errorsOf } from '../../src/app/errors.ts'
import { attended, guarded } from '../../src/app/every-request.ts'
import { filesOf } from '../../src/app/files.ts'
import { personalPages, takesForms } from '../../src/app/personal-pages.ts'
import type { Reader } from '../../src/people/index.ts'
import { clockAt } from '../../src/platform/clock.ts'
import { readsFrom } from '../../src/platform/database/page-reads.ts'
import { diskStore } from '../../src/platform/files/disk.ts'
import type { FileStore } from '../../src/platform/files/store.ts'
import { addresses } from '../../src/platform/http/addresses.ts'
import type { PersonalRoute } from '../../src/platform/http/personal.ts'
import { type Log, openLog } from '../../src/platform/log.ts'
import type { TestDatabase } from './database.ts'
import { peopleOver, testOrigin } from './site.ts'

/** A page whose form a test answers: as a room has one, at the address of a page that there is. */
type Page = Omit<PersonalRoute<Reader>, 'page' | 'answer'> & Partial<Pick<PersonalRoute<Reader>, 'answer'>>

export const uploadPath = addresses.outbox.fr

/** What a site answers at the address of one page: everything around it is the site's. */
export function appWith(
  database: TestDatabase,
  files: FileStore | undefined,
  page: Page,
  log: Log = openLog('silent'),
): Hono<Env> {
  const { db } = database
  const base = baseOf({ db, reads: readsFrom(db), clock: clockAt(null), log, origin: testOrigin, files })
  const route: PersonalRoute<Reader> = { answer: async () => ({ kind: 'missing' }), ...page, page: 'outbox' }
  const writable = takesForms([route])
  const sayError = errorsOf(base, writable)
  const serve = personalPages(base, peopleOver(db), filesOf(base, sayError), sayError)
  const app = new Hono<Env>()
  app.use('*', attended(base, undefined))
  app.use('*', guarded(base, sayError, writable, false))
  app.get(uploadPath, c => serve(c, route, 'fr'))
  app.post(uploadPath, c => serve(c, route, 'fr'))
  app.onError((error, c) => {
    log.error({ err: error.message }, 'request failed')
    return sayError(c, 'failed', 500)
  })
  return app
}

/** A store in a folder of its own. */
export type TestStore = FileStore & {
  folder: string
  /** The paths of all that lies in it, those that are still coming too. */
  held(): string[]
  remove(): void
}

export function testStore(): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-files-'))
  return {
    ...diskStore({ folder, made: true }),
    folder,
    held: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort(),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** Where a content lies in a store. */
export const lying = (hash: string): string => `${hash.slice(0, 2)}/${hash.slice(2)}`

/** A request as the browser of somebody on the site sends it. */
export const formRequest = (body: RequestInit['body'], headers: Record<string, string> = {}): Request =>
  new Request(testOrigin + uploadPath, {
    method: 'POST',
    ...(body === undefined ? {} : { body }),
    headers: { origin: testOrigin, 'sec-fetch-site': 'same-origin', ...headers },
    duplex: 'half',
  } as RequestInit)

export type Sent = string | { name: string; content: Buffer; type?: string }

/** A form with fields and files, in an order. */
export function formOf(fields: readonly (readonly [string, Sent])[]): FormData {
  const form = new FormData()
  for (const [field, value] of fields)
    if (typeof value === 'string') form.append(field, value)
    else form.append(field, new Blob([value.content as BlobPart], { type: value.type ?? '' }), value.name)
  return form
}
