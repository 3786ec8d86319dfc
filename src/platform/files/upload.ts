import { open, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { bared } from './bare.ts'
import type { FileKind } from './kinds.ts'
import { cleanName, plainName } from './name.ts'
import { kindOf } from './recognise.ts'
import type { FileRefusal } from './refusal.ts'
import { stage, unstage } from './stage.ts'
import { type FileStore, FilesUnavailable, type Staged } from './store.ts'

/** A file that came with a form and may be kept: it goes when the form has been answered, unless it was. */
export type TakenFile = { field: string; name: string | null; kind: FileKind; staged: Staged; refused?: never }
/** One that isn't taken, and why. */
export type RefusedFile = { field: string; name: string | null; refused: FileRefusal }
export type Upload = TakenFile | RefusedFile

export type Coming = {
  field: string
  /** As the browser gave it. */
  given: string
  /** It ends at the most that a file may have: `truncated` then says that there was more. */
  bytes: Readable & { truncated?: boolean }
}

/** What is taken: files to be attached, of the kinds that are; or a table, to be read by the site. */
export type Taken = 'attachment' | 'table'

/**
 * Takes what comes, and looks at what it is. It is read to its end whatever comes of it: other fields of the form stand after it. A picture loses
 * what it tells beside the picture.
 * @param most bytes that a file may have
 * @throws what reading it throws, when the client goes away
 */
export async function take(coming: Coming, store: FileStore, most: number, as: Taken = 'attachment'): Promise<Upload> {
  const { field, given, bytes } = coming
  let staged: Staged | undefined
  try {
    staged = await stage(store, bytes.iterator({ destroyOnReturn: false }), most)
    const kind = await kindTaken(staged, bytes.truncated === true, as)
    const bare = 'kind' in kind ? await madeBare(staged, kind.kind, store) : null
    if (bare && 'kind' in kind) return { field, name: cleanName(given, kind.kind), kind: kind.kind, staged: bare }
    await unstage(staged.path)
    return refuse(coming, 'refused' in kind ? kind.refused : 'unknown-kind')
  } catch (error) {
    if (staged) await unstage(staged.path)
    if (!(error instanceof FilesUnavailable)) throw error
    return refuse(coming, 'not-stored')
  }
}

/** What is done last: one picture at a time is whole in memory, however many come at once. */
let before: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = before.then(work)
  before = done.catch(() => {})
  return done
}

/** What is kept of what came: a picture without what it tells beside the picture. @returns null for a picture that isn’t built as one */
async function madeBare(staged: Staged, kind: FileKind, store: FileStore): Promise<Staged | null> {
  const baring = bared[kind]
  if (!baring) return staged
  return inTurn(async () => {
    const came = await readFile(staged.path)
    const bytes = baring(came)
    if (bytes === null || bytes.equals(came)) return bytes && staged
    const bare = await stage(store, Readable.from([bytes]), bytes.length)
    await unstage(staged.path)
    return bare
  })
}

/** Passes what comes over: nothing of it is held. */
export function refuse({ field, given, bytes }: Coming, why: FileRefusal): RefusedFile {
  bytes.resume()
  return { field, name: plainName(given), refused: why }
}

async function kindTaken(
  { path, size }: Staged,
  truncated: boolean,
  as: Taken,
): Promise<{ kind: FileKind } | { refused: FileRefusal }> {
  if (truncated) return { refused: 'too-large' }
  if (size === 0) return { refused: 'empty' }
  if (as === 'table') return { kind: 'table' }
  const file = await open(path, 'r')
  try {
    const kind = await kindOf(async (from, length) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from)
      return buffer.subarray(0, bytesRead)
    }, size)
    return typeof kind === 'string' ? { kind } : { refused: kind.unfit }
  } finally {
    await file.close()
  }
}
