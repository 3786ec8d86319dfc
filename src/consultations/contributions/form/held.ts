import type { Reader } from '../../../people/index.ts'
import type { Uploads } from '../../../platform/files/files.ts'
import { largestFile, mostFiles } from '../../../platform/files/limits.ts'
import { shownName } from '../../../platform/files/name.ts'
import { type StoredFile, waitingFiles } from '../../../platform/files/rows.ts'
import { FilesUnavailable } from '../../../platform/files/store.ts'
import type { Upload } from '../../../platform/files/upload.ts'
import { fileInWords, fileWords } from '../../../platform/files/words.ts'
import type { PersonalPage, PersonalRoute, Visit } from '../../../platform/http/personal.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { countedOut } from '../../../platform/rates.ts'
import type { Secret } from '../../../platform/secret.ts'
import { words } from '../../words.ts'
import { bytesUnsettled } from '../files.ts'
import { fileRates, mostUnsettled } from '../limits.ts'
import type { Problem } from './typed.ts'

/** The field in which files are chosen. */
export const filesField = 'files'

/** What forms take that may bring files: anybody’s, as what isn’t kept is gone once the form is answered. */
export const takesAttachments: NonNullable<PersonalRoute<Reader>['uploads']> = {
  most: mostFiles,
  bytes: largestFile,
  from: () => true,
}

/** A file that a form has, and what it sends for it: the reference of one that waits, the identity of one that is attached. */
export type Held = { value: string; file: Pick<StoredFile, 'id' | 'hash' | 'kind' | 'size' | 'name'> }

const nameOf = (place: number): string => `file-${place + 1}`

/** What a form sends for its files: a field for each, since of one that is there twice the first counts. */
export const heldSends = (held: readonly Held[]): Record<string, string> =>
  Object.fromEntries(held.map(({ value }, place) => [nameOf(place), value]))

/** The same as fields to tick. */
export const heldTicks = (held: readonly Held[], language: Language) =>
  held.map(({ value, file }, place) => ({
    name: nameOf(place),
    value,
    label: `${shownName(file)} (${fileInWords(file, language)})`,
  }))

type Found = {
  held: Held[]
  /** What the form named and isn't there any more, as it named it: it may have been sent already. */
  lost: string[]
  problems: Problem[]
  status?: PersonalPage['status']
}

/**
 * The files of a form: those that it had before and that are ticked still, then those that came with it now, which are kept and wait. One that
 * can’t be taken is a problem in words, and changes nothing for the others.
 * @param attached those that what is changed has already
 */
export async function heldIn(
  visit: Visit<Reader>,
  secret: Secret,
  form: URLSearchParams,
  uploads: Uploads,
  attached: readonly Held['file'][] = [],
): Promise<Found> {
  const values = [...new Set(Array.from({ length: mostFiles }, (_, place) => form.get(nameOf(place)) ?? ''))]
  const named = values.filter(Boolean).map(value => value.slice(0, 100))
  const waiting = await waitingFiles(visit.db, named)
  const held: Held[] = []
  const lost: string[] = []
  for (const value of named) {
    const file = attached.find(({ id }) => id === value) ?? waiting.find(({ reference }) => reference === value)
    if (file) held.push({ value, file })
    else lost.push(value)
  }
  const problems: Problem[] = []
  let status: PersonalPage['status']
  for (const upload of uploads.all.filter(({ field }) => field === filesField)) {
    const kept = await keep(visit, secret, uploads, upload, held)
    if (kept === null) continue
    if ('why' in kept) {
      const why = upload.name ? words(visit.language).files.wrong(upload.name, kept.why) : kept.why
      problems.push({ field: filesField, why })
      status = kept.status ?? status
    } else held.push(kept)
  }
  return { held, lost, problems, ...(status ? { status } : {}) }
}

/** Keeps a file that came, if it may be. @returns null for one that is held already */
async function keep(
  { db, now, client, language }: Visit<Reader>,
  secret: Secret,
  uploads: Uploads,
  upload: Upload,
  held: readonly Held[],
): Promise<Held | null | { why: string; status?: PersonalPage['status'] }> {
  const { refusals } = fileWords(language)
  if (upload.refused) return { why: refusals[upload.refused], ...(upload.refused === 'not-stored' ? away : {}) }
  const { hash, size } = upload.staged
  if (held.some(({ file }) => file.hash === hash)) return null
  if (held.length >= mostFiles) return { why: refusals['too-many'] }
  const until = await countedOut(db, secret, fileRates(client), now)
  if (until) {
    const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000)
    return { why: words(language).files.often(minutes), status: 429 }
  }
  if ((await bytesUnsettled(db)) + size > mostUnsettled) return { why: refusals['not-stored'], ...away }
  try {
    const file = await uploads.keep(upload)
    return { value: file.reference, file }
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error
    return { why: refusals['not-stored'], ...away }
  }
}

const away = { status: 503 as const }
