import { bareJpeg } from './jpeg.ts'
import type { FileKind } from './kinds.ts'
import { barePng } from './png.ts'

/**
 * How files of a kind are freed from what people don’t know that they tell; no entry where nothing is taken from them: what a document says of
 * itself, whoever wrote it can see.
 */
export const bared: Partial<Record<FileKind, (bytes: Buffer) => Buffer | null>> = { jpeg: bareJpeg, png: barePng }
