import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
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

/**
 * Takes what comes, and looks at what it is. It is read to its end whatever comes of it: other fields of the form stand after it.
 * @param most bytes that a file may have
 * @throws what reading it throws, when the client goes away
 */
export async function take(coming: Coming, store: FileStore, most: number): Promise<Upload> {
  const { field, given, bytes } = coming
  let staged: Staged
  try {
    staged = await stage(store, bytes.iterator({ destroyOnReturn: false }), most)
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error
    return refuse(coming, 'not-stored')
  }
  try {
    const why = await unfitness(staged, bytes.truncated === true)
    if (typeof why !== 'string') return { field, name: cleanName(given, why.kind), kind: why.kind, staged }
    await unstage(staged.path)
    return refuse(coming, why)
  } catch (error) {
    await unstage(staged.path)
    throw error
  }
}

/** Passes what comes over: nothing of it is held. */
export function refuse({ field, given, bytes }: Coming, why: FileRefusal): RefusedFile {
  bytes.resume()
  return { field, name: plainName(given), refused: why }
}

/** @returns its kind, or why it isn't taken */
async function unfitness({ path, size }: Staged, truncated: boolean): Promise<{ kind: FileKind } | FileRefusal> {
  if (truncated) return 'too-large'
  if (size === 0) return 'empty'
  const file = await open(path, 'r')
  try {
    const kind = await kindOf(async (from, length) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from)
      return buffer.subarray(0, bytesRead)
    }, size)
    return typeof kind === 'string' ? { kind } : kind.unfit
  } finally {
    await file.close()
  }
}
