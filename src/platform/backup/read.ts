import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { z } from 'zod'
import { codeOf } from '../database/server-errors.ts'
import { cutShort, damaged, keyMissing, laterFormat, notEncrypted, otherFormat } from './backup-errors.ts'
import { ByteReader } from './byte-reader.ts'
import { decrypted, encryptedFormatName, encryptedFormatVersion } from './encryption.ts'
import {
  End,
  endOfRows,
  FileStart,
  formatName,
  formatVersion,
  Header,
  Sequences,
  TableEnd,
  TableStart,
} from './format.ts'

/** Bytes: a table of a thousand columns has its names in less. */
const longestLine = 1024 * 1024

export type TableRead = TableStart & {
  /** To be read to its end before anything else is. */
  rows(): AsyncGenerator<Buffer>
  /** After the rows: how many there are, and their SHA-256, which is what the file says of them. */
  end(): Promise<TableEnd>
}

export type FileRead = FileStart & {
  /** To be read to its end before anything else is; there is none where its length is null. */
  content(): AsyncGenerator<Buffer>
}

export type BackupRead = {
  header: Header
  encrypted: boolean
  tables(): AsyncGenerator<TableRead>
  /** After the tables, the contents of files. */
  files(): AsyncGenerator<FileRead>
  /** After the files: the sequences, once all of the file has been found to be whole. */
  rest(): Promise<Sequences['sequences']>
}

/**
 * Opens a backup and reads what it says of itself. Whatever is wrong with it further on is found when that is read.
 * @param secret the operator's key, if there is one: then a file that isn't encrypted is refused
 * @throws OperatorError `backup-other-format`, `backup-later-format`, `backup-key-missing`, `backup-key-wrong`,
 *   `backup-not-encrypted`, `backup-damaged`, `backup-cut-short`
 */
export async function readBackup(file: AsyncIterable<Buffer>, secret: string | undefined): Promise<BackupRead> {
  const bytes = new ByteReader(file)
  const isEncrypted = await saysFormat(bytes, encryptedFormatName, encryptedFormatVersion)
  if (isEncrypted && secret === undefined) throw keyMissing()
  if (!isEncrypted && !isGzip(await bytes.peek(2)))
    throw (await bytes.peek(1)).length === 0 ? cutShort() : otherFormat()
  if (!isEncrypted && secret !== undefined) throw notEncrypted()
  const content = new ByteReader(gunzipped(isEncrypted ? decrypted(bytes, secret ?? '') : bytes.rest()))
  if (!(await saysFormat(content, formatName, formatVersion))) throw otherFormat()

  const whole = createHash('sha256')
  const next = async <T>(shape: z.ZodType<T>): Promise<T> => {
    const line = await content.line(longestLine)
    whole.update(line)
    return understood(line, shape)
  }
  const header = await next(Header)
  let [tables, rows, files] = [0, 0, 0]
  return {
    header,
    encrypted: isEncrypted,
    async *tables() {
      while (/^\{"table"/.test((await content.peek(8)).toString())) {
        const start = await next(TableStart)
        const hash = createHash('sha256')
        yield {
          ...start,
          async *rows() {
            for await (const some of content.until(endOfRows)) {
              hash.update(some)
              whole.update(some)
              yield some
            }
            whole.update(endOfRows)
          },
          async end() {
            const end = await next(TableEnd)
            if (hash.digest('hex') !== end.sha256) throw unlikeItsDigest()
            tables += 1
            rows += end.rows
            return end
          },
        }
      }
    },
    async *files() {
      while (/^\{"file"/.test((await content.peek(7)).toString())) {
        const start = await next(FileStart)
        const { bytes } = start
        yield {
          ...start,
          async *content() {
            for await (const some of content.exactly(bytes ?? 0)) {
              whole.update(some)
              yield some
            }
          },
        }
        if (bytes === null) continue
        const end = await content.take(1)
        if (end.toString() !== '\n') throw unlikeItsDigest()
        whole.update(end)
        files += 1
      }
    },
    async rest() {
      const { sequences } = await next(Sequences)
      const found = whole.digest('hex')
      const end = understood(await content.line(longestLine), End)
      if (end.sha256 !== found || end.tables !== tables || end.rows !== rows || end.files !== files)
        throw unlikeItsDigest()
      if ((await content.peek(1)).length > 0)
        throw damaged({ fr: 'quelque chose a été ajouté à sa fin', en: 'something was added at its end' })
      return sequences
    },
  }
}

const isGzip = (start: Buffer) => start.equals(Buffer.from([0x1f, 0x8b]))

/** Whether what comes next says that it is of a format. @throws OperatorError `backup-later-format` when it is of a later version */
async function saysFormat(bytes: ByteReader, name: string, version: number): Promise<boolean> {
  const start = (await bytes.peek(name.length + 24)).toString('latin1')
  const [, found] = new RegExp(`^\\{"format":"${name}/(\\d+)"`).exec(start) ?? []
  if (found === undefined) return false
  if (Number(found) > version) throw laterFormat(Number(found))
  return true
}

function understood<T>(line: Buffer, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(line.toString()))
  } catch {
    throw damaged({
      fr: 'une de ses lignes n’a pas la forme attendue',
      en: 'one of its lines hasn’t the form expected',
    })
  }
}

const unlikeItsDigest = () =>
  damaged({ fr: 'son contenu n’a pas l’empreinte qu’elle annonce', en: 'its content hasn’t the hash that it states' })

async function* gunzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  const feeding = pipeline(Readable.from(source), gunzip)
  // Told by reading, below; what nobody reads to its end isn't an error.
  feeding.catch(() => {})
  try {
    yield* gunzip
  } catch (error) {
    if (codeOf(error) === 'Z_BUF_ERROR') throw cutShort()
    if (codeOf(error).startsWith('Z_'))
      throw damaged({ fr: 'son contenu ne se décompresse pas', en: 'its content can’t be decompressed' })
    throw error
  }
}
